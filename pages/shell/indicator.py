"""One judged indicator, for any page: sentence, chart, table, source, and downloads."""

from __future__ import annotations

import streamlit as st

from metrics.status import IndicatorStatus, Status
from pages.shell import downloads, pictures
from presentation.figures import indicator_table
from presentation.figures import pictures as pictures_of
from presentation.html.markup import paragraph
from presentation.language.sentences import indicator_sentences
from presentation.status import priorities


def show(status: Status, indicator: IndicatorStatus, rows: IndicatorStatus | None = None) -> None:
    """Show the indicator; `rows` is the same one with only the figures that a reader has chosen.

    The sentences always cover all figures. A chart of only some bars would mislead, so it is left
    out.
    """
    shown = rows or indicator
    st.html(paragraph(indicator_sentences(status, indicator)))
    if shown is not indicator:
        st.html(paragraph("Tabellen viser kun de tal, der passer til valgene.", "muted small"))
    elif drawn := pictures_of.bars(status, indicator):
        pictures.show(drawn, table=False, source=False)
    st.html(indicator_table.figure_table(status, shown) + priorities.figure_source(status, shown))
    downloads.offer(indicator_table.indicator_download(status, shown))
    if earlier := indicator_table.earlier_table(status, shown):
        st.html(earlier)
