"""Lines over time, as SVG."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from presentation.charts.lines import Line, LineChart, LineStyle, place, spread
from presentation.charts.palette import Palette
from presentation.charts.svg.shapes import (
    GAP,
    LINE_HEIGHT,
    MARGIN,
    TEXT_SIZE,
    Body,
    circle,
    line,
    path,
    text,
    text_width,
)

HEIGHT = 320
MARK = 3


def body(chart: LineChart, top: float, width: float, palette: Palette) -> Body:
    """Lines over time, each with its name at its end, and a dotted line at each break."""
    frame = _Frame(chart, top + MARGIN, width)
    return Body(
        (
            *_axes(chart, frame, palette),
            *_deadline(chart, frame, palette),
            *(shape for each in chart.lines for shape in _drawn(chart, each, frame, palette)),
            *_ranges(chart, frame, palette),
            *_names(chart, frame, palette),
        ),
        frame.bottom + 2 * TEXT_SIZE + GAP,
    )


class _Frame:
    """Where the periods and the values of a chart of lines are drawn."""

    def __init__(self, chart: LineChart, top: float, width: float) -> None:
        self.top, self.bottom = top, top + HEIGHT
        self.left = MARGIN + max(text_width(tick.words) for tick in chart.values) + GAP
        self.right = (
            width - MARGIN - GAP - max(text_width(chart.label(line)) for line in chart.lines)
        )
        self._low, self._high = chart.values[0].at, chart.values[-1].at
        self._first, self._last = place(chart.periods[0]), place(chart.periods[-1])

    def x(self, at: float) -> float:
        days = self._last - self._first or 1
        return self.left + MARK + (at - self._first) / days * (self.right - self.left - 2 * MARK)

    def y(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return self.bottom - share * (self.bottom - self.top)


def _axes(chart: LineChart, frame: _Frame, palette: Palette) -> Iterator[Markup]:
    for tick in chart.values:
        height = frame.y(tick.at)
        yield line((frame.left, height), (frame.right, height), palette.line)
        beside = (frame.left - GAP, height + TEXT_SIZE / 3)
        yield text(beside, tick.words, fill=palette.text, anchor="end")
    for tick in chart.dates:
        below = (frame.x(tick.at), frame.bottom + TEXT_SIZE + GAP / 2)
        yield text(below, tick.words, fill=palette.text, anchor="middle")
    for at in chart.break_places:
        yield path([(frame.x(at), frame.top), (frame.x(at), frame.bottom)], palette.ink, dash="2 4")


def _deadline(chart: LineChart, frame: _Frame, palette: Palette) -> Iterator[Markup]:
    """A line through the period when the target is due, with the word above it."""
    if chart.deadline:
        at = frame.x(place(chart.deadline))
        yield line((at, frame.top), (at, frame.bottom), palette.ink)
        yield text((at, frame.top - GAP), "Frist", fill=palette.text, anchor="end")


def _ranges(chart: LineChart, frame: _Frame, palette: Palette) -> Iterator[Markup]:
    """The interval of a figure, as a line with an end above and below it."""
    for each in chart.ranges:
        at, ends = frame.x(place(each.period)), (frame.y(each.low), frame.y(each.high))
        yield line((at, ends[0]), (at, ends[1]), palette.ink, 2)
        yield from (line((at - MARK, end), (at + MARK, end), palette.ink, 2) for end in ends)


def _drawn(chart: LineChart, drawn: Line, frame: _Frame, palette: Palette) -> Iterator[Markup]:
    strong = drawn.style is LineStyle.STRONG
    colour, width = (palette.bar, 4.0) if strong else (palette.quiet, 1.5)
    dash = "6 4" if drawn.style is LineStyle.DASHED else ""
    for segment in chart.segments(drawn):
        places = [(frame.x(at), frame.y(value)) for at, value in segment]
        yield path(places, colour, width, dash=dash)
        yield from (circle(at, MARK + 1 if strong else MARK - 1, colour) for at in places)


def _names(chart: LineChart, frame: _Frame, palette: Palette) -> Iterator[Markup]:
    named = [each for each in chart.lines if each.known]
    ends = [frame.y(each.known[-1][1]) for each in named]
    heights = spread(ends, TEXT_SIZE * LINE_HEIGHT, frame.top, frame.bottom)
    for each, height in zip(named, heights, strict=True):
        beside = (frame.right + GAP, height + TEXT_SIZE / 3)
        bold = each.style is LineStyle.STRONG
        yield text(beside, chart.label(each), fill=palette.text, bold=bold)
