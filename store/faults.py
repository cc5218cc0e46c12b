"""What can stop the store, told in Danish to the person who waits for it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFreeError


class StoreError(Exception):
    """The store could not do what it was asked, and did nothing. The message is Danish."""


class DamagedError(StoreError):
    """SQLite's file cannot be read as the database that it was."""


class ReadOnlyError(StoreError):
    """The store can be read, and not written in."""


class SilentError(StoreError):
    """The database took longer than anyone may wait."""


class Fault(NamedTuple):
    """What is the matter, what can be done, and what it is raised as."""

    cause: str
    mend: str
    kind: type[StoreError] = StoreError

    def error(self, *, saving: bool) -> StoreError:
        """The fault as it is told to the one who waits; `saving` where something was to be kept."""
        kept = "Intet er gemt. " if saving else ""
        return self.kind(f"{self.cause} {kept}{self.mend}")


ASK = "Tal med den, der driver systemet."
NO_ROOM = Fault(
    "Der er ikke plads på disken.",
    "Det, der var gemt før, er urørt. Skaf plads, og prøv igen.",
)
BUSY = Fault("En anden er ved at gemme.", "Vent et øjeblik, og prøv igen.")
UNREACHABLE = Fault(
    "Databasen svarer ikke.",
    "Prøv igen, og tal med den, der driver systemet, hvis det bliver ved.",
)
SILENT = Fault(
    "Databasen er for længe om at svare.",
    "Prøv igen, og tal med den, der driver systemet, hvis det bliver ved.",
    SilentError,
)
READ_ONLY = Fault("Det gemte kan læses, men der kan ikke skrives i det.", ASK, ReadOnlyError)
CLOSED = Fault("Filen eller mappen med det gemte kan ikke åbnes.", ASK)
GONE = Fault(
    "Filen med det gemte er ikke på sin plads. Den er flyttet, omdøbt eller slettet.",
    f"Det, den indeholder, er ikke ændret. {ASK}",
)
SWAPPED = Fault(
    "Filen med det gemte blev flyttet eller skiftet ud imens.",
    "Prøv igen, når den er på plads.",
)
DAMAGED = Fault(
    "Filen med de gemte indberetninger er beskadiget. Intet er ændret.",
    "Genskab den fra en sikkerhedskopi.",
    DamagedError,
)

NOT_WRITTEN = (
    "Kopien kan ikke skrives dér. Vælg en mappe, du må skrive i, og et navn, der ikke er en mappes."
)

NO_ROOM_OF_SQLITE = frozenset({sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE})
"""A file that may not grow is told as a failed write."""
OF_SQLITE = {
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
}
"""By the first eight bits of a code; the others say more precisely what happened."""
OF_POSTGRESQL = {
    "53100": NO_ROOM,  # disk full
    "53400": NO_ROOM,  # configured limit exceeded
    "55P03": BUSY,  # lock not available
    "40001": BUSY,  # serialization failure
    "40P01": BUSY,  # deadlock
    "57014": SILENT,  # cancelled: the statement took too long
    "25006": READ_ONLY,  # read-only transaction
    "42501": READ_ONLY,  # no right to the table
}
TOO_LATE = frozenset({"ConnectionTimeout", "_WaitTimeout"})
"""psycopg's errors when nobody answers; by name, because it is imported only where it is used."""
OF_THE_SYSTEM = {
    errno.ENOSPC: NO_ROOM,
    errno.EFBIG: NO_ROOM,
    errno.EDQUOT: NO_ROOM,
    errno.EROFS: READ_ONLY,
    errno.EACCES: CLOSED,
    errno.EPERM: CLOSED,
    errno.ENOTDIR: CLOSED,
    errno.EEXIST: CLOSED,
    errno.EISDIR: CLOSED,
}


@contextmanager
def of_a_copy() -> Iterator[None]:
    """Tell what the disk says while a copy is written, which can be elsewhere than the store."""
    try:
        yield
    except OSError as error:
        if OF_THE_SYSTEM.get(error.errno or 0) is NO_ROOM:
            raise
        raise StoreError(NOT_WRITTEN) from error


@contextmanager
def translated_errors(*, saving: bool = False) -> Iterator[None]:
    """Tell what the database or the disk says as a `StoreError`; bugs in our own SQL stay as they are."""
    try:
        yield
    except DBAPIError as error:
        fault = _fault(error.orig)
        if fault is None:
            raise
        raise fault.error(saving=saving) from error
    except NoneFreeError as error:
        raise SILENT.error(saving=saving) from error
    except sqlite3.DatabaseError as error:
        raise (_fault(error) or UNREACHABLE).error(saving=saving) from error
    except OSError as error:
        system = OF_THE_SYSTEM.get(error.errno or 0)
        if system is None:
            raise
        raise system.error(saving=saving) from error


def _fault(error: BaseException | None) -> Fault | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code in NO_ROOM_OF_SQLITE:
        return NO_ROOM
    if code is not None and code & 0xFF in OF_SQLITE:
        return OF_SQLITE[code & 0xFF]
    state = getattr(error, "sqlstate", None)
    if state in OF_POSTGRESQL:
        return OF_POSTGRESQL[state]
    names = {each.__name__ for each in type(error).__mro__}
    if names & TOO_LATE:
        return SILENT
    unreachable = "OperationalError" in names and code != sqlite3.SQLITE_ERROR
    return UNREACHABLE if unreachable else None
