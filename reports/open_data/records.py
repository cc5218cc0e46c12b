"""The tables of the policy, as everyone may see their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from metrics.adoption import without_dropped
from metrics.public_series import citation
from metrics.status import IndicatorStatus, Status
from policy import open_data
from policy.records import Observation
from policy.tables import BY_NAME, TABLES, Field, Records, Table
from reports.open_data.data_tables import Column, DataTable, Reference


def tables(status: Status) -> Iterator[DataTable]:
    """The tables of the policy that are published as they are, in the order of `policy.tables`."""
    rows = _rows(status)
    for table in TABLES:
        if table.name in rows:
            yield DataTable(
                table.name,
                table.sheet,
                table.help,
                [Column.at(each, each.field) for each in open_data.columns(table.name)],
                rows[table.name],
                open_data.primary_key(table),
                tuple(_references(table, rows)),
            )


def _references(table: Table, published: Mapping[str, Sequence[Any]]) -> Iterator[Reference]:
    """The columns that refer to one row each of another published table."""
    for field in table.fields:
        if not field.column.refers or field.many:
            continue
        other = BY_NAME[field.column.refers]
        if len(other.key) == 1 and _all_known(field, table, other, published):
            yield Reference(field.name, other.name, other.key[0])


def _all_known(
    field: Field, table: Table, other: Table, published: Mapping[str, Sequence[Any]]
) -> bool:
    """Whether every row that the field refers to is published."""
    known = {getattr(row, other.key[0]) for row in published.get(other.name, ())}
    return {getattr(row, field.name) for row in published[table.name]} <= known | {None}


def _rows(status: Status) -> dict[str, Sequence[Any]]:
    """The records of a status, by table name; what was dropped from a draft is in no open data."""
    drafted = without_dropped(
        Records(
            draft_targets=tuple(each.target for each in status.draft.targets),
            financings=tuple(row for each in status.draft.targets for row in each.financing),
            objections=tuple(row for each in status.draft.targets for row in each.objections),
        )
    )
    names = {each.indicator.id for each in status.indicators}
    return {
        "policies": [status.policy] if status.policy else [],
        "sources": status.sources,
        "snapshots": status.snapshots,
        "objectives": [objective.objective for objective in status.objectives],
        "priorities": [priority.priority for priority in status.priorities],
        "premises": status.premises,
        "departments": status.departments,
        "units": status.units,
        "target_groups": status.target_groups,
        "indicators": [indicator.indicator for indicator in status.indicators],
        "public_table_tips": status.public_table_tips,
        "extracts": [e for e in status.draft.around.extracts if e.indicator in names],
        "targets": [row for i in status.indicators for row in i.figures.targets],
        "baselines": [row for i in status.indicators for row in i.figures.baselines],
        "observations": [row for i in status.indicators for row in _reported(i, status)],
        "public_figures": [row for series in status.public_series for row in series.figures],
        "breaks": [found for indicator in status.indicators for found in indicator.breaks],
        "judgements": [found for indicator in status.indicators for found in indicator.judgements],
        "closings": [found for indicator in status.indicators for found in indicator.closings],
        "initiatives": status.initiatives,
        "commitments": status.commitments,
        "remarks": [remark.remark for remark in status.remarks],
        "replies": [reply for remark in status.remarks for reply in remark.replies],
        "experiences": status.experiences,
        "events": status.told,
        "deadline_rules": status.deadline_rules,
        "services": status.services,
        "texts": status.texts,
        "policy_steps": status.draft.steps,
        "openings": status.draft.openings,
        "continuations": status.draft.continuations,
        "candidates": status.draft.candidates,
        "draft_targets": drafted.draft_targets,
        "financings": drafted.financings,
        "not_in_numbers": status.draft.not_in_numbers,
        "objections": drafted.objections,
        "hearing_answers": status.draft.answers,
    }


def _reported(indicator: IndicatorStatus, status: Status) -> Iterator[Observation]:
    """The reported figures of an indicator, without the city's own ones of public statistics."""
    published = {(citation(series.extract),) for series in status.series_of(indicator.indicator.id)}
    return (row for row in indicator.figures.observations if row.sources not in published)
