"""Backs up the whole store to one SQLite file, from any database, and restores it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from store import engine
from store.accepted import Store
from store.faults import StoreError, of_a_copy, translated_errors
from store.leftovers import working_folder
from store.log import Act, Chain, Entry, Head, head_of
from store.log_catching_up import SYSTEM
from store.migrating import revision, upgrade
from store.schema import METADATA
from store.writer import now

AT_ONCE = 200
"""The number of rows copied at a time; each can hold a file of 10 MB."""
NOT_A_BACKUP = (
    "Filen er ikke en sikkerhedskopi af systemet, eller den er beskadiget. Intet er ændret."
)


@dataclass(frozen=True, slots=True)
class Restored:
    """The heads of three logs: of what was replaced, of the backup, and of the store as it is now."""

    replaced: Head
    came: Head
    now: Head


class NotABackupError(StoreError):
    """The file is no backup of this system, or it is damaged. Nothing was changed."""


def backup(store: Store, file: Path, notes: Path) -> Head:
    """Write a consistent copy of everything to a SQLite file, without blocking writers.

    Returns the head of the log in it.

    The file appears only when complete; an unfinished copy is noted in the folder `notes`, see
    `store.leftovers`. Raises `StoreError`.
    """
    with (
        translated_errors(saving=True),
        of_a_copy(),
        working_folder(notes, beside=file.parent) as folder,
    ):
        part = folder / engine.FILE_NAME
        if engine.is_sqlite(store.engine):
            with engine.reading(store.engine) as source:
                _copy_file(source, part)
        else:
            with (
                _opened(part) as made,
                engine.reading(store.engine) as source,
                made.begin() as target,
            ):
                _copy_rows(source, target)
        with _opened(part) as made, engine.reading(made) as copied:
            head = head_of(copied)
        _single_file(part)
        part.replace(file)
        return head


def restore(store: Store, file: Path, notes: Path, by: str = SYSTEM) -> Restored:
    """Replace the whole store by a backup, or change nothing; its log says so, and by whom.

    Anything accepted since is lost: make a backup of it first. A backup of an older schema is
    upgraded. Raises `StoreError`, and `NotABackupError` for a file that is no backup.
    """
    with translated_errors(saving=True), _checked(file, notes) as source:
        return _fill(store, source, by)


def replace_damaged(
    place: str, file: Path, aside: Path, by: str = SYSTEM
) -> tuple[Store, Restored]:
    """A store restored from a backup, when the SQLite file can no longer be read.

    The damaged file is moved to `aside`, but only once the backup has been read. Raises
    `StoreError`, and `NotABackupError` for a file that is no backup.
    """
    with translated_errors(saving=True), _checked(file, aside.parent) as source:
        for part in ("", "-wal", "-shm"):
            old = Path(place) / f"{engine.FILE_NAME}{part}"
            if old.exists():
                old.replace(aside.with_name(f"{aside.name}{part}"))
        store = Store(place)
        return store, _fill(store, source, by)


@contextmanager
def _checked(file: Path, notes: Path) -> Iterator[Engine]:
    """A copy of the backup, checked and upgraded."""
    with working_folder(notes) as folder:
        part = folder / engine.FILE_NAME
        shutil.copyfile(file, part)
        _check(part)
        with _opened(part) as source:
            if set(METADATA.tables) - set(inspect(source).get_table_names()):
                raise NotABackupError(NOT_A_BACKUP)
            yield source


@contextmanager
def _opened(file: Path) -> Iterator[Engine]:
    """The SQLite database in a file, upgraded to all tables, and closed afterwards."""
    opened = engine.of_file(file)
    try:
        upgrade(opened)
        yield opened
    finally:
        opened.dispose()


def _fill(store: Store, source: Engine, by: str) -> Restored:
    """Replace the content of the store by that of the source."""
    with engine.reading(source) as rows, store.writing() as writer:
        replaced = writer.log.head
        for table in reversed(METADATA.sorted_tables):
            writer.connection.execute(delete(table))
        _copy_rows(rows, writer.connection)
        log = Chain(writer.connection)
        came = log.head
        facts = {"replaced": asdict(replaced), "came": asdict(came)}
        log.add(Entry(Act.RESTORED, now(), by, facts=facts))
        return Restored(replaced, came, log.head)


def _copy_file(source: Connection, target: Path) -> None:
    read = source.connection.driver_connection
    assert isinstance(read, sqlite3.Connection)  # noqa: S101 - only asked of SQLite's
    with closing(sqlite3.connect(target)) as written:
        read.backup(written)


def _copy_rows(source: Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        rows = source.execute(select(table).execution_options(yield_per=AT_ONCE))
        for some in rows.mappings().partitions(AT_ONCE):
            target.execute(insert(table), [dict(row) for row in some])


def _single_file(file: Path) -> None:
    """Leave no write-ahead log beside it, so that one file is the whole copy."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _check(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotABackupError(NOT_A_BACKUP) from error
    copy = engine.of_file(file)
    try:
        with engine.reading(copy) as connection:
            known = revision(connection)
    finally:
        copy.dispose()
    if verdict != "ok" or known is None:
        raise NotABackupError(NOT_A_BACKUP)
