"""What is drawn in a chart, as a table: each chart has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from policy.choices import Unit
from policy.periods import Period
from presentation import blocks, tables
from presentation.blocks import Statement
from presentation.charts.amounts import AmountBar, AmountBars
from presentation.charts.bars import Bar, TargetBars
from presentation.charts.chart import Chart
from presentation.charts.lines import LineChart
from presentation.charts.marks import MarkGrid, MarkRow
from presentation.charts.multiples import Multiples, Panel
from presentation.charts.scales import NOT_REPORTED, Points, Range
from presentation.charts.spans import SpanChart, SpanRow
from presentation.language import numbers
from presentation.language.words import listed
from presentation.tables import Column, Table

NOT_STATED = "ikke oplyst"


def table(chart: Chart) -> Table[Any]:
    """The points of the chart in the order in which they are drawn."""
    match chart:
        case TargetBars():
            return _bars(chart)
        case LineChart():
            return _lines(chart)
        case Multiples():
            return _multiples(chart)
        case SpanChart():
            return _spans(chart)
        case AmountBars():
            return _amounts(chart)
        case MarkGrid():
            return _grid(chart)


def in_document(chart: Chart) -> blocks.Table:
    """The same as a block of a document."""
    return tables.in_document(table(chart))


def _bars(chart: TargetBars) -> Table[Bar]:
    columns = (
        Column[Bar]("Navn", lambda bar: bar.name),
        Column[Bar]("Tal og måltal", lambda bar: bar.words, numeric=True),
        Column[Bar]("Status", lambda bar: Statement(bar.code, bar.status)),
    )
    return Table(chart.title, columns, chart.bars)


def _lines(chart: LineChart) -> Table[Period]:
    columns = [
        Column[Period]("Periode", numbers.period),
        *(
            Column(line.name, _values(line.points, chart, chart.awaited), numeric=True)
            for line in chart.lines
        ),
    ]
    if chart.ranges:
        columns.append(Column("Interval", _interval(chart.ranges, chart.unit), numeric=True))
    if chart.targets:
        columns.append(Column("Måltal", _values(chart.targets, chart), numeric=True))
    return Table(chart.title, columns, chart.periods)


@dataclass(frozen=True, slots=True)
class _PanelPeriod:
    """A row: a period of a panel."""

    panel: Panel
    period: Period


def _multiples(chart: Multiples) -> Table[_PanelPeriod]:
    def value(row: _PanelPeriod) -> str | None:
        interval = _interval(row.panel.ranges, chart.unit)(row.period)
        return interval or _values(row.panel.points, chart, row.panel.awaited)(row.period)

    def target(row: _PanelPeriod) -> str | None:
        return _values(row.panel.targets, chart)(row.period)

    def status(row: _PanelPeriod) -> Statement | None:
        newest = row.panel.newest
        return Statement(row.panel.code, row.panel.status) if row.period == newest else None

    columns = (
        Column[_PanelPeriod]("Navn", lambda row: row.panel.name),
        Column[_PanelPeriod]("Periode", lambda row: numbers.period(row.period)),
        Column("Tal", value, numeric=True),
        Column("Måltal", target, numeric=True),
        Column("Status", status),
    )
    rows = [_PanelPeriod(panel, when) for panel in chart.panels for when in panel.periods]
    return Table(chart.title, columns, rows)


def _values(
    points: Points, chart: LineChart | Multiples, awaited: tuple[Period, ...] = ()
) -> Callable[[Period], str | None]:
    found = dict(points)

    def cell(when: Period) -> str | None:
        value = found.get(when)
        if value is None:
            return NOT_REPORTED if when in awaited else None
        return numbers.measured(value, chart.unit)

    return cell


def _interval(ranges: tuple[Range, ...], unit: Unit) -> Callable[[Period], str | None]:
    found = {each.period: each.quantity for each in ranges}

    def cell(when: Period) -> str | None:
        figure = found.get(when)
        return None if figure is None else numbers.quantity(figure, unit)

    return cell


def _spans(chart: SpanChart) -> Table[SpanRow]:
    lasting = (
        Column[SpanRow]("Start", lambda row: _when(row.start), unknown=NOT_STATED),
        Column[SpanRow]("Slut", lambda row: _when(row.end), unknown=NOT_STATED),
    )
    columns = (
        Column[SpanRow]("Navn", lambda row: row.name),
        *(lasting if any(row.printed for row in chart.rows) else ()),
        Column[SpanRow]("Mærker", _marks),
        Column[SpanRow]("Ord ved linjen", lambda row: row.words),
    )
    return Table(chart.title, columns, chart.rows)


def _when(period: Period | None) -> str | None:
    return numbers.period(period) if period else None


def _marks(row: SpanRow) -> str:
    return listed([numbers.period(mark.when) for mark in row.marks])


def _amounts(chart: AmountBars) -> Table[AmountBar]:
    covers = {id(bar): group.name for group in chart.groups for bar in group.bars}
    columns = (
        Column[AmountBar]("Navn", lambda bar: bar.name),
        Column[AmountBar]("Beløb", lambda bar: bar.words, numeric=True),
        Column[AmountBar]("Dækker", lambda bar: covers[id(bar)]),
        Column[AmountBar]("Varighed", lambda bar: bar.lasts),
        Column[AmountBar]("Sidste år", lambda bar: bar.until),
    )
    return Table(chart.title, columns, chart.bars)


def _grid(chart: MarkGrid) -> Table[MarkRow]:
    """A row of the picture per row; its marks in one cell, or each under the heading of its column."""
    marks: tuple[Column[MarkRow], ...] = (
        Column("Mærker", lambda row: "; ".join(mark.spoken for mark in row.marks)),
    )
    if chart.columns:
        marks = tuple(_in_column(place, heading) for place, heading in enumerate(chart.columns))
    words = (Column[MarkRow]("Antal", lambda row: row.words),)
    return Table(
        chart.title,
        (
            Column("Navn", lambda row: row.name),
            *marks,
            *(words if any(row.words for row in chart.rows) else ()),
        ),
        chart.rows,
    )


def _in_column(place: int, heading: str) -> Column[MarkRow]:
    return Column(heading, lambda row: row.marks[place].words)
