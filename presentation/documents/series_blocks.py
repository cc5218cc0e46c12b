"""The public series of an indicator in a document: the facts, tables, and the attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.public_series import AreaSeries, PublicSeries
from metrics.status import IndicatorStatus, Status
from presentation import tables
from presentation.blocks import Block, Diagram, Paragraph, ParagraphKind
from presentation.figures import series, series_charts, series_tables


def public_series(status: Status, indicator: IndicatorStatus) -> Iterator[Block]:
    """Every series of the indicator; nothing without one."""
    for each in status.series_of(indicator.indicator.id):
        yield from _blocks(each)


def _blocks(each: PublicSeries) -> Iterator[Block]:
    shown = series.beside(each)
    yield Paragraph(series.facts(each))
    if drawn := series_charts.chart(each, shown):
        yield Diagram(drawn, series_charts.alternative(each, drawn))
    if shown:
        yield tables.in_document(series_tables.by_area(each, shown))
    if drawn := series_charts.group_chart(each):
        yield Diagram(drawn, series_charts.alternative(each, drawn))
    if each.groups:
        yield tables.in_document(series_tables.by_group(each))
    yield from _notes(each, shown)


def _notes(each: PublicSeries, shown: Sequence[AreaSeries]) -> Iterator[Paragraph]:
    if note := series_charts.note(each, shown):
        yield Paragraph(note, ParagraphKind.NOTE)
    figures = [*series.shown_figures(shown), *series.shown_figures(each.groups)]
    notes = [series_tables.table_notes(figures), series.where_found(each), series.attribution(each)]
    yield Paragraph(" ".join(filter(None, notes)), ParagraphKind.SOURCE)
