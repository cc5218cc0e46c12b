"""The timeline as a plotly figure."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
from markupsafe import Markup

from metrics.status import Status
from presentation.charts.palette import LIGHT, Palette
from presentation.html.cache import once_a_status
from presentation.initiatives.all_initiatives import InitiativeFilter, chosen
from presentation.initiatives.timeline import spans
from presentation.initiatives.timeline_layout import (
    TEXT_SIZE,
    Labels,
    Layout,
    Marks,
    Side,
    Strokes,
    Symbol,
    laid_out,
)

FONT = '"Source Sans", sans-serif'
MARK_SIZE = 12
SYMBOLS = {Symbol.ARROW: "triangle-right", Symbol.DIAMOND: "diamond"}
POSITIONS = {
    Side.RIGHT: "middle right",
    Side.LEFT: "middle left",
    Side.CENTRE: "middle center",
}


@once_a_status(kept=64)
def timeline(status: Status, wanted: InitiativeFilter, palette: Palette = LIGHT) -> go.Figure:
    """The timeline of the chosen initiatives, as wide as the page.

    Plotly validates every value, which takes longer than the rest of the page; so the figure is cached
    and must not be changed.
    """
    return drawn(laid_out(status, spans(status, chosen(status, wanted)), palette), palette)


def drawn(layout: Layout, palette: Palette = LIGHT) -> go.Figure:
    """The layout as a figure."""
    years = layout.years
    figure = go.Figure(
        [
            *(_lines(strokes) for strokes in layout.strokes),
            *(_marks(marks) for marks in layout.marks),
            *(_texts(labels, palette) for labels in layout.labels),
        ]
    )
    figure.update_layout(
        template="none",
        height=layout.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": TEXT_SIZE, "color": palette.text},
        showlegend=False,
        dragmode=False,
        xaxis={"visible": False, "range": [years[0], years[-1] + 1], "fixedrange": True},
        yaxis={"visible": False, "range": [layout.height, 0], "fixedrange": True},
    )
    return figure


def _lines(strokes: Strokes) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for x0, y0, x1, y1 in strokes.segments:
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    dash = "dot" if strokes.dotted else "solid"
    line = {"color": strokes.colour, "width": strokes.width, "dash": dash}
    return _trace(x=xs, y=ys, mode="lines", line=line)


def _marks(marks: Marks) -> dict[str, Any]:
    marker = {
        "symbol": SYMBOLS[marks.symbol], "size": MARK_SIZE, "color": marks.colour, "opacity": 1,
    }  # fmt: skip
    return _trace(
        x=[x for x, _ in marks.places],
        y=[y for _, y in marks.places],
        mode="markers",
        marker=marker,
    )


def _texts(labels: Labels, palette: Palette) -> dict[str, Any]:
    wrapper = Markup("<b>{}</b>") if labels.bold else Markup("{}")
    return _trace(
        x=[x for x, _, _ in labels.labels],
        y=[y for _, y, _ in labels.labels],
        text=[str(wrapper.format(Markup("<br>").join(lines))) for _, _, lines in labels.labels],
        mode="text",
        textposition=POSITIONS[labels.side],
        textfont={"size": labels.size, "color": palette.text},
    )


def _trace(**values: Any) -> dict[str, Any]:
    return {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False, **values}
