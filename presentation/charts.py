"""Charts as plotly figures: a bar for the figure, a dark tick for its target, the numbers in words."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from metrics.status import WHOLE_CITY, IndicatorStatus, Point
from presentation.numbers import quantity
from presentation.words import MARKS, Tone

FONT = '"Source Sans", sans-serif'
ROW_HEIGHT = 38
MARGINS = 70
ROOM_FOR_WORDS = 1.45


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart, measured against their background (tests measure them)."""

    ink: str
    text: str
    bar: str
    failing: str
    line: str


LIGHT = Palette(ink="#16191d", text="#16191d", bar="#2f6f8f", failing="#9b2c1f", line="#d9dbd5")
DARK = Palette(ink="#e9ece8", text="#e9ece8", bar="#4f8fae", failing="#d9705f", line="#3a4146")


def has_chart(indicator: IndicatorStatus) -> bool:
    """Whether there is something to compare: at least two parts with a figure and a target."""
    return len(_drawn(indicator)) > 1


def target_bars(indicator: IndicatorStatus, palette: Palette = LIGHT) -> go.Figure:
    """One bar a department with its target as a tick; the whole city stands in the table alone."""
    points = _drawn(indicator)
    names = [point.department or "" for point in points]
    values = [_middle(point) for point in points]
    targets = [_end(point) for point in points]
    unit = indicator.indicator.unit
    furthest = max([*values, *targets], default=1.0)
    figure = go.Figure(
        [
            go.Bar(
                x=values,
                y=names,
                orientation="h",
                width=0.56,
                marker={"color": [_colour(point, palette) for point in points]},
                name="tal",
                hoverinfo="skip",
                cliponaxis=False,
            ),
            go.Scatter(
                x=targets,
                y=names,
                mode="markers",
                name="måltal",
                marker={
                    "symbol": "line-ns",
                    "size": 22,
                    "color": palette.ink,
                    "line": {"width": 4, "color": palette.ink},
                },
                hoverinfo="skip",
                cliponaxis=False,
            ),
        ]
    )
    for point, name, value, target in zip(points, names, values, targets, strict=True):
        if point.value and point.target:
            figure.add_annotation(
                x=max(value, target) + furthest * 0.025,
                y=name,
                text=f"{quantity(point.value, unit)} af {quantity(point.target, unit)}",
                showarrow=False,
                xanchor="left",
                font={"color": palette.text, "size": 15},
            )
    figure.update_layout(
        template="none",
        height=MARGINS + ROW_HEIGHT * len(points),
        margin={"l": 56, "r": 8, "t": 4, "b": 34},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 15, "color": palette.text},
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "y": -0.02, "yanchor": "top", "itemclick": False,
            "itemdoubleclick": False, "font": {"size": 15, "color": palette.text},
        },
        dragmode=False,
        separators=",.",
    )  # fmt: skip
    figure.update_xaxes(visible=False, range=[0, furthest * ROOM_FOR_WORDS], fixedrange=True)
    figure.update_yaxes(
        autorange="reversed",
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        ticks="",
        ticklabelstandoff=10,
        tickfont={"size": 15, "color": palette.text},
    )
    return figure


def _drawn(indicator: IndicatorStatus) -> list[Point]:
    return [
        point
        for point in indicator.current
        if point.department != WHOLE_CITY and point.value and point.target and not point.hidden
    ]


def _colour(point: Point, palette: Palette) -> str:
    return palette.failing if MARKS[point.status].tone is Tone.FAILING else palette.bar


def _middle(point: Point) -> float:
    ends = [end for end in (point.value.ends if point.value else ()) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _end(point: Point) -> float:
    ends = [end for end in (point.target.ends if point.target else ()) if end is not None]
    return max(ends, default=0.0)
