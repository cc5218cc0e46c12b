"""The open pages: each is one websocket, which ends when its session does.

A websocket is never asked again who it is for, so all open ones are looked at every two seconds, with one
query. It also knows which addresses of files a page has been told, so that nobody else can use them.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.DownloadButton_pb2 import DownloadButton

from policy.actors import Role
from store.faults import StoreError
from store.sessions import NOTED_SECONDS, Session, Sessions
from web.visitors import Visitor

LOG = logging.getLogger(__name__)
LOOK_SECONDS = 2.0
ENDED, CHANGED, UNREACHABLE = 4401, 4403, 1013
"""The codes that a websocket is closed with: sign in again, load again, try again."""
KEPT = timedelta(seconds=60)
"""How long the addresses told by a page are kept after its websocket: it may be on its way back."""
_MADE = bytes([DownloadButton.DEFERRED_FILE_ID_FIELD_NUMBER << 3 | 2, 32])
"""How the name of a file that is made when it is asked for begins in a message: its field and length."""
PLACES = (b"/media/", b"/_stcore/upload_file/", _MADE)
TO_BE_MADE = re.compile(re.escape(_MADE) + rb"([0-9a-f]{32})")
TOLD = re.compile(rb"/(media/[0-9a-f]{32}|_stcore/upload_file/[0-9a-f-]{36}/[0-9a-f-]{36})")
ASKED = re.compile(
    r"/(media/[0-9a-f]{32})(?:\.\w+)?|/(_stcore/upload_file/[0-9a-f-]{36}/[0-9a-f-]{36})"
)


class Why(StrEnum):
    """Why a page has ended, as the browser is told and the session remembers."""

    NOBODY = "ikke-logget-ind"
    SIGNED_OUT = "log-ud"
    IDLE = "inaktiv"
    LASTED = "udloebet"
    ROLES = "roller"
    DATABASE = "database"


@dataclass(eq=False, slots=True)
class OpenPage:
    """A websocket of a person, with the session of her browser.

    An anonymous reader has neither account nor session; whom a proxy signs in has no session.
    """

    account: str
    session: Session | None
    send: Send
    used: datetime
    """When the browser last sent something, other than the pings of its network."""
    told: set[str] = field(default_factory=set)
    is_closed: bool = False
    left: datetime | None = None


class OpenPages:
    """The websockets of this server. `idle` is how long a session lasts that nobody uses."""

    def __init__(self, sessions: Sessions, idle: timedelta) -> None:
        self.sessions, self.idle = sessions, idle
        self._pages: dict[str, set[OpenPage]] = defaultdict(set)
        self._used: dict[str, datetime] = {}
        self._closing: set[asyncio.Task[None]] = set()

    async def serve(
        self, app: ASGIApp, scope: Scope, receive: Receive, send: Send, who: Visitor
    ) -> None:
        """Let a websocket through for as long as its session is open."""
        page = OpenPage(who.person.account, who.session, send, datetime.now(UTC))
        self._pages[page.account].add(page)

        async def received() -> Message:
            message = await receive()
            if page.is_closed:
                return {"type": "websocket.disconnect", "code": ENDED}
            if message["type"] == "websocket.receive":
                page.used = datetime.now(UTC)
            return message

        async def sent(message: Message) -> None:
            if page.is_closed:
                return
            page.told.update(_told(message.get("bytes") or b""))
            await send(message)

        try:
            await app(scope, received, sent)
        finally:
            page.left = datetime.now(UTC)

    def has_told(self, path: str, account: str) -> bool:
        """Whether a page of a person has been told the address of a file."""
        asked = ASKED.fullmatch(path)
        address = asked and (asked[1] or asked[2])
        return any(address in page.told for page in self._pages.get(account, ()))

    def has_shown(self, file: str, account: str) -> bool:
        """Whether a page of a person has been shown a file that is made when it is asked for."""
        return any(file in page.told for page in self._pages.get(account, ()))

    def use(self, session: Session) -> None:
        """Note that the browser of a session has asked for something."""
        self._used[session.key_hash] = datetime.now(UTC)

    def last_use(self, session: Session) -> datetime:
        """When the browser of a session last asked for something."""
        pages = [
            page.used for page in self._pages.get(session.subject, ()) if _is_of(page, session)
        ]
        return max(session.seen, *pages, self._used.get(session.key_hash, session.seen))

    async def watch(self) -> None:
        """Look at the open pages again and again."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look(datetime.now(UTC))
            except StoreError as fault:
                LOG.warning("Sessions cannot be looked up: %s", fault)
            except Exception:  # a fault of ours at one look must not leave all pages open for ever
                LOG.exception("Open pages could not be looked at")

    async def look(self, now: datetime) -> None:
        """Close the pages whose session has ended or has other roles, and note which are in use."""
        self._forget(now)
        open_pages = self._by_session()
        used = self._last_used(open_pages)
        states = await run_in_threadpool(self.sessions.states, used)
        over = {key: self._over(states.get(key), last, now) for key, last in used.items()}
        for key, pages in open_pages.items():
            for page in pages:
                self._end(page, states.get(key), over[key])
        for why in {*over.values()} - {""}:
            ended = [key for key, each in over.items() if each == why and _is_open(states.get(key))]
            if ended:
                await run_in_threadpool(self.sessions.end_these, ended, why, now)
        noted = [key for key in used if not over[key] and _is_old(states[key], used[key])]
        if noted:
            await run_in_threadpool(self.sessions.seen, noted, now)

    def _by_session(self) -> dict[str, list[OpenPage]]:
        found = defaultdict(list)
        for page in self._every():
            if page.session and not page.left:
                found[page.session.key_hash].append(page)
        return found

    def _last_used(self, open_pages: Mapping[str, list[OpenPage]]) -> dict[str, datetime]:
        """When each browser last asked for something, since last time or by an open page."""
        asked, self._used = self._used, {}
        for key, at in asked.items():
            for page in open_pages.get(key, ()):
                page.used = max(at, page.used)
        return asked | {key: max(page.used for page in pages) for key, pages in open_pages.items()}

    def _end(self, page: OpenPage, state: Session | None, why: str) -> None:
        if why:
            self._close(page, ENDED, why)
        elif state and page.session and _rights(state) != _rights(page.session):
            self._close(page, CHANGED, Why.ROLES)

    def _over(self, state: Session | None, used: datetime, now: datetime) -> str:
        """Why a session is over; an empty text while it is not."""
        if state is None:
            return Why.NOBODY
        if state.ended:
            return state.why or Why.SIGNED_OUT
        if now >= state.ends:
            return Why.LASTED
        return Why.IDLE if now - max(used, state.seen) >= self.idle else ""

    def _close(self, page: OpenPage, code: int, why: str) -> None:
        """Close a page without waiting for its browser, which may be gone."""
        page.is_closed = True
        page.told.clear()
        closing = asyncio.ensure_future(
            page.send({"type": "websocket.close", "code": code, "reason": why})
        )
        self._closing.add(closing)
        closing.add_done_callback(self._closed)

    def _closed(self, closing: asyncio.Task[None]) -> None:
        self._closing.discard(closing)
        if not closing.cancelled() and (fault := closing.exception()):
            LOG.debug("A page was gone before it was closed: %s", fault)

    def _every(self) -> Iterable[OpenPage]:
        return [page for pages in self._pages.values() for page in pages]

    def _forget(self, now: datetime) -> None:
        for page in self._every():
            if page.left and now - page.left > KEPT:
                self._pages[page.account].discard(page)
        for account in [account for account, pages in self._pages.items() if not pages]:
            del self._pages[account]


def _told(data: bytes) -> Iterable[str]:
    """The addresses of files in what is sent to a page, and the names of those to be made."""
    if not any(place in data for place in PLACES):  # most messages have none, and are searched fast
        return ()
    return [name.decode() for name in (*TOLD.findall(data), *TO_BE_MADE.findall(data))]


def _is_of(page: OpenPage, session: Session) -> bool:
    return page.session is not None and page.session.key_hash == session.key_hash


def _rights(session: Session) -> tuple[frozenset[Role], frozenset[str]]:
    return session.roles, session.departments


def _is_open(state: Session | None) -> bool:
    return state is not None and state.ended is None


def _is_old(state: Session, used: datetime) -> bool:
    """Whether the last-seen time of a session is to be written again."""
    return (used - state.seen).total_seconds() >= NOTED_SECONDS


async def turn_away(scope: Scope, receive: Receive, send: Send, code: int, why: str) -> None:
    """Accept a websocket and close it: a refusal before that reaches the browser without the code."""
    await receive()
    asked = scope.get("subprotocols") or [None]
    await send({"type": "websocket.accept", "subprotocol": asked[0]})
    await send({"type": "websocket.close", "code": code, "reason": why})
