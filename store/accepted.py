"""Reads everything ever accepted, by `observe(as_of, version)`; shared by all threads."""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from threading import RLock
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, or_, select

from policy.serial import from_plain
from policy.tables import Records
from store import current_rows
from store.current_rows import Candidates, CurrentRows, RowEdition, RowPlace
from store.engine import USUAL, engine, reading, writing
from store.log import NO_CAPACITY, Capacity
from store.marker import NOTHING_HIDDEN, Hidden, Marker, continues, read_marker
from store.migrating import up_to_date, upgrade
from store.patience import Patience
from store.schema import CHANGES, STANDING, UNDOINGS
from store.writer import StoreWriter, newest_of, not_public

KEPT = 32
"""The number of observations, and of sets of current rows, kept in memory."""
AT_ONCE = 500
"""The number of ids in one query; within the limit of every database."""


class Store:
    """The accepted submissions of one database, including at once those by other processes."""

    def __init__(self, place: str, patience: Patience = USUAL) -> None:
        self.engine: Engine = engine(place, patience, up_to_date)
        upgrade(self.engine)
        self._lock = RLock()
        self._marker: Marker | None = None
        self._decoded: dict[int, RowEdition] = {}
        self._standings: OrderedDict[tuple[int, Hidden], CurrentRows] = OrderedDict()
        self._observed: OrderedDict[tuple[date | None, int, Hidden], Records] = OrderedDict()

    def marker(self) -> Marker:
        """Identifies the state of the store, by one cheap query."""
        with self._lock, reading(self.engine) as connection:
            return self._refreshed(connection)

    def newest(self) -> int:
        """The newest version; 0 while nothing has been accepted."""
        return self.marker().version

    def observe(
        self, as_of: date | None, version: int | None = None, hidden: Hidden | None = NOTHING_HIDDEN
    ) -> Records:
        """The records known on `as_of`, from what had been accepted by `version` (default: all).

        Without a day, regardless of the day. `hidden` are versions to leave out; None leaves out
        all that are not public now. Raises `LookupError` for a version that does not exist.
        """
        with self._lock, reading(self.engine) as connection:
            newest = self._refreshed(connection).version
            number = newest if version is None else version
            if not 0 <= number <= newest or (version == 0 and newest):
                raise LookupError(f"version {number} of {newest}")
            if hidden is None:
                hidden = not_public(connection, number)
            asked = (as_of, number, frozenset(v for v in hidden if v <= number))
            if asked not in self._observed:
                standing = self._standing(connection, number, asked[2])
                self._observed[asked] = current_rows.records(standing, as_of)
                _shorten(self._observed)
            self._observed.move_to_end(asked)
            return self._observed[asked]

    def hidden(self, version: int | None = None, log: int | None = None) -> Hidden:
        """The versions that were not public at a line of the state log (default: now)."""
        with reading(self.engine) as connection:
            number = read_marker(connection).version if version is None else version
            return not_public(connection, number, log)

    def newest_of(self, scopes: Iterable[str], version: int) -> int:
        """The newest version up to `version` that covers one of the scopes; 0 if none does."""
        with reading(self.engine) as connection:
            return newest_of(connection, scopes, version)

    def standing(
        self, version: int | None = None, hidden: Hidden = NOTHING_HIDDEN
    ) -> tuple[int, CurrentRows]:
        """A version (default: the newest) and its current rows without the hidden versions."""
        with self._lock, reading(self.engine) as connection:
            number = self._refreshed(connection).version if version is None else version
            return number, self._standing(connection, number, hidden)

    @contextmanager
    def writing(self, capacity: Capacity = NO_CAPACITY) -> Iterator[StoreWriter]:
        """A `StoreWriter` for the single writer, in one transaction; the log has her `capacity`.

        It is committed when the block ends, and rolled back on an exception. Raises `StoreError`.
        """
        with writing(self.engine) as connection:
            with self._lock:
                marker = self._refreshed(connection)
                standing = self._standing(connection, marker.version, NOTHING_HIDDEN)

            def without(hidden: Hidden) -> CurrentRows:
                with self._lock:
                    return self._standing(connection, marker.version, hidden)

            yield StoreWriter(connection, standing, marker, without, capacity)

    def _refreshed(self, connection: Connection) -> Marker:
        """The current marker; clears the caches when they are no longer valid."""
        before = self._marker
        found = read_marker(connection)._replace(era=before.era if before else 0)
        if before is None or found != before:
            if before and not continues(connection, before, found):
                self._decoded.clear()
                self._standings.clear()
                self._observed.clear()
                found = found._replace(era=before.era + 1)
            self._marker = found
        return found

    def _standing(self, connection: Connection, version: int, hidden: Hidden) -> CurrentRows:
        asked = (version, hidden)
        if asked not in self._standings:
            self._standings[asked] = self._read_standing(connection, version, hidden)
            _shorten(self._standings)
        self._standings.move_to_end(asked)
        return self._standings[asked]

    def _read_standing(self, connection: Connection, version: int, hidden: Hidden) -> CurrentRows:
        still: ColumnElement[bool] = STANDING.c.until.is_(None)
        if self._marker is None or version != self._marker.version:
            later = or_(still, STANDING.c.until > version)
            still = and_(STANDING.c.version <= version, later)
        ids = connection.execute(select(STANDING.c.change_id).where(still)).scalars().all()
        standing: defaultdict[RowPlace, Candidates] = defaultdict(tuple)
        for candidate in self._candidates(connection, ids):
            standing[candidate.place] += (candidate,)
        left_out = hidden | undone(connection, version, hidden)
        if left_out:
            standing |= self._without(connection, version, left_out)
        return {place: row for place, row in standing.items() if row}

    def _without(
        self, connection: Connection, version: int, hidden: Hidden
    ) -> dict[RowPlace, Candidates]:
        """The rows that hidden versions have changed, as they are without those versions."""
        touched = select(CHANGES.c.table_name, CHANGES.c.key).where(CHANGES.c.version.in_(hidden))
        here = touched.distinct().subquery()
        ids = select(CHANGES.c.id, CHANGES.c.version).join(
            here, and_(CHANGES.c.table_name == here.c.table_name, CHANGES.c.key == here.c.key)
        )
        rows = connection.execute(ids.where(CHANGES.c.version <= version)).all()
        standing: dict[RowPlace, Candidates] = {}
        for candidate in self._candidates(connection, [row.id for row in rows]):
            before = standing.get(candidate.place, ())
            shown = candidate.version not in hidden
            standing[candidate.place] = current_rows.after(before, candidate) if shown else before
        return standing

    def _candidates(self, connection: Connection, ids: Sequence[int]) -> list[RowEdition]:
        """The changes with these ids, in id order; each is read once and kept in memory."""
        missing = [id_ for id_ in ids if id_ not in self._decoded]
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            for row in connection.execute(select(CHANGES).where(CHANGES.c.id.in_(some))):
                self._decoded[row.id] = decoded(row)
        return [self._decoded[id_] for id_ in sorted(ids)]


def decoded(row: Row[Any]) -> RowEdition:
    """The row edition in a row of `changes`."""
    record = None if row.after is None else from_plain(row.table_name, json.loads(row.after))
    return RowEdition(
        id=row.id,
        version=row.version,
        scope=row.scope,
        table=row.table_name,
        key=row.key,
        record=record,
        known=row.known,
        decided=row.decided,
        position=row.position,
    )


def undone(connection: Connection, version: int, hidden: Hidden) -> Hidden:
    """The versions undone by `version`; hidden undoings, and undone ones, do not count."""
    undoings = select(UNDOINGS).where(UNDOINGS.c.version <= version)
    found: set[int] = set()
    for undoing in connection.execute(undoings.order_by(UNDOINGS.c.version.desc())):
        if undoing.version not in hidden and undoing.version not in found:
            found.add(undoing.undone)
    return frozenset(found)


def _shorten(kept: OrderedDict[Any, Any]) -> None:
    while len(kept) > KEPT:
        kept.popitem(last=False)
