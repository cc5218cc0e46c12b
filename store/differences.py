"""The changes that a workbook makes: its difference to the latest version of its scope."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from policy.serial import as_plain
from policy.tables import BY_NAME
from store import current_rows, scopes

NOWHERE: AbstractSet[current_rows.RowPlace] = frozenset()


class ChangeKind(StrEnum):
    """What a change does to a row. `KEPT` only moves it, or repeats what a different scope has."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a workbook as the store keeps it: `key` is the record's key as JSON."""

    table: str
    key: str
    record: Any

    @property
    def place(self) -> current_rows.RowPlace:
        return self.table, self.key


@dataclass(frozen=True, slots=True)
class Difference:
    """The change of one row in one scope. Without `after` the row is withdrawn."""

    scope: str
    table: str
    key: str
    before: Any | None
    after: Any | None
    position: float
    decided: int | None = None
    """The version that set the value, if not this one. For a row that leaves its file, the file's
    last version of it: older editions are withdrawn too."""
    from_day: date | None = None
    """The first day on which a withdrawal is known; None if it applies on every day."""

    @property
    def place(self) -> current_rows.RowPlace:
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
    """Whether two records are equal and also print the same: 2 and 2.0 are shown differently."""
    return one == other and repr(one) == repr(other)


def known_from(change: Difference, days: Mapping[str, date | None]) -> str:
    """The first day on which a change is known, as the store writes it."""
    if change.after is not None:
        return current_rows.first_known(change.after, change.table, days)
    return change.from_day.isoformat() if change.from_day else current_rows.ALWAYS


def entry(table: str, record: Any) -> Entry:
    return Entry(table, key_text(BY_NAME[table].key_of(record)), record)


def key_text(key: Iterable[object]) -> str:
    return json.dumps([as_plain(part) for part in key], ensure_ascii=False)


def of_file(
    standing: current_rows.CurrentRows,
    scope: str,
    entries: Sequence[Entry],
    elsewhere: AbstractSet[current_rows.RowPlace] = NOWHERE,
) -> tuple[Difference, ...]:
    """The difference of a whole file of `data/`.

    Rows that it no longer has are withdrawn, except those that other files have now (`elsewhere`).
    An unchanged row from a different file is only moved.
    """
    by_table: defaultdict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        by_table[each.table].append(each)
    found = []
    days = current_rows.source_days(standing)
    for table, rows in by_table.items():
        mine = [_in_files(standing.get(row.place, ()), scope) for row in rows]
        known = [last.position if last else None for last in mine]
        positions = _positions(known, _last(standing, table))
        for row, last, position in zip(rows, mine, positions, strict=True):
            if last and same(last.record, row.record):
                if (last.position, last.scope) != (position, scope):
                    found.append(_difference(scope, row, row.record, position, last.decided))
            else:
                before = last.record if last else _shown(standing.get(row.place, ()), days)
                found.append(_difference(scope, row, before, position))
    here = {row.place for row in entries} | elsewhere
    for place, last in rows_of(standing, scope).items():
        if place not in here:
            gone = Difference(scope, *place, last.record, None, last.position, last.decided)
            found.append(gone)
    return tuple(found)


def rows_of(
    standing: current_rows.CurrentRows, scope: str
) -> dict[current_rows.RowPlace, current_rows.RowEdition]:
    """The rows of a file of `data/`, as last accepted."""
    mine = ((place, _in_files(row, scope)) for place, row in standing.items())
    return {place: last for place, last in mine if last and last.scope == scope}


def _in_files(candidates: current_rows.Candidates, scope: str) -> current_rows.RowEdition | None:
    """The row as the files have it; None if no file does."""
    last = current_rows.own(candidates, scope)
    return last if last and last.record is not None else None


