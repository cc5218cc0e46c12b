"""Checks rows against the policy's definitions, and finds those without errors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any

from loaders.checking.contradictions import contradiction_findings
from loaders.checking.incoming import incoming_findings
from loaders.checking.references import Context, context, references, resolved
from loaders.checking.rules import RULES, at, period_has_begun
from loaders.checking.steps import RULES as OF_STEPS
from loaders.checking.steps import held_step_has_come, repeated_steps
from loaders.checking.unused import WARNINGS
from loaders.checking.year_wheel import past_findings, wheel_findings
from loaders.delivery import Delivery, Row
from policy.findings import Finding, Severity
from policy.spelling import folded, suggestion
from policy.tables import BY_NAME, TABLES, Records

UNKNOWN = {
    "indicators": "unknown_indicator",
    "departments": "unknown_department",
    "priorities": "unknown_priority",
    "objectives": "unknown_objective",
    "sources": "unknown_source",
    "remarks": "unknown_remark",
    "initiatives": "unknown_initiative",
    "target_groups": "unknown_target_group",
    "units": "unknown_unit",
    "events": "unknown_event",
    "services": "unknown_service",
    "extracts": "unknown_extract",
    "draft_targets": "unknown_draft_target",
    "hearing_answers": "unknown_hearing_answer",
}
"""The code of a reference to a missing record, by the table that it refers to."""

NO_RECORDS = Records()

MOST_COMPARED = 20_000
"""The most known codes compared with unknown ones to suggest the nearest; the rest get no suggestion,
because a file with thousands of both would occupy the server for minutes."""


def check(rows: Sequence[Row], known: Records, today: date | None = None) -> list[Finding]:
    """All findings about the rows, which can also refer to `known` records.

    With `today`, the day of delivery, also those about periods that had not begun by then, and about
    consequences for the known figures.
    """
    around = context(rows, known)
    problems = _problems(resolved(rows, around), around, frozenset(), known, today)
    return [problem.finding for problem in problems]


def sound(
    deliveries: Iterable[Delivery], known: Records, today: date | None = None
) -> tuple[list[Row], list[Finding]]:
    """The rows without errors, and the findings of `check` on all rows of the deliveries.

    A row that refers to one with errors is left out too, and so on, each with a finding. Keys are
    spelled as in the record that they refer to. The deliveries' own findings are not repeated.
    """
    deliveries = tuple(deliveries)
    rows = [row for delivery in deliveries for row in delivery.rows]
    around = context(rows, known)
    rows = resolved(rows, around)
    broken = frozenset(
        (row.table, _folded(row.key[0])) for delivery in deliveries for row in delivery.broken
    )
    problems = list(_problems(rows, around, broken, known, today))
    left_out = {
        id(row)
        for problem in problems
        if problem.finding.severity is Severity.ERROR
        for row in problem.rows
    }
    findings = [problem.finding for problem in problems]
    while additions := list(_referring(rows, left_out, broken, known)):
        left_out |= {id(row) for row, _ in additions}
        findings += [found for _, found in additions]
    return [row for row in rows if id(row) not in left_out], findings


def records(rows: Sequence[Row], known: Records = NO_RECORDS) -> Records:
    """The rows' records by table, in order, with keys spelled as in the records that they refer to."""
    found = resolved(rows, context(rows, known))
    tables: dict[str, Any] = {
        table.name: tuple(row.record for row in found if row.table == table.name)
        for table in TABLES
    }
    return Records(**tables)


@dataclass(frozen=True, slots=True)
class _Problem:
    """A finding, and the rows that it keeps out if it is an error."""

    finding: Finding
    rows: tuple[Row, ...]


def _problems(
    rows: Sequence[Row],
    around: Context,
    broken: AbstractSet[tuple[str, object]],
    known: Records,
    today: date | None,
) -> Iterator[_Problem]:
    suggestions: dict[tuple[str, object], str] = {}
    compared = 0
    for row in rows:
        for field, table, key in references(row):
            if around.resolve(table, key) is None and (table, _folded(key)) not in broken:
                if (table, key) not in suggestions:
                    compared += len(around.tables[table])
                    suggestions[table, key] = (
                        suggestion(str(key), map(str, around.tables[table]))
                        if compared <= MOST_COMPARED
                        else ""
                    )
                nearest = suggestions[table, key]
                found = at(row, field.name, UNKNOWN[table], key, suggestion=nearest)
                yield _Problem(found, (row,))
        for rule in (*RULES, *WARNINGS, *OF_STEPS, wheel_findings):
            for found in rule(row, around):
                yield _Problem(found, (row,))
    if today:
        for found, row in _on_delivery(rows, around, known, today):
            yield _Problem(found, (row,))
    yield from _duplicates(rows)


def _on_delivery(
    rows: Sequence[Row], around: Context, known: Records, today: date
) -> Iterator[tuple[Finding, Row]]:
    """What depends on the day of delivery, and on the known records beside the rows."""
    for row in rows:
        for found in _in_time(row, around, today):
            yield found, row
    yield from incoming_findings(rows, known, around)
    yield from contradiction_findings(rows, known, around)
    yield from repeated_steps(rows, known)


def _in_time(row: Row, around: Context, today: date) -> Iterator[Finding]:
    yield from period_has_begun(row, today)
    yield from held_step_has_come(row, today)
    yield from past_findings(row, around, today)


def _duplicates(rows: Sequence[Row]) -> Iterator[_Problem]:
    """Rows with the key of an earlier row. Which is right is unknown, so neither is accepted."""
    same: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        key = (_folded(getattr(row.record, name)) for name in BY_NAME[row.table].key)
        same[(row.table, *key)].append(row)
    for first, *others in same.values():
        for row in others:
            table = BY_NAME[row.table]
            filled = [name for name in table.key if getattr(row.record, name) is not None]
            found = at(
                row,
                filled[0] if filled else None,
                "duplicate_key",
                ", ".join(str(getattr(row.record, name)) for name in filled),
                key=", ".join(table.field(name).column.heading for name in table.key),
                other=_place(first, row),
            )
            yield _Problem(found, (first, row))


def _place(row: Row, seen_from: Row) -> str:
    file = "" if row.file == seen_from.file else f" i {row.file}"
    return f"række {row.number} i arket {row.sheet}{file}"


def _referring(
    rows: Sequence[Row],
    left_out: AbstractSet[int],
    broken: AbstractSet[tuple[str, object]],
    known: Records,
) -> Iterator[tuple[Row, Finding]]:
    """The remaining rows that refer to a rejected one, each with its finding."""
    staying = [row for row in rows if id(row) not in left_out]
    around = context(staying, known)
    gone = broken | {
        (row.table, _folded(getattr(row.record, BY_NAME[row.table].key[0])))
        for row in rows
        if id(row) in left_out
    }
    for row in staying:
        for field, table, key in references(row):
            if around.resolve(table, key) is None and (table, _folded(key)) in gone:
                sheet = BY_NAME[table].sheet
                yield row, at(row, field.name, "refers_to_left_out", key, target_sheet=sheet)
                break


def _folded(key: object) -> object:
    return folded(key) if isinstance(key, str) else key
