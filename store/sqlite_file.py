"""A SQLite file as a database: opened where it is, and noticed when it is no longer the same.

SQLite itself goes on writing in a file that has been moved, renamed or deleted, and nobody would see it.
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
"""What SQLite keeps beside a file: what is not in it yet, and where in there it stands."""
LEFT = "-tilovers"
"""The end that the log of a file gets that is no longer here."""
CANNOT_BE_MADE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})


class Identity(NamedTuple):
    """What tells whether a file is the same, and as it was."""

    device: int
    inode: int
    changed: int
    size: int

    @property
    def place(self) -> tuple[int, int]:
        return self.device, self.inode


class _Connection(sqlite3.Connection):
    """A connection that knows which file it was opened on."""

    opened_on: Identity
    just_opened = True
    is_fixed = False
    """Whether it was opened as a file that does not change: SQLite would only refuse at the first row."""


UpToDate: TypeAlias = Callable[[Path, sqlite3.Connection], bool]
"""Brings the database in a file up to date; says whether nothing was to be done."""


@dataclass(slots=True)
class _Seen:
    """The file that was opened last, and what SQLite kept beside it."""

    place: tuple[int, int] | None = None
    beside: Mapping[str, Identity | None] = field(default_factory=dict)


def of_file(file: Path, patience: Patience, up_to_date: UpToDate | None = None) -> Engine:
    """The SQLite database in a file that is there; it is read alone where it cannot be written in.

    `up_to_date` is asked at each connection: the file can be another one than before.
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
    """Raise a `StoreError` where the file that is written in is no longer the one of its name."""
    now, then = _identity(file), _driver(connection).opened_on
    if now is None or now.place != then.place:
        raise SWAPPED.error(saving=True)


def into_the_file(connection: Connection) -> None:
    """Bring all into the file itself, so that nothing is lost where it alone is moved or copied.

    Where somebody is still reading what was before, that waits for the next time.
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
    """Take away what SQLite kept beside a file that is gone: it would be taken for the new one's."""
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
    """A connection to the file; `StoreError` where it is not there."""
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
    """The file ready for writing; where SQLite can make nothing beside it, for reading alone."""
    try:
        return _prepared(file, "mode=rw", patience, write_ahead=True)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in CANNOT_BE_MADE:
            raise
    log = _identity(Path(f"{file}{LOG}"))
    if log is not None and log.size:
        raise CLOSED.error(saving=False)  # what is in the log would be left out
    connection = _prepared(file, "mode=ro&immutable=1", patience, write_ahead=False)
    connection.is_fixed = True
    return connection


def _prepared(file: Path, how: str, patience: Patience, *, write_ahead: bool) -> _Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?{how}",
        uri=True,
        factory=_Connection,
        check_same_thread=False,
        isolation_level=None,  # `_begin` says when, not the driver
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
    """Turn on the write-ahead log. Of several who do it at once SQLite turns some away, unwaited."""
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
