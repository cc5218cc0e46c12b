"""The steps of a milestone: whether each is done, and which of them another answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from metrics.status import Point
from metrics.verdicts import Bands, Verdict, level
from policy.choices import Direction, StatusCode
from policy.periods import Period
from policy.quantities import Quantity

OPEN = frozenset({StatusCode.NO_NEWS, StatusCode.NOT_DUE, StatusCode.UNDECIDED})
"""Codes of a step that nothing of its own shows to be done."""


def step(
    value: Quantity,
    goal: Quantity | None,
    due: Period | None,
    direction: Direction | None,
    as_of: date,
) -> Verdict:
    """How far a step has come that has a figure; without a number to reach, it is done.

    Of a range, as of 10-12 places, it is undecided only where one of its ends is reached.
    """
    if goal is None:
        return Verdict(StatusCode.DONE)
    verdict = level(value, goal, direction, Bands())
    if verdict.code is StatusCode.REACHED:
        return replace(verdict, code=StatusCode.DONE)
    if StatusCode.REACHED in verdict.possible:
        return verdict
    return replace(verdict, code=due_or_not(due, as_of) if due else StatusCode.NOT_DUE)


def due_or_not(due: Period, as_of: date) -> StatusCode:
    """Of a step that is not done, whether its date has passed without news."""
    return StatusCode.NO_NEWS if due.last < as_of else StatusCode.NOT_DUE


def newest_of_steps(points: Iterable[Point]) -> tuple[Point, ...]:
    """The newest point of each step, of points with the oldest first."""
    points = tuple(points)
    newest = {(point.department, point.deadline): point for point in points}
    return tuple(p for p in points if newest[p.department, p.deadline] is p)


def steps_answered(points: Iterable[Point], direction: Direction | None) -> tuple[Point, ...]:
    """The points of a milestone, where one step that is done meets another's number too.

    Ten buildings by 2025 are also the five that were expected by 2024, and twelve in 2023 are more
    than both; but not where a newer figure of the other step says less.
    """
    points = tuple(points)
    newest = newest_of_steps(points)
    done = [point for point in newest if point.status is StatusCode.DONE]
    met = {
        id(point)
        for point in newest
        if point.status in OPEN and any(_answers(each, point, direction) for each in done)
    }
    return tuple(
        replace(point, verdict=Verdict(StatusCode.DONE)) if id(point) in met else point
        for point in points
    )


def _answers(done: Point, other: Point, direction: Direction | None) -> bool:
    of_one_line = (done.department, done.series) == (other.department, other.series)
    if not (of_one_line and done.value and other.target and _day(other) <= _day(done)):
        return False
    return level(done.value, other.target, direction, Bands()).code is StatusCode.REACHED


def _day(point: Point) -> date:
    """The last day that its figure tells of; the first of all days where it has none."""
    return point.period.last if point.has_figure and point.period else date.min
