"""A copy of everything in one SQLite file, whatever the database is, and the way back from it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, delete, insert, select

from store.accepted import Store
from store.engine import FILE_NAME, is_sqlite, of_file, reading
from store.faults import StoreError, told
from store.migrating import revision, upgrade
from store.schema import METADATA

AT_ONCE = 200
"""How many rows are copied at a time; each can hold a file of 10 MB."""
NOT_A_BACKUP = (
    "Filen er ikke en sikkerhedskopi af systemet, eller den er beskadiget. Intet er ændret."
)


class NotABackupError(StoreError):
    """The file is no backup of this system, or it is damaged. Nothing was changed."""


def backup(store: Store, file: Path) -> None:
    """Write everything to a SQLite file, as it is at one moment, while others go on writing.

    The file appears only when it is whole. Raises `StoreError`.
    """
    with told(), TemporaryDirectory(dir=file.parent, prefix=".") as folder:
        part = Path(folder) / FILE_NAME
        if is_sqlite(store.engine):
            _copy_file(Path(str(store.engine.url.database)), part)
        else:
            made = of_file(part)
            upgrade(made)
            with reading(store.engine) as source, made.begin() as target:
                _copy_rows(source, target)
            made.dispose()
        _single_file(part)
        part.replace(file)


def restore(store: Store, file: Path) -> None:
    """Make the store what it was when the backup was made. All of it, or nothing.

    What was accepted since is gone from the store: make a backup of it first. A backup of an older
    schema is brought up to date. Raises `StoreError`, and `NotABackupError` for a file that is none.
    """
    with told(), TemporaryDirectory() as folder:
        part = Path(folder) / FILE_NAME
        shutil.copyfile(file, part)
        _check(part)
        source_engine = of_file(part)
        upgrade(source_engine)
        with reading(source_engine) as source, store.writing() as books:
            for table in reversed(METADATA.sorted_tables):
                books.connection.execute(delete(table))
            _copy_rows(source, books.connection)
        source_engine.dispose()


def _copy_file(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
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
    copy = of_file(file)
    with reading(copy) as connection:
        known = revision(connection)
    copy.dispose()
    if verdict != "ok" or known is None:
        raise NotABackupError(NOT_A_BACKUP)
