"""A published zip as a delivery: the rows of every table, and what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.delivery import About, BrokenRow, Counts, Delivery, Row
from loaders.guard.limits import LIMITS, Limits
from loaders.open_data import rows
from loaders.open_data.package import CSV, Package, changed_files, opened
from loaders.reading.units import WRITTEN_IN, unit_of
from policy.columns import Citation
from policy.findings import Finding, finding
from policy.quantities import Quantity
from policy.records import Indicator
from policy.tables import BY_NAME, TABLES, Field


def delivery(
    name: str, content: bytes, *, contents: bool = False, limits: Limits = LIMITS
) -> Delivery:
    """The rows of the zip, with their line and column as their place; refused if it is not ours."""
    package = opened(name, content, limits)
    if not isinstance(package, Package):
        return Delivery(package[0].file, findings=package, refused=True)
    found = list(changed_files(package))
    parts = []
    for table in TABLES:
        path = f"{table.name}{CSV}"
        text = package.files.get(path)
        if text is not None:
            parts.append(rows.read(package.file, table, path, text, contents=contents))
        elif path not in package.resources:
            missing = finding("open_data_table_missing", file=package.file, sheet=path, found=path)
            found.append(missing)
    broken = tuple(row for part in parts for row in part.broken)
    read, left_out = _without_lost([row for part in parts for row in part.rows], broken)
    return Delivery(
        file=package.file,
        rows=tuple(_in_their_units(read)),
        broken=broken,
        findings=(*found, *(each for part in parts for each in part.findings), *left_out),
        counts=sum((part.counts for part in parts), Counts()),
        about=About(policy=package.edition.policy, edition=package.edition),
    )


def _without_lost(
    read: Sequence[Row], broken: Iterable[BrokenRow]
) -> tuple[list[Row], list[Finding]]:
    """The rows without references to what the zip has no row of, and a finding for each.

    What was written later than the day of the status is not in it. A row that would not be itself without
    a reference keeps it, and is an error of its own.
    """
    known: defaultdict[str, set[object]] = defaultdict(set)
    for table, key in (
        *((row.table, BY_NAME[row.table].key_of(row.record)) for row in read),
        *((row.table, row.key) for row in broken),
    ):
        known[table].add(key[0])
    rows, found = [], []
    for row in read:
        changes: dict[str, object] = {}
        for field, other, gone in _lost(row, known):
            values = getattr(row.record, field.name)
            kept = tuple(each for each in values if each not in gone) if field.many else None
            if kept or not field.required:
                changes[field.name] = kept
                found += [_left_out(row, field, other, each) for each in gone]
        rows.append(replace(row, record=replace(row.record, **changes)) if changes else row)
    return rows, found


def _lost(
    row: Row, known: Mapping[str, Collection[object]]
) -> Iterator[tuple[Field, str, tuple[object, ...]]]:
    """The fields that refer to other rows, each with the other table and the keys that are not there."""
    table = BY_NAME[row.table]
    for field in table.fields:
        other, value = field.column.refers, getattr(row.record, field.name)
        if not value or other is None or field.type is Citation or field.name in table.key:
            continue
        keys = value if field.many else (value,)
        if gone := tuple(key for key in keys if key not in known[other]):
            yield field, other, gone


def _left_out(row: Row, field: Field, other: str, key: object) -> Finding:
    return finding(
        "open_data_reference_left_out",
        file=row.file,
        sheet=row.sheet,
        cell=row.cells[field.name],
        column=field.column.heading,
        found=str(key),
        other=f"{other}{CSV}",
    )


def _in_their_units(read: Sequence[Row]) -> Iterator[Row]:
    """The rows with the unit that each figure is written in: that of its indicator, by the format."""
    indicators = {r.record.id: r.record for r in read if isinstance(r.record, Indicator)}
    for row in read:
        written = {
            field.name: WRITTEN_IN[unit][0]
            for field in BY_NAME[row.table].fields
            if field.type in (Quantity, float)
            and getattr(row.record, field.name) is not None
            and (unit := unit_of(row.record, field, indicators))
        }
        yield replace(row, written=written) if written else row
