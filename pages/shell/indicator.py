"""One judged indicator, for any page: sentence, chart, table, source, and downloads."""

from __future__ import annotations

from functools import partial

import streamlit as st

from metrics.status import IndicatorStatus, Status
from pages.shell import downloads
from presentation.charts import plotly_figures
from presentation.charts.palette import DARK, LIGHT
from presentation.figures import files, indicator_table
from presentation.html.markup import paragraph
from presentation.language.sentences import indicator_sentences, verdict_sentence
from presentation.status import priorities

PLOTLY = {"displayModeBar": False, "staticPlot": True}


def show(status: Status, indicator: IndicatorStatus, rows: IndicatorStatus | None = None) -> None:
    """Show the indicator; `rows` is the same one with only the figures that a reader has chosen.

    The sentences always cover all figures. A chart of only some bars would mislead, so it is left
    out.
    """
    shown = rows or indicator
    st.html(paragraph(indicator_sentences(status, indicator)))
    if shown is not indicator:
        st.html(paragraph("Tabellen viser kun de tal, der passer til valgene.", "muted small"))
    elif plotly_figures.has_chart(indicator):
        _show_chart(status, indicator)
    st.html(indicator_table.figure_table(status, shown) + priorities.figure_source(status, shown))
    downloads.offer(indicator_table.indicator_download(status, shown))
    if earlier := indicator_table.earlier_table(status, shown):
        st.html(earlier)


def _show_chart(status: Status, indicator: IndicatorStatus) -> None:
    """The chart; its text alternative is short, because the sentence before it says the same."""
    dark = st.context.theme.type == "dark"
    st.plotly_chart(
        plotly_figures.target_bars(indicator, DARK if dark else LIGHT),
        theme=None,
        config=PLOTLY,
        alt=f"Søjler efter forvaltning: {indicator.indicator.name}. "
        f"{verdict_sentence(status, indicator)} De samme tal står i tabellen under.",
        key=f"chart-{indicator.indicator.id}",
    )
    downloads.offer_chart(
        files.chart_name(status, indicator),
        f"søjlerne over {indicator_table.named_year(indicator)}",
        partial(files.chart, status, indicator),
    )
