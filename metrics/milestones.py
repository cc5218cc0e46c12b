"""The steps of a milestone: which are done, by their own figures or by a later step's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product

from metrics.status import Point
from metrics.verdicts import Verdict, hold
from policy.choices import Direction
from policy.periods import Period
from policy.quantities import Quantity
from policy.statuses import StatusCode

OPEN = frozenset({StatusCode.NO_NEWS, StatusCode.NOT_DUE, StatusCode.UNDECIDED})
"""Codes of a step whose own figures do not show it as done."""


def step(
    value: Quantity,
    goal: Quantity | None,
    due: Period | None,
    direction: Direction,
    as_of: date,
) -> Verdict:
    """The verdict on a step that has a figure; without a number to reach, it is done.

    A range, such as 10-12 places, is undecided only if just one of its ends is reached (R3.11).
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
    """The code of a step that is not done: no news if its date has passed, else not due."""
    return StatusCode.NO_NEWS if due.last < as_of else StatusCode.NOT_DUE


def unanswered(due: Period | None, as_of: date) -> StatusCode:
    """The code of a step without a figure: no data if it has no date."""
    return due_or_not(due, as_of) if due else StatusCode.NO_DATA


def newest_of_steps(points: Iterable[Point]) -> tuple[Point, ...]:
    """Each step's newest figure (the worst within a period), and unanswered targets (R6.9)."""
    points = tuple(points)
    newest: dict[tuple[object, ...], Point] = {}
    for point in points:
        newest[_step_of(point)] = max(newest.get(_step_of(point), point), point, key=_newness)
    return tuple(point for point in points if newest[_step_of(point)] is point)


def _step_of(point: Point) -> tuple[object, ...]:
    """The key of a point's step: by deadline; for unanswered targets by series and period too."""
    if not point.has_figure:
        return point.department, point.series, point.period, point.deadline
    return point.department, point.deadline.last if point.deadline else None


def _newness(point: Point) -> tuple[date, date, int]:
    return *days(point.period), -point.status.rank


def days(period: Period | None) -> tuple[date, date]:
    """Sort key: last day, then first; of two that end together, the later start is newer (R1.3)."""
    return (period.last, period.first) if period else (date.min, date.min)


def steps_answered(points: Iterable[Point], direction: Direction) -> tuple[Point, ...]:
    """The points of a milestone; a later step that is done also completes earlier ones (R3.14).

    Ten buildings by 2025 include the five expected by 2024. Figures of a step older than its newest
    keep the verdict of their own day.
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
    """Whether a later step of the same department and series promises at least as much."""
    if (later.department, later.series) != (earlier.department, earlier.series):
        return False
    if not (later.deadline and earlier.deadline and later.deadline.last > earlier.deadline.last):
        return False
    pairs = list(product(_goals(later), _goals(earlier)))
    return bool(pairs) and all(
        hold(more, less, direction).code is StatusCode.REACHED for more, less in pairs
    )


def _goals(point: Point) -> list[Quantity]:
    """The numbers that a step promises: one per source where several state it."""
    every = [rival.value for rival in point.rivals] or [point.target]
    return [goal for goal in every if goal]
