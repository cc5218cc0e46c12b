"""What is said of the priorities as a whole. All figures are invented."""

from __future__ import annotations

from presentation.measurability import conclusion
from tests.records import assessed, indicator, objective, observation, priority, target


def told(*rows: object) -> str:
    codes = ("5a", "5b", "5d")
    return conclusion(assessed(objective(5), *(priority(code) for code in codes), *rows))


def test_where_no_priority_has_anything_it_is_said_of_all_of_them():
    assert told().startswith(
        "Ingen af dem har et tal, der kan måles på, eller et måltal i de dokumenter, der er med her; "
        "milepæle og baggrundstal er ikke talt med."
    )


def test_the_others_are_those_beside_the_measured_one():
    measured = [target("fleksjob", "BUF", 2024, 376), observation("fleksjob", "BUF", 2024, 274)]
    assert told(indicator(), *measured).startswith(
        "Det er 5d 5d. De øvrige to har hverken et tal, der kan måles på, eller et måltal"
    )


def test_a_last_one_without_anything_is_told_as_one():
    measured = [target("fleksjob", "BUF", 2024, 376), observation("fleksjob", "BUF", 2024, 274)]
    figure = [indicator("job", priority="5a"), observation("job", "BUF", 2024, 10)]
    assert told(indicator(), *measured, *figure).startswith(
        "Det er 5d 5d. Tal uden måltal: 5a 5a. Den sidste har hverken et tal, der kan måles på, eller et måltal"
    )