def of_delivery(
    standing: current_rows.CurrentRows,
    entries: Iterable[Entry],
    withdrawn: Iterable[tuple[str, tuple[object, ...]]],
    department: str | None,
    *,
    day: date | None = None,
    public: current_rows.CurrentRows | None = None,
) -> tuple[Difference, ...]:
    """The difference of a delivery: absent rows stay, rows marked *Udgår* are withdrawn from `day`.

    `department` owns the rows that do not name a department. A row equal to a draft of a different
    scope is still kept as the delivery's own, so that everyone sees the file's content once it is
    public; `public` holds the rows that everyone sees now.
    """
    days = current_rows.source_days(standing)
    seen = _Seen(public) if public is not None else None
    found = []
    ends: dict[str, float] = {}
    for row in entries:
        scope = scope_of(row.table, row.record, department)
        candidates = standing.get(row.place, ())
        before = _shown(candidates, days)
        if _says_nothing_new(candidates, scope, row.record, before) and not (
            seen
            and seen.is_anothers_draft(row.place, current_rows.current(candidates, days), scope)
        ):
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
            position = candidates[-1].position
            found.append(Difference(scope, *place, before, None, position, from_day=day))
    return tuple(found)


def _says_nothing_new(
    candidates: current_rows.Candidates, scope: str, record: Any, shown: Any | None
) -> bool:
    """Whether the row is as shown, or as the scope last set it with no change since."""
    if shown is not None and same(shown, record):
        return True
    last = current_rows.own(candidates, scope)
    if last is None or last.record is None or not same(last.record, record):
        return False
    return all(candidate.decided <= last.decided for candidate in candidates)


class _Seen:
    """The rows that everyone sees, without drafts."""

    def __init__(self, public: current_rows.CurrentRows) -> None:
        self._public = public
        self._days = current_rows.source_days(public)

    def is_anothers_draft(
        self, place: current_rows.RowPlace, shown: current_rows.RowEdition | None, scope: str
    ) -> bool:
        """Whether a row is set by a different scope, and everyone sees something else."""
        if shown is None or shown.scope == scope:
            return False
        seen = _shown(self._public.get(place, ()), self._days)
        return seen is None or not same(seen, shown.record)


def from_what_was(
    changes: Iterable[Difference], standing: current_rows.CurrentRows
) -> Iterator[Difference]:
    """The changes with what each row was in `standing`, which need not have everything accepted."""
    days = current_rows.source_days(standing)
    for change in changes:
        yield replace(change, before=_shown(standing.get(change.place, ()), days))


def scope_of(table: str, record: Any, department: str | None) -> str:
    """The scope that a delivered row belongs to."""
    named = record.department if scopes.has_department(table) else department
    return scopes.of_table(table, named)


def conflicts(
    standing: current_rows.CurrentRows,
    scope: str,
    entries: Iterable[Entry],
    elsewhere: AbstractSet[current_rows.RowPlace] = NOWHERE,
) -> tuple[current_rows.RowPlace, ...]:
    """Rows that the file would change, and that a delivery has changed since a file set them."""
    rows: dict[current_rows.RowPlace, Any] = {row.place: row.record for row in entries}
    mine = rows_of(standing, scope)
    rows |= {place: None for place in mine if place not in rows and place not in elsewhere}
    return tuple(
        place
        for place, record in rows.items()
        if _overrides(standing.get(place, ()), scope, record)
    )


def _overrides(candidates: current_rows.Candidates, scope: str, record: Any | None) -> bool:
    """Whether a row, or its absence, would overwrite a delivery newer than the files' edition."""
    last = current_rows.own(candidates, scope)
    if last and _equal(last.record, record):
        return False
    since = (last.version if last.record is None else last.decided) if last else 0
    others = [c for c in candidates if not scopes.is_file(c.scope) and c.decided > since]
    return bool(others) and not _equal(others[-1].record, record)


def _equal(one: object | None, other: object | None) -> bool:
    return (one is None) == (other is None) and (one is None or same(one, other))


def _difference(
    scope: str, row: Entry, before: Any | None, position: float, decided: int | None = None
) -> Difference:
    return Difference(scope, row.table, row.key, before, row.record, position, decided)


def _shown(candidates: current_rows.Candidates, days: Mapping[str, date | None]) -> Any | None:
    """The record shown now for a row, regardless of the day."""
    winner = current_rows.current(candidates, days) if candidates else None
    return winner.record if winner else None


def _last(standing: current_rows.CurrentRows, table: str) -> float:
    """The position of the table's last row."""
    return max(
        (row[-1].position for place, row in standing.items() if place[0] == table), default=0
    )


def _positions(known: Sequence[float | None], last: float) -> list[float]:
    """Increasing positions for rows in order; as many rows as possible keep their position."""
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
    """The indexes of a longest increasing subsequence of the values that are not None."""
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
