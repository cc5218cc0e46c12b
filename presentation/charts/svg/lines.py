"""Lines over time, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from policy.periods import Period
from presentation.charts.lines import TARGET, Line, LineChart, LineStyle, spread
from presentation.charts.palette import Palette
from presentation.charts.scales import NOT_REPORTED, axis_unit, on_axis, place
from presentation.charts.svg import time
from presentation.charts.svg.shapes import (
    GAP,
    LINE_HEIGHT,
    MARGIN,
    TEXT_SIZE,
    Body,
    Position,
    few_lines,
    line,
    lines_of_text,
    nothing,
    on_lines,
    text,
    text_width,
)
from presentation.charts.svg.time import Plot

HEIGHT, LOW = 320, 150
FEW_PERIODS = 5
"""A single line of so few periods says as much on a low picture."""
STRONG, QUIET = 4.0, 1.5
FURTHEST = 3
"""The most lines of text that a target's number is moved away from its tick, to cover no figure."""
NAMES = 0.34
"""The most of the picture's width that names beside the lines may take."""


def body(chart: LineChart, top: float, width: float, palette: Palette) -> Body:
    """Lines over time, each with its name at its end; targets as ticks, and breaks as dotted lines."""
    if not chart.periods:
        return nothing(top, palette)
    names, unit = _Names(chart, width), axis_unit(chart.values, chart.unit)
    heading = top + MARGIN - GAP
    if unit:
        top += TEXT_SIZE
    plot = _plot(chart, top + MARGIN, width, names)
    lane = names.awaited_height + GAP if chart.awaited else 0
    dates = plot.bottom + lane + TEXT_SIZE + GAP / 2
    return Body(
        (
            *time.grid(plot, palette),
            *time.value_words(plot, palette),
            *([text((MARGIN, heading), unit, fill=palette.text)] if unit else []),
            *time.dates(plot, dates, (MARGIN, width - MARGIN), palette),
            *time.broken(plot, chart.break_places, palette),
            *_deadline(chart, plot, palette),
            *time.targets(plot, chart.targets, palette),
            *(shape for each in chart.lines for shape in _drawn(chart, each, plot, palette)),
            *time.intervals(plot, chart.ranges, palette),
            *_target_words(chart, plot, palette),
            *names.beside(plot, palette),
            *_awaited(chart, plot, names, palette),
        ),
        dates + TEXT_SIZE + GAP / 2,
    )


class _Names:
    """The names at the ends of the lines, broken so that they leave room for the lines."""

    def __init__(self, chart: LineChart, width: float) -> None:
        self.named = [each for each in chart.lines if each.known]
        room = width * NAMES
        self.words = [few_lines(chart.label(each), room) for each in self.named]
        self.awaited = few_lines(NOT_REPORTED, room) if chart.awaited else []
        every = [*self.words, self.awaited]
        self.width = max((text_width(row) for rows in every for row in rows), default=0)
        self.each = max(map(len, self.words), default=0) * TEXT_SIZE * LINE_HEIGHT
        self.height = self.each * len(self.named)
        self.awaited_height = len(self.awaited) * TEXT_SIZE * LINE_HEIGHT

    def beside(self, plot: Plot, palette: Palette) -> Iterator[Markup]:
        ends = [plot.y(each.known[-1][1]) for each in self.named]
        low, high = plot.top, plot.bottom
        if self.each > TEXT_SIZE * LINE_HEIGHT:
            low, high = low + self.each / 2, high - self.each / 2
        middles = spread(ends, self.each, low, high)
        for each, rows, middle in zip(self.named, self.words, middles, strict=True):
            bold = each.style is LineStyle.STRONG
            yield from _rows(rows, (plot.right + GAP, middle), palette, bold=bold)


def _rows(
    rows: list[str], place: tuple[float, float], palette: Palette, *, bold: bool = False
) -> list[Markup]:
    """Rows of text around a middle."""
    x, middle = place
    first = middle - (len(rows) - 1) * TEXT_SIZE * LINE_HEIGHT / 2 + TEXT_SIZE / 3
    return lines_of_text((x, first), rows, fill=palette.text, bold=bold)


def _plot(chart: LineChart, top: float, width: float, names: _Names) -> Plot:
    left = MARGIN + max(text_width(tick.words) for tick in chart.values) + GAP
    return Plot(
        left,
        width - MARGIN - GAP - names.width,
        top,
        top + max(_height(chart), names.height),
        chart.periods,
        chart.values,
        max(time.TARGET_REACH) if chart.targets else time.MARK,
    )


