"""Who asks: the session that a request's cookie names, and the headers that tell the pages of it."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from policy.actors import Actor
from store.sessions import Session, Sessions, hashed

REMEMBERED_SECONDS = 2
"""For so long a session is not looked up again; an ended one works no longer than that."""
MOST_REMEMBERED = 10_000
BELIEVED = "FORWARDED_ALLOW_IPS"
"""uvicorn's own setting: the address of the proxy that may say for whom it asks."""
OWN_HEADER = b"x-handicapmonitor-"
USER_HEADERS = {
    "X-Handicapmonitor-Subject": "subject",
    "X-Handicapmonitor-Roles": "roles",
    "X-Handicapmonitor-Departments": "departments",
    "X-Handicapmonitor-Name": "name",
}
"""The headers that the guard sets, with what the pages call them. From outside they are removed."""
PERSON = "handicapmonitor.person"
"""Where a request carries the person for the routes of our own; absent where nobody is signed in."""
PRINTABLE = "".join(map(chr, range(0x21, 0x7F))).replace("%", "")


def without_own(scope: Scope) -> Scope:
    """The request without the headers that only the guard may set, in a list of its own.

    Starlette keeps what it has read of the old list, so headers added to that one would be lost.
    """
    kept = [(name, value) for name, value in scope["headers"] if not _is_own(name)]
    return {**scope, "headers": kept}


def told_of(scope: Scope, person: Actor) -> Scope:
    """The request with the headers that tell the pages who asks.

    Only values that stay the same: Streamlit resumes a page only for equal ones.
    """
    values: Mapping[str, str] = {
        "subject": quote(person.account, safe=PRINTABLE),
        "roles": " ".join(sorted(role.value for role in person.roles)),
        "departments": quote(" ".join(sorted(person.departments)), safe=" "),
        "name": quote(person.name),
    }
    own = [(name.lower().encode(), values[key].encode()) for name, key in USER_HEADERS.items()]
    return {**scope, PERSON: person, "headers": [*scope["headers"], *own]}


def peer(scope: Scope) -> str:
    """The address that the connection comes from, also where a proxy has said for whom it asks.

    uvicorn then names the one asked for, with port 0, and only if the peer is one that it believes.
    """
    host, port = scope.get("client") or ("", 0)
    return str(host) if port else os.environ.get(BELIEVED, "127.0.0.1")


def _is_own(name: bytes) -> bool:
    return name.lower().replace(b"_", b"-").startswith(OWN_HEADER)


class Known:
    """The open sessions by their keys, asked of the database off the event loop.

    `cookie` is the name of the one that holds a key; `idle` is how long a session lasts that nobody uses.
    """

    def __init__(self, sessions: Sessions, cookie: str, idle: timedelta) -> None:
        self.sessions, self.cookie, self.idle = sessions, cookie, idle
        self._remembered: dict[str, tuple[float, Session | None]] = {}

    async def session(self, scope: Scope) -> Session | None:
        """The open session of a request's cookie; None without one. Raises `StoreError`."""
        key = cookie_parser(Headers(scope=scope).get("cookie", "")).get(self.cookie)
        if not key:
            return None
        key_hash = hashed(key)
        asked, session = self._remembered.get(key_hash, (-REMEMBERED_SECONDS, None))
        if time.monotonic() - asked < REMEMBERED_SECONDS:
            return session
        now = datetime.now(UTC)
        session = await run_in_threadpool(self.sessions.find, key, now)
        if session and now - session.seen >= self.idle:
            session = None
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[key_hash] = (time.monotonic(), session)
        return session

    def forget(self, key: str) -> None:
        """Look the session of a key up again: it has just begun or ended."""
        self._remembered.pop(hashed(key), None)
