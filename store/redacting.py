"""Removes content that should never have been submitted, and records that it was done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from policy.serial import from_plain
from policy.tables import BY_NAME
from store import log_entries
from store.accepted import Store
from store.engine import is_sqlite
from store.faults import NotDoneError, translated_errors
from store.log import NO_CAPACITY, Capacity
from store.log_removing import remove_changes, remove_text
from store.marker import Hidden
from store.removed import REMOVED, holds
from store.schema import (
    CHANGES,
    LOG,
    ORIGINALS,
    PLAN_STEPS,
    PLANS,
    REDACTIONS,
    SNAPSHOTS,
    STATES,
    SUBMISSIONS,
)
from store.writer import StoreWriter, now

SHORTEST = 3
"""A shorter text would match inside many unrelated words."""
WRITTEN_BY_PEOPLE = {
    SUBMISSIONS: ("file_name", "who", "note"),
    STATES: ("who", "note"),
    SNAPSHOTS: ("name", "who"),
    PLANS: ("name", "who"),
    PLAN_STEPS: ("who", "why"),
    REDACTIONS: ("who", "reason"),
}
"""Columns with text that people write about a delivery, outside its rows."""


class NotRedactedError(NotDoneError):
    """The content cannot be removed, and nothing was. The message is Danish."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was removed: the versions whose bytes were deleted, and the number of texts changed.

    `rows` counts rows of deliveries, `notes` what people wrote about them: names, notes, reasons.
    """

    files: tuple[int, ...]
    rows: int = 0
    notes: int = 0

    @property
    def sentence(self) -> str:
        """The text for the history; it never repeats the removed content."""
        versions = ", ".join(map(str, self.files))
        sentences = [f"Den oprindelige fil er fjernet (udgave {versions})."] if self.files else []
        if self.rows:
            sentences.append(f"En tekst er fjernet fra {_counted(self.rows, 'række', 'rækker')}.")
        if self.notes:
            sentences.append(
                f"En tekst er fjernet fra {_counted(self.notes, 'navn eller note', 'navne og noter')}."
            )
        return " ".join(sentences)


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def redact(
    store: Store,
    version: int,
    by: str,
    reason: str,
    what: str | None = None,
    capacity: Capacity = NO_CAPACITY,
) -> Redacted:
    """Remove the bytes of a submission, and with `what` a text wherever the store has it.

    The text is removed from every row's history, name and note, and the bytes of every file that
    contains it are deleted. Earlier backups still have it. Raises `LookupError` for a version that
    does not exist, and `NotRedactedError` for a text that is too short or part of a row's key.
    """
    if what is not None and len(what.strip()) < SHORTEST:
        raise NotRedactedError(f"Teksten skal være på mindst {SHORTEST} tegn.")
    with store.writing(capacity) as writer:
        if not 1 <= version <= writer.version:
            raise LookupError(version)
        versions = {version}
        rows, notes = _Rows(), 0
        left: dict[str, str] = {}
        if what:
            versions |= _holding(writer.connection, what)
            rows = _remove_from_rows(writer.connection, what)
            versions |= rows.brought_by
            notes = _remove_from_notes(writer.connection, what)
            left = remove_text(writer.connection, what)
            left |= remove_changes(writer.connection, rows.versions)
        gone = delete(ORIGINALS).where(ORIGINALS.c.version.in_(versions))
        files = writer.connection.execute(gone.returning(ORIGINALS.c.version)).scalars().all()
        done = Redacted(tuple(sorted(files)), rows.changed, notes)
        if not done.sentence:
            raise NotRedactedError("Der er intet at fjerne. Filen er fjernet før.")
        row = _record(writer, version, by, reason, done.sentence)
        entry = log_entries.of_redaction(row, capacity)
        facts = {**entry.facts, "files": done.files}
        writer.log.add(replace(entry, facts=facts, contents=left))
    _overwrite(store)
    return done


def _record(writer: StoreWriter, version: int, by: str, reason: str, what: str) -> dict[str, Any]:
    row = {
        "id": writer.next_id(REDACTIONS.c.id),
        "version": version,
        "who": by,
        "reason": reason,
        "what": what,
        "at": now(),
    }
    writer.connection.execute(insert(REDACTIONS).values(**row))
    return row


def _holding(connection: Connection, what: str) -> set[int]:
    """The versions whose file contains the text."""
    rows = connection.execute(select(ORIGINALS).execution_options(yield_per=10))
    return {row.version for row in rows if holds(row.content, what)}


class _Rows(NamedTuple):
    """The rows that a text was removed from: how many, their versions, and those that added it."""

    changed: int = 0
    versions: Hidden = frozenset()
    brought_by: Hidden = frozenset()


def _remove_from_rows(connection: Connection, what: str) -> _Rows:
    """Remove the text from the rows' history."""
    written = json.dumps(what, ensure_ascii=False)[1:-1]
    holds = (CHANGES.c.key, CHANGES.c.before, CHANGES.c.after)
    rows = connection.execute(
        select(CHANGES).where(or_(*(c.contains(written, autoescape=True) for c in holds)))
    ).all()
    touched, brought_by = [], set()
    for row in rows:
        new = {
            side: _without(row.table_name, getattr(row, side), what) for side in ("before", "after")
        }
        if what in row.key or any(what in (text_ or "") for text_ in new.values()):
            raise NotRedactedError(
                "Teksten er en del af en kode, som rækker findes på, eller af et af de faste ord. "
                f"Ret først rækken i arket {BY_NAME[row.table_name].sheet}."
            )
        if any(new[side] != getattr(row, side) for side in new):
            connection.execute(update(CHANGES).where(CHANGES.c.id == row.id).values(**new))
            touched.append(row.version)
        if new["after"] != row.after:
            brought_by.add(row.version)
    return _Rows(len(touched), frozenset(touched), frozenset(brought_by))


def _remove_from_notes(connection: Connection, what: str) -> int:
    """Remove the text from names, notes and reasons; returns in how many it was found."""
    touched = 0
    for table, columns in WRITTEN_BY_PEOPLE.items():
        for name in columns:
            column = table.c[name]
            without = func.replace(column, what, REMOVED)
            done = connection.execute(
                update(table).where(column != without).values({name: without})
            )
            touched += done.rowcount
    return touched


def _without(table: str, plain_text: str | None, what: str) -> str | None:
    """A row with the text removed from its free-text fields."""
    if plain_text is None:
        return None
    plain: Mapping[str, Any] = json.loads(plain_text)
    codes = BY_NAME[table].key
    free = {
        field.name
        for field in BY_NAME[table].fields
        if field.type is str and not field.column.refers and field.name not in codes
    }
    changed = {
        name: value.replace(what, REMOVED) if name in free and isinstance(value, str) else value
        for name, value in plain.items()
    }
    from_plain(table, changed)  # raises if it is no longer a valid row
    return json.dumps(changed, ensure_ascii=False)


def _overwrite(store: Store) -> None:
    """Make the database overwrite the remains of deleted rows."""
    with translated_errors(), store.engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        if is_sqlite(connection):
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            connection.exec_driver_sql(
                "VACUUM " + ", ".join(t.name for t in (ORIGINALS, CHANGES, LOG, *WRITTEN_BY_PEOPLE))
            )
