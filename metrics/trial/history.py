"""The measured figures that a target is tried against, and how much they have changed before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from metrics.status import IndicatorStatus, Point
from metrics.trial.months import CHANGE_DECIMALS, month_of
from policy.periods import Period, PeriodKind

FEWEST_FOR_USUAL_CHANGE = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure that is one plain number, with its period."""

    period: Period
    value: float

    @property
    def month(self) -> int:
        return month_of(self.period)


@dataclass(frozen=True, slots=True)
class Change:
    """How much a figure changed from one period to a later one."""

    start: Measured
    end: Measured

    @property
    def size(self) -> float:
        return round(self.end.value - self.start.value, CHANGE_DECIMALS)


def history(
    indicator: IndicatorStatus, department: str, kind: PeriodKind | None = None
) -> tuple[Measured, ...]:
    """A department's measured figures since the last break, oldest first, one per period.

    They are of one kind of period: `kind` if there are any, else that of the newest figure.
    """
    found = list(_plain(indicator.points, department))
    if not found:
        return ()
    newest, series = max(found, key=lambda each: each[0].period)
    own = [figure for figure, of_series in found if of_series == series]
    kinds = {figure.period.kind for figure in own}
    wanted = kind if kind in kinds else newest.period.kind
    by_period = {each.period: each for each in own if each.period.kind is wanted}
    return tuple(_since_last_break(indicator, [by_period[when] for when in sorted(by_period)]))


def _plain(points: Iterable[Point], department: str) -> Iterator[tuple[Measured, str | None]]:
    """The figures that are one number with their series; a stated one after the sum of the same parts."""
    for point in sorted(points, key=lambda each: not each.added_up):
        value = point.value.value if point.value and not point.hidden else None
        if value is not None and point.period and point.department == department:
            yield Measured(point.period, value), point.series


def _since_last_break(
    indicator: IndicatorStatus, figures: Sequence[Measured]
) -> Iterator[Measured]:
    past = [b.period.first for b in indicator.breaks if b.period.first <= figures[-1].period.last]
    yield from (each for each in figures if not past or each.period.first >= max(past))


def changes(figures: Sequence[Measured], months: int) -> tuple[Change, ...]:
    """The change over so many months up to each figure that has one so long before it."""
    by_month = {each.month: each for each in figures}
    return tuple(
        Change(by_month[each.month - months], each)
        for each in figures
        if each.month - months in by_month
    )


def usual_change(figures: Sequence[Measured]) -> float | None:
    """The median size of the change from one figure to the next; None with fewer than five figures."""
    if len(figures) < FEWEST_FOR_USUAL_CHANGE:
        return None
    pairs = pairwise(figures)
    return median(abs(Change(one, other).size) for one, other in pairs)
