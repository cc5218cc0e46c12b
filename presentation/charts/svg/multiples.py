"""Small multiples, as SVG: panels on one scale, two or three beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from policy.periods import Period
from policy.statuses import Shape
from presentation.charts.multiples import Multiples, Panel
from presentation.charts.palette import Palette
from presentation.charts.scales import NOT_REPORTED, Tick, axis_unit, break_places, place, segments
from presentation.charts.svg import time
from presentation.charts.svg.shapes import (
    GAP,
    LINE_HEIGHT,
    MARGIN,
    TEXT_SIZE,
    Body,
    few_lines,
    line,
    lines,
    lines_of_text,
    nothing,
    text,
    text_width,
)
from presentation.charts.svg.time import Plot
from presentation.charts.symbols import symbol

HEIGHT = 84
COLUMNS = 3
BETWEEN = 28
"""The room between panels, so that the dates of neighbours do not touch."""
LANE = 16
"""The height of the lane under a panel for what is not reported."""
STROKE = 3.0
ROW = TEXT_SIZE * LINE_HEIGHT
MARK_ROOM = 20


def body(chart: Multiples, top: float, width: float, palette: Palette) -> Body:
    """The panels in rows, each with its name and newest figure above it, and what the marks mean."""
    if not chart.panels or not chart.periods:
        return nothing(top, palette)
    layout = _layout(chart, width)
    shapes: list[Markup] = []
    if unit := axis_unit(chart.values, chart.unit):
        shapes.append(text((MARGIN, top + TEXT_SIZE), unit, fill=palette.text))
        top += ROW + GAP
    for first in range(0, len(chart.panels), layout.columns):
        row = chart.panels[first : first + layout.columns]
        shapes += _row(row, top, layout, palette)
        top += layout.height
    return Body((*shapes, *_legend(chart, top + ROW / 2, palette)), top + ROW)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How many panels are in a row, how wide each is, and how many lines of words each has above it."""

    periods: tuple[Period, ...]
    values: tuple[Tick, ...]
    broken: tuple[float, ...]
    gutter: float
    columns: int
    panel: float
    names: int
    words: int
    lane: float

    @property
    def plot_top(self) -> float:
        return (self.names + self.words) * ROW + GAP

    @property
    def height(self) -> float:
        return self.plot_top + HEIGHT + self.lane + ROW + 2 * GAP


def _layout(chart: Multiples, width: float) -> _Layout:
    periods, values = chart.periods, chart.values
    gutter = MARGIN + max(text_width(tick.words) for tick in values) + GAP
    widest = max(
        needed
        for panel in chart.panels
        for needed in (text_width(panel.name), text_width(panel.says) + MARK_ROOM)
    )
    rooms = [
        (width - gutter - MARGIN - (columns - 1) * BETWEEN) / columns
        for columns in range(1, min(COLUMNS, len(chart.panels)) + 1)
    ]
    columns = max((n for n, room in enumerate(rooms, 1) if room >= widest), default=1)
    room = rooms[columns - 1]
    return _Layout(
        periods,
        values,
        break_places(periods, chart.breaks),
        gutter,
        columns,
        room,
        max(len(few_lines(panel.name, room)) for panel in chart.panels),
        max(len(_says(panel, room)) for panel in chart.panels),
        LANE if any(panel.awaited for panel in chart.panels) else 0,
    )


def _says(panel: Panel, room: float) -> list[str]:
    return lines(panel.says, room - MARK_ROOM)


def _row(
    panels: tuple[Panel, ...],
    top: float,
    layout: _Layout,
    palette: Palette,
) -> Iterator[Markup]:
    for number, panel in enumerate(panels):
        left = layout.gutter + number * (layout.panel + BETWEEN)
        plot = Plot(
            left,
            left + layout.panel,
            top + layout.plot_top,
            top + layout.plot_top + HEIGHT,
            layout.periods,
            layout.values,
            max(time.TARGET_REACH),
        )
        if not number:
            yield from time.value_words(plot, palette)
        yield from _above(panel, (left, top), layout, palette)
        yield from _panel(panel, plot, layout, palette)


def _above(
    panel: Panel, corner: tuple[float, float], layout: _Layout, palette: Palette
) -> Iterator[Markup]:
    left, top = corner
    name = few_lines(panel.name, layout.panel)
    yield from lines_of_text((left, top + TEXT_SIZE), name, fill=palette.text, bold=True)
    words = top + TEXT_SIZE + layout.names * ROW
    colour = palette.failing if panel.failing else palette.ink
    shape = Shape.TRIANGLE if panel.failing else Shape.DISC
    if panel.known or panel.ranges:
        yield symbol(shape, (left + 7, words - TEXT_SIZE / 3), colour)
    says = _says(panel, layout.panel)
    yield from lines_of_text((left + MARK_ROOM, words), says, fill=palette.text)


def _panel(panel: Panel, plot: Plot, layout: _Layout, palette: Palette) -> Iterator[Markup]:
    yield from time.grid(plot, palette)
    yield from time.broken(plot, layout.broken, palette)
    yield from time.targets(plot, panel.targets, palette)
    yield from time.drawn(
        plot, segments(panel.points, layout.periods, layout.broken), palette.bar, STROKE, time.MARK
    )
    yield from time.intervals(plot, panel.ranges, palette)
    if panel.known:
        when, value = panel.known[-1]
        at = plot.x(place(when)), plot.y(value)
        colour = palette.failing if panel.failing else palette.bar
        yield symbol(Shape.TRIANGLE if panel.failing else Shape.DISC, at, colour)
    yield from time.awaited(plot, panel.awaited, plot.bottom + GAP, palette)
    dates = plot.bottom + layout.lane + TEXT_SIZE + GAP / 2
    reach = BETWEEN / 2 - 2
    yield from time.dates(plot, dates, (plot.left - reach, plot.right + reach), palette)


def _legend(chart: Multiples, middle: float, palette: Palette) -> Iterator[Markup]:
    """What a tick and an open mark mean, where there are any."""
    left, baseline = float(MARGIN), middle + TEXT_SIZE / 3
    if any(panel.targets for panel in chart.panels):
        yield line((left, middle), (left + 20, middle), palette.ink, time.TARGET_WIDTH)
        yield text((left + 28, baseline), "måltal", fill=palette.text)
        left += 28 + text_width("måltal") + 2 * GAP
    if any(panel.awaited for panel in chart.panels):
        yield time.open_mark((left + 7, middle), palette)
        yield text((left + MARK_ROOM, baseline), NOT_REPORTED, fill=palette.text)
