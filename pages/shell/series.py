"""The public series of an indicator, for any page: facts, charts, tables, attribution, downloads."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from metrics.public_series import PublicSeries
from metrics.status import IndicatorStatus, Status
from pages.shell import downloads, pictures
from presentation.figures import series, series_charts, series_tables
from presentation.html.markup import paragraph


def show(status: Status, indicator: IndicatorStatus, area: str | None = None) -> None:
    """Show every series of the indicator; beside the city are the areas of `series.beside`."""
    found = status.series_of(indicator.indicator.id)
    for each in found:
        _show(status, each, area)
    if found:
        downloads.offer(series_tables.download(status, indicator))


def show_named(
    status: Status, indicators: Iterable[IndicatorStatus], area: str | None = None
) -> None:
    """Show the series of indicators that a list has shown already, each under its name."""
    for indicator in indicators:
        if status.series_of(indicator.indicator.id):
            st.html(series_tables.heading(indicator))
            show(status, indicator, area)


def _show(status: Status, each: PublicSeries, area: str | None) -> None:
    shown = series.beside(each, area)
    st.html(series_tables.label(each) + paragraph(series.facts(each)))
    if areas := series_charts.of_areas(status, each, area):
        pictures.explore(areas, table=False, source=False)
        if note := series_charts.note(each, shown):
            st.html(paragraph(note, "small"))
    if groups := series_charts.of_groups(status, each):
        pictures.explore(groups, table=False, source=False)
    st.html(series_tables.folded(each, shown))
    st.html(paragraph(series.attribution(each), "source"))
