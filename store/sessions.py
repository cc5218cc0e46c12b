"""Who is signed in: the sessions of browsers, shared by all servers, in tables of their own.

They are disposable: lost ones are signed in again. So they are beside the store, outside of its
migrations and backups: in the file of a folder, or in a schema of the same PostgreSQL.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Index,
    MetaData,
    Row,
    String,
    Table,
    delete,
    insert,
    make_url,
    select,
    update,
)

from policy.actors import Role
from store import engine as databases
from store.patience import Patience

FOLDER = "adgang"
"""Names the folder beside the store's file, and the schema."""
KEY_BYTES = 32
NOTED_SECONDS = 60
"""How old the last-seen time of a session gets before it is written again."""
KEPT = timedelta(days=1)
"""How long after its end a session can still be looked up, to say why it ended."""

METADATA = MetaData()
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("key_hash", String, primary_key=True),
    Column("subject", String, nullable=False),
    Column("name", String, nullable=False),
    Column("roles", String, nullable=False),
    Column("departments", String, nullable=False),
    Column("began", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("ends", String, nullable=False),
    Column("ended", String),
    Column("why", String, nullable=False, server_default=""),
    Index("sessions_subject", "subject"),
)
"""One row per browser that signed in. Times are UTC, written as ISO 8601 to the second; codes of
roles and departments have spaces between. `ends` is when it ends at the latest, `ended` when it did."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that has signed in. Of its key only the hash is known here.

    `ends` is when it ends at the latest; `ended` and `why` when and why it did, if it did before.
    """

    key_hash: str
    subject: str
    name: str
    roles: frozenset[Role]
    departments: frozenset[str]
    began: datetime
    seen: datetime
    ends: datetime
    ended: datetime | None = None
    why: str = ""

    def is_open(self, now: datetime) -> bool:
        """Whether it has neither been ended nor lasted as long as it may."""
        return self.ended is None and now < self.ends


def hashed(key: str) -> str:
    """What is kept of a key: whoever reads the database cannot use it to come in."""
    return sha256(key.encode()).hexdigest()


class Sessions:
    """The sessions beside the store at a place. Every call can raise `StoreError`."""

    def __init__(self, place: str, patience: Patience = databases.USUAL) -> None:
        self._engine = databases.engine(_beside(place), patience)
        self._making = Lock()
        self._made = False

    def begin(
        self,
        subject: str,
        name: str,
        roles: Collection[Role],
        departments: Collection[str],
        now: datetime,
        ends: datetime,
    ) -> str:
        """Begin a session for somebody who has signed in; returns the key for her browser alone."""
        key = secrets.token_urlsafe(KEY_BYTES)
        row = {
            "key_hash": hashed(key),
            "subject": subject,
            "name": name,
            "roles": _roles(roles),
            "departments": _spaced(departments),
            "began": _written(now),
            "seen": _written(now),
            "ends": _written(ends),
        }
        with self._writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.ends < _written(now - KEPT)))
            connection.execute(insert(SESSIONS), row)
        return key

    def find(self, key: str, now: datetime) -> Session | None:
        """The open session of a key; None where there is none, or it has ended."""
        found = self.states([hashed(key)]).get(hashed(key))
        return found if found and found.is_open(now) else None

    def states(self, key_hashes: Collection[str]) -> Mapping[str, Session]:
        """The sessions with these hashes, open or ended, in one query; missing ones are left out."""
        if not key_hashes:
            return {}
        asked = select(SESSIONS).where(SESSIONS.c.key_hash.in_(sorted(key_hashes)))
        with self._reading() as connection:
            return {row.key_hash: _session(row) for row in connection.execute(asked)}

    def open(self, now: datetime) -> list[Session]:
        """Every open session, the newest first."""
        asked = (
            select(SESSIONS)
            .where(SESSIONS.c.ended.is_(None), SESSIONS.c.ends > _written(now))
            .order_by(SESSIONS.c.began.desc(), SESSIONS.c.key_hash)
        )
        with self._reading() as connection:
            return [_session(row) for row in connection.execute(asked)]

    def seen(self, key_hashes: Collection[str], now: datetime) -> None:
        """Note that these sessions are in use: one statement, at most once a minute for each."""
        if not key_hashes:
            return
        old = _written(now - timedelta(seconds=NOTED_SECONDS))
        stale = SESSIONS.c.key_hash.in_(sorted(key_hashes)) & (SESSIONS.c.seen <= old)
        with self._writing() as connection:
            connection.execute(update(SESSIONS).where(stale).values(seen=_written(now)))

    def end(self, key: str, why: str, now: datetime) -> Session | None:
        """End the session of a key; returns it as it was, None where none was open."""
        found = self.find(key, now)
        self.end_these([hashed(key)], why, now)
        return found

    def end_these(self, key_hashes: Collection[str], why: str, now: datetime) -> int:
        """End the sessions with these hashes; returns how many were open."""
        return self._end(SESSIONS.c.key_hash.in_(sorted(key_hashes)), why, now)

    def end_all_of(self, subject: str, why: str, now: datetime) -> int:
        """End every session of a person; returns how many were open."""
        return self._end(SESSIONS.c.subject == subject, why, now)

    def change(self, subject: str, roles: Collection[Role], departments: Collection[str]) -> int:
        """Give every open session of a person these roles; returns how many had others."""
        new = {"roles": _roles(roles), "departments": _spaced(departments)}
        others = (SESSIONS.c.roles != new["roles"]) | (SESSIONS.c.departments != new["departments"])
        of_hers = (SESSIONS.c.subject == subject) & SESSIONS.c.ended.is_(None) & others
        with self._writing() as connection:
            return connection.execute(update(SESSIONS).where(of_hers).values(**new)).rowcount

    def _end(self, which: Any, why: str, now: datetime) -> int:
        ending = update(SESSIONS).where(which, SESSIONS.c.ended.is_(None))
        with self._writing() as connection:
            return connection.execute(ending.values(ended=_written(now), why=why)).rowcount

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._make()
        with databases.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._make()
        with databases.writing(self._engine) as connection:
            yield connection

    def _make(self) -> None:
        """Create the tables once; under the writers' lock, since several servers start at once."""
        with self._making:
            if self._made:
                return
            with databases.writing(self._engine) as connection:
                databases.prepare(connection)
                METADATA.create_all(connection)
            self._made = True


def _beside(place: str) -> str:
    """The place of the sessions of a store.

    >>> _beside("postgresql://by/handicap")
    'postgresql://by/handicap?schema=adgang'
    """
    if "://" not in place:
        return str(Path(place) / FOLDER)
    address = make_url(place).update_query_dict({"schema": FOLDER})
    return address.render_as_string(hide_password=False)


def _session(row: Row[Any]) -> Session:
    return Session(
        key_hash=row.key_hash,
        subject=row.subject,
        name=row.name,
        roles=frozenset(role for role in Role if role.value in row.roles.split()),
        departments=frozenset(row.departments.split()),
        began=datetime.fromisoformat(row.began),
        seen=datetime.fromisoformat(row.seen),
        ends=datetime.fromisoformat(row.ends),
        ended=datetime.fromisoformat(row.ended) if row.ended else None,
        why=row.why,
    )


def _roles(roles: Collection[Role]) -> str:
    return _spaced(role.value for role in roles)


def _spaced(codes: Iterable[str]) -> str:
    return " ".join(sorted(codes))


def _written(moment: datetime) -> str:
    """A moment as text in UTC, so that texts are in the order of their moments."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
