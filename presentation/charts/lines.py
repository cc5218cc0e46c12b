"""The data of a chart of lines over time, for every way of drawing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil

from policy.choices import Unit
from policy.periods import Period
from presentation.charts.scales import (
    Points,
    Range,
    Tick,
    break_places,
    place,
    round_values,
    segments,
)
from presentation.language.numbers import period

TARGET = "Måltal"
MOST_DATES = 6
MOST_LONG_DATES = 3
LONG_DATE = 7


class LineStyle(StrEnum):
    """How a line is drawn, so that colour is never the only sign."""

    STRONG = "strong"
    QUIET = "quiet"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the name at its end: a value per period, or None where the line has a gap."""

    name: str
    style: LineStyle
    points: Points

    @property
    def known(self) -> tuple[tuple[Period, float], ...]:
        return tuple((when, value) for when, value in self.points if value is not None)


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over the same periods; `breaks` are the periods from which the definition is another.

    `targets` are what a period's figure is measured against, `ranges` intervals that a figure is in,
    `awaited` the periods whose figure is not reported yet, and `deadline` the period when a target
    is due.
    """

    title: str
    unit: Unit
    lines: tuple[Line, ...]
    breaks: tuple[Period, ...] = ()
    ranges: tuple[Range, ...] = ()
    deadline: Period | None = None
    targets: tuple[tuple[Period, float], ...] = ()
    awaited: tuple[Period, ...] = ()

    @property
    def periods(self) -> tuple[Period, ...]:
        found = {when for line in self.lines for when, _ in line.points}
        found |= {when for when, _ in self.targets} | {each.period for each in self.ranges}
        return tuple(sorted(found | set(self.awaited)))

    def newest(self, count: int) -> LineChart:
        """The chart of its last periods alone."""
        kept = frozenset(self.periods[-count:])
        lines = (
            replace(line, points=tuple(each for each in line.points if each[0] in kept))
            for line in self.lines
        )
        return replace(
            self,
            lines=tuple(lines),
            ranges=tuple(each for each in self.ranges if each.period in kept),
            targets=tuple(each for each in self.targets if each[0] in kept),
            awaited=tuple(when for when in self.awaited if when in kept),
        )

    def label(self, line: Line) -> str:
        """The name beside the end of the picture; with the last period of a line that ends before it."""
        last = line.known[-1][0] if line.known else self.periods[-1]
        return line.name if last == self.periods[-1] else f"{line.name}, {period(last)}"

    @property
    def dates(self) -> tuple[Tick, ...]:
        """The dates to write: the last, and others at even distances before it."""
        every = self.periods
        longest = max((len(period(each)) for each in every), default=0)
        most = MOST_DATES if longest <= LONG_DATE else MOST_LONG_DATES
        step = max(1, ceil(len(every) / most))
        return tuple(Tick(place(each), period(each)) for each in every[::-1][::step][::-1])

    @property
    def values(self) -> tuple[Tick, ...]:
        """The values to write: round numbers around every figure, end of an interval and target."""
        known = [value for line in self.lines for _, value in line.known]
        known += [end for each in self.ranges for end in each.known]
        return round_values([*known, *(value for _, value in self.targets)], self.unit)

    @property
    def break_places(self) -> tuple[float, ...]:
        """The places of the breaks: between the last period before each and the first after it."""
        return break_places(self.periods, self.breaks)

    def segments(self, line: Line) -> Iterator[tuple[tuple[float, float], ...]]:
        """The unbroken parts of a line as (place, value); a gap and a break end one."""
        return segments(line.points, self.periods, self.break_places)


def spread(wanted: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Places as near as possible to the wanted ones, in the same order, `least` apart.

    >>> spread([10, 12, 40], 15, 0, 100)
    [3.5, 18.5, 40.0]
    >>> spread([98, 99], 15, 0, 100)
    [85.0, 100.0]
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    groups: list[list[int]] = []
    middles: list[float] = []
    for n in order:
        groups.append([n])
        middles.append(_within(wanted[n], 0, low, high))
        while len(groups) > 1 and _touch(groups, middles, least):
            joined = groups[-2] + groups[-1]
            groups[-2:], middles[-2:] = (
                [joined],
                [
                    _within(
                        sum(wanted[each] for each in joined) / len(joined),
                        (len(joined) - 1) * least / 2,
                        low,
                        high,
                    )
                ],
            )
    found = list(wanted)
    for group, middle in zip(groups, middles, strict=True):
        for position, n in enumerate(group):
            found[n] = middle + (position - (len(group) - 1) / 2) * least
    return found


def _touch(groups: Sequence[Sequence[int]], middles: Sequence[float], least: float) -> bool:
    reach = (len(groups[-1]) + len(groups[-2])) * least / 2
    return middles[-1] - middles[-2] < reach


def _within(middle: float, half: float, low: float, high: float) -> float:
    """The middle moved so that `half` on each side of it is between the ends."""
    return max(low + half, min(high - half, middle)) if high - low > 2 * half else (low + high) / 2


def has_values(lines: Iterable[Line]) -> bool:
    """Whether there is something to draw: a line with at least two known values."""
    return any(len(line.known) > 1 for line in lines)
