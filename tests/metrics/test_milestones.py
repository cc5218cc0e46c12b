"""The steps of a milestone, and which of them a later step answers (R3.11, R3.14). Invented figures."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import Direction
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.statuses import StatusCode
from tests.records import assessed, departments, indicator, judged, observation, target

AS_OF = date(2026, 2, 1)


def steps(*rows, **fields):
    """The status of a milestone of SOF, on 1 February 2026."""
    bygninger = indicator("bygninger", Kind.MILESTONE, **fields)
    return judged(*departments(), bygninger, *rows, as_of=AS_OF)


def by_deadline(status):
    return {str(point.deadline): point.status for point in status.current}


def goal(figure, deadline, **fields):
    return target("bygninger", "SOF", None, figure, deadline=deadline, **fields)


def built(figure, when, **fields):
    return observation("bygninger", "SOF", when, figure, **fields)


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        (9, StatusCode.NO_NEWS),  # neither 10 nor 12
        (10, StatusCode.UNDECIDED),  # 10 of 10, and 10 of 12
        (11.9, StatusCode.UNDECIDED),
        (12, StatusCode.DONE),
        (Quantity.between(7, 9), StatusCode.NO_NEWS),
        (Quantity.between(9, 10), StatusCode.UNDECIDED),
    ],
)
def test_a_step_of_10_to_12_is_undecided_only_where_one_of_its_ends_is_reached(figure, code):
    status = steps(goal(Quantity.between(10, 12), 2024), built(figure, 2024))
    assert status.status is code


def test_a_step_that_is_not_done_in_time_awaits_news():
    found = assessed(
        *departments(),
        indicator("bygninger", Kind.MILESTONE),
        goal(Quantity.between(10, 12), 2024),
        built(9, 2024),
        as_of=AS_OF,
    )
    assert [missing.record for missing in found.missing_news] == ["bygninger"]


def test_a_later_and_larger_step_that_is_done_answers_the_earlier_ones():
    status = steps(goal(5, 2023), goal(8, 2024), goal(10, 2025), built(10, 2025))
    assert by_deadline(status) == dict.fromkeys(("2023", "2024", "2025"), StatusCode.DONE)
    assert status.status is StatusCode.DONE


def test_a_later_step_answers_one_that_was_only_partly_done():
    status = steps(goal(5, 2023), goal(10, 2025), built(3, 2023), built(10, 2025))
    assert by_deadline(status) == {"2023": StatusCode.DONE, "2025": StatusCode.DONE}


@pytest.mark.parametrize(
    "later",
    [
        (goal(10, 2025), built(7, 2025)),  # 7 of 10 is not done, though it is more than 5
        (goal(4, 2025), built(4, 2025)),  # done, and less than 5
        (goal(10, 2025, series="ny"), built(10, 2025, series="ny")),  # counted in a different way
        (
            target("bygninger", "SUF", None, 10, deadline=2025),
            observation("bygninger", "SUF", 2025, 10),
        ),
    ],
)
def test_a_step_not_done_or_not_larger_or_of_a_different_kind_answers_no_other_step(later):
    assert by_deadline(steps(goal(5, 2023), *later))["2023"] is StatusCode.NO_NEWS


@pytest.mark.parametrize("figure", [5, 12])
def test_an_earlier_step_does_not_answer_a_later_one(figure):
    status = steps(goal(5, 2023), goal(10, 2025), built(figure, 2023))
    assert by_deadline(status) == {"2023": StatusCode.DONE, "2025": StatusCode.NO_NEWS}


@pytest.mark.parametrize(
    ("earlier", "later", "code"),
    [
        (Quantity.between(8, 10), 10, StatusCode.DONE),  # 10 is not less than 10
        (Quantity.between(8, 11), 10, StatusCode.NO_NEWS),  # 10 is less than 11
        (8, Quantity.between(8, 10), StatusCode.DONE),
        (9, Quantity.between(8, 10), StatusCode.NO_NEWS),  # 8 is less than 9
        (None, 10, StatusCode.NO_NEWS),
        (10, None, StatusCode.NO_NEWS),
    ],
)
def test_a_later_step_promises_as_much_where_its_lower_end_is_at_least_the_earlier_upper_end(
    earlier, later, code
):
    status = steps(goal(earlier, 2023), goal(later, 2025), built(10, 2025))
    assert by_deadline(status) == {"2023": code, "2025": StatusCode.DONE}


def test_an_earlier_figure_keeps_the_verdict_of_its_own_date():
    status = steps(goal(5, 2023), goal(10, 2025), built(2, 2022), built(3, 2023), built(10, 2025))
    assert [(str(p.period), p.status) for p in status.points] == [
        ("2022", StatusCode.NO_NEWS),
        ("2023", StatusCode.DONE),
        ("2025", StatusCode.DONE),
    ]


def test_where_fewer_are_better_the_later_step_is_the_smaller_one():
    rows = (goal(20, 2023), goal(10, 2025), built(10, 2025))
    assert by_deadline(steps(*rows, direction=Direction.LOWER)) == {
        "2023": StatusCode.DONE,
        "2025": StatusCode.DONE,
    }


@pytest.mark.parametrize("backwards", [False, True])
def test_of_figures_with_the_same_last_day_the_one_that_began_last_is_the_newest(backwards):
    rows = [goal(10, 2025), built(10, 2024), built(5, "2024-Q4")]
    status = steps(*(reversed(rows) if backwards else rows))
    # A year and its last quarter end on 31 December; the quarter began last.
    assert [(str(p.period), p.status) for p in status.current] == [("2024-Q4", StatusCode.NO_NEWS)]
