"""What charts over time have in common, as SVG: where periods and values are, targets, intervals, gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from policy.periods import Period
from presentation.charts.palette import Palette
from presentation.charts.scales import Range, Tick, place
from presentation.charts.svg.shapes import (
    GAP,
    TEXT_SIZE,
    Position,
    circle,
    line,
    path,
    ring,
    text,
    text_width,
)
from presentation.language.numbers import period

MARK = 3
TARGET_WIDTH = 4
TARGET_REACH = (6.0, 16.0)
"""How far a target's tick reaches to each side of its period, at least and at most."""
ARROW = 22
"""The length of an interval with an open end, from the end that is known."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle of a chart over time, and the place in it of each period and value."""

    left: float
    right: float
    top: float
    bottom: float
    periods: tuple[Period, ...]
    values: tuple[Tick, ...]
    padding: float = MARK

    def x(self, at: float) -> float:
        if len(self.periods) < 2:
            return (self.left + self.right) / 2
        first, last = place(self.periods[0]), place(self.periods[-1])
        room = self.right - self.left - 2 * self.padding
        return self.left + self.padding + (at - first) / (last - first) * room

    def y(self, value: float) -> float:
        low, high = self.values[0].at, self.values[-1].at
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)

    @property
    def reach(self) -> float:
        """How far a target's tick reaches to each side, so that neighbours do not touch."""
        least, most = TARGET_REACH
        places = [self.x(place(each)) for each in self.periods]
        nearest = min((b - a for a, b in pairwise(places)), default=2 * most)
        return max(least, min(most, nearest * 0.4))


def grid(plot: Plot, palette: Palette) -> Iterator[Markup]:
    """A quiet line at each value."""
    for tick in plot.values:
        yield line((plot.left, plot.y(tick.at)), (plot.right, plot.y(tick.at)), palette.line)


def value_words(plot: Plot, palette: Palette) -> Iterator[Markup]:
    """The values, to the left of the plot."""
    for tick in plot.values:
        at = (plot.left - GAP, plot.y(tick.at) + TEXT_SIZE / 3)
        yield text(at, tick.words, fill=palette.text, anchor="end")


def broken(plot: Plot, places: Iterable[float], palette: Palette) -> Iterator[Markup]:
    """A dotted line at each break of the definition."""
    for at in places:
        x = plot.x(at)
        yield path([(x, plot.top), (x, plot.bottom)], palette.ink, dash="2 4")


def dates(plot: Plot, baseline: float, ends: Position, palette: Palette) -> Iterator[Markup]:
    """As many periods as fit between the ends: the last, and others at even distances before it."""
    for middle, words in dates_that_fit(plot, ends):
        yield text((middle, baseline), words, fill=palette.text, anchor="middle")


def dates_that_fit(plot: Plot, ends: Position) -> list[tuple[float, str]]:
    """The middle of the words for each period that is written, and the words."""
    every = plot.periods[::-1]
    for step in range(1, len(every) + 1):
        written = [_date(plot, each, ends) for each in every[::step]]
        if all(_apart(later, earlier) for later, earlier in pairwise(written)):
            return written[::-1]
    return []


def _date(plot: Plot, when: Period, ends: Position) -> tuple[float, str]:
    words = period(when)
    half = text_width(words) / 2
    return max(ends[0] + half, min(ends[1] - half, plot.x(place(when)))), words


def _apart(later: tuple[float, str], earlier: tuple[float, str]) -> bool:
    needed = (text_width(later[1]) + text_width(earlier[1])) / 2 + GAP
    return later[0] - earlier[0] >= needed


def targets(
    plot: Plot, wanted: Sequence[tuple[Period, float]], palette: Palette
) -> Iterator[Markup]:
    """Each target as a dark tick across its period."""
    reach = plot.reach if wanted else 0.0
    for when, value in wanted:
        x, y = plot.x(place(when)), plot.y(value)
        yield line((x - reach, y), (x + reach, y), palette.ink, TARGET_WIDTH)


def intervals(plot: Plot, ranges: Iterable[Range], palette: Palette) -> Iterator[Markup]:
    """The interval of a figure as a line with an end above and below it; an arrow where it is open."""
    for each in ranges:
        if each.known:
            yield from _interval(plot, each, palette)


def _interval(plot: Plot, each: Range, palette: Palette) -> Iterator[Markup]:
    x, known = plot.x(place(each.period)), [plot.y(end) for end in each.known]
    low = known[0] if each.low is not None else min(known[0] + ARROW, plot.bottom)
    high = known[-1] if each.high is not None else max(known[-1] - ARROW, plot.top)
    yield line((x, low), (x, high), palette.ink, 2)
    for end, towards, closed in ((low, -1, each.low is not None), (high, 1, each.high is not None)):
        if closed:
            yield line((x - MARK, end), (x + MARK, end), palette.ink, 2)
        else:
            back = end + towards * 2 * MARK
            yield path([(x - 4, back), (x, end), (x + 4, back)], palette.ink, 2)


def awaited(
    plot: Plot, periods: Iterable[Period], middle: float, palette: Palette
) -> Iterator[Markup]:
    """An open mark under the plot for each period whose figure is not reported: no value, and no zero."""
    for when in periods:
        yield open_mark((plot.x(place(when)), middle), palette)


def open_mark(centre: Position, palette: Palette) -> Markup:
    """The mark of what is not reported."""
    return ring(centre, MARK + 2, palette.ink, palette.paper)


def drawn(
    plot: Plot,
    segments: Iterable[tuple[tuple[float, float], ...]],
    colour: str,
    width: float,
    radius: float,
    dash: str = "",
) -> Iterator[Markup]:
    """The unbroken parts of a line, with a mark at each value."""
    for segment in segments:
        places = [(plot.x(at), plot.y(value)) for at, value in segment]
        yield path(places, colour, width, dash=dash)
        yield from (circle(at, radius, colour) for at in places)
