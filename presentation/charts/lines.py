"""The data of a chart of lines over time, for every way of drawing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import ceil, floor, log10

from policy.choices import Unit
from policy.periods import Period
from presentation.language.numbers import in_cell, measured, period

MOST_DATES = 6
MOST_LONG_DATES = 3
LONG_DATE = 7
STEPS = 4
ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


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
    points: tuple[tuple[Period, float | None], ...]

    @property
    def known(self) -> tuple[tuple[Period, float], ...]:
        return tuple((when, value) for when, value in self.points if value is not None)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Range:
    """The interval that the figure of a period is in."""

    period: Period
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over the same periods; `breaks` are the periods from which the definition is another.

    `ranges` are intervals that a figure is in, and `deadline` the period when a target is due.
    """

    title: str
    unit: Unit
    lines: tuple[Line, ...]
    breaks: tuple[Period, ...] = ()
    ranges: tuple[Range, ...] = ()
    deadline: Period | None = None

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(sorted({when for line in self.lines for when, _ in line.points}))

    def label(self, line: Line) -> str:
        """The name beside the end of the picture; with the last period of a line that ends before it."""
        last = line.known[-1][0] if line.known else self.periods[-1]
        return line.name if last == self.periods[-1] else f"{line.name}, {period(last)}"

    @property
    def dates(self) -> tuple[Tick, ...]:
        """The dates to write: the last, and others at even distances before it."""
        every = self.periods
        longest = max(len(period(each)) for each in every)
        most = MOST_DATES if longest <= LONG_DATE else MOST_LONG_DATES
        step = ceil(len(every) / most)
        return tuple(Tick(place(each), period(each)) for each in every[::-1][::step][::-1])

    @property
    def values(self) -> tuple[Tick, ...]:
        """The values to write: round numbers from below the lowest to above the highest.

        They begin at 0 unless every value is above half of the highest.
        """
        known = [value for line in self.lines for _, value in line.known]
        known += [end for each in self.ranges for end in (each.low, each.high)]
        lowest, highest = min(known), max(known)
        start = min(lowest, 0.0) if lowest <= highest / 2 else lowest
        step = _round_step((highest - start) / STEPS or abs(highest) / STEPS or 1.0)
        first, last = floor(start / step), ceil(highest / step)
        return tuple(
            Tick(round(n * step, 10), in_cell(measured(round(n * step, 10), self.unit)))
            for n in range(first, max(last, first + 1) + 1)
        )

    @property
    def break_places(self) -> tuple[float, ...]:
        """The places of the breaks: between the last period before each and the first after it."""
        return tuple(
            (place(before) + place(after)) / 2
            for change in self.breaks
            for before, after in pairwise(self.periods)
            if before < change <= after
        )

    def segments(self, line: Line) -> Iterator[tuple[tuple[float, float], ...]]:
        """The unbroken parts of a line as (place, value); a gap and a break end one."""
        part: list[tuple[float, float]] = []
        values = dict(line.points)
        for when in self.periods:
            value = values.get(when)
            if part and (value is None or self._breaks_after(part[-1][0], place(when))):
                yield tuple(part)
                part = []
            if value is not None:
                part.append((place(when), value))
        if part:
            yield tuple(part)

    def _breaks_after(self, before: float, after: float) -> bool:
        return any(before < at < after for at in self.break_places)


def place(when: Period) -> float:
    """The place of a period on the axis of time: its middle, in days."""
    return (when.first.toordinal() + when.last.toordinal()) / 2


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


def _round_step(step: float) -> float:
    """The nearest round number that is not smaller.

    >>> _round_step(0.03), _round_step(17)
    (0.05, 20.0)
    """
    size = 10.0 ** floor(log10(step))
    return next(round(size * each, 10) for each in ROUND_STEPS if size * each >= step * 0.999999)


def has_values(lines: Iterable[Line]) -> bool:
    """Whether there is something to draw: a line with at least two known values."""
    return any(len(line.known) > 1 for line in lines)
