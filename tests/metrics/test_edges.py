"""Corners of docs/metode.md that a second reading of it found, each as arithmetic."""

from __future__ import annotations

from policy.choices import Direction, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.statuses import StatusCode
from tests.records import (
    baseline,
    departments,
    indicator,
    judged,
    newest_point,
    observation,
    target,
)


def test_a_target_of_at_least_80_is_80_in_the_percentage_too():
    found = newest_point(
        indicator("a"),
        target("a", "BUF", 2024, Quantity.at_least(80)),
        observation("a", "BUF", 2024, 60),
    )
    assert (found.status, found.attainment) == (StatusCode.MISSED, 60 / 80)


def test_a_target_that_is_hidden_is_not_taken_for_the_one_that_it_can_be_at_least():
    found = newest_point(
        indicator("a", Kind.HOLD),
        target("a", "BUF", 2024, Quantity.hidden()),
        observation("a", "BUF", 2024, 5),
    )
    assert found.status is StatusCode.UNDECIDED


def two_parts(first: object, second: object, goal: Quantity, **fields: object) -> list[object]:
    return [
        *departments("BUF", "SOF", "KK"),
        indicator("a", **fields),
        *(target("a", code, 2024, goal) for code in ("BUF", "SOF")),
        observation("a", "BUF", 2024, first),
        observation("a", "SOF", 2024, second),
    ]


def test_at_most_25_and_at_most_25_are_at_most_50_where_lower_is_better():
    found = judged(*two_parts(20, 20, Quantity.at_most(25), direction=Direction.LOWER))
    assert found.total is not None
    assert found.total.target == Quantity.at_most(25 + 25)
    assert (found.status, found.total.attainment) == (StatusCode.REACHED, 50 / 40)


def test_shares_are_never_added_even_where_the_row_says_so():
    found = judged(*two_parts(0.6, 0.7, Quantity.exact(0.5), unit=Unit.SHARE))
    assert found.total is None


def test_a_part_that_two_state_counts_once_when_it_is_asked_who_makes_up_the_whole():
    # The parts have 40 and not 40 + 40 of the city's 80, so somebody is missing.
    found = judged(
        *departments("BUF", "SOF", "KK"),
        indicator("a"),
        target("a", "KK", 2024, 80),
        observation("a", "BUF", 2024, 40),
        target("a", "BUF", 2024, 40),
        target("a", "BUF", 2024, 40, stated_by="BUF"),
    )
    assert found.reporting.missing == ("SOF",)


def test_one_department_beside_the_whole_city_is_no_sum():
    found = judged(
        *departments("BUF", "KK"),
        indicator("a", reported_by=("BUF", "KK")),
        target("a", "KK", 2024, 50),
        observation("a", "BUF", 2024, 60),
    )
    assert not any(point.added_up for point in found.points)


def test_a_printed_sum_is_checked_also_where_the_city_is_asked_for_it():
    found = judged(
        *departments("BUF", "SOF", "KK"),
        indicator("a", reported_by=("BUF", "SOF", "KK")),
        *(
            observation("a", code, 2024, value)
            for code, value in (("BUF", 3), ("SOF", 4), ("KK", 8))
        ),
    )
    assert [(r.printed, r.computed) for r in found.reconciliations] == [(8, 3 + 4)]


def test_a_target_for_a_year_and_one_by_its_end_are_two_promises():
    found = judged(
        indicator("a"),
        target("a", "BUF", None, 90, deadline=2023),
        target("a", "BUF", 2023, 45),
        observation("a", "BUF", 2022, 30),
    )
    assert [p.target for p in found.points if not p.has_figure] == [Quantity.exact(45)]


def test_a_figure_that_lacks_of_what_is_to_be_held_is_missing_data_and_not_a_missing_target():
    found = newest_point(
        indicator("a", Kind.HOLD),
        baseline("a", "BUF", 2022, 40),
        observation("a", "BUF", 2024, printed=0.9),
    )
    assert found.status is StatusCode.NO_DATA
