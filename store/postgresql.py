"""Opens PostgreSQL with time limits on its answers."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.schema import CreateSchema

from store.patience import Patience

LOG = logging.getLogger(__name__)
LOGGED_SECONDS = 60
_logged: dict[str, float] = {}
WRITERS_LOCK = 2_023_2026
"""The id of the advisory lock; any number not used by others in the database."""
SLACK_SECONDS = 5
"""How much longer we wait than the server's own limit, so that the server reports the cause."""
PATIENCE = "patience"
SCHEMA = "schema"
"""Names the schema of the tables in an address; PostgreSQL's own clients do not know it."""
Answer = TypeVar("Answer")


class _Connection(psycopg.Connection[Any]):
    """A connection closed when no answer comes; a hung server does not enforce its own limits."""

    patience: float | None = None

    def wait(
        self, gen: PQGen[Answer], interval: float = 0.1, timeout: float | None = None
    ) -> Answer:
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.patience)
        except psycopg.OperationalError:
            self.close()  # a late answer would be taken for that of the next query
            raise


def of_address(url: URL, patience: Patience) -> Engine:
    """The database at an address; time limits in the address itself take precedence.

    With a `schema` in it, all tables are in that schema.
    """
    schema = url.query.get(SCHEMA)
    opened = create_engine(
        url.difference_update_query([SCHEMA]),
        pool_pre_ping=True,
        pool_timeout=patience.connecting + patience.answering,
        execution_options={PATIENCE: patience, SCHEMA: schema},
    )

    def connected(_: Any, __: Any, arguments: Any, named: dict[str, Any]) -> _Connection:
        named.setdefault("connect_timeout", patience.connecting)
        try:
            connection = _Connection.connect(*arguments, **named)
        except psycopg.OperationalError as error:
            _log_cause(str(error))
            raise
        connection.patience = patience.answering + SLACK_SECONDS
        if "statement_timeout" not in named.get("options", ""):
            connection.execute(f"SET statement_timeout = '{patience.answering}s'".encode())
        if schema:
            connection.execute("SELECT set_config('search_path', quote_ident(%s), false)", [schema])
        connection.commit()
        return connection

    event.listen(opened, "do_connect", connected)
    return opened


def _log_cause(message: str) -> None:
    """Log why no connection was made, for those who run the system; readers are only told that there is none.

    The server's message names a user, never a password. Each is logged at most once a minute.
    """
    now = time.monotonic()
    if now - _logged.get(message, -LOGGED_SECONDS) >= LOGGED_SECONDS:
        _logged.clear()
        _logged[message] = now
        LOG.warning("PostgreSQL cannot be reached: %s", " ".join(message.split()))


def lock_for_writing(connection: Connection) -> None:
    """Wait, within a transaction, until no one else writes."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, _Connection)  # noqa: S101 - only asked of engines of this module
    patience: Patience = connection.get_execution_options()[PATIENCE]
    usual = connection.scalar(text("SELECT current_setting('statement_timeout')"))
    with _longer(driver, patience.writing + SLACK_SECONDS):
        connection.execute(_WAITING, {"lock": f"{patience.writing}s", "statement": "0"})
        connection.execute(
            _OWN_LOCK if _schema(connection) else _LOCK, {SCHEMA: _schema(connection)}
        )
    connection.execute(_WAITING, {"lock": f"{patience.writing}s", "statement": usual})


def create_schema(connection: Connection) -> None:
    """Create the schema that the address names, if it is missing."""
    if schema := _schema(connection):
        connection.execute(CreateSchema(schema, if_not_exists=True))


def _schema(connection: Connection) -> str | None:
    schema: str | None = connection.get_execution_options()[SCHEMA]
    return schema


_LOCK = text(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
_OWN_LOCK = text(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK}, hashtext(:{SCHEMA}))")
"""The writers of one schema do not wait for those of another."""
_WAITING = text(
    "SELECT set_config('lock_timeout', :lock, true), set_config('statement_timeout', :statement, true)"
)


@contextmanager
def _longer(driver: _Connection, seconds: float) -> Iterator[None]:
    usual, driver.patience = driver.patience, seconds
    try:
        yield
    finally:
        driver.patience = usual
