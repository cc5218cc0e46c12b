"""Charts as plotly figures: a bar per figure, a dark tick for its target, the numbers in words."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from metrics.status import IndicatorStatus
from presentation.charts.bars import Bar
from presentation.charts.bars import target_bars as bars_of
from presentation.charts.palette import LIGHT, Palette

FONT = '"Source Sans", sans-serif'
TEXT_SIZE = 15
ROW_HEIGHT = 38
MARGINS = 70
ROOM_FOR_WORDS = 1.45
GAP_BEFORE_WORDS = 0.025


def has_chart(indicator: IndicatorStatus) -> bool:
    """Whether there is something to compare: at least two departments with a figure and a target."""
    return len(bars_of(indicator)) > 1


def target_bars(indicator: IndicatorStatus, palette: Palette = LIGHT) -> go.Figure:
    """One bar per department with its target as a tick; the whole city is only in the table.

    The figure is built from one dictionary, because plotly validates everything again at each change.
    """
    bars = bars_of(indicator)
    furthest = max([end for bar in bars for end in (bar.value, bar.target)], default=1.0)
    words = {"color": palette.text, "size": TEXT_SIZE}
    return go.Figure(
        {
            "data": [_values(bars, palette), _targets(bars, palette)],
            "layout": {
                "template": "none",
                "height": MARGINS + ROW_HEIGHT * len(bars),
                "margin": {"l": 56, "r": 8, "t": 4, "b": 34},
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
                "font": {"family": FONT, **words},
                "showlegend": True,
                "legend": {
                    "orientation": "h", "x": 0, "y": -0.02, "yanchor": "top",
                    "itemclick": False, "itemdoubleclick": False, "font": words,
                },
                "dragmode": False,
                "separators": ",.",
                "annotations": [
                    {
                        "x": max(bar.value, bar.target) + furthest * GAP_BEFORE_WORDS,
                        "y": bar.name,
                        "text": bar.words,
                        "showarrow": False,
                        "xanchor": "left",
                        "font": words,
                    }
                    for bar in bars
                ],
                "xaxis": {
                    "visible": False, "range": [0, furthest * ROOM_FOR_WORDS], "fixedrange": True,
                },
                "yaxis": {
                    "autorange": "reversed", "fixedrange": True, "showgrid": False,
                    "zeroline": False, "ticks": "", "ticklabelstandoff": 10, "tickfont": words,
                },
            },
        }
    )  # fmt: skip


def _values(bars: tuple[Bar, ...], palette: Palette) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": [bar.value for bar in bars],
        "y": [bar.name for bar in bars],
        "orientation": "h",
        "width": 0.56,
        "marker": {"color": [palette.failing if bar.failing else palette.bar for bar in bars]},
        "name": "tal",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _targets(bars: tuple[Bar, ...], palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [bar.target for bar in bars],
        "y": [bar.name for bar in bars],
        "mode": "markers",
        "name": "måltal",
        "marker": {
            "symbol": "line-ns",
            "size": 22,
            "color": palette.ink,
            "line": {"width": 4, "color": palette.ink},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
