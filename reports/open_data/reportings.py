"""Who has reported which period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from metrics.status import IndicatorStatus, Reporting, Status
from policy import open_data
from policy.open_data import DataColumn, DataType
from policy.tables import BY_NAME
from reports.open_data.data_tables import Column, DataTable

NAME = "reportings"


@dataclass(frozen=True, slots=True)
class Reported:
    """Who has reported a period of an indicator."""

    indicator: IndicatorStatus
    reporting: Reporting


def table(status: Status) -> DataTable:
    """The periods from the one that the status builds on."""
    rows = [Reported(i, reporting) for i in status.indicators for reporting in i.reportings]
    about = (
        "Hvem der har indberettet hver periode fra den, status bygger på. En periode gælder, når "
        "den er hel. Ældste periode først."
    )
    return DataTable(NAME, "Indberettede perioder", about, list(_columns()), rows)


def _columns() -> Iterator[Column]:
    observed = BY_NAME["observations"]
    (indicator,) = open_data.of_field(observed.field("indicator"))
    yield Column(indicator, lambda row: row.indicator.indicator.id)
    (period,) = open_data.of_field(replace(observed.field("period"), required=True))
    yield Column(period, lambda row: row.reporting.period)
    yield _codes("expected", "Ventes fra", "Forvaltninger, hvis tal perioden venter på.")
    yield _codes("received", "Indberettet af", "Forvaltninger, hvis tal er her.")
    yield _codes("missing", "Mangler fra", "De ventede, hvis tal ikke er her på statusdatoen.")
    yield Column(
        DataColumn(
            "deadline",
            DataType.DATE,
            "Frist for indberetning",
            "Den første frist for nogen, der mangler. Tom, hvor ingen har sat en frist.",
        ),
        lambda row: row.reporting.deadline,
    )
    yield Column(
        DataColumn(
            "whole",
            DataType.BOOLEAN,
            "Hel",
            "Om perioden gælder for alle.",
            required=True,
            english_title="Period is whole",
        ),
        lambda row: row.reporting.counts,
    )


def _codes(name: str, title: str, about: str) -> Column:
    return Column(
        DataColumn(
            name,
            DataType.STRING,
            title,
            about,
            many=True,
            english_title=f"{name.capitalize()} from",
        ),
        lambda row: getattr(row.reporting, name),
    )
