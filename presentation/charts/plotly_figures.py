"""Charts as plotly figures, for a page where a reader can explore them: lines over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go
from markupsafe import Markup

from policy.periods import Period
from presentation.charts.lines import TARGET, Line, LineChart, LineStyle, spread
from presentation.charts.palette import LIGHT, Palette
from presentation.charts.scales import NOT_REPORTED, Range, axis_unit, place
from presentation.charts.svg.shapes import few_lines, text_width
from presentation.language.numbers import in_cell, measured, period, quantity

FONT = '"Source Sans", sans-serif'
TEXT_SIZE = 15
GAP_BEFORE_WORDS = 0.025

LINES_HEIGHT = 340
ABOVE, BELOW = 12, 40
LETTER = 0.6
"""The usual width of a letter, as a share of the font size."""
NAME_SIZE = 15
NAME_HEIGHT = 20
NAMES = 150
"""The most room for names beside the lines, in pixels."""
LANE = 0.12
"""The height of the lane for what is not reported, as a share of the axis of values."""
NAME_GAP = TICK_GAP = 8


@lru_cache(maxsize=64)
def explored(chart: LineChart, palette: Palette = LIGHT) -> go.Figure:
    """Lines over time, each with its name at its end and each value in words where it is pointed at.

    Plotly validates every value, which takes longer than drawing; so the figure is cached and must not
    be changed. It is not dragged: a finger that scrolls the page must not move the lines.
    """
    names = _Names(chart)
    values = chart.values
    height = max(LINES_HEIGHT, names.height + ABOVE + BELOW)
    low, high = _ends(chart)
    words = {"color": palette.text, "size": TEXT_SIZE}
    unit = axis_unit(values, chart.unit)
    return go.Figure(
        {
            "data": list(_traces(chart, palette)),
            "layout": {
                "template": "none",
                "height": height,
                "margin": {
                    "l": _width((tick.words for tick in values), TEXT_SIZE) + TICK_GAP,
                    "r": names.width + NAME_GAP,
                    "t": ABOVE + (TEXT_SIZE + NAME_GAP if unit else 0),
                    "b": BELOW,
                },
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
                "font": {"family": FONT, **words},
                "separators": ",.",
                "showlegend": False,
                "dragmode": False,
                "hovermode": "closest",
                "hoverlabel": {
                    "bgcolor": palette.paper, "bordercolor": palette.ink, "align": "left",
                    "font": {"family": FONT, **words},
                },
                "annotations": [
                    *names.annotations(height - ABOVE - BELOW, (low, high), palette),
                    *_axis_unit(unit, palette),
                    *_words_of_marks(chart, palette),
                ],
                "shapes": [_break(at, palette) for at in chart.break_places],
                "xaxis": {
                    "range": _reach(chart),
                    "tickvals": [tick.at for tick in chart.dates],
                    "ticktext": [tick.words for tick in chart.dates],
                    "fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "",
                    "ticklabelstandoff": TICK_GAP, "tickfont": words,
                },
                "yaxis": {
                    "range": [low, high],
                    "tickvals": [tick.at for tick in values],
                    "ticktext": [tick.words for tick in values],
                    "fixedrange": True, "gridcolor": palette.line, "zeroline": False,
                    "ticks": "", "ticklabelstandoff": TICK_GAP, "tickfont": words,
                },
            },
        }
    )  # fmt: skip


def _ends(chart: LineChart) -> tuple[float, float]:
    """The ends of the axis of values, with a lane below for what is not reported."""
    low, high = chart.values[0].at, chart.values[-1].at
    return (low - (high - low) * LANE if chart.awaited else low), high


def _lane(chart: LineChart) -> float:
    """The middle of the lane for what is not reported."""
    low, high = _ends(chart)
    return low + (high - low) * LANE / 3


def _traces(chart: LineChart, palette: Palette) -> Iterator[dict[str, Any]]:
    yield from (_line(chart, line, palette) for line in chart.lines if line.known)
    if chart.targets:
        yield _targets(chart, palette)
    yield from (_interval(each, chart, palette) for each in chart.ranges if each.quantity)
    if chart.awaited:
        yield _awaited(chart, palette)


def _targets(chart: LineChart, palette: Palette) -> dict[str, Any]:
    """Each target as a dark tick across its period."""
    return _marks(
        chart.targets,
        [_said(TARGET, when, measured(value, chart.unit)) for when, value in chart.targets],
        {"symbol": "line-ew", "size": 24, "line": {"color": palette.ink, "width": 4}},
    )


def _awaited(chart: LineChart, palette: Palette) -> dict[str, Any]:
    """An open mark below the values for each period that is not reported."""
    return _marks(
        [(when, _lane(chart)) for when in chart.awaited],
        [f"{period(when)}: {NOT_REPORTED}" for when in chart.awaited],
        {"symbol": "circle-open", "size": 11, "color": palette.ink, "line": {"width": 2}},
    )


def _marks(
    places: Iterable[tuple[Period, float]], said: list[str], marker: dict[str, Any]
) -> dict[str, Any]:
    found = tuple(places)
    return {
        "type": "scatter",
        "x": [place(when) for when, _ in found],
        "y": [value for _, value in found],
        "mode": "markers",
        "marker": marker,
        "hoverinfo": "text",
        "hovertext": said,
        "cliponaxis": False,
    }


def _interval(each: Range, chart: LineChart, palette: Palette) -> dict[str, Any]:
    """The interval of a figure, with a mark at each end that is known."""
    ends = each.known
    words = quantity(each.quantity, chart.unit) if each.quantity else ""
    return {
        "type": "scatter",
        "x": [place(each.period)] * len(ends),
        "y": list(ends),
        "mode": "lines+markers",
        "line": {"color": palette.ink, "width": 2},
        "marker": {"symbol": _open_end(each), "size": 12, "color": palette.ink,
                   "line": {"color": palette.ink, "width": 2}},
        "hoverinfo": "text",
        "hovertext": _said("Interval", each.period, words),
        "cliponaxis": False,
    }  # fmt: skip


def _open_end(each: Range) -> str:
    if each.high is None:
        return "triangle-up"
    return "triangle-down" if each.low is None else "line-ew"


def _said(name: str, when: Period, value: str) -> str:
    """What is said of a mark that is pointed at; all of it is in the table too."""
    return str(Markup("{}<br>{}: {}").format(name, period(when), in_cell(value)))


def _reach(chart: LineChart) -> list[float]:
    """The ends of the axis of time, with room for the mark of the first and the last period."""
    first, last = place(chart.periods[0]), place(chart.periods[-1])
    room = (last - first) * GAP_BEFORE_WORDS or 1.0
    return [first - room, last + room]


def _line(chart: LineChart, line: Line, palette: Palette) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for segment in chart.segments(line):
        xs += [*(at for at, _ in segment), None]
        ys += [*(value for _, value in segment), None]
    said = {
        place(when): _said(line.name, when, measured(value, chart.unit))
        for when, value in line.known
    }
    strong = line.style is LineStyle.STRONG
    colour = palette.bar if strong else palette.quiet
    dash = "dash" if line.style is LineStyle.DASHED else "solid"
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines+markers",
        "name": line.name,
        "line": {"color": colour, "width": 4 if strong else 1.5, "dash": dash},
        "marker": {"color": colour, "size": 8 if strong else 5},
        "hoverinfo": "text",
        "hovertext": ["" if at is None else said[at] for at in xs],
        "cliponaxis": False,
    }


class _Names:
    """The names at the ends of the lines, in few enough letters a row to leave room for the lines."""

    def __init__(self, chart: LineChart) -> None:
        self.lines = [line for line in chart.lines if line.known]
        self.rows = [few_lines(chart.label(line), NAMES, NAME_SIZE) for line in self.lines]
        every = [row for rows in self.rows for row in rows]
        awaited = [NOT_REPORTED] if chart.awaited else []
        self.width = max((text_width(row, NAME_SIZE) for row in [*every, *awaited]), default=0.0)
        self.each = max(map(len, self.rows), default=0) * NAME_HEIGHT
        self.height = self.each * len(self.rows)

    def annotations(
        self, room: float, ends: tuple[float, float], palette: Palette
    ) -> list[dict[str, Any]]:
        """Each name at its line's last known value, moved so that no two cover each other."""
        low, high = ends
        last = [line.known[-1][1] for line in self.lines]
        places = spread(last, self.each * (high - low) / room, low, high)
        return [
            {
                "x": 1, "xref": "paper", "xanchor": "left", "xshift": NAME_GAP,
                "y": at, "yanchor": "middle", "showarrow": False, "align": "left",
                "text": _name(rows, bold=line.style is LineStyle.STRONG),
                "font": {"color": palette.text, "size": NAME_SIZE},
            }
            for line, rows, at in zip(self.lines, self.rows, places, strict=True)
        ]  # fmt: skip


