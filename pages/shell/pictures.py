"""Shows a picture on a page, with its table, its source, and what a reader can take along."""

from __future__ import annotations

import streamlit as st

from pages.shell import downloads, explored, sharing, view
from presentation.charts.lines import LineChart
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
    parts = [on_page.figure(picture, dark=dark(), widths=widths)]
    if table:
        parts.append(on_page.table(picture))
    if source:
        parts.append(paragraph(picture.source, "source"))
    st.html("".join(parts))
    offer(picture)


def explore(picture: Picture, *, table: bool = True, source: bool = True) -> None:
    """Show a picture of lines so that a reader can explore it, with its points in the table.

    Raises `TypeError` for any other chart, which only has to be seen: `show`.
    """
    if not isinstance(picture.chart, LineChart):
        raise TypeError(picture.key)
    st.html(on_page.place(picture))
    explored.show(picture.chart, picture.sentence, picture.key)
    parts = [on_page.table(picture)] if table else []
    if source:
        parts.append(paragraph(picture.source, "source"))
    if parts:
        st.html("".join(parts))
    offer(picture)


def offer(picture: Picture) -> None:
    """The row to take the picture along by; a page that draws it as HTML of its own calls this alone."""
    beside = sharing.of_picture(view.current(), picture)
    downloads.offer_chart(picture.key, picture.title, picture.svg_alone, beside)


def dark() -> bool:
    """Whether the reader sees the dark theme."""
    return st.context.theme.type == "dark"
