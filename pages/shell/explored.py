"""A chart of lines that a reader can explore: point at a mark, or choose fewer periods."""

from __future__ import annotations

import streamlit as st

from pages.shell.labels import plain
from presentation.charts import plotly_figures
from presentation.charts.lines import LineChart
from presentation.charts.palette import DARK, LIGHT

CONFIG = {"displayModeBar": False, "doubleClick": False, "showTips": False, "scrollZoom": False}
MANY_PERIODS = 8
NEWEST = 5
ALL = "Hele perioden"
FEW = "De seneste fem"


def show(chart: LineChart, sentence: str, key: str) -> None:
    """Show the chart with its sentence as its text alternative; `key` names it on its page.

    The page has a table of its points: what a reader sees by pointing is there too. Periods are chosen
    by buttons instead of dragging, which a keyboard cannot do and a finger needs for scrolling.
    """
    drawn = _chosen(chart, key)
    if drawn is not chart:
        sentence = f"{sentence} Kurven viser nu de seneste fem perioder."
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    st.plotly_chart(
        plotly_figures.explored(drawn, palette), theme=None, config=CONFIG, alt=sentence, key=key
    )


def _chosen(chart: LineChart, key: str) -> LineChart:
    """The chart of the periods that the reader has chosen, where there are many."""
    if len(chart.periods) < MANY_PERIODS:
        return chart
    chosen = st.radio(
        plain(f"Perioder i kurven: {chart.title}"),
        [ALL, FEW],
        horizontal=True,
        label_visibility="collapsed",
        key=f"perioder-{key}",
    )
    return chart if chosen == ALL else chart.newest(NEWEST)
