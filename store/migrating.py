"""Upgrades a database's tables to the current schema; once, even if several processes start.

A migration only adds tables and columns that may stay empty, so that servers of the version before go on
reading and writing on PostgreSQL until they are replaced. Only a start on a newer database is refused.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from store.engine import of_file, prepare, reading, writing
from store.faults import ReadOnlyError, StoreError
from store.log import Chain
from store.log_catching_up import catch_up
from store.writer import now

NEWEST = "6"
"""The newest revision in `store/migrations/versions`."""
STEPS = Path(__file__).parent / "migrations"
NEWER_THAN_US = (
    "Databasen er fra en nyere udgave af systemet og kan ikke læses af denne. "
    "Brug den nyere udgave, eller genskab en ældre sikkerhedskopi."
)

OLDER_AND_READ_ONLY = (
    "Det gemte er fra en ældre udgave af systemet og skal bringes op til dato, men der kan ikke "
    "skrives i det. Tal med den, der driver systemet."
)


def upgrade(engine: Engine, to: str = NEWEST) -> None:
    """Apply the missing migrations, all of them or none.

    Raises `StoreError` for a database of a newer version of the program.
    """
    with reading(engine) as connection:
        if revision(connection) == to:
            return
    try:
        with writing(engine) as connection:
            found = revision(connection)
            if found is not None and not (found.isdigit() and int(found) <= int(NEWEST)):
                raise StoreError(NEWER_THAN_US)
            if found is None:
                prepare(connection)
            if found != to:
                _take_steps(connection, to)
                if to == NEWEST:
                    catch_up(connection, Chain(connection), now())
    except ReadOnlyError as error:
        raise StoreError(OLDER_AND_READ_ONLY) from error


def up_to_date(file: Path, connection: sqlite3.Connection) -> bool:
    """Upgrade a SQLite file's database; returns whether it was current. Raises `StoreError`."""
    with suppress(sqlite3.OperationalError):
        if connection.execute("SELECT version_num FROM alembic_version").fetchone() == (NEWEST,):
            return True
    opened = of_file(file)
    try:
        upgrade(opened)
    finally:
        opened.dispose()
    return False


def revision(connection: Connection) -> str | None:
    """The database's revision; None before the first migration."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _take_steps(connection: Connection, to: str) -> None:
    from alembic import command  # slow to import, and only needed when there is a migration
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(STEPS))
    settings.attributes["connection"] = connection
    command.upgrade(settings, to)
