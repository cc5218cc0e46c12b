"""What stands of all that was accepted: for each row the editions that still count, and who wins.

The rules (design, "Two times" and "Scope of a submission"):

- Within a scope the last accepted edition whose source was known on the day wins. An older edition
  still counts only for the days before the newer one's source was known.
- Between scopes the newest source wins, then the last accepted.
- A delivered *Udgår* hides what was accepted before it, whoever accepted it. A row that a file of
  `data/` no longer has is only that file's to withdraw.
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
WITHDRAWN = ""
"""Days as the store writes them: of what cites nothing dated, of no row."""

Place: TypeAlias = tuple[str, str]
"""A table's name and a row's key as JSON."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One edition of a row in one scope; without a record it says that the row is withdrawn.

    `known` is the first day on which a source of it was known (ISO 8601), as it looked when it was
    accepted; `decided` the version that set its value.
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
    def place(self) -> Place:
        return self.table, self.key


Candidates: TypeAlias = tuple[Candidate, ...]
Standing: TypeAlias = Mapping[Place, Candidates]
"""For each row its candidates in the order of acceptance."""


def after(candidates: Candidates, added: Candidate) -> Candidates:
    """What stands when one more change of the same row is accepted."""
    staying = tuple(c for c in candidates if c.scope != added.scope or c.known < added.known)
    if added.record is not None:
        return (*staying, added)
    others = tuple(c for c in candidates if c.scope != added.scope)
    return others if scopes.is_file(added.scope) else (*others, added)


def own(candidates: Candidates, scope: str) -> Candidate | None:
    """The scope's own last word on a row."""
    return next((c for c in reversed(candidates) if c.scope == scope), None)


def records(standing: Standing, as_of: date | None = None) -> Records:
    """What is known on a day, or (without one) whatever the day, in the order of the workbooks."""
    tables: dict[str, list[Candidates]] = {table.name: [] for table in TABLES}
    for (table, _), candidates in standing.items():
        tables[table].append(candidates)
    days = {source.id: source.known for source in _in_order(tables["sources"], {}, None)}
    found = Records(**{name: _in_order(rows, days, as_of) for name, rows in tables.items()})
    return found if as_of is None else known(found, as_of)


def source_days(standing: Standing) -> dict[str, date | None]:
    """The day on which each source was known."""
    sources = [rows for (table, _), rows in standing.items() if table == "sources"]
    return {source.id: source.known for source in _in_order(sources, {}, None)}


def current(
    candidates: Candidates, days: Mapping[str, date | None], as_of: date | None = None
) -> Candidate | None:
    """The edition that wins on a day; None where the row is withdrawn or not yet known.

    `days` has the day on which each source was known.
    """
    if len(candidates) == 1:  # the usual row, spared the comparing
        (only,) = candidates
        return only if only.record is not None and _days(only, days, as_of) else None
    hidden = max((c.decided for c in candidates if c.record is None), default=0)
    best: dict[str, tuple[date, int, Candidate]] = {}
    for candidate in candidates:
        if candidate.record is None or candidate.decided <= hidden:
            continue
        if seen := _days(candidate, days, as_of):
            best[candidate.scope] = (max(seen), candidate.decided, candidate)
    return max(best.values(), key=lambda found: found[:2])[2] if best else None


def first_known(record: Any | None, table: str, days: Mapping[str, date | None]) -> str:
    """The first day on which a source of the record was known, as the store writes it."""
    if record is None:
        return WITHDRAWN
    if table not in CITING or not record.sources:
        return own_day(record).isoformat()
    dated = [day for citation in record.sources if (day := days.get(citation.document))]
    return min(dated).isoformat() if dated else NEVER


def with_changes(standing: Standing, added: Iterable[Candidate]) -> dict[Place, Candidates]:
    """What stands when the changes are accepted, in their order."""
    result = dict(standing)
    for candidate in added:
        row = after(result.pop(candidate.place, ()), candidate)
        if row:
            result[candidate.place] = row
    return result


def _in_order(
    rows: Iterable[Candidates], days: Mapping[str, date | None], as_of: date | None
) -> tuple[Any, ...]:
    found = [winner for row in rows if (winner := current(row, days, as_of))]
    found.sort(key=lambda winner: (winner.position, winner.id))
    return tuple(winner.record for winner in found)


def _days(
    candidate: Candidate, days: Mapping[str, date | None], as_of: date | None
) -> tuple[date, ...]:
    """The days of the candidate's sources known by then; empty where none was."""
    record: Any = candidate.record
    if candidate.table not in CITING or not record.sources:
        day = own_day(record)
        return (day,) if as_of is None or day <= as_of else ()
    found = (days.get(citation.document) for citation in record.sources)
    if as_of is None:
        return tuple(day or date.min for day in found)
    return tuple(day for day in found if day is not None and day <= as_of)
