"""One judged indicator, for any page: sentence, pictures, table, source, and downloads."""

from __future__ import annotations

import streamlit as st

from metrics.status import IndicatorStatus, Status
from pages.shell import downloads, pictures
from presentation.charts.svg.shapes import NARROW, WIDTH
from presentation.figures import indicator_table
from presentation.figures import pictures as pictures_of
from presentation.html.markup import paragraph
from presentation.language.sentences import indicator_sentences
from presentation.status import about_figure


def show(
    status: Status,
    indicator: IndicatorStatus,
    rows: IndicatorStatus | None = None,
    *,
    widths: tuple[float, float] = (WIDTH, NARROW),
) -> None:
    """Show the indicator; `rows` is the same one with only the figures that a reader has chosen.

    The sentences always cover all figures. A chart of only some bars would mislead, so it is left
    out.
    """
    shown = rows or indicator
    st.html(paragraph(indicator_sentences(status, indicator)))
    folds = [indicator_table.earlier_table(status, shown)]
    table = indicator_table.figure_table(status, shown)
    if shown is not indicator:
        st.html(paragraph("Tabellen viser kun de tal, der passer til valgene.", "small"))
    elif drawn := pictures_of.bars(status, indicator):
        pictures.show(drawn, table=False, source=False, widths=widths)
        if pictures_of.draws_every_part(indicator):
            table = indicator_table.whole_city_table(status, indicator)
            folds.insert(0, indicator_table.folded_table(status, indicator))
    st.html(table + about_figure.under(status, shown, folds))
    downloads.offer(indicator_table.indicator_download(status, shown))
