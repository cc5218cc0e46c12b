"""Opens a SQLite file as a database, and detects when the file has been replaced.

SQLite itself keeps writing to a file that has been moved, renamed or deleted, without an error.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

from store.faults import CLOSED, GONE, READ_ONLY, SWAPPED
from store.patience import Patience

WRITING = "writing"
LOG, INDEX = "-wal", "-shm"
"""The ends of the files beside a database: the write-ahead log, and the index into it."""
LEFT = "-tilovers"
"""Appended to the name of a log whose database file is gone."""
CANNOT_BE_MADE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})


class Identity(NamedTuple):
    """Identifies a file and its state: equal if it is the same file, unchanged."""

    device: int
    inode: int
    changed: int
    size: int

    @property
    def place(self) -> tuple[int, int]:
        return self.device, self.inode


class _Connection(sqlite3.Connection):
    """A connection that records the file it was opened on."""

    opened_on: Identity
    just_opened = True
    is_fixed = False
    """Whether it was opened as immutable: SQLite would only fail at the first row written."""


UpToDate: TypeAlias = Callable[[Path, sqlite3.Connection], bool]
"""Upgrades the database in a file; returns whether nothing had to be done."""


@dataclass(slots=True)
class _Seen:
    """The file opened last, and the files of SQLite beside it."""

    place: tuple[int, int] | None = None
    beside: Mapping[str, Identity | None] = field(default_factory=dict)


def of_file(file: Path, patience: Patience, up_to_date: UpToDate | None = None) -> Engine:
    """The SQLite database in an existing file; read-only where it cannot be written to.

    `up_to_date` is called at each connection, because the file may have been replaced.
    """
    url = URL.create("sqlite", database=str(file))
    connected = partial(_connected, file, patience, up_to_date, _Seen())
    opened = create_engine(url, creator=connected)

    def same(connection: _Connection, *_: Any) -> None:
        if not connection.just_opened and _identity(file) != connection.opened_on:
            raise DisconnectionError
        connection.just_opened = False

    event.listen(opened, "checkout", same)
    event.listen(opened, "begin", _begin)
    return opened


def still_there(connection: Connection, file: Path) -> None:
    """Raise `StoreError` if the file being written is no longer the one at its path."""
    now, then = _identity(file), _driver(connection).opened_on
    if now is None or now.place != then.place:
        raise SWAPPED.error(saving=True)


def into_the_file(connection: Connection) -> None:
    """Write the log into the file, so that nothing is lost if the file alone is moved or copied.

    While others still read the earlier state, this is left to the next time.
    """
    driver = _driver(connection)
    (patience,) = driver.execute("PRAGMA busy_timeout").fetchone()
    driver.execute("PRAGMA busy_timeout = 0")
    with suppress(sqlite3.Error):
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    driver.execute(f"PRAGMA busy_timeout = {patience}")


def _driver(connection: Connection) -> _Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, _Connection)  # noqa: S101 - only asked of engines of this module
    return driver


def _identity(file: Path) -> Identity | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return Identity(found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


def _set_aside(file: Path, seen: _Seen) -> None:
    """Remove SQLite's files beside a file that is gone: they would be taken for the new file's."""
    for end, then in seen.beside.items():
        path = Path(f"{file}{end}")
        now = _identity(path)
        if then is None or now is None or now.place != then.place:
            continue
        if end == LOG and now.size:
            path.replace(f"{path}{LEFT}")
        else:
            path.unlink()


def _connected(
    file: Path, patience: Patience, up_to_date: UpToDate | None, seen: _Seen
) -> _Connection:
    """A connection to the file. Raises `StoreError` if it is missing."""
    now = _identity(file)
    if now and seen.place not in (None, now.place):
        _set_aside(file, seen)
    connection = _opened(file, patience) if now else None
    if connection and up_to_date and not up_to_date(file, connection):
        connection.close()
        connection = _opened(file, patience)
    now = _identity(file)
    if connection is None or now is None:
        raise GONE.error(saving=False)
    connection.opened_on = now
    seen.place = now.place
    seen.beside = {end: _identity(Path(f"{file}{end}")) for end in (LOG, INDEX)}
    return connection


def _opened(file: Path, patience: Patience) -> _Connection:
    """The file opened for writing, or as read-only if SQLite cannot create files beside it."""
    try:
        return _prepared(file, "mode=rw", patience, write_ahead=True)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in CANNOT_BE_MADE:
            raise
    log = _identity(Path(f"{file}{LOG}"))
    if log is not None and log.size:
        raise CLOSED.error(saving=False)  # the content of the log would be ignored
    connection = _prepared(file, "mode=ro&immutable=1", patience, write_ahead=False)
    connection.is_fixed = True
    return connection


def _prepared(file: Path, how: str, patience: Patience, *, write_ahead: bool) -> _Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?{how}",
        uri=True,
        factory=_Connection,
        check_same_thread=False,
        isolation_level=None,  # `_begin` starts transactions, not the driver
    )
    try:
        connection.execute(f"PRAGMA busy_timeout = {patience.writing * 1000}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # a redaction leaves nothing behind
        if write_ahead:
            _write_ahead(connection, patience)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection, patience: Patience) -> None:
    """Turn on the write-ahead log, with retries: SQLite refuses some concurrent calls at once."""
    deadline = time.monotonic() + patience.writing
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITING)
    if writes and _driver(connection).is_fixed:
        raise READ_ONLY.error(saving=True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
