"""Bars with their targets, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from presentation.charts.bars import Bar, TargetBars
from presentation.charts.palette import Palette
from presentation.charts.svg.shapes import (
    GAP,
    MARGIN,
    ROW,
    TEXT_SIZE,
    Body,
    line,
    rectangle,
    text,
    text_width,
)

BAR = 21
TICK = 27
TICK_WIDTH = 4


def body(chart: TargetBars, top: float, width: float, palette: Palette) -> Body:
    """Bars with their targets as dark ticks and the numbers in words at the end."""
    legend = top + (len(chart.bars) + 0.5) * ROW
    return Body(
        (
            *_rows(chart.bars, top, width, palette),
            *_legend(_left(chart.bars), legend, palette),
        ),
        legend + ROW / 2,
    )


def _left(bars: Iterable[Bar]) -> float:
    """The left end of the bars, to the right of their names."""
    return MARGIN + max((text_width(bar.name) for bar in bars), default=0) + GAP


def _rows(bars: tuple[Bar, ...], top: float, width: float, palette: Palette) -> Iterator[Markup]:
    left = _left(bars)
    longest = max((text_width(bar.words) for bar in bars), default=0)
    room = width - MARGIN - left - GAP - longest
    furthest = max((end for bar in bars for end in (bar.value, bar.target)), default=0)
    scale = room / furthest if furthest else 0
    for number, bar in enumerate(bars):
        middle = top + (number + 0.5) * ROW
        target = left + bar.target * scale
        words_at = left + max(bar.value, bar.target) * scale + GAP
        baseline = middle + TEXT_SIZE / 3
        fill = palette.failing if bar.failing else palette.bar
        yield text((MARGIN, baseline), bar.name, fill=palette.text)
        yield rectangle((left, middle - BAR / 2), max(0, bar.value) * scale, BAR, fill)
        yield line(
            (target, middle - TICK / 2), (target, middle + TICK / 2), palette.ink, TICK_WIDTH
        )
        yield text((words_at, baseline), bar.words, fill=palette.text)


def _legend(left: float, middle: float, palette: Palette) -> Iterator[Markup]:
    baseline = middle + TEXT_SIZE / 3
    target = left + 2 * GAP + text_width("tal") + 2 * GAP
    yield rectangle((left, middle - GAP / 2), GAP, GAP, palette.bar)
    yield text((left + 1.6 * GAP, baseline), "tal", fill=palette.text)
    yield line((target, middle - 9), (target, middle + 9), palette.ink, TICK_WIDTH)
    yield text((target + GAP, baseline), "måltal", fill=palette.text)
