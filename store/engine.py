"""The database: SQLite in a file, or PostgreSQL by its address; one writer at a time, either way."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text

from store.faults import told

FILE_NAME = "handicapmonitor.sqlite"
PATIENCE_SECONDS = 60
"""How long to wait for the one who writes, before saying that the store is busy."""
WRITERS_LOCK = 2_023_2026
"""The number of PostgreSQL's advisory lock; any number that nothing else in the database uses."""
WRITING = "writing"


def engine(place: str) -> Engine:
    """The database at a PostgreSQL address, else the SQLite file in the folder of that name.

    The folder is made where it is not there.
    """
    if "://" in place:
        url = make_url(place)
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        return create_engine(url, pool_pre_ping=True)
    folder = Path(place)
    with told():
        folder.mkdir(parents=True, exist_ok=True)
    return of_file(folder / FILE_NAME)


def of_file(file: Path) -> Engine:
    """The SQLite database in a file."""
    opened = create_engine(f"sqlite:///{file}", connect_args={"timeout": PATIENCE_SECONDS})
    event.listen(opened, "connect", _prepare)
    event.listen(opened, "begin", _begin)
    return opened


def is_sqlite(connection: Connection | Engine) -> bool:
    return connection.dialect.name == "sqlite"


@contextmanager
def reading(opened: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database all through."""
    with told(), opened.connect() as plain:
        if is_sqlite(plain):
            connection = plain
        else:
            connection = plain.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(opened: Engine) -> Iterator[Connection]:
    """The transaction of the only writer: all of it is kept, or nothing.

    The lock is taken before anything is read, so that what is read is the newest there is.
    """
    with told(), opened.connect() as plain:
        connection = plain.execution_options(**{WRITING: True})
        with connection.begin():
            if not is_sqlite(connection):
                connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS}s'"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})"))
            yield connection


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # `_begin` says when, not the driver
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")  # a redaction leaves nothing behind
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn on the write-ahead log. Of several who do it at once SQLite turns some away, unwaited."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
