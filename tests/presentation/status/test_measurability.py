"""Sentences about the priorities as a whole. All figures are invented."""

from __future__ import annotations

from presentation.status.measurability import conclusion, criteria_download, not_counted
from tests.records import assessed, indicator, objective, observation, policy, priority, target


def told(*rows: object) -> str:
    codes = ("5a", "5b", "5d")
    return conclusion(assessed(objective(5), *(priority(code) for code in codes), *rows))


def test_priorities_that_all_lack_a_figure_and_a_target_share_one_sentence():
    assert told().startswith(
        "Ingen af dem har et tal, der kan måles på, eller et måltal i de dokumenter, der er med her."
    )


def test_the_remaining_priorities_are_counted_without_the_measured_one():
    measured = [target("fleksjob", "BUF", 2024, 376), observation("fleksjob", "BUF", 2024, 274)]
    assert told(indicator(), *measured).startswith(
        "Det er 5d »Prioritering 5d«. De øvrige to har hverken et tal, der kan måles på, eller et måltal"
    )


def test_a_single_remaining_priority_is_described_in_the_singular():
    measured = [target("fleksjob", "BUF", 2024, 376), observation("fleksjob", "BUF", 2024, 274)]
    figure = [indicator("job", priority="5a"), observation("job", "BUF", 2024, 10)]
    assert told(indicator(), *measured, *figure).startswith(
        "Det er 5d »Prioritering 5d«. Tal uden måltal: 5a 5a. Den sidste har hverken et tal, der kan måles på, eller et måltal"
    )


def test_the_file_says_why_a_priority_is_not_measured():
    status = assessed(
        objective(4), priority("4c", obstacle="Fraværet tælles ikke."), priority("4a")
    )
    taken = criteria_download(status)
    rows = [dict(zip(taken.headings, row, strict=True)) for row in taken.rows]
    assert [row["Hvorfor den ikke måles"] for row in rows] == ["Fraværet tælles ikke.", None]


def test_figures_of_other_kinds_and_documents_not_read_are_named_where_something_lacks_a_figure():
    city = policy(not_among="indsatsplanerne")
    assert not_counted(assessed(city, objective(5), priority("5a"))) == (
        "Milepæle og baggrundstal er ikke talt med. Ikke blandt dokumenterne: indsatsplanerne."
    )
    measured = [target("fleksjob", "BUF", 2024, 376), observation("fleksjob", "BUF", 2024, 274)]
    assert not_counted(assessed(city, objective(5), priority("5d"), indicator(), *measured)) == ""
