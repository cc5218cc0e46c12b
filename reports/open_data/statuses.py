"""The status of each objective, priority and indicator, and which criteria for a measurable one are met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from metrics.measurability import is_measurable
from metrics.status import (
    FURTHER,
    REQUIRED,
    Criterion,
    IndicatorStatus,
    ObjectiveStatus,
    PriorityStatus,
    Status,
)
from policy.choices import Choice
from policy.judging import is_measure
from policy.open_data import DataColumn, DataType
from policy.periods import Period
from policy.statuses import StatusCode
from presentation.language.words import status_word
from reports.open_data.data_tables import Column, DataTable

NAME = "statuses"
ABOUT = (
    "Status for hver målsætning, prioritering og indikator. En målsætning får aldrig ét ord, men alle dem, "
    "dens prioriteringer har. Rækkerne står i politikkens rækkefølge: først målsætningerne, så "
    "prioriteringerne, så indikatorerne."
)


class Level(Choice):
    """What a status is of."""

    OBJECTIVE = "objective", "målsætning"
    PRIORITY = "priority", "prioritering"
    INDICATOR = "indicator", "indikator"


class StatusRow(NamedTuple):
    """A row: the status of an objective, a priority or an indicator."""

    level: Level
    id: str
    name: str
    objective: int | None
    priority: str | None
    statuses: tuple[StatusCode, ...]
    status: StatusCode | None = None
    status_word: str | None = None
    period: Period | None = None
    measurable: bool | None = None
    met: tuple[Criterion, ...] = ()
    missing: tuple[Criterion, ...] = ()


def table(status: Status) -> DataTable:
    """The statuses, from the objectives down."""
    rows = [
        *map(_of_objective, status.objectives),
        *map(_of_priority, status.priorities),
        *map(_of_indicator, status.indicators),
    ]
    return DataTable(
        NAME,
        "Status",
        ABOUT,
        [Column.at(each, each.name) for each in _DECLARED],
        rows,
        key=("level", "id"),
    )


def _of_objective(each: ObjectiveStatus) -> StatusRow:
    record = each.objective
    return StatusRow(
        Level.OBJECTIVE,
        str(record.number),
        record.title,
        record.number,
        None,
        tuple(each.status_counts),
    )


def _of_priority(each: PriorityStatus) -> StatusRow:
    record, code = each.priority, each.status
    kinds = {i.indicator.kind for i in each.indicators if i.status is code}
    return StatusRow(
        Level.PRIORITY,
        record.id,
        record.title,
        record.objective,
        record.id,
        each.statuses,
        code,
        status_word(code, kinds.pop() if len(kinds) == 1 else None) if code else None,
        measurable=each.measurable,
        met=_in_order(each.met),
        missing=each.missing,
    )


def _of_indicator(each: IndicatorStatus) -> StatusRow:
    record = each.indicator
    is_one = is_measure(record)
    return StatusRow(
        Level.INDICATOR,
        record.id,
        record.name,
        record.objective,
        record.priority,
        (each.status,),
        each.status,
        status_word(each.status, record.kind),
        each.period,
        is_measurable(each.met) if is_one else None,
        _in_order(each.met),
        tuple(c for c in (*REQUIRED, *FURTHER) if c not in each.met) if is_one else (),
    )


def _in_order(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    return tuple(criterion for criterion in Criterion if criterion in criteria)


_DECLARED = (
    DataColumn(
        "level",
        DataType.STRING,
        "Niveau",
        "Om status er for en målsætning, en prioritering eller en indikator.",
        choices=Level,
        required=True,
    ),
    DataColumn(
        "id",
        DataType.STRING,
        "Kode",
        "Målsætningens nummer, prioriteringens eller indikatorens kode.",
        required=True,
    ),
    DataColumn("name", DataType.STRING, "Navn", "Ordlyden eller navnet.", required=True),
    DataColumn(
        "objective",
        DataType.INTEGER,
        "Målsætning",
        "Målsætningens nummer. Tom, hvis tallet ikke hører til én.",
    ),
    DataColumn(
        "priority",
        DataType.STRING,
        "Prioritering",
        "Prioriteringens kode. Tom for en målsætning, og hvis tallet ikke hører til én.",
    ),
    DataColumn(
        "statuses",
        DataType.STRING,
        "Alle statusser",
        "Koderne for alt, der er talt med. Et andet ord end disse er der ikke for målsætningen.",
        choices=StatusCode,
        many=True,
        english_title="Every status code",
    ),
    DataColumn(
        "status",
        DataType.STRING,
        "Status",
        "Den ene statuskode. Tom for en målsætning, og for en prioritering, hvis tal ikke har den samme.",
        choices=StatusCode,
        english_title="Status code",
    ),
    DataColumn(
        "status_word",
        DataType.STRING,
        "Statusord",
        "Status med det ord, en læser ser.",
        english_title="Status in words",
    ),
    DataColumn(
        "period",
        DataType.STRING,
        "Periode",
        "Den periode, indikatorens status bygger på. Tom for de øvrige.",
    ),
    DataColumn(
        "measurable",
        DataType.BOOLEAN,
        "Har måltal",
        "Om der er tal, enhed, måltal, periode og kilde. Tom for en målsætning og for det, der ikke måles.",
    ),
    DataColumn(
        "met",
        DataType.STRING,
        "Opfyldte kriterier",
        "De kriterier for noget målbart, der er opfyldt.",
        choices=Criterion,
        many=True,
        english_title="Criteria met",
    ),
    DataColumn(
        "missing",
        DataType.STRING,
        "Manglende kriterier",
        "De kriterier, der mangler; de fem nødvendige først. For en prioritering: af dem, dens bedste tal kan opfylde.",
        choices=Criterion,
        many=True,
        english_title="Criteria not met",
    ),
)
