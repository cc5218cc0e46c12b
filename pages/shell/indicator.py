"""One judged indicator, for any page: sentence, pictures, table, source, and downloads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from metrics.status import IndicatorStatus, Status
from pages.shell import downloads, pictures
from presentation.charts.svg.shapes import NARROW, WIDTH
from presentation.figures import indicator_table
from presentation.figures import pictures as pictures_of
from presentation.html.markup import paragraph
from presentation.language.sentences import indicator_sentences
from presentation.pictures.picture import Picture
from presentation.status import about_figure


def show(
    status: Status,
    indicator: IndicatorStatus,
    rows: IndicatorStatus | None = None,
    *,
    widths: tuple[float, float] = (WIDTH, NARROW),
    exploring: bool = False,
) -> None:
    """Show the indicator; `rows` is the same one with only the figures that a reader has chosen.

    The sentences always cover all figures. A chart of only some bars would mislead, so it is left
    out. `exploring` is for a wide page, where a reader comes to look more closely.
    """
    shown = rows or indicator
    sentences = paragraph(indicator_sentences(status, indicator))
    folds = [indicator_table.earlier_table(status, shown)]
    table = indicator_table.figure_table(status, shown)
    if shown is not indicator:
        only = paragraph("Tabellen viser kun de tal, der passer til valgene.", "small")
        st.html(sentences + only)
    else:
        if pictures_of.draws_every_part(indicator):
            table = indicator_table.coming_table(status, indicator)
            sentences += indicator_table.whole_city_line(status, indicator)
        st.html(sentences)
        drawn = pictures_of.of_indicator(status, indicator)
        show_pictures(indicator, drawn, widths, exploring=exploring)
        folds[:0] = [pictures_of.folded(status, indicator, each) for each in drawn]
    st.html(table + about_figure.under(status, shown, folds))
    downloads.offer(indicator_table.indicator_download(status, shown))


def show_others(
    status: Status,
    indicators: Iterable[IndicatorStatus],
    widths: tuple[float, float],
    *,
    exploring: bool = False,
) -> None:
    """The pictures of indicators that a list has shown already, each under its name."""
    for indicator in indicators:
        for picture in pictures_of.of_indicator(status, indicator):
            st.html(Markup("<h4>{}</h4>").format(picture.title))
            if exploring and pictures_of.is_long(picture):
                pictures.explore(picture)
            else:
                pictures.show(picture, widths=widths)


def show_pictures(
    indicator: IndicatorStatus,
    drawn: Sequence[Picture],
    widths: tuple[float, float],
    *,
    exploring: bool,
) -> None:
    """Each picture under what its title says more than the name of the indicator.

    Where a reader is `exploring`, two are beside each other, and long lines can be explored.
    """
    places = [st.container(gap="small") for _ in drawn]
    if exploring and len(drawn) > 1:
        places = [*st.columns(2, gap="medium"), *places[2:]]
    for place, picture in zip(places, drawn, strict=True):
        with place:
            if exploring or picture is not drawn[0]:
                st.html(pictures_of.heading(indicator, picture))
            if exploring and pictures_of.is_long(picture):
                pictures.explore(picture, table=False, source=False)
            else:
                pictures.show(picture, table=False, source=False, widths=widths)
