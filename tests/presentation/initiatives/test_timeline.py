"""The timeline of the initiatives: printed dates are drawn, and no others."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from policy.choices import InitiativeState, Silence
from policy.statuses import Shape
from presentation.charts.spans import Sign
from presentation.html import markup
from presentation.initiatives import pictures
from presentation.initiatives.all_initiatives import whole
from presentation.initiatives.timeline import (
    Span,
    spans,
    timed,
    timeline_download,
    timeline_fold,
    timeline_sentence,
    timeline_table,
)
from tests.records import (
    assessed,
    departments,
    initiative,
    objectives_and_priorities,
    period,
    policy,
)

CATALOGUE = (policy(), *departments(), *objectives_and_priorities())
BOTH = initiative("A", start=period(2024), end=period(2026))
OPEN = initiative("B", start=period(2023), state=InitiativeState.ONGOING)
DONE = initiative("C", start=period(2024), state=InitiativeState.DONE)
ENDING = initiative("D", end=period("2026-03"))
EXPECTED = initiative("E", expected="2025-08", expected_what="Åbning", expected_by="SOF")
SILENT = initiative("F", period_printed="løbende")
ALL = (BOTH, OPEN, DONE, ENDING, EXPECTED, SILENT)


@pytest.fixture(scope="module")
def status():
    return assessed(*CATALOGUE, *ALL)


@pytest.fixture(scope="module")
def found(status):
    return spans(status, whole(status))


def test_only_initiatives_with_a_printed_date_are_on_the_timeline(found):
    assert [span.initiative.id for span in found] == ["A", "B", "C", "D", "E"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (BOTH, "til 2026"),
        (OPEN, "fra 2023"),
        (DONE, "gennemført"),
        (ENDING, "til marts 2026"),
        (EXPECTED, "ventet august 2025"),
        (initiative("G", start=period(2024)), "fra 2024"),
    ],
)
def test_the_label_says_what_the_line_cannot_show(row, words):
    assert Span(row).words == words


def test_an_expected_date_that_has_passed_is_labelled_without_news(found):
    (span,) = [span for span in found if span.initiative is EXPECTED]
    # August 2025 has passed on 13 November 2025.
    assert span.silence is Silence.SOURCES_OLDER
    assert span.words == "ventet august 2025, intet nyt"


def test_the_sentence_counts_the_printed_dates(found):
    assert timeline_sentence(found) == (
        # 1 + 2 + 1 + 1 = 5: each initiative is counted once.
        "Fem indsatser har en trykt tid mellem 2023 og 2026: én har både start og slutning, to "
        "har kun en start, én har kun en slutning og én har kun en ventet dato. "
        "Den ventede dato er gået, uden at kilderne siger, om det er sket."
    )


def test_without_any_printed_date_the_sentence_says_so():
    assert timeline_sentence([]) == (
        "Ingen af de viste indsatser har en trykt start, slutning eller ventet dato."
    )


def test_the_table_has_the_same_dates_and_says_which_are_not_printed(status, found):
    told = timeline_table(status, found)
    assert "marts 2026" in told
    assert "august 2025: Åbning. Kilderne er ældre end datoen." in told
    # Ends of B, C and E, starts of D and E, and the printed words and last year of money of each of the five.
    assert told.count("ikke oplyst") == 3 + 2 + 5 + 5


def test_the_table_has_those_too_of_which_only_the_last_year_of_money_is_printed():
    paid = initiative("G", money_last_year=2027)
    status = assessed(*CATALOGUE, *ALL, paid)
    assert [span.initiative.id for span in timed(status, whole(status))] == [*"ABCDEG"]
    told = timeline_fold(
        status, whole(status), spans(status, whole(status)), markup.paragraph("Billedet")
    )
    assert "2027" in told
    assert told.count("<table") == 1
    assert "6 indsatser" in told


def test_the_dates_can_be_downloaded(status, found):
    taken = timeline_download(status, found)
    rows = [dict(zip(taken.headings, row, strict=True)) for row in taken.rows]
    assert [row["Slut"] for row in rows] == ["2026", None, None, "marts 2026", None]
    assert rows[-1]["Opfølgning"] == "Kilderne er ældre end datoen"


def test_the_whole_timeline_is_one_picture_of_the_printed_dates_by_objective(status, found):
    picture = pictures.timeline(status, found)
    (group,) = picture.chart.groups
    assert group.name.startswith("5. ")
    assert [(row.name, row.words) for row in group.rows] == [
        ("Indsats B", "fra 2023"),
        ("Indsats A", "til 2026"),
        ("Indsats C", "gennemført"),
        ("Indsats E", "ventet august 2025, intet nyt"),
        ("Indsats D", "til marts 2026"),
    ]
    assert [row.name for row in group.rows if row.open_end] == ["Indsats B"]
    assert timeline_sentence(found) in picture.sentence


def test_the_picture_of_what_ends_has_ends_last_years_and_expected_dates_in_time_order(status):
    paid = initiative("G", money_last_year=2025)
    status = assessed(*CATALOGUE, *ALL, paid)
    picture = pictures.ending(status, whole(status))
    (group,) = picture.chart.groups
    # B and C have no end, and F no date at all.
    assert [(row.name, row.words) for row in group.rows] == [
        ("Indsats E", "ventet august 2025, intet nyt"),
        ("Indsats G", "penge til 2025"),
        ("Indsats D", "til marts 2026"),
        ("Indsats A", "til 2026"),
    ]
    assert [mark.shape for row in group.rows for mark in row.marks] == [
        Shape.DIAMOND, Shape.SQUARE,
    ]  # fmt: skip
    assert picture.sentence.startswith("Tidslinje over fire indsatser")


def test_the_years_of_the_policy_are_always_on_the_timeline(status):
    # The policy is of 2023 to 2026.
    late = assessed(*CATALOGUE, initiative("G", start=period(2025), end=period(2030)))
    assert pictures.ending(late, whole(late)).chart.years == range(2023, 2031)


def test_without_a_printed_date_there_is_no_picture():
    status = assessed(*CATALOGUE, SILENT)
    assert pictures.timeline(status, spans(status, whole(status))) is None
    assert pictures.ending(status, whole(status)) is None


def test_each_sign_of_the_drawing_is_explained(status, found):
    explained = pictures.timeline(status, found).chart.explained
    assert [sign for sign, _ in explained] == [
        Sign.PERIOD, Sign.OPEN, Shape.DIAMOND, Sign.TODAY,
    ]  # fmt: skip


def test_the_downloaded_picture_has_its_title_key_date_and_source(status, found):
    alone = pictures.timeline(status, found).svg_alone()
    words = [element.text or "" for element in ET.fromstring(alone).iter()]
    assert "Indsatsernes tidslinje" in words
    assert "Kilden angiver ingen slutning eller ingen start" in words
    assert "Den dag, status ses fra: 13. november 2025" in words
    assert any("Kilde: " in each for each in words)


def test_the_fold_counts_its_rows_and_has_the_dates_and_the_ends_in_one_table(status, found):
    told = timeline_fold(status, whole(status), found, Markup(""))
    assert "Hele tidslinjen og tiderne som tabel: 5 indsatser</summary>" in told
    assert told.count("<table") == 1
