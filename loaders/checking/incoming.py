"""Finds the consequences of delivered rows for the known figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from loaders.checking.references import FIGURES, STATED_BY, Context, context
from loaders.checking.rules import RULES, at
from loaders.delivery import Key, Row
from loaders.reading.units import WRITTEN_IN, unit_of
from policy.findings import AT_THE_FILE, Finding, Severity
from policy.records import Indicator
from policy.spelling import nearest
from policy.tables import BY_NAME, Records, Table

MOST_LISTED = 30
JUDGED_BY = ("unit", "kind", "population")
"""The fields of an indicator that the rules check its figures against."""

RowFinding: TypeAlias = tuple[Finding, Row]


def incoming_findings(rows: Sequence[Row], known: Records, around: Context) -> Iterator[RowFinding]:
    """Every finding about rows and `known` records together, each with the row that it concerns.

    The rows' keys are resolved in `around`, which has the known and the delivered records.
    """
    yield from _new_reporters(rows, around)
    yield from _stated_by_others(rows, known)
    yield from _figures_left_behind(rows, known, around)


def _new_reporters(rows: Iterable[Row], around: Context) -> Iterator[RowFinding]:
    """The reporters that a deliverer names and who have stated no figure before, each once."""
    new = {
        getattr(row.record, STATED_BY): row
        for row in rows
        if row.cells.get(STATED_BY) == AT_THE_FILE
        and around.reporter(getattr(row.record, STATED_BY)) is None
    }
    reporters = sorted(set(around.reporters.values()) - set(around.tables["departments"]))
    names = [*map(str, around.tables["departments"]), *reporters]
    for name, row in new.items():
        known, meant = ", ".join(names[:MOST_LISTED]), nearest(name, names)
        asked = f"Mener du {meant}?" if meant else ""
        yield at(row, STATED_BY, "reporter_unknown", name, known=known, suggestion=asked), row


def _stated_by_others(rows: Iterable[Row], known: Records) -> Iterator[RowFinding]:
    """Rows that duplicate a figure with only a different reporter.

    The other figure is known, or is in an earlier delivered row.
    """
    figures = [row for row in rows if STATED_BY in BY_NAME[row.table].key]
    indicators = {getattr(row.record, "indicator", None) for row in figures}
    stated: defaultdict[Key, set[str]] = defaultdict(set)
    for table, record in _figures_of(indicators, known):
        stated[_what(table, record)].add(record.stated_by)
    for row in figures:
        others = stated[_what(BY_NAME[row.table], row.record)]
        stated_by = getattr(row.record, STATED_BY)
        if others and stated_by not in others:
            named = " eller ".join(sorted(others))
            yield at(row, STATED_BY, "stated_by_others", stated_by, others=named), row
        others.add(stated_by)


def _what(table: Table, record: object) -> Key:
    """The identity of a figure apart from its reporter: its table and the rest of its key."""
    return table.name, *(getattr(record, name) for name in table.key if name != STATED_BY)


def _figures_left_behind(
    rows: Sequence[Row], known: Records, around: Context
) -> Iterator[RowFinding]:
    """Changed indicators whose known figures no longer fit them: one finding each, with the count."""
    were = {indicator.id: indicator for indicator in known.indicators}
    changed = {
        row.record.id: row
        for row in rows
        if isinstance(row.record, Indicator)
        and _changes(row.record, were.get(row.record.id, row.record))
    }
    if not changed:
        return
    before = context((), known)
    brought = {(row.table, BY_NAME[row.table].key_of(row.record)) for row in rows}
    left = Counter(
        record.indicator
        for table, record in _figures_of(changed.keys(), known)
        if (table.name, table.key_of(record)) not in brought
        and _errors(figure := _row(table, record, before.all(Indicator)), around)
        - _errors(figure, before)
    )
    for id_, count in left.items():
        row, was = changed[id_], were[id_]
        name = _changes(row.record, was)[0]
        new, old = getattr(row.record, name).label, getattr(was, name).label
        yield at(row, name, "figures_left_behind", new, count=count, before=old), row


def _figures_of(indicators: Container[object], known: Records) -> Iterator[tuple[Table, Any]]:
    """The known figures of some indicators, each with its table."""
    for table in FIGURES:
        for record in getattr(known, table.name):
            if record.indicator in indicators:
                yield table, record


def _changes(record: object, was: Indicator) -> list[str]:
    return [name for name in JUDGED_BY if getattr(record, name) != getattr(was, name)]


def _row(table: Table, record: Any, indicators: Mapping[str, Indicator]) -> Row:
    """A known figure as a row, as if it were written in its unit."""
    units = {field.name: unit_of(record, field, indicators) for field in table.fields}
    written = {
        name: WRITTEN_IN[unit][0]
        for name, unit in units.items()
        if unit and getattr(record, name) is not None
    }
    return Row(table.name, record, "", table.sheet, 0, {}, written)


def _errors(row: Row, known: Context) -> set[str]:
    """The codes of the rules' errors for the row."""
    found = (each for rule in RULES for each in rule(row, known))
    return {each.code for each in found if each.severity is Severity.ERROR}
