"""The printed figures that differ from what they add up to or are a percentage of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from metrics.status import Field, Reconciliation, Status
from policy import open_data
from policy.choices import Unit
from policy.open_data import DataColumn, DataType
from policy.tables import BY_NAME
from reports.open_data.data_tables import Column, DataTable, Reference

NAME = "reconciliations"
ABOUT = (
    "Trykte tal, der er anderledes, end de bliver, når de regnes efter. Det trykte er vist, som det står, "
    "og er ikke rettet. Rækkerne står i indikatorernes rækkefølge."
)


class Difference(NamedTuple):
    """A row: a difference, and the unit of its two figures."""

    found: Reconciliation
    unit: Unit


def table(status: Status) -> DataTable:
    """The differences of a status."""
    units = {each.indicator.id: each.indicator.unit for each in status.indicators}
    rows = [
        Difference(found, Unit.SHARE if found.field is Field.ATTAINMENT else units[found.indicator])
        for found in status.reconciliations
    ]
    return DataTable(
        NAME,
        "Tal, der ikke stemmer",
        ABOUT,
        list(_columns()),
        rows,
        references=(Reference("indicator", "indicators", "id"),),
    )


def _columns() -> Iterator[Column]:
    observed = BY_NAME["observations"]
    for name in ("indicator", "department", "period"):
        (declared,) = open_data.of_field(observed.field(name))
        yield _of_difference(declared)
    yield _of_difference(
        DataColumn(
            "field",
            DataType.STRING,
            "Hvilket tal",
            "Om det er tallet, måltallet eller målopfyldelsen.",
            choices=Field,
            required=True,
            english_title="Which figure",
        )
    )
    (unit,) = open_data.of_field(BY_NAME["indicators"].field("unit"))
    yield Column.at(replace(unit, help="Enheden for de to tal; andele er fra 0 til 1."), "unit")
    for name, title, about, english in (
        ("printed", "Trykt", "Tallet, som kilden skriver det.", "As printed"),
        (
            "computed",
            "Regnet efter",
            "Tallet, som det bliver, når det regnes efter.",
            "As computed",
        ),
    ):
        yield _of_difference(
            DataColumn(name, DataType.NUMBER, title, about, required=True, english_title=english)
        )
    (sources,) = open_data.of_field(observed.field("sources"))
    yield _of_difference(sources)


def _of_difference(declared: DataColumn) -> Column:
    return Column.at(declared, f"found.{declared.name}")
