"""Shows a picture on a page, with its table, its source, and what a reader can take along."""

from __future__ import annotations

import streamlit as st

from pages.shell import downloads
from presentation.charts.svg.shapes import NARROW, WIDTH
from presentation.html.markup import paragraph
from presentation.pictures import on_page
from presentation.pictures.picture import Picture


def show(
    picture: Picture,
    *,
    table: bool = True,
    source: bool = True,
    widths: tuple[float, float] = (WIDTH, NARROW),
) -> None:
    """Show the picture; without `table` or `source` where the page has them beside it."""
    dark = st.context.theme.type == "dark"
    parts = [on_page.figure(picture, dark=dark, widths=widths)]
    if table:
        parts.append(on_page.table(picture))
    if source:
        parts.append(paragraph(picture.source, "source"))
    st.html("".join(parts))
    downloads.offer_chart(picture.key, picture.title, picture.svg_alone)
