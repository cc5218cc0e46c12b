"""Writes to the store, within the transaction of its single writer."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Column, Connection, bindparam, func, insert, select, update

from policy.serial import as_plain
from store import current_rows, log_contents, log_entries
from store.current_rows import CurrentRows, RowEdition, RowPlace
from store.differences import ChangeKind, Difference, known_from
from store.log import NO_CAPACITY, Capacity, Chain
from store.log_catching_up import catch_up
from store.marker import Hidden, Marker
from store.schema import CHANGES, ORIGINALS, SCOPES, STANDING, STATES, SUBMISSIONS, UNDOINGS
from store.states import Origin, State

_Values: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A workbook to store: its bytes, and who submits it.

    `whole` is false for a file of `data/` of which only the rows without errors are accepted.
    """

    origin: Origin
    file_name: str
    content: bytes
    who: str
    note: str
    scopes: frozenset[str]
    schema_version: int
    whole: bool = True
    account: str = ""
    acted_for: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class _Kept(NamedTuple):
    """A submission as stored, its scopes, and the versions that it builds on and undoes."""

    row: _Values
    scopes: Sequence[str]
    based_on: int
    undoes: int | None = None


class StoreWriter:
    """The store while its lock is held. Additions are at once part of `standing` and `version`.

    `marker` is the store's state before anything was added; `without` returns the current rows then
    without some versions, `public` the rows that everyone saw. Each addition gets its line in the
    log, with the `capacity` of whoever makes it.
    """

    def __init__(
        self,
        connection: Connection,
        standing: CurrentRows,
        marker: Marker,
        without: Callable[[Hidden], CurrentRows],
        capacity: Capacity = NO_CAPACITY,
    ) -> None:
        self.connection = connection
        self.standing = standing
        self.marker = marker
        self.version = marker.version
        self.without = without
        self.capacity = capacity
        self.log = Chain(connection)
        catch_up(connection, self.log, now())

    @cached_property
    def public(self) -> CurrentRows:
        return self.without(not_public(self.connection, self.version))

    def add(self, incoming: Incoming, differences: Sequence[Difference]) -> int:
        """Store a workbook and its changes as the next version; returns the version.

        It is a draft, except that a file of `data/` is public at once.
        """
        kept = self._keep(incoming, differences)
        self.connection.execute(
            insert(ORIGINALS).values(version=self.version, content=incoming.content)
        )
        changes = self._change(differences)
        state = State.PUBLIC if incoming.origin is Origin.DATA else State.DRAFT
        self._log_arrival(kept, state, changes)
        return self.version

    def add_undoing(
        self, incoming: Incoming, undone: int, differences: Sequence[Difference], state: State
    ) -> int:
        """Store as the next version that version `undone` no longer counts; returns the version.

        It has no changes of its own: the current rows become what they are without that version.
        `differences` (the effect) only give its counts and scopes. It begins in `state`.
        """
        kept = self._keep(incoming, differences)
        self.connection.execute(insert(UNDOINGS).values(version=self.version, undone=undone))
        self._log_arrival(kept._replace(undoes=undone), state)
        return self.version

    def _keep(self, incoming: Incoming, differences: Sequence[Difference]) -> _Kept:
        self.version += 1
        counts = Counter(difference.kind for difference in differences)
        row = {
            "version": self.version,
            "origin": incoming.origin.value,
            "file_name": incoming.file_name,
            "sha256": incoming.sha256,
            "size": len(incoming.content),
            "who": incoming.who,
            "note": incoming.note,
            "at": now(),
            "schema_version": incoming.schema_version,
            "whole": incoming.whole,
            "new": counts[ChangeKind.NEW],
            "changed": counts[ChangeKind.CHANGED],
            "withdrawn": counts[ChangeKind.WITHDRAWN],
            "account": incoming.account or self.capacity.account,
            "acted_for": incoming.acted_for,
        }
        self.connection.execute(insert(SUBMISSIONS).values(**row))
        covered = sorted(incoming.scopes | {difference.scope for difference in differences})
        based_on = newest_of(self.connection, covered, self.version - 1)
        self.connection.execute(
            insert(SCOPES), [{"version": self.version, "scope": s} for s in covered]
        )
        return _Kept(row, covered, based_on)

    def _log_arrival(self, kept: _Kept, state: State, changes: Sequence[_Values] = ()) -> None:
        """Log a submission with its first step, in one line."""
        row = kept.row
        step = self._step(row["version"], state, row["who"], "", row["at"])
        entry = log_entries.of_submission(row, kept.scopes, kept.undoes, self.capacity)
        text = log_contents.text_of(changes)
        self.log.add(
            replace(
                entry,
                based_on=kept.undoes or kept.based_on,
                step=step["id"],
                facts={**entry.facts, "state": state.value},
                contents={log_contents.key(row["version"]): text},
            )
        )

    def newest_of(self, scopes: Iterable[str]) -> int:
        """The newest version that covers one of the scopes; 0 if none does."""
        return newest_of(self.connection, scopes, self.version)

    def log_state(self, version: int, state: State, who: str, note: str = "") -> None:
        """Log that a submission has reached a state."""
        step = self._step(version, state, who, note, now())
        self.log.add(log_entries.of_step(step, self.capacity))

    def _step(self, version: int, state: State, who: str, note: str, at: str) -> _Values:
        row = {
            "id": self.next_id(STATES.c.id),
            "version": version,
            "state": state.value,
            "who": who,
            "at": at,
            "note": note,
        }
        self.connection.execute(insert(STATES).values(**row))
        return row

    def next_id(self, column: Column[int]) -> int:
        """The next id of a table that only the writer adds to."""
        last: int | None = self.connection.execute(select(func.max(column))).scalar()
        return (last or 0) + 1

    def _change(self, differences: Sequence[Difference]) -> list[_Values]:
        if not differences:
            return []
        candidates = self._candidates(differences)
        rows = [
            {
                "id": candidate.id,
                "version": candidate.version,
                "scope": candidate.scope,
                "table_name": candidate.table,
                "key": candidate.key,
                "before": _text(difference.before),
                "after": _text(difference.after),
                "known": candidate.known,
                "decided": candidate.decided,
                "position": candidate.position,
            }
            for candidate, difference in zip(candidates, differences, strict=True)
        ]
        self.connection.execute(insert(CHANGES), rows)
        standing = current_rows.with_changes(self.standing, candidates)
        self._note_standing(standing, {candidate.place for candidate in candidates})
        self.standing = standing
        return rows

    def _candidates(self, differences: Sequence[Difference]) -> list[RowEdition]:
        first = self.next_id(CHANGES.c.id)
        days = self._source_days(differences)
        return [
            RowEdition(
                id=first + number,
                version=self.version,
                scope=each.scope,
                table=each.table,
                key=each.key,
                record=each.after,
                known=known_from(each, days),
                decided=each.decided or self.version,
                position=each.position,
            )
            for number, each in enumerate(differences)
        ]

    def _source_days(self, differences: Iterable[Difference]) -> Mapping[str, date | None]:
        """The day of each source, including sources among the differences."""
        brought = [d.after for d in differences if d.table == "sources" and d.after is not None]
        return current_rows.source_days(self.standing) | {
            source.id: source.known for source in brought
        }

    def _note_standing(self, standing: CurrentRows, touched: Iterable[RowPlace]) -> None:
        added: list[dict[str, int | None]] = []
        ended: list[dict[str, int]] = []
        for place in touched:
            before = {c.id for c in self.standing.get(place, ())}
            now_ = {c.id for c in standing.get(place, ())}
            ended += [{"gone": id_, "at": self.version} for id_ in before - now_]
            added += [
                {"change_id": id_, "version": self.version, "until": None} for id_ in now_ - before
            ]
        if added:
            self.connection.execute(insert(STANDING), added)
        if ended:
            statement = update(STANDING).where(STANDING.c.change_id == bindparam("gone"))
            self.connection.execute(statement.values(until=bindparam("at")), ended)


def newest_of(connection: Connection, scopes: Iterable[str], version: int) -> int:
    """The newest version up to `version` that covers one of the scopes; 0 if none does."""
    covering = SCOPES.c.scope.in_(list(scopes)), SCOPES.c.version <= version
    found: int | None = connection.execute(
        select(func.max(SCOPES.c.version)).where(*covering)
    ).scalar()
    return found or 0


def not_public(connection: Connection, version: int, log: int | None = None) -> Hidden:
    """The versions up to `version` not public at line `log` of the state log (default: now)."""
    public = select(STATES.c.version).where(STATES.c.state == State.PUBLIC.value)
    if log is not None:
        public = public.where(STATES.c.id <= log)
    found = select(SUBMISSIONS.c.version).where(
        SUBMISSIONS.c.version <= version, SUBMISSIONS.c.version.not_in(public)
    )
    return frozenset(connection.execute(found).scalars())


def _text(record: Any | None) -> str | None:
    return None if record is None else json.dumps(as_plain(record), ensure_ascii=False)


def now() -> str:
    """The current time in UTC, as the store writes it (ISO 8601)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
