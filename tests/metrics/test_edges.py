"""Edge cases of docs/metode.md that a second implementation of it found, each shown as arithmetic."""

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


def test_the_percentage_of_a_target_of_at_least_80_is_computed_from_80():
    found = newest_point(
        indicator("a"),
        target("a", "BUF", 2024, Quantity.at_least(80)),
        observation("a", "BUF", 2024, 60),
    )
    assert (found.status, found.attainment) == (StatusCode.MISSED, 60 / 80)


def test_a_hidden_target_is_not_replaced_by_its_lower_bound():
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


def test_at_most_25_plus_at_most_25_is_at_most_50_where_lower_is_better():
    found = judged(*two_parts(20, 20, Quantity.at_most(25), direction=Direction.LOWER))
    assert found.total is not None
    assert found.total.target == Quantity.at_most(25 + 25)
    assert (found.status, found.total.attainment) == (StatusCode.REACHED, 50 / 40)


def test_shares_are_never_summed_even_where_the_row_asks_for_it():
    found = judged(*two_parts(0.6, 0.7, Quantity.exact(0.5), unit=Unit.SHARE))
    assert found.total is None


def test_a_part_stated_by_two_sources_counts_once_when_parts_are_compared_with_the_whole():
    # The parts make up 40 of the city's 80 and not 40 + 40, so a part is missing.
    found = judged(
        *departments("BUF", "SOF", "KK"),
        indicator("a"),
        target("a", "KK", 2024, 80),
        observation("a", "BUF", 2024, 40),
        target("a", "BUF", 2024, 40),
        target("a", "BUF", 2024, 40, stated_by="BUF"),
    )
    assert found.reporting.missing == ("SOF",)


def test_a_single_department_is_not_summed_to_the_whole_city():
    found = judged(
        *departments("BUF", "KK"),
        indicator("a", reported_by=("BUF", "KK")),
        target("a", "KK", 2024, 50),
        observation("a", "BUF", 2024, 60),
    )
    assert not any(point.added_up for point in found.points)


def test_a_printed_sum_is_also_checked_where_the_city_itself_reports():
    found = judged(
        *departments("BUF", "SOF", "KK"),
        indicator("a", reported_by=("BUF", "SOF", "KK")),
        *(
            observation("a", code, 2024, value)
            for code, value in (("BUF", 3), ("SOF", 4), ("KK", 8))
        ),
    )
    assert [(r.printed, r.computed) for r in found.reconciliations] == [(8, 3 + 4)]


def test_a_target_for_a_year_and_a_target_by_its_end_are_two_separate_targets():
    found = judged(
        indicator("a"),
        target("a", "BUF", None, 90, deadline=2023),
        target("a", "BUF", 2023, 45),
        observation("a", "BUF", 2022, 30),
    )
    assert [p.target for p in found.points if not p.has_figure] == [Quantity.exact(45)]


def test_a_hold_indicator_without_a_value_has_missing_data_and_not_a_missing_target():
    found = newest_point(
        indicator("a", Kind.HOLD),
        baseline("a", "BUF", 2022, 40),
        observation("a", "BUF", 2024, printed=0.9),
    )
    assert found.status is StatusCode.NO_DATA
