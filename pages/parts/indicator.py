"""One judged indicator, on whichever page it stands: sentence, chart, table, source, and all to take along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from metrics.status import IndicatorStatus, Status
from pages.parts import takeaway
from presentation import charts, figure_files, priorities
from presentation.markup import paragraph
from presentation.palette import DARK, LIGHT
from presentation.sentences import indicator_sentences, verdict_sentence

PLOTLY = {"displayModeBar": False, "staticPlot": True}


def show(status: Status, indicator: IndicatorStatus, rows: IndicatorStatus | None = None) -> None:
    """The indicator; `rows` is the same one with only the figures that a reader has chosen.

    The sentences always tell of all. A chart of some of the bars would mislead, so there is none.
    """
    shown = rows or indicator
    st.html(paragraph(indicator_sentences(status, indicator)))
    if shown is not indicator:
        st.html(paragraph("Tabellen viser kun de tal, der passer til valgene.", "muted small"))
    elif charts.has_chart(indicator):
        _show_chart(status, indicator)
    st.html(priorities.figure_table(status, shown) + priorities.figure_source(status, shown))
    takeaway.offer(figure_files.indicator_extract(status, shown))
    if earlier := priorities.earlier_table(status, shown):
        st.html(earlier)


def _show_chart(status: Status, indicator: IndicatorStatus) -> None:
    """The chart; its name is short, because all that it shows has just been said."""
    dark = st.context.theme.type == "dark"
    st.plotly_chart(
        charts.target_bars(indicator, DARK if dark else LIGHT),
        theme=None,
        config=PLOTLY,
        alt=f"Søjler efter forvaltning: {indicator.indicator.name}. "
        f"{verdict_sentence(status, indicator)} De samme tal står i tabellen under.",
        key=f"chart-{indicator.indicator.id}",
    )
    takeaway.offer_chart(
        figure_files.chart_name(status, indicator),
        f"søjlerne over {figure_files.named_year(indicator)}",
        partial(figure_files.chart, status, indicator),
    )
