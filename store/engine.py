"""Opens the database: a SQLite file or a PostgreSQL address; either has one writer at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, make_url

from store import acts, sqlite_file
from store.faults import SILENT, SilentError, translated_errors
from store.patience import Patience
from store.sqlite_file import WRITING, UpToDate

FILE_NAME = "handicapmonitor.sqlite"
USUAL = Patience()
REST_SECONDS = 5
"""How long a database that did not answer is left alone: else every request would wait in turn."""
_silent_until: WeakKeyDictionary[Engine, float] = WeakKeyDictionary()


def engine(place: str, patience: Patience = USUAL, up_to_date: UpToDate | None = None) -> Engine:
    """The database at a PostgreSQL address, else the SQLite file in the folder of that name.

    `up_to_date` upgrades a SQLite file, also one that replaces it later.
    """
    if "://" in place:
        from store import postgresql  # its driver is not loaded where it is not used

        url = make_url(place)
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        return postgresql.of_address(url, patience)
    return of_file(Path(place) / FILE_NAME, patience, up_to_date)


def of_file(file: Path, patience: Patience = USUAL, up_to_date: UpToDate | None = None) -> Engine:
    """The SQLite database in a file; folder and file are created if missing."""
    with translated_errors():
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
    return sqlite_file.of_file(file, patience, up_to_date)


def is_sqlite(connection: Connection | Engine) -> bool:
    return connection.dialect.name == "sqlite"


def file_of(opened: Engine) -> Path:
    """The file of a SQLite database."""
    return Path(str(opened.url.database))


@contextmanager
def reading(opened: Engine) -> Iterator[Connection]:
    """A transaction that sees a single state of the database throughout."""
    with _answering(opened), translated_errors(), opened.connect() as plain:
        if is_sqlite(plain):
            connection = plain
        else:
            connection = plain.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(opened: Engine) -> Iterator[Connection]:
    """The transaction of the single writer: committed as a whole, or not at all.

    The lock is taken before anything is read, so that the newest state is read.
    """
    with (
        acts.noted(),
        _answering(opened),
        translated_errors(saving=True),
        opened.connect() as plain,
    ):
        connection = plain.execution_options(**{WRITING: True})
        with connection.begin():
            if is_sqlite(connection):
                yield connection
                sqlite_file.still_there(connection, file_of(opened))
            else:
                from store import postgresql

                postgresql.lock_for_writing(connection)
                yield connection
        if is_sqlite(connection):
            sqlite_file.still_there(connection, file_of(opened))
            sqlite_file.into_the_file(connection)


def prepare(connection: Connection) -> None:
    """Make the place that the first tables are created in."""
    if not is_sqlite(connection):
        from store import postgresql

        postgresql.create_schema(connection)


@contextmanager
def _answering(opened: Engine) -> Iterator[None]:
    """Raise at once, without asking, while a database has recently failed to answer."""
    if time.monotonic() < _silent_until.get(opened, 0):
        raise SILENT.error(saving=False)
    try:
        yield
    except SilentError:
        _silent_until[opened] = time.monotonic() + REST_SECONDS
        raise
