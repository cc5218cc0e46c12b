"""The public series of an indicator in a document: the facts, tables, and the attribution."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.public_series import PublicSeries
from metrics.status import IndicatorStatus, Status
from presentation import tables
from presentation.blocks import Block, Paragraph, ParagraphKind
from presentation.figures import series, series_tables


def public_series(status: Status, indicator: IndicatorStatus) -> Iterator[Block]:
    """Every series of the indicator; nothing without one."""
    for each in status.series_of(indicator.indicator.id):
        yield from _blocks(each)


def _blocks(each: PublicSeries) -> Iterator[Block]:
    shown = series.beside(each)
    yield Paragraph(series.facts(each))
    if shown:
        yield tables.in_document(series_tables.by_area(each, shown))
    if each.groups:
        yield tables.in_document(series_tables.by_group(each))
    figures = [*series.shown_figures(shown), *series.shown_figures(each.groups)]
    notes = f"{series.signs(figures)} {series.attribution(each)}".strip()
    yield Paragraph(notes, ParagraphKind.SOURCE)
