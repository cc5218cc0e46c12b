"""Charts as plotly figures: lines over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go
from markupsafe import Markup, escape

from presentation.charts.lines import Line, LineChart, LineStyle, spread
from presentation.charts.palette import LIGHT, Palette
from presentation.charts.scales import place

FONT = '"Source Sans", sans-serif'
TEXT_SIZE = 15
GAP_BEFORE_WORDS = 0.025

LINES_HEIGHT = 340
ABOVE, BELOW = 12, 40
LETTER = 0.6
"""The usual width of a letter, as a share of the font size."""
NAME_SIZE = 14
NAME_HEIGHT = 19
NAME_GAP = TICK_GAP = 8


def series_lines(chart: LineChart, palette: Palette = LIGHT) -> go.Figure:
    """Lines over time, each with its name at its end, and a dotted line at each break."""
    values = chart.values
    low, high = values[0].at, values[-1].at
    words = {"color": palette.text, "size": TEXT_SIZE}
    return go.Figure(
        {
            "data": [_line(chart, line, palette) for line in chart.lines if line.known],
            "layout": {
                "template": "none",
                "height": LINES_HEIGHT,
                "margin": {
                    "l": _width((tick.words for tick in values), TEXT_SIZE) + TICK_GAP,
                    "r": _width((line.name for line in chart.lines), NAME_SIZE) + NAME_GAP,
                    "t": ABOVE,
                    "b": BELOW,
                },
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
                "font": {"family": FONT, **words},
                "showlegend": False,
                "dragmode": False,
                "annotations": _names(chart, low, high, palette),
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
        "marker": {"color": colour, "size": 8 if strong else 4},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _names(chart: LineChart, low: float, high: float, palette: Palette) -> list[dict[str, Any]]:
    """The name of each line at its last known value, moved so that no two cover each other."""
    named = [line for line in chart.lines if line.known]
    room = LINES_HEIGHT - ABOVE - BELOW
    per_pixel = (high - low) / room
    ends = [line.known[-1][1] for line in named]
    return [
        {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": NAME_GAP,
            "y": at, "yanchor": "middle", "showarrow": False,
            "text": str(_bold(line.name) if line.style is LineStyle.STRONG else escape(line.name)),
            "font": {"color": palette.text, "size": NAME_SIZE},
        }
        for line, at in zip(named, spread(ends, NAME_HEIGHT * per_pixel, low, high), strict=True)
    ]  # fmt: skip


def _bold(words: str) -> Markup:
    return Markup("<b>{}</b>").format(words)


def _break(at: float, palette: Palette) -> dict[str, Any]:
    return {
        "type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper",
        "line": {"color": palette.ink, "width": 1, "dash": "dot"},
    }  # fmt: skip


def _width(words: Iterable[str], size: float) -> float:
    """Room in pixels for the longest of the words."""
    return max(map(len, words), default=0) * size * LETTER + NAME_GAP
