"""The public tables proposed for each priority. All texts and figures are invented."""

from __future__ import annotations

from datetime import date

import pytest

from policy.columns import Citation
from policy.public_statistics import PublicTableTip
from presentation.html.links import Links
from presentation.search.entries import Subject, entries
from presentation.status import public_sources
from presentation.status.public_sources import headline, lead, measured_today, priority_tables
from tests.records import (
    assessed,
    extract,
    indicator,
    objective,
    observation,
    priority,
    public_figure,
    source,
    target,
)

LINKS = Links({"dato": "2025-11-13"})


def tip(code: str = "5a", table: str = "TAB1", **fields) -> PublicTableTip:
    told = {
        "publisher": "Statistikken",
        "title": "Borgere i job",
        "measure": "Andelen i job",
        "how": ("Åbn tabellen", "Vælg alle år."),
        "lacks": "Borgere uden for kommunen",
    }
    return PublicTableTip(**{"priority": code, "table": table} | told | fields)


def used(**fields) -> list[object]:
    """A figure whose numbers are an extract of a public table."""
    own = {"publisher": "Statistikken", "table": "TAB1"} | fields
    return [indicator("fleksjob"), extract(**own), public_figure("101", 2024, 5)]


def status_of(*rows, codes=("5a", "5b", "5d")):
    return assessed(objective(5), *(priority(code) for code in codes), *rows)


def shown(*rows, code: str = "5a") -> str:
    status = status_of(*rows)
    (found,) = (p for p in status.priorities if p.priority.id == code)
    return priority_tables(status, found, LINKS)


def test_the_heading_counts_the_priorities_that_have_a_public_table():
    assert headline(status_of(tip("5a"), tip("5a", "TAB2"), tip("5d"))) == (
        "2 af 3 prioriteringer kan belyses med en offentlig tabel"
    )
    assert headline(status_of()) == (
        "Vi kender ingen offentlig tabel, der kan belyse prioriteringerne"
    )
    assert headline(status_of(tip("5a"), codes=("5a",))) == (
        "Den ene prioritering kan belyses med en offentlig tabel"
    )
    assert headline(assessed(tip("5a"))) == "Ingen kendt politik per 13. november 2025"


def test_the_lead_says_that_it_is_a_proposal_and_leads_to_where_files_are_delivered():
    told = lead(status_of(), LINKS)
    assert told.startswith(
        "Det er vores forslag og ikke kommunens: Ingen af tabellerne står i dokumenterne."
    )
    assert '<a href="./indberetning?dato=2025-11-13">Indberetning</a>' in told