def _height(chart: LineChart) -> int:
    return LOW if len(chart.lines) == 1 and len(chart.periods) <= FEW_PERIODS else HEIGHT


def _deadline(chart: LineChart, plot: Plot, palette: Palette) -> Iterator[Markup]:
    """A line through the period when the target is due, with the word above it."""
    if chart.deadline:
        at = plot.x(place(chart.deadline))
        yield line((at, plot.top), (at, plot.bottom), palette.ink)
        yield text((at, plot.top - GAP), "Frist", fill=palette.text, anchor="end")


def _drawn(chart: LineChart, drawn: Line, plot: Plot, palette: Palette) -> Iterator[Markup]:
    strong = drawn.style is LineStyle.STRONG
    colour, width = (palette.bar, STRONG) if strong else (palette.quiet, QUIET)
    dash = "6 4" if drawn.style is LineStyle.DASHED else ""
    radius = time.MARK + 1 if strong else time.MARK - 1
    return time.drawn(plot, chart.segments(drawn), colour, width, radius, dash)


def _target_words(chart: LineChart, plot: Plot, palette: Palette) -> Iterator[Markup]:
    """The number of each target that is new and has room beside its tick, from the last.

    It covers no figure; that of the last target, which must be there, as few as can be.
    """
    marks = _marks(chart, plot)
    before, written = plot.right + GAP, ""
    for number, (when, value) in enumerate(sorted(chart.targets, reverse=True)):
        figure = on_axis(value, chart.unit, plot.values[-1].at)
        words = figure if number else f"{TARGET} {figure}"
        half = text_width(words) / 2
        if figure == written:
            continue
        places = [
            (middle, baseline)
            for baseline in _baselines(chart, plot, when, value)
            for middle in _middles(plot, when, half)
            if middle + half <= before - GAP
        ]
        covered = [_covered(each, half, marks) for each in places]
        if places and (not number or not min(covered)):
            middle, baseline = places[covered.index(min(covered))]
            at = (middle, baseline)
            told = text(at, words, fill=palette.text, anchor="middle", bold=not number)
            yield on_lines(told, palette.paper)
            before, written = middle - half, figure


def _marks(chart: LineChart, plot: Plot) -> list[Position]:
    """Where the figures are, and the ends of intervals."""
    found = [(when, value) for each in chart.lines for when, value in each.known]
    found += [(each.period, end) for each in chart.ranges for end in each.known]
    return [(plot.x(place(when)), plot.y(value)) for when, value in found]


def _covered(at: Position, half: float, marks: Iterable[Position]) -> int:
    """How many marks words would be over, by the middle of their baseline."""
    middle, baseline = at
    reach = time.MARK + 1
    return sum(
        abs(x - middle) < half + reach and baseline - TEXT_SIZE - reach < y < baseline + 4 + reach
        for x, y in marks
    )


def _middles(plot: Plot, when: Period, half: float) -> list[float]:
    """Where the middle of a target's number can be: over its tick, or at one end of it."""
    tick = plot.x(place(when))
    wanted = (tick, tick - half, tick + half)
    return [max(plot.left + half, min(plot.right - half, each)) for each in wanted]


def _baselines(chart: LineChart, plot: Plot, when: Period, target: float) -> list[float]:
    """Baselines of a target's number: at its tick, first below it where the figure is above; then further."""
    figures = [dict(line.points).get(when) for line in chart.lines]
    above, below = plot.y(target) - GAP / 2, plot.y(target) + TEXT_SIZE + GAP / 2
    is_exceeded = any(figure is not None and figure > target for figure in figures)
    wanted = [below, above] if is_exceeded else [above, below]
    for further in (TEXT_SIZE * lines for lines in range(1, FURTHEST + 1)):
        wanted += [above - further, below + further]
    return [each for each in wanted if plot.top <= each - TEXT_SIZE and each <= plot.bottom]


def _awaited(chart: LineChart, plot: Plot, names: _Names, palette: Palette) -> Iterator[Markup]:
    if chart.awaited:
        middle = plot.bottom + GAP + names.awaited_height / 2
        yield from time.awaited(plot, chart.awaited, middle, palette)
        yield from _rows(names.awaited, (plot.right + GAP, middle), palette)
