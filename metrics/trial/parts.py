"""What the parts of a whole can be while it is met (R19.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metrics.held_up_to import adds_up
from metrics.status import Point
from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from metrics.verdicts import exact, is_met, promised_value
from policy.choices import Direction
from policy.quantities import Quantity
from policy.whole_city import WHOLE_CITY


@dataclass(frozen=True, slots=True)
class Part:
    """A department's newest figure, and its own target."""

    department: str
    value: float
    target: float


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the whole city's target.

    `departments` have figures. `below` are those that are not at their own target today; without
    targets of their own, `have_targets` is false. `total` is the sum of the parts' targets, where it
    is not the whole's, `goal`. `set_by` is how they were fixed.
    """

    departments: tuple[str, ...]
    have_targets: bool
    below: tuple[Part, ...]
    goal: float
    total: float | None
    set_by: str | None


def checks(tried: Tried) -> Iterator[Check]:
    if tried.goal is None or not tried.is_whole_city:
        return
    own, goals = _figures(tried), _goals(tried)
    departments = tuple(own) or tuple(goals)
    if not departments:
        return
    found = Parts(
        departments=departments,
        have_targets=bool(goals),
        below=_below(own, goals, tried.direction),
        goal=tried.goal,
        total=_other_total(tried, departments, goals),
        set_by=tried.target.parts_set,
    )
    is_settled = found.have_targets and not found.below and found.total is None and found.set_by
    yield Check(CheckCode.PARTS, CheckSeverity.FINE if is_settled else CheckSeverity.WARNS, found)


def _current(tried: Tried) -> Iterator[tuple[str, Point]]:
    for point in tried.indicator.current:
        if point.department and point.department != WHOLE_CITY:
            yield point.department, point


def _figures(tried: Tried) -> Mapping[str, float]:
    """The departments' newest figures that are one number."""
    return {
        department: point.value.value
        for department, point in _current(tried)
        if point.value and point.value.value is not None and not point.hidden
    }


def _goals(tried: Tried) -> Mapping[str, float]:
    """The departments' targets: those of the draft for the same deadline, else those they have today."""
    drafted = {
        each.department: each.value
        for each in tried.others
        if each.indicator == tried.target.indicator
        and each.deadline == tried.target.deadline
        and each.department != WHOLE_CITY
    }
    today = {department: point.target for department, point in _current(tried) if not point.hidden}
    found = ((code, _promise(value, tried.direction)) for code, value in (drafted or today).items())
    return {code: promise for code, promise in found if promise is not None}


def _promise(value: Quantity | None, direction: Direction | None) -> float | None:
    promised = promised_value(value, direction) if value else None
    if value and value.value is not None:
        return value.value
    return None if promised is None else float(promised)


def _below(
    own: Mapping[str, float], goals: Mapping[str, float], direction: Direction | None
) -> tuple[Part, ...]:
    return tuple(
        Part(code, value, goals[code])
        for code, value in own.items()
        if direction and code in goals and not is_met(exact(value), exact(goals[code]), direction)
    )


def _other_total(
    tried: Tried, departments: tuple[str, ...], goals: Mapping[str, float]
) -> float | None:
    """The sum of the parts' targets, if every part has one and the sum is not the whole's target."""
    if not adds_up(tried.indicator.indicator) or not set(departments) <= set(goals):
        return None
    total = float(sum(exact(goal) for goal in goals.values()))
    return None if total == tried.goal else total
