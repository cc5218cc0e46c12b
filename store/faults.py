"""Errors of the database and the disk, as Danish messages for the person waiting."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFreeError


class NotDoneError(Exception):
    """A request was refused, and nothing was changed. The message is Danish."""


class StoreError(NotDoneError):
    """The store could not carry out a request, and changed nothing. The message is Danish."""


class DamagedError(StoreError):
    """The SQLite file is damaged or is no database."""


class ReadOnlyError(StoreError):
    """The store can be read but not written to."""


class SilentError(StoreError):
    """The database did not answer within the time limit."""


class Fault(NamedTuple):
    """The cause, what to do about it, and the exception class to raise."""

    cause: str
    mend: str
    kind: type[StoreError] = StoreError

    def error(self, *, saving: bool) -> StoreError:
        """The exception to raise; with `saving` its message adds that nothing was saved."""
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
"""SQLite reports a file that may not grow as a failed write."""
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
"""By the low eight bits of the error code; the higher bits only add detail."""
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
"""psycopg's timeout errors; by name, because psycopg is imported only where it is used."""
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
    """Translate errors of the disk that a copy is written to, which can differ from the store's."""
    try:
        yield
    except OSError as error:
        if OF_THE_SYSTEM.get(error.errno or 0) is NO_ROOM:
            raise
        raise StoreError(NOT_WRITTEN) from error


@contextmanager
def translated_errors(*, saving: bool = False) -> Iterator[None]:
    """Raise errors of database and disk as `StoreError`; bugs in our own SQL pass unchanged."""
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
