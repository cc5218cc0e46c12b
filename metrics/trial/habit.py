"""Whether the same rule would have been met nearly always before (R19.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.history import changes
from metrics.trial.tried import Tried
from metrics.verdicts import exact
from policy.choices import Direction
from policy.periods import Period

TESTED = 10
"""So many of the latest measured periods are tested."""
HABIT = 9


@dataclass(frozen=True, slots=True)
class BackTest:
    """One period: its figure, or its change, and whether the rule is met."""

    period: Period
    figure: float
    is_met: bool


@dataclass(frozen=True, slots=True)
class Tested:
    """The back-test of ten periods, oldest first.

    The rule is the target's level, or the same change over `months`; None for the level.
    """

    tests: tuple[BackTest, ...]
    rule: float
    direction: Direction
    months: int | None

    @property
    def met(self) -> int:
        return sum(test.is_met for test in self.tests)


@dataclass(frozen=True, slots=True)
class TooFewPeriods:
    """The rule cannot be tested: so many periods can be, of the ten that it takes."""

    periods: int


def checks(tried: Tried) -> Iterator[Check]:
    if tried.goal is None or tried.direction is None:
        return
    level = _tested(_levels(tried), tried.goal, tried.direction, None)
    if len(level.tests) < TESTED:
        yield Check(CheckCode.HABIT, CheckSeverity.FINE, TooFewPeriods(len(level.tests)))
        return
    change = _by_change(tried)
    found = change if change and level.met < HABIT and len(change.tests) == TESTED else level
    severity = CheckSeverity.WARNS if found.met >= HABIT else CheckSeverity.FINE
    yield Check(CheckCode.HABIT, severity, found)


def _levels(tried: Tried) -> Iterator[tuple[Period, float]]:
    return ((each.period, each.value) for each in tried.figures)


def _by_change(tried: Tried) -> Tested | None:
    """The back-test of the change that the target asks for, over as long a time; None where it asks for none."""
    asked = tried.asked
    if tried.months is None or asked is None or asked.gain <= 0:
        return None
    found = changes(tried.figures, tried.months)
    sizes = ((each.end.period, each.size) for each in found)
    return _tested(sizes, asked.change, asked.direction, tried.months)


def _tested(
    figures: Iterable[tuple[Period, float]], rule: float, direction: Direction, months: int | None
) -> Tested:
    latest = list(figures)[-TESTED:]
    limit = exact(rule)
    tests = (BackTest(when, each, _is_met(each, limit, direction)) for when, each in latest)
    return Tested(tuple(tests), rule, direction, months)


def _is_met(figure: float, limit: Fraction, direction: Direction) -> bool:
    return exact(figure) >= limit if direction is Direction.HIGHER else exact(figure) <= limit
