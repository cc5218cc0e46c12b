"""Checks the rows marked for withdrawal against the known records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from loaders.checking.references import STATED_BY, Context, context, references_of
from loaders.delivery import Delivery, Key, Row, Withdrawal
from policy.findings import Finding, finding
from policy.spelling import folded
from policy.tables import BY_NAME, TABLES, Records, Table

ALIKE, MOST_NAMED = 2, 3

RowReference: TypeAlias = tuple[str, Key]
"""A table's name and the key of a row in it."""


def withdrawals(
    delivery: Delivery, rows: Sequence[Row], known: Records
) -> tuple[tuple[RowReference, ...], tuple[Finding, ...]]:
    """The tables and keys that a delivery withdraws, with keys as in the `known` records.

    Also the findings: about rows that do not exist, and about rows that others would still refer to
    once the `rows` of the delivery are accepted.
    """
    if not delivery.withdrawn:
        return (), ()
    around = context((), known)
    indexes: dict[str, _Index] = {}
    found: dict[RowReference, Withdrawal] = {}
    wrong: list[Finding] = []
    for each in delivery.withdrawn:
        if each.table not in indexes:
            indexes[each.table] = _index(BY_NAME[each.table], known, around)
        index = indexes[each.table]
        wanted = _comparable(index.table, each.key, around)
        if wanted in index.keys:
            found[each.table, index.keys[wanted]] = each
        else:
            near = _near(index, wanted)
            wrong.append(_finding("withdrawn_unknown", delivery.file, each, there=near))
    referring = _referring(found, rows, known)
    for place, sheets in referring.items():
        count = sheets.total()
        wrong.append(
            _finding(
                "withdrawn_referred_to",
                delivery.file,
                found[place],
                others="én række" if count == 1 else f"{count} rækker",
                sheets=", ".join(f"arket {sheet}" for sheet in sheets),
            )
        )
    return tuple(place for place in found if place not in referring), tuple(wrong)


@dataclass(frozen=True, slots=True)
class _Index:
    """The keys of a table's known records, by their comparable form.

    `alike` has them by their first parts, which name the subject and the place.
    """

    table: Table
    keys: Mapping[Key, Key]
    alike: Mapping[Key, Sequence[Key]]


def _index(table: Table, known: Records, around: Context) -> _Index:
    keys: dict[Key, Key] = {}
    alike: defaultdict[Key, list[Key]] = defaultdict(list)
    for record in getattr(known, table.name):
        key = table.key_of(record)
        compared = _comparable(table, key, around)
        keys.setdefault(compared, key)
        alike[compared[:ALIKE]].append(key)
    return _Index(table, keys, alike)


def _near(index: _Index, wanted: Key) -> str:
    """The keys of the newest rows with the same subject and place, as text; empty if there are none."""
    near = index.alike.get(wanted[:ALIKE], ())[-MOST_NAMED:]
    named = [", ".join(str(part) for part in key if part is not None) for key in near]
    return f"Der er: {'; '.join(reversed(named))}." if named else ""


def _referring(
    gone: Iterable[RowReference], rows: Sequence[Row], known: Records
) -> dict[RowReference, Counter[str]]:
    """For each row to withdraw, the number of rows per sheet that would still refer to it."""
    simple = {(table, key[0]): (table, key) for table, key in gone if len(key) == 1}
    found: dict[RowReference, Counter[str]] = {}
    for table, record in _staying(set(gone), rows, known) if simple else ():
        named = {(refers, key) for _, refers, key in references_of(table.name, record)}
        for place in named & simple.keys():
            found.setdefault(simple[place], Counter())[table.sheet] += 1
    return found


def _staying(
    gone: set[RowReference], rows: Sequence[Row], known: Records
) -> Iterator[tuple[Table, object]]:
    """The remaining records: the known ones without those withdrawn, and the delivered rows."""
    brought = {(row.table, BY_NAME[row.table].key_of(row.record)): row.record for row in rows}
    for table in TABLES:
        for record in getattr(known, table.name):
            place = table.name, table.key_of(record)
            if place not in gone and place not in brought:
                yield table, record
    for (name, _), record in brought.items():
        yield BY_NAME[name], record


def _comparable(table: Table, key: Key, around: Context) -> Key:
    """A key with each part spelled as in the record that it refers to, ignoring case."""
    parts = []
    for name, value in zip(table.key, key, strict=True):
        part = _resolved(table, name, value, around)
        parts.append(folded(part) if isinstance(part, str) else part)
    return tuple(parts)


def _resolved(table: Table, name: str, value: object, around: Context) -> object:
    if name == STATED_BY and isinstance(value, str):
        return around.reporter(value) or value
    refers = table.field(name).column.refers
    return (around.resolve(refers, value) or value) if refers and value is not None else value


def _finding(code: str, file: str, withdrawal: Withdrawal, **values: str) -> Finding:
    table = BY_NAME[withdrawal.table]
    key = zip(table.key, withdrawal.key, strict=True)
    filled = [(name, part) for name, part in key if part is not None]
    return finding(
        code,
        file=file,
        sheet=table.sheet,
        cell=withdrawal.cell,
        column=table.field(filled[0][0]).column.heading,
        found=", ".join(str(part) for _, part in filled),
        key=", ".join(table.field(name).column.heading for name in table.key),
        **values,
    )
