"""Bars with their targets, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from presentation.charts.bars import Bar, TargetBars
from presentation.charts.palette import Palette
from presentation.charts.svg.shapes import (
    GAP,
    LINE_HEIGHT,
    MARGIN,
    ROW,
    TEXT_SIZE,
    Body,
    few_lines,
    line,
    lines_of_text,
    nothing,
    rectangle,
    text,
    text_width,
)

BAR = 21
TICK = 27
TICK_WIDTH = 4
LEAST_ROOM = 0.3
"""The least share of the picture's width that bars need beside their names and numbers."""


def body(chart: TargetBars, top: float, width: float, palette: Palette) -> Body:
    """Bars with their targets as dark ticks and the numbers in words.

    Name and numbers are beside their bar, or above it where they would leave too little room for it.
    """
    if not chart.bars:
        return nothing(top, palette)
    bars = chart.bars
    left = MARGIN + max(text_width(bar.name) for bar in bars) + GAP
    room = width - MARGIN - left - GAP - max(text_width(bar.words) for bar in bars)
    if room >= width * LEAST_ROOM:
        drawn = _beside(bars, top, _Scale(left, room, bars), palette)
    else:
        left = MARGIN
        drawn = _above(bars, top, _Scale(left, width - 2 * MARGIN, bars), palette)
    legend = drawn.bottom + ROW / 2
    return Body((*drawn.shapes, *_legend(left, legend, palette)), legend + ROW / 2)


class _Scale:
    """From a figure to its place: every bar begins at 0, at the left."""

    def __init__(self, left: float, room: float, bars: Iterable[Bar]) -> None:
        furthest = max(end for bar in bars for end in (bar.value, bar.target))
        self.left, self.room = left, room
        self.per_unit = (room - TICK_WIDTH / 2) / furthest if furthest > 0 else 0

    def length(self, value: float) -> float:
        return max(0, value) * self.per_unit


def _beside(bars: Sequence[Bar], top: float, scale: _Scale, palette: Palette) -> Body:
    shapes = tuple(
        shape
        for number, bar in enumerate(bars)
        for shape in _row(bar, top + (number + 0.5) * ROW, scale, palette)
    )
    return Body(shapes, top + len(bars) * ROW)


def _row(bar: Bar, middle: float, scale: _Scale, palette: Palette) -> Iterator[Markup]:
    baseline = middle + TEXT_SIZE / 3
    yield text((MARGIN, baseline), bar.name, fill=palette.text)
    yield from _bar(bar, middle, scale, palette)
    words_at = scale.left + max(map(scale.length, (bar.value, bar.target))) + GAP
    yield text((words_at, baseline), bar.words, fill=palette.text)


def _above(bars: Iterable[Bar], top: float, scale: _Scale, palette: Palette) -> Body:
    shapes: list[Markup] = []
    for bar in bars:
        name, words = (few_lines(each, scale.room) for each in (bar.name, bar.words))
        first = top + TEXT_SIZE
        numbers = first + len(name) * TEXT_SIZE * LINE_HEIGHT
        shapes += lines_of_text((scale.left, first), name, fill=palette.text, bold=True)
        shapes += lines_of_text((scale.left, numbers), words, fill=palette.text)
        top += (len(name) + len(words)) * TEXT_SIZE * LINE_HEIGHT + ROW
        shapes += _bar(bar, top - ROW / 2, scale, palette)
        top += GAP / 2
    return Body(tuple(shapes), top)


def _bar(bar: Bar, middle: float, scale: _Scale, palette: Palette) -> Iterator[Markup]:
    target = scale.left + scale.length(bar.target)
    fill = palette.failing if bar.failing else palette.bar
    yield rectangle((scale.left, middle - BAR / 2), scale.length(bar.value), BAR, fill)
    ends = (target, middle - TICK / 2), (target, middle + TICK / 2)
    yield line(*ends, palette.ink, TICK_WIDTH)


def _legend(left: float, middle: float, palette: Palette) -> Iterator[Markup]:
    baseline = middle + TEXT_SIZE / 3
    target = left + 2 * GAP + text_width("tal") + 2 * GAP
    yield rectangle((left, middle - GAP / 2), GAP, GAP, palette.bar)
    yield text((left + 1.6 * GAP, baseline), "tal", fill=palette.text)
    yield line((target, middle - 9), (target, middle + 9), palette.ink, TICK_WIDTH)
    yield text((target + GAP, baseline), "måltal", fill=palette.text)
