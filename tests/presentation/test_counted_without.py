"""Departments missing from a period that counts nevertheless. Invented figures."""

from __future__ import annotations

from metrics.status import Status
from policy.choices import Aggregation
from policy.records import Department
from policy.statuses import StatusCode
from presentation import pages
from presentation.easy_read.easy_pages import easy_page, easy_text
from presentation.html.links import Links
from presentation.language.awaiting import in_sentences, in_short
from tests.records import (
    assessed,
    closing,
    departments,
    indicator,
    objective,
    observation,
    policy,
    priority,
    target,
)

PARTS = ("BIF", "BUF", "KFF")
KNOWN = (
    policy(),
    objective(5),
    priority("5d"),
    *departments("BIF", "BUF", "KK"),
    Department(code="KFF", name="Kulturforvaltningen"),
    indicator("fleksjob", adding=Aggregation.SUM),
    *(target("fleksjob", code, 2024, 100) for code in PARTS),
    target("fleksjob", "KK", 2024, 300),
)
TWO = tuple(observation("fleksjob", code, 2024, 100) for code in PARTS[:2])


def told(status: Status) -> tuple[str, str]:
    (found,) = status.indicators
    assert found.status is StatusCode.REACHED
    easy = str(easy_text(easy_page(status, pages.objective(5)), Links()))
    return in_sentences(status, found), easy


def test_a_stated_total_says_which_parts_are_unknown() -> None:
    sentences, easy = told(assessed(*KNOWN, *TWO, observation("fleksjob", "KK", 2024, 310)))
    assert sentences == (
        "2024: 2 af 3 forvaltninger har indberettet. Kulturforvaltningen mangler. "
        "Kommunens samlede tal er oplyst; om alle nåede deres måltal, vides ikke."
    )
    assert "To af tre forvaltninger har sendt tal." in easy
    assert "Kulturforvaltningen mangler." in easy


def test_easy_words_say_who_is_missing_from_a_closed_period() -> None:
    sentences, easy = told(assessed(*KNOWN, *TWO, closing("fleksjob", 2024)))
    assert "lukket uden Kulturforvaltningen" in sentences
    assert "To af tre forvaltninger har sendt tal." in easy
    assert "Kulturforvaltningen mangler." in easy


def short(*rows: object) -> str:
    (found,) = assessed(*KNOWN, *TWO, *rows).indicators
    return in_short(found)


def test_the_short_words_say_who_is_missing_too() -> None:
    stated = observation("fleksjob", "KK", 2024, 310)
    assert short(stated) == "2024: 2 af 3 forvaltninger har indberettet. KFF mangler"
    assert short(closing("fleksjob", 2024)) == "2024 er lukket uden KFF"
    assert short(stated, observation("fleksjob", "KFF", 2024, 110)) == ""


def test_an_incomplete_newer_period_is_mentioned_before_the_gaps_of_the_last_one() -> None:
    newer = [target("fleksjob", code, 2025, 100) for code in PARTS]
    rows = [observation("fleksjob", "KK", 2024, 310), *newer]
    assert short(*rows, observation("fleksjob", "BIF", 2025, 100)) == (
        "2025: 1 af 3 forvaltninger har indberettet. BUF og KFF mangler. "
        "2024: 2 af 3 forvaltninger har indberettet. KFF mangler"
    )
