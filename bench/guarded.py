"""What the guard and the limits add to a request, and to a rerun of the front page.

In this process, in turn with the same app without them, by processor time. Each session is looked up in
the database once in two seconds; a request that does it is measured too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bench.served import running
from bench.timing import Comparison, compared
from policy.actors import Role
from store.sessions import Session, Sessions
from web.guard import Guard, SignedIn
from web.known import Known
from web.sockets import OpenPages
from web.within_limits import WithinLimits

ROOT = Path(__file__).resolve().parents[1]
AIM_OF_REQUEST = 3.0
AIM_OF_RERUN = 0.02
"""The most that may be added: milliseconds of a processor, and as a share of the whole rerun."""
REQUESTS = 200
RERUNS = 20
COOKIE = "noegle"
IDLE = timedelta(minutes=30)


def lines() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        sessions = Sessions(folder)
        now = datetime.now(UTC)
        begin = partial(sessions.begin, "anne", "Anne", frozenset({Role.DEPARTMENT}), frozenset())
        headers = [(b"cookie", f"{COOKIE}={begin(now, now + IDLE)}".encode())]
        yield from _requests(sessions, headers)
        yield _rerun(sessions, headers)


def _requests(sessions: Sessions, headers: list[tuple[bytes, bytes]]) -> Iterator[str]:
    floor = partial(_ask, _answer, headers)
    signed_in = WithinLimits(Guard(_answer, _people(sessions)))
    looked_up = Guard(_answer, replace(_people(sessions), known=_Forgetful(sessions, COOKIE, IDLE)))
    for words, app in (
        ("where nobody signs in", WithinLimits(Guard(_answer))),
        ("of someone signed in", signed_in),
        ("that looks her session up", looked_up),
    ):
        more = _compared(partial(_ask, app, headers), floor).milliseconds_more / REQUESTS
        yield (
            f"the guard adds {more:.2f} ms of a processor to a request {words} "
            f"(aim: at most {AIM_OF_REQUEST:.0f})"
        )


def _rerun(sessions: Sessions, headers: list[tuple[bytes, bytes]]) -> str:
    with running(ROOT / "server.py") as server, server.session() as session:
        sent = session.run()
        before = server.processor_seconds()
        for _ in range(RERUNS):
            session.run()
        whole = (server.processor_seconds() - before) / RERUNS * 1000
    page = _page(sent)
    guarded = WithinLimits(Guard(page, _people(sessions)))
    more = _compared(partial(_open, guarded, headers), partial(_open, page, headers))
    added = more.milliseconds_more / RERUNS
    return (
        f"the guard adds {added:.2f} ms to a rerun of the front page, {added / whole:.3f} of its "
        f"{whole:.0f} ms of a processor (aim: at most {AIM_OF_RERUN})"
    )


def _compared(ours: Callable[[], object], floor: Callable[[], object]) -> Comparison:
    return compared(ours, floor, clock=process_time)


def _people(sessions: Sessions) -> SignedIn:
    known = Known(sessions, COOKIE, IDLE)
    return SignedIn(known, OpenPages(sessions, IDLE), anonymous_reads=False)


class _Forgetful(Known):
    """Looks a session up for each request."""

    async def session(self, scope: Scope) -> Session | None:
        self._remembered.clear()
        return await super().session(scope)


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("svar")(scope, receive, send)


def _page(sent: list[bytes]) -> ASGIApp:
    """A stream that is sent the same reruns over and over."""

    async def streaming(_: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept", "subprotocol": "streamlit"})
        for _rerun in range(RERUNS):
            await receive()
            for message in sent:
                await send({"type": "websocket.send", "bytes": message})

    return streaming


def _ask(app: ASGIApp, headers: list[tuple[bytes, bytes]]) -> None:
    scope = {"type": "http", "method": "GET", "path": "/soeg", "query_string": b""}
    asyncio.run(_through(app, scope | {"headers": headers, "client": ("127.0.0.1", 1)}, REQUESTS))


def _open(app: ASGIApp, headers: list[tuple[bytes, bytes]]) -> None:
    scope = {"type": "websocket", "path": "/_stcore/stream", "query_string": b""}
    asyncio.run(_through(app, scope | {"headers": headers, "client": ("127.0.0.1", 1)}, 1))


async def _through(app: ASGIApp, scope: Scope, times: int) -> None:
    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": b"x"}

    async def send(_: Message) -> None:
        pass

    for _ in range(times):
        await app(dict(scope), receive, send)
