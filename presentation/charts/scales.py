"""The scales of a chart over time: round values, and periods with the breaks between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10
from typing import TypeAlias

from policy.choices import Unit
from policy.periods import Period
from policy.quantities import Quantity
from presentation.language.numbers import MILLION, in_cell, measured, number

STEPS = 4
ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
NOT_REPORTED = "ikke indberettet"

Points: TypeAlias = tuple[tuple[Period, float | None], ...]
"""A value per period, or None where there is a gap."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Range:
    """The interval that the figure of a period is in; None for an open end, as of *mindst 5*."""

    period: Period
    low: float | None
    high: float | None

    @property
    def known(self) -> tuple[float, ...]:
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def quantity(self) -> Quantity | None:
        """The interval as a figure of a source; None if both ends are open."""
        if self.low is None:
            return None if self.high is None else Quantity.at_most(self.high)
        return (
            Quantity.at_least(self.low)
            if self.high is None
            else Quantity.between(self.low, self.high)
        )


def place(when: Period) -> float:
    """The place of a period on the axis of time: its middle, in days."""
    return (when.first.toordinal() + when.last.toordinal()) / 2


def round_values(known: Sequence[float], unit: Unit, steps: int = STEPS) -> tuple[Tick, ...]:
    """The values to write: round numbers from below the lowest to above the highest.

    They begin at 0 unless every value is above half of the highest; without values they are 0 and 1.
    """
    lowest, highest = min(known, default=0.0), max(known, default=0.0)
    start = min(lowest, 0.0) if lowest <= highest / 2 else lowest
    step = _round_step((highest - start) / steps or abs(highest) / steps or 1.0)
    first, last = floor(start / step), ceil(highest / step)
    places = [round(n * step, 10) for n in range(first, max(last, first + 1) + 1)]
    return tuple(Tick(at, on_axis(at, unit, places[-1])) for at in places)


def on_axis(value: float, unit: Unit, highest: float) -> str:
    """A value beside an axis; `axis_unit` says once what is too long to be said at each."""
    if unit is Unit.DKK:
        return number(value / MILLION if highest >= MILLION else value)
    return in_cell(measured(value, unit))


def axis_unit(values: Sequence[Tick], unit: Unit) -> str:
    """The unit that is written once above an axis, or nothing where each value has its own."""
    if unit is not Unit.DKK:
        return ""
    return "Millioner kroner" if values[-1].at >= MILLION else "Kroner"


def break_places(periods: Sequence[Period], breaks: Iterable[Period]) -> tuple[float, ...]:
    """The places of breaks: between the last period before each and the first after it."""
    return tuple(
        (place(before) + place(after)) / 2
        for change in breaks
        for before, after in pairwise(periods)
        if before < change <= after
    )


def segments(
    points: Points, periods: Iterable[Period], broken_at: Sequence[float]
) -> Iterator[tuple[tuple[float, float], ...]]:
    """The unbroken parts of a line as (place, value); a gap and a break end one."""
    part: list[tuple[float, float]] = []
    values = dict(points)
    for when in periods:
        value, at = values.get(when), place(when)
        if part and (value is None or any(part[-1][0] < broken < at for broken in broken_at)):
            yield tuple(part)
            part = []
        if value is not None:
            part.append((at, value))
    if part:
        yield tuple(part)


def _round_step(step: float) -> float:
    """The nearest round number that is not smaller.

    >>> _round_step(0.03), _round_step(17)
    (0.05, 20.0)
    """
    size = 10.0 ** floor(log10(step))
    return next(round(size * each, 10) for each in ROUND_STEPS if size * each >= step * 0.999999)