def test_the_lead_says_how_many_of_those_without_a_target_have_a_public_table():
    status = status_of(
        tip("5a"),
        tip("5d"),
        indicator("fleksjob", priority="5d"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
    )
    # 5d has a target; of 5a and 5b, which have none, only 5a has a table
    assert lead(status, LINKS).startswith(
        "1 af de 2, der ikke har måltal i dag, kan få et tal fra en offentlig tabel."
    )
    alone = status_of(tip("5a"), codes=("5a",))
    assert lead(alone, LINKS).startswith("Den prioritering, der ikke har måltal i dag, kan få")


def test_a_priority_has_a_square_and_the_number_in_words_before_it_is_opened():
    line = shown(tip("5a"), tip("5a", "TAB2")).partition("</summary>")[0]
    assert line.count("<i ") == 2
    assert "2 tabeller · intet måltal i dag" in line
    assert "ingen tabel · intet måltal i dag" in shown(tip("5a"), code="5b")


def test_a_table_is_shown_with_its_steps_and_with_what_it_does_not_cover():
    told = shown(tip(areas="Hver kommune.", frequency="Hvert år."))
    assert "<h3>Statistikken: TAB1</h3>" in told
    for heading, text in (
        ("Hvad tabellen tæller", "Borgere i job"),
        ("Tallet, der kan bruges", "Andelen i job"),
        ("Det, den ikke dækker", "Borgere uden for kommunen"),
        ("Områder", "Hver kommune."),
        ("Hyppighed", "Hvert år."),
    ):
        assert f"<dt>{heading}</dt><dd>{text}</dd>" in told
    assert "<ol><li>Åbn tabellen.</li><li>Vælg alle år.</li></ol>" in told


def test_a_priority_without_a_public_table_is_shown_and_says_so():
    told = shown(tip("5a"), code="5b")
    assert public_sources.NONE_KNOWN in told
    assert "<article" not in told
    assert public_sources.NONE_KNOWN not in shown(tip("5a"))


def test_the_reason_a_source_gives_for_not_measuring_is_shown_with_the_source():
    blocked = priority(
        "5e", obstacle="Det registreres ikke.", obstacle_sources=(Citation("PLAN", page=7),)
    )
    status = assessed(objective(5), blocked, source("PLAN", "2023-01-01"))
    (found,) = status.priorities
    told = priority_tables(status, found, LINKS)
    assert "Det registreres ikke. Kilde: Plan, side 7." in told


def test_a_table_that_nobody_has_checked_says_so():
    assert public_sources.NOT_CHECKED in shown(tip())
    told = shown(tip(checked=date(2026, 11, 28)))
    assert public_sources.NOT_CHECKED not in told
    assert "28. november 2026" in told


def test_an_address_is_a_link_only_if_it_is_a_page_on_the_web():
    told = shown(tip(address="https://example.org/tab1"))
    assert '<a href="https://example.org/tab1">Åbn TAB1</a>' in told
    told = shown(tip(address="javascript:alert(1)"))
    assert "javascript:alert(1)" in told
    assert 'href="javascript' not in told


def test_a_table_in_use_leads_to_its_figure():
    told = shown(tip(), *used(table="tab1"))
    assert "<dt>I brug</dt>" in told
    assert 'href="./tal-og-maaltal?dato=2025-11-13#fleksjob"' in told


@pytest.mark.parametrize("other", [{"table": "TAB2"}, {"publisher": "En anden"}])
def test_figures_of_another_table_are_not_those_of_the_tip(other):
    assert "<dt>I brug</dt>" not in shown(tip(), *used(**other))


def test_each_priority_says_how_it_is_measured_today():
    measured = [
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
        indicator("job", priority="5a"),
        observation("job", "BUF", 2024, 10),
    ]
    told = {p.priority.id: measured_today(p) for p in status_of(*measured).priorities}
    assert told == {
        "5a": "I dag mangler måltal og periode eller frist for måltallet.",
        "5b": "I dag: hverken et tal, der kan måles på, eller et måltal.",
        "5d": "I dag: et tal med måltal.",
    }


def test_the_file_has_a_row_per_table_and_says_that_it_is_a_proposal():
    status = status_of(tip("5a"), tip("5d", checked=date(2026, 11, 28)), tip("9z"))
    taken = public_sources.tip_download(status)
    first, second = (dict(zip(taken.headings, row, strict=True)) for row in taken.rows)
    assert (first["Prioritering"], first["Tabel"], first["Sådan hentes den"]) == (
        "5a", "TAB1", "Åbn tabellen; Vælg alle år.",
    )  # fmt: skip
    assert (first["Efterset"], second["Efterset"]) == (None, "2026-11-28")
    assert first["Kilde"] == "Vores forslag; står ikke i dokumenterne"


def test_a_search_finds_the_tables_of_known_priorities_at_their_place_on_the_page():
    status = status_of(tip("5a"), tip("9z"))
    found = [each for each in entries(status) if each.subject is Subject.PUBLIC_TABLES]
    assert [(e.title, e.path, e.anchor) for e in found] == [
        ("Statistikken: TAB1", "offentlige-kilder", "5a-statistikken-tab1")
    ]
    assert 'id="5a-statistikken-tab1"' in shown(tip("5a"))
