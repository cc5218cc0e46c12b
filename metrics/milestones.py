"""The steps of a milestone: whether each is done, and which of them another answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product

from metrics.order import badness
from metrics.status import Point
from metrics.verdicts import Verdict, hold
from policy.choices import Direction, StatusCode
from policy.periods import Period
from policy.quantities import Quantity

OPEN = frozenset({StatusCode.NO_NEWS, StatusCode.NOT_DUE, StatusCode.UNDECIDED})
"""Codes of a step that nothing of its own shows to be done."""


def step(
    value: Quantity,
    goal: Quantity | None,
    due: Period | None,
    direction: Direction,
    as_of: date,
) -> Verdict:
    """How far a step has come that has a figure; without a number to reach, it is done.

    Of a range, as of 10-12 places, it is undecided only where one of its ends is reached (R3.11).
    """
    if goal is None:
        return Verdict(StatusCode.DONE)
    verdict = hold(value, goal, direction)
    if verdict.code is StatusCode.REACHED:
        return replace(verdict, code=StatusCode.DONE)
    if StatusCode.REACHED in verdict.possible:
        return verdict
    return replace(verdict, code=due_or_not(due, as_of) if due else StatusCode.NOT_DUE)


def due_or_not(due: Period, as_of: date) -> StatusCode:
    """Of a step that is not done, whether its date has passed without news."""
    return StatusCode.NO_NEWS if due.last < as_of else StatusCode.NOT_DUE


def newest_of_steps(points: Iterable[Point]) -> tuple[Point, ...]:
    """The newest figure of each step, the worst of several from one period, and what is unanswered (R6.9)."""
    points = tuple(points)
    newest: dict[tuple[object, ...], Point] = {}
    for point in points:
        newest[_step_of(point)] = max(newest.get(_step_of(point), point), point, key=_newness)
    return tuple(point for point in points if newest[_step_of(point)] is point)


def _step_of(point: Point) -> tuple[object, ...]:
    """Figures by the day that is due; what is unanswered by its own line, once for all who state it."""
    if not point.has_figure:
        return point.department, point.series, point.period, point.deadline
    return point.department, point.deadline.last if point.deadline else None


def _newness(point: Point) -> tuple[date, date, int]:
    return *days(point.period), -badness(point.status)


def days(period: Period | None) -> tuple[date, date]:
    """The last day and the first: of two that end together, the one that began last is newer (R1.3)."""
    return (period.last, period.first) if period else (date.min, date.min)


def steps_answered(points: Iterable[Point], direction: Direction) -> tuple[Point, ...]:
    """The points of a milestone, where a later step that is done answers the earlier ones (R3.14).

    Ten buildings by 2025 are also the five that were expected by 2024. What was reported of a step
    before its newest figure keeps the verdict of its own day.
    """
    points = tuple(points)
    newest = {(point.department, point.deadline): point.period for point in points}
    done = [point for point in points if point.status is StatusCode.DONE]
    return tuple(
        replace(point, verdict=replace(point.verdict, code=StatusCode.DONE))
        if point.status in OPEN
        and point.period == newest[point.department, point.deadline]
        and any(_answers(later, point, direction) for later in done)
        else point
        for point in points
    )


def _answers(later: Point, earlier: Point, direction: Direction) -> bool:
    """Whether a step falls due later, in the same line, and promises at least as much."""
    if (later.department, later.series) != (earlier.department, earlier.series):
        return False
    if not (later.deadline and earlier.deadline and later.deadline.last > earlier.deadline.last):
        return False
    pairs = list(product(_goals(later), _goals(earlier)))
    return bool(pairs) and all(
        hold(more, less, direction).code is StatusCode.REACHED for more, less in pairs
    )


def _goals(point: Point) -> list[Quantity]:
    """What a step promises: of several who state it, each number."""
    every = [rival.value for rival in point.rivals] or [point.target]
    return [goal for goal in every if goal]
