"""What a workbook would change of what stands: only the difference to its scope's latest version."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from policy.serial import plain_value
from policy.tables import BY_NAME
from store import scopes
from store.standing import Candidates, Place, Standing, current, own, source_days


class ChangeKind(StrEnum):
    """What a change does to a row. `KEPT` only moves it, or says what another scope says already."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a workbook as the store knows it: `key` is the record's key as JSON."""

    table: str
    key: str
    record: Any

    @property
    def place(self) -> Place:
        return self.table, self.key


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change of one row in one scope. Without `after` the row is withdrawn."""

    scope: str
    table: str
    key: str
    before: Any | None
    after: Any | None
    position: float
    decided: int | None = None
    """The version that set the value, where this one does not."""

    @property
    def place(self) -> Place:
        return self.table, self.key

    @property
    def kind(self) -> ChangeKind:
        return kind(self.before, self.after)


def kind(before: object | None, after: object | None) -> ChangeKind:
    if after is None:
        return ChangeKind.WITHDRAWN
    if before is None:
        return ChangeKind.NEW
    return ChangeKind.KEPT if same(before, after) else ChangeKind.CHANGED


def same(one: object, other: object) -> bool:
    """Whether two records are equal, also in what equality hides: 2 is not shown as 2.0 is."""
    return one == other and repr(one) == repr(other)


def entry(table: str, record: Any) -> Entry:
    return Entry(table, key_text(BY_NAME[table].key_of(record)), record)


def key_text(key: Iterable[object]) -> str:
    return json.dumps([plain_value(part) for part in key], ensure_ascii=False)


def of_file(standing: Standing, scope: str, entries: Sequence[Entry]) -> tuple[Difference, ...]:
    """The difference of a whole file of `data/`: what it no longer has, it withdraws."""
    mine = {place: last for place, row in standing.items() if (last := own(row, scope))}
    by_table: defaultdict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        by_table[each.table].append(each)
    found = []
    days = source_days(standing)
    for table, rows in by_table.items():
        known = [mine[row.place].position if row.place in mine else None for row in rows]
        for row, old, position in zip(
            rows, known, _positions(known, _last(standing, table)), strict=True
        ):
            last = mine.get(row.place)
            if last and same(last.record, row.record):
                if old != position:
                    found.append(_difference(scope, row, row.record, position, last.decided))
            else:
                before = last.record if last else _shown(standing.get(row.place, ()), days)
                found.append(_difference(scope, row, before, position))
    here = {row.place for row in entries}
    for (table, key), last in mine.items():
        if (table, key) not in here:
            found.append(Difference(scope, table, key, last.record, None, last.position))
    return tuple(found)


def of_delivery(
    standing: Standing,
    entries: Iterable[Entry],
    withdrawn: Iterable[tuple[str, tuple[object, ...]]],
    department: str | None,
) -> tuple[Difference, ...]:
    """The difference of a delivery: absent rows stay, rows marked *Udgår* are withdrawn.

    `department` is whose the rows are where they do not say so themselves.
    """
    days = source_days(standing)
    found = []
    ends: dict[str, float] = {}
    for row in entries:
        scope = scope_of(row.table, row.record, department)
        candidates = standing.get(row.place, ())
        before = _shown(candidates, days)
        if _says_nothing_new(candidates, scope, row.record, before):
            continue
        if candidates:
            position = candidates[-1].position
        else:
            if row.table not in ends:
                ends[row.table] = _last(standing, row.table)
            position = ends[row.table] = ends[row.table] + 1
        found.append(Difference(scope, row.table, row.key, before, row.record, position))
    for table, key in withdrawn:
        place = table, key_text(key)
        candidates = standing.get(place, ())
        before = _shown(candidates, days)
        if before is not None:
            scope = scope_of(table, before, department)
            found.append(Difference(scope, *place, before, None, candidates[-1].position))
    return tuple(found)


def _says_nothing_new(candidates: Candidates, scope: str, record: Any, shown: Any | None) -> bool:
    """Whether the row is as it is shown, or as the scope left it and nobody has changed it since."""
    if shown is not None and same(shown, record):
        return True
    last = own(candidates, scope)
    if last is None or last.record is None or not same(last.record, record):
        return False
    return all(candidate.decided <= last.decided for candidate in candidates)


def scope_of(table: str, record: Any, department: str | None) -> str:
    """The scope that a delivered row belongs to."""
    named = record.department if scopes.has_department(table) else department
    return scopes.of_table(table, named)


def conflicts(standing: Standing, scope: str, entries: Sequence[Entry]) -> tuple[Place, ...]:
    """Rows that the file would change, and that a delivery has changed since the file set them."""
    rows = {row.place: row.record for row in entries}
    found = []
    for place, candidates in standing.items():
        mine = own(candidates, scope)
        if mine is None and place not in rows:
            continue
        record = rows.get(place)
        if mine and record is not None and same(mine.record, record):
            continue
        since = mine.decided if mine else 0
        others = [c for c in candidates if not scopes.is_file(c.scope) and c.decided > since]
        if others and not _equal(others[-1].record, record):
            found.append(place)
    return tuple(found)


def _equal(one: object | None, other: object | None) -> bool:
    return (one is None) == (other is None) and (one is None or same(one, other))


def _difference(
    scope: str, row: Entry, before: Any | None, position: float, decided: int | None = None
) -> Difference:
    return Difference(scope, row.table, row.key, before, row.record, position, decided)


def _shown(candidates: Candidates, days: Mapping[str, date | None]) -> Any | None:
    """What a row is now, whatever the day."""
    winner = current(candidates, days) if candidates else None
    return winner.record if winner else None


def _last(standing: Standing, table: str) -> float:
    """The position of the table's last row."""
    return max(
        (row[-1].position for place, row in standing.items() if place[0] == table), default=0
    )


def _positions(known: Sequence[float | None], last: float) -> list[float]:
    """Rising positions of rows in order, of which as many as possible keep the one they had."""
    kept = _longest_rising(known)
    anchors = [(-1, None), *((index, known[index]) for index in kept), (len(known), None)]
    positions: list[float] = []
    for (start, low), (end, high) in pairwise(anchors):
        if low is not None:
            positions.append(low)
        gap = end - start - 1
        positions += _between(low, high, gap, last)
    if any(a >= b for a, b in pairwise(positions)):
        return [float(number) for number in range(1, len(known) + 1)]  # no room is left between
    return positions


def _between(low: float | None, high: float | None, count: int, last: float) -> list[float]:
    if low is not None and high is not None:
        return [low + (high - low) * step / (count + 1) for step in range(1, count + 1)]
    if high is not None:
        return [high - count + step for step in range(count)]
    return [(last if low is None else low) + step for step in range(1, count + 1)]


def _longest_rising(values: Sequence[float | None]) -> list[int]:
    """The indexes of a longest rising run among the values that are there, in order."""
    ends: list[float] = []
    at: list[int] = []
    before: dict[int, int | None] = {}
    for index, value in enumerate(values):
        if value is None:
            continue
        length = bisect_left(ends, value)
        before[index] = at[length - 1] if length else None
        ends[length : length + 1] = [value]
        at[length : length + 1] = [index]
    run: list[int] = []
    index_or_none = at[-1] if at else None
    while index_or_none is not None:
        run.append(index_or_none)
        index_or_none = before[index_or_none]
    return run[::-1]
