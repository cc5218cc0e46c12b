"""The current rows: for each row the editions that can still win, and which wins on a day.

The rules (design, "Two times" and "Scope of a submission"):

- All files of `data/` are one owner of their rows, however these are spread over files; every other
  scope is its own owner.
- Of one owner's editions, the last accepted one whose source was known on the day wins.
- Between owners the newest source wins, then the last accepted.
- A delivered *Udgår* hides all editions accepted before it, by any owner, from the day of delivery.
  A row removed from its file hides, on every day, all editions accepted before the file's last
  edition of it.
- A row has the position from its file, else the one from its delivery.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from policy.tables import TABLES, Records
from store import scopes
from store.observing import CITING, known, own_day

NEVER = date.max.isoformat()
ALWAYS = ""
"""Days as stored: `NEVER` if no cited source has a day, `ALWAYS` for a withdrawal on every day."""

RowPlace: TypeAlias = tuple[str, str]
"""A table's name and a row's key as JSON."""


@dataclass(frozen=True, slots=True)
class RowEdition:
    """One edition of a row in one scope; without a record it withdraws the row.

    `known` is the first day on which it was known (ISO 8601), by the days of its sources when it
    was accepted. `decided` is the version that set its value, or the last one that it withdraws.
    """

    id: int
    version: int
    scope: str
    table: str
    key: str
    record: Any | None
    known: str
    decided: int
    position: float

    @property
    def place(self) -> RowPlace:
        return self.table, self.key


Candidates: TypeAlias = tuple[RowEdition, ...]
CurrentRows: TypeAlias = Mapping[RowPlace, Candidates]
"""For each row its candidates in the order of acceptance."""


def owner(scope: str) -> str:
    """The owner of a scope: all files of `data/` have the same one."""
    return scopes.DATA if scopes.is_file(scope) else scope


def after(candidates: Candidates, added: RowEdition) -> Candidates:
    """The candidates after one more change of the row, without those that cannot win again."""
    staying = tuple(c for c in candidates if not _replaced(c, added))
    if added.record is None and not staying:
        return ()
    return (*staying, added)


def _replaced(before: RowEdition, added: RowEdition) -> bool:
    """Whether the owner's later edition counts on every day that the earlier one counts.

    The days of sources can be corrected later, so this depends only on which sources are cited.
    """
    if owner(before.scope) != owner(added.scope):
        return False
    if added.record is None:
        return added.known == ALWAYS
    if before.record is None:
        return False
    cited, now = _cited(before), _cited(added)
    day, day_before = own_day(added.record), own_day(before.record)
    if now:
        return bool(cited) and cited <= now and day <= day_before
    return day == date.min or (not cited and day <= day_before)


def _cited(candidate: RowEdition) -> frozenset[str]:
    record: Any = candidate.record
    if candidate.table not in CITING:
        return frozenset()
    return frozenset(citation.document for citation in record.sources)


def own(candidates: Candidates, scope: str) -> RowEdition | None:
    """The last edition of a row by the owner of the scope."""
    mine = owner(scope)
    return next((c for c in reversed(candidates) if owner(c.scope) == mine), None)


def records(standing: CurrentRows, as_of: date | None = None) -> Records:
    """The records known on a day, or (without one) regardless of it, in the workbooks' order."""
    tables: dict[str, list[Candidates]] = {table.name: [] for table in TABLES}
    for (table, _), candidates in standing.items():
        tables[table].append(candidates)
    days = _source_days(tables["sources"], as_of)
    found = Records(**{name: _in_order(rows, days, as_of) for name, rows in tables.items()})
    return found if as_of is None else known(found, as_of)


def source_days(standing: CurrentRows, as_of: date | None = None) -> dict[str, date | None]:
    """The day on which each source was known, without sources withdrawn by `as_of`."""
    return _source_days(
        (rows for (table, _), rows in standing.items() if table == "sources"), as_of
    )


def _source_days(sources: Iterable[Candidates], as_of: date | None) -> dict[str, date | None]:
    return {source.id: source.known for source in _in_order(sources, {}, as_of)}


def current(
    candidates: Candidates, days: Mapping[str, date | None], as_of: date | None = None
) -> RowEdition | None:
    """The edition that wins on a day; None where the row is withdrawn or not yet known.

    `days` has the day on which each source was known.
    """
    if len(candidates) == 1:  # most rows: nothing to compare
        (only,) = candidates
        return only if only.record is not None and _days(only, days, as_of) else None
    day = NEVER if as_of is None else as_of.isoformat()
    gone = (c.decided for c in candidates if c.record is None and c.known <= day)
    hidden = max(gone, default=0)
    best: dict[str, tuple[date, int, RowEdition]] = {}
    for candidate in candidates:
        if candidate.record is None or candidate.decided <= hidden:
            continue
        if seen := _days(candidate, days, as_of):
            best[owner(candidate.scope)] = (max(seen), candidate.decided, candidate)
    return max(best.values(), key=lambda found: found[:2])[2] if best else None


def first_known(record: Any, table: str, days: Mapping[str, date | None]) -> str:
    """The first day on which the record was known from a source, as stored."""
    own = own_day(record)
    if table not in CITING or not record.sources:
        return own.isoformat()
    dated = [day for citation in record.sources if (day := days.get(citation.document))]
    return max(min(dated), own).isoformat() if dated else NEVER


def with_changes(standing: CurrentRows, added: Iterable[RowEdition]) -> dict[RowPlace, Candidates]:
    """The current rows after the changes are accepted, in order."""
    result = dict(standing)
    for candidate in added:
        row = after(result.pop(candidate.place, ()), candidate)
        if row:
            result[candidate.place] = row
    return result


def _in_order(
    rows: Iterable[Candidates], days: Mapping[str, date | None], as_of: date | None
) -> tuple[Any, ...]:
    found = [(row, winner) for row in rows if (winner := current(row, days, as_of))]
    found.sort(key=lambda shown: (_position(*shown), shown[1].id))
    return tuple(winner.record for _, winner in found)


def _position(row: Candidates, winner: RowEdition) -> float:
    """The row's position in its file, else that of its delivery."""
    if len(row) == 1:
        return winner.position
    in_file = own(row, scopes.DATA)
    return in_file.position if in_file and in_file.record is not None else winner.position


def _days(
    candidate: RowEdition, days: Mapping[str, date | None], as_of: date | None
) -> tuple[date, ...]:
    """For each source known by `as_of`, the day from which it makes the candidate known."""
    record: Any = candidate.record
    own = own_day(record)
    if candidate.table not in CITING or not record.sources:
        return (own,) if as_of is None or own <= as_of else ()
    found = (days.get(citation.document) for citation in record.sources)
    if as_of is None:
        return tuple(max(day or own, own) for day in found)
    return tuple(max(day, own) for day in found if day is not None and max(day, own) <= as_of)