def _name(rows: Iterable[str], *, bold: bool) -> str:
    words = Markup("<br>").join(rows)
    return str(_bold(words) if bold else words)


def _words_of_marks(chart: LineChart, palette: Palette) -> Iterator[dict[str, Any]]:
    """The number of the last target above its tick, and what the open marks are."""
    words = {"showarrow": False, "font": {"color": palette.text, "size": NAME_SIZE}}
    if chart.targets:
        when, value = max(chart.targets)
        yield {
            "x": place(when), "y": value, "xanchor": "right", "yanchor": "bottom", "xshift": 14,
            "yshift": 2, "text": str(_bold(f"{TARGET} {in_cell(measured(value, chart.unit))}")), **words,
        }  # fmt: skip
    if chart.awaited:
        yield {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": NAME_GAP, "y": _lane(chart),
            "yanchor": "middle", "text": NOT_REPORTED, **words,
        }  # fmt: skip


def _bold(words: str | Markup) -> Markup:
    return Markup("<b>{}</b>").format(words)


def _axis_unit(unit: str, palette: Palette) -> Iterator[dict[str, Any]]:
    """The unit above the axis of values, where the values do not have it themselves."""
    if unit:
        yield {
            "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper",
            "yanchor": "bottom", "yshift": NAME_GAP, "showarrow": False, "text": unit,
            "font": {"color": palette.text, "size": TEXT_SIZE},
        }  # fmt: skip


def _break(at: float, palette: Palette) -> dict[str, Any]:
    return {
        "type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper",
        "line": {"color": palette.ink, "width": 1, "dash": "dot"},
    }  # fmt: skip


def _width(words: Iterable[str], size: float) -> float:
    """Room in pixels for the longest of the words."""
    return max(map(len, words), default=0) * size * LETTER + NAME_GAP
