"""The figures, each with its target, its baseline and its computed status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from metrics.status import Point, Status
from policy import open_data
from policy.choices import Unit
from policy.data_cells import Plain, plain
from policy.open_data import DataColumn, DataType
from policy.quantities import Quantity
from policy.statuses import StatusCode
from policy.tables import BY_NAME, Field
from presentation.figures.indicator_table import IndicatorFigure
from presentation.language import precise
from reports.open_data.data_tables import Column, DataTable

NAME = "figures"


def table(status: Status) -> DataTable:
    """Every figure that is shown, with counts of few persons hidden."""
    rows = [IndicatorFigure(i, point) for i in status.indicators for point in i.points]
    about = "Hvert tal med måltal, udgangspunkt og beregnet status."
    return DataTable(NAME, "Tal", about, list(_columns()), rows)


def _rivals(point: Point, unit: Unit) -> str | None:
    return precise.target_of(point, unit) if point.rivals else None


def _columns() -> Iterator[Column]:
    observed, promised = BY_NAME["observations"], BY_NAME["targets"]

    def of_point(field: Field, name: str) -> Iterator[Column]:
        for declared in open_data.of_field(replace(field, required=False)):
            yield Column(declared, lambda row: plain(getattr(row.point, name)))

    (indicator,) = open_data.of_field(observed.field("indicator"))
    yield Column(indicator, lambda row: row.indicator.indicator.id)
    for name in ("department", "period", "counted_on"):
        yield from of_point(observed.field(name), name)
    yield from _quantity("value", observed.field("value"), lambda row: row.point.value)
    hidden = "Om tallet er skjult på grund af få personer."
    yield Column(
        DataColumn("hidden", DataType.BOOLEAN, "Skjult", hidden), lambda row: row.point.hidden
    )
    yield from _quantity(
        "target",
        promised.field("value"),
        lambda row: None if row.point.rivals else row.point.target,
    )
    rivals = "Måltallene, hvor flere har oplyst hver sit, med hvem der har."
    yield Column(
        DataColumn("rivals", DataType.STRING, "Flere måltal", rivals),
        lambda row: _rivals(row.point, row.indicator.indicator.unit),
    )
    yield from of_point(promised.field("deadline"), "deadline")
    baseline = BY_NAME["baselines"].field("value")
    yield from _quantity("baseline", baseline, lambda row: row.point.baseline)
    yield from _quantity(
        "printed_attainment",
        observed.field("printed_attainment"),
        lambda row: row.point.printed_attainment,
    )
    yield Column(
        DataColumn("attainment", DataType.NUMBER, "Målopfyldelse", "Andel af måltallet, 0-1."),
        lambda row: row.point.attainment,
    )
    added_up = "Om tallet er summen af forvaltningernes og ikke oplyst af nogen."
    yield Column(
        DataColumn("added_up", DataType.BOOLEAN, "Lagt sammen", added_up),
        lambda row: row.point.added_up,
    )
    counts = "Om tallet hører til den periode, status bygger på."
    yield Column(
        DataColumn("counts", DataType.BOOLEAN, "Tæller nu", counts),
        lambda row: row.point in row.indicator.current,
    )
    yield Column(
        DataColumn("status", DataType.STRING, "Status", choices=StatusCode),
        lambda row: plain(row.point.status),
    )
    for name in ("stated_by", "series"):
        yield from of_point(observed.field(name), name)
    for name, field in (("printed_as", "printed_as"), ("notes", "note"), ("sources", "sources")):
        yield from of_point(observed.field(field), name)


def _quantity(
    name: str, field: Field, figure: Callable[[IndicatorFigure], Quantity | None]
) -> Iterator[Column]:
    for declared in open_data.of_quantity(field, name):
        yield Column(declared, _part(declared.part, figure))


def _part(
    attribute: str, figure: Callable[[IndicatorFigure], Quantity | None]
) -> Callable[[IndicatorFigure], Plain]:
    def value(row: IndicatorFigure) -> Plain:
        found = figure(row)
        return plain(getattr(found, attribute)) if found else None

    return value
