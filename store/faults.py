"""What can stop the store, told in Danish to the person who waits for it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

NO_ROOM = (
    "Der er ikke plads på disken, så intet er gemt. Det, der var gemt før, er urørt. "
    "Skaf plads, og prøv igen."
)
BUSY = "En anden er ved at gemme. Intet er gemt. Vent et øjeblik, og prøv igen."
UNREACHABLE = (
    "Databasen svarer ikke, eller den kan ikke skrives i. Intet er gemt. "
    "Prøv igen, og tal med den, der driver systemet, hvis det bliver ved."
)

DAMAGED = (
    "Filen med de gemte indberetninger er beskadiget. Intet er ændret. "
    "Genskab den fra en sikkerhedskopi."
)

NO_ROOM_OF_SQLITE = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
)
"""A file that may not grow is told as a failed write."""
BUSY_OF_SQLITE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_BUSY_SNAPSHOT}
)
DAMAGED_OF_SQLITE = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})
NO_ROOM_OF_POSTGRESQL = frozenset({"53100", "53400"})
BUSY_OF_POSTGRESQL = frozenset({"55P03", "40001", "40P01", "57014"})


class StoreError(Exception):
    """The store could not do what it was asked, and did nothing. The message is Danish."""


class DamagedError(StoreError):
    """SQLite's file cannot be read as the database that it was."""


@contextmanager
def told() -> Iterator[None]:
    """Tell what the database or the disk says as a `StoreError`; bugs in our own SQL stay as they are."""
    try:
        yield
    except DBAPIError as error:
        fault = _fault(error.orig)
        if fault is None:
            raise
        raise fault from error
    except sqlite3.DatabaseError as error:
        raise _fault(error) or StoreError(UNREACHABLE) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
            raise
        raise StoreError(NO_ROOM) from error


def _fault(error: BaseException | None) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    state = getattr(error, "sqlstate", None)
    if code in NO_ROOM_OF_SQLITE or state in NO_ROOM_OF_POSTGRESQL:
        return StoreError(NO_ROOM)
    if code in BUSY_OF_SQLITE or state in BUSY_OF_POSTGRESQL:
        return StoreError(BUSY)
    if code in DAMAGED_OF_SQLITE:
        return DamagedError(DAMAGED)
    unreachable = type(error).__name__ == "OperationalError" and code != sqlite3.SQLITE_ERROR
    return StoreError(UNREACHABLE) if unreachable else None
