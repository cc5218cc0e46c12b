"""What is drawn in a chart, as a table: each chart has one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policy.periods import Period
from presentation.blocks import Statement
from presentation.charts.bars import Bar, TargetBars
from presentation.charts.chart import Chart
from presentation.charts.lines import Line, LineChart
from presentation.language import numbers
from presentation.tables import Column, Table


def table(chart: Chart) -> Table[Any]:
    """The points of the chart in the order in which they are drawn."""
    match chart:
        case TargetBars():
            return _bars(chart)
        case LineChart():
            return _lines(chart)


def _bars(chart: TargetBars) -> Table[Bar]:
    columns = (
        Column[Bar]("Navn", lambda bar: bar.name),
        Column[Bar]("Tal og måltal", lambda bar: bar.words, numeric=True),
        Column[Bar]("Status", lambda bar: Statement(bar.code, bar.status)),
    )
    return Table(chart.title, columns, chart.bars)


def _lines(chart: LineChart) -> Table[Period]:
    columns = (
        Column[Period]("Periode", numbers.period),
        *(Column(line.name, _value_of(chart, line), numeric=True) for line in chart.lines),
    )
    return Table(chart.title, columns, chart.periods)


def _value_of(chart: LineChart, line: Line) -> Callable[[Period], str | None]:
    found = dict(line.points)

    def cell(when: Period) -> str | None:
        value = found.get(when)
        return None if value is None else numbers.measured(value, chart.unit)

    return cell
