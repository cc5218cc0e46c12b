"""The money on the front page, by when it ends. All rows are invented."""

from __future__ import annotations

import re

from policy.choices import MoneyBasis, MoneyDuration
from policy.quantities import Quantity
from presentation.html.links import Links
from presentation.initiatives import money_lanes
from tests.records import assessed, initiative, objective

PERMANENT, TEMPORARY = MoneyDuration.PERMANENT, MoneyDuration.TEMPORARY


def row(code: str, million: float | None = None, **fields):
    amount = Quantity.exact(million * 1_000_000) if million else None
    return initiative(code, amount=amount, **fields)


def lanes(*rows) -> list[tuple[str, list[str]]]:
    """The name of each lane with the codes of its initiatives, as of 13 November 2025."""
    status = assessed(objective(5), *rows)
    return [(lane.name, [each.id for each in lane.rows]) for lane in money_lanes.lanes(status)]


def test_the_nearest_end_is_first_and_permanent_money_last():
    assert lanes(
        row("a", 22.7, money_duration=PERMANENT),
        row("b", 3, money_duration=TEMPORARY, money_last_year=2027),
        row("c", 10.9),
        row("d", money_last_year=2026),
        row("e", 1, money_duration=TEMPORARY),
    ) == [
        ("Slutter 2026", ["d"]),
        ("Slutter 2027", ["b"]),
        ("Midlertidigt, sidste år ikke oplyst", ["e"]),
        ("Varighed ikke oplyst", ["c"]),
        ("Varigt", ["a"]),
    ]


def test_money_that_ended_before_the_year_of_the_status_is_not_ahead():
    assert lanes(row("a", 3, money_last_year=2024)) == []


def test_after_three_years_the_rest_ends_later():
    rows = [row(f"i{year}", 1, money_last_year=year) for year in range(2026, 2031)]
    assert lanes(*rows)[-1] == ("Slutter senere", ["i2029", "i2030"])


def test_an_amount_is_said_with_what_it_covers_and_two_are_not_added():
    rows = (
        row("a", 3, money_last_year=2026, money_basis=MoneyBasis.TOTAL),
        row("b", 0.5, money_last_year=2026, money_basis=MoneyBasis.YEARLY),
    )
    section = money_lanes.section(assessed(objective(5), *rows), Links())
    assert section is not None
    told = re.sub(r"<[^>]+>", "|", section[1])
    assert "3 millioner kroner i alt: " in told
    assert "500.000 kroner om året: " in told
    assert "3,5" not in told


def test_of_many_alike_there_is_the_number_and_the_way_to_them():
    rows = [row(f"i{n}", n + 1) for n in range(3)]
    section = money_lanes.section(assessed(objective(5), *rows), Links())
    assert section is not None
    assert '<a href="./indsatser?penge=not_stated">3 beløb</a>' in section[1]


def test_without_any_money_there_is_no_section():
    assert money_lanes.section(assessed(objective(5), row("a")), Links()) is None
