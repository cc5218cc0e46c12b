"""The first to decide on every request and websocket, by the table of doors. Closed by default."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import quote

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor import guarding
from monitor.persons import ANONYMOUS, WITHOUT_SIGN_IN
from policy.actors import Actor
from store.faults import StoreError
from store.sessions import Session
from web import answers, doors, known, sockets
from web.doors import Answer, Door, Kind, Who
from web.known import Known
from web.sockets import OpenPages, Why

WAY_BACK = "til"
"""The parameter of sign-in with the address to come back to."""
PASSED_ON = frozenset({b"forwarded", b"x-forwarded-for", b"x-real-ip", b"via"})
"""A proxy sets one of these; a request from within the operation comes without a proxy."""
NOT_SIGNED_IN = "Du er ikke logget ind. Log ind, og prøv igen.\n"
NOTHING_HERE = "Her er ingenting.\n"
DANISH = {"Content-Language": "da", "Cache-Control": "no-store"}


class Guard:
    """Lets a request in, or answers it, and tells the pages who asks.

    Without `known` and `pages` nobody signs in: all comes in but by the doors that are for nobody.
    """

    def __init__(
        self,
        app: ASGIApp,
        known: Known | None = None,
        pages: OpenPages | None = None,
        *,
        anonymous_reads: bool = True,
    ) -> None:
        self.app = app
        self.known, self.pages = known, pages
        self.anonymous_reads = anonymous_reads
        guarding.stand()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope = known.without_own(scope)
        door = doors.at(_below(scope["path"]))
        try:
            session = await self._session(scope, door)
        except StoreError as fault:
            await _unreachable(scope, receive, send, fault)
            return
        person = self._person(session)
        answer = self._answer(scope, door, person, session)
        if answer is not Answer.IN:
            await _refuse(scope, receive, send, door, answer)
            return
        if session:
            scope = known.told_of(scope, person)
        if scope["type"] == "websocket" and self.pages:
            await self.pages.serve(self.app, scope, receive, send, session)
        else:
            await self.app(scope, receive, _unkept(send) if door.who is Who.HERS else send)

    async def _session(self, scope: Scope, door: Door) -> Session | None:
        """The session that a door asks for; doors for everyone ask for none."""
        if not self.known or door.who in (Who.EVERYONE, Who.NOBODY, Who.INSIDE):
            return None
        key = known.key_in(scope)
        session = await self.known.session(key) if key else None
        if session and self.pages:
            self.pages.use(session)
        return session

    def _person(self, session: Session | None) -> Actor:
        if session:
            return known.actor(session)
        return ANONYMOUS if self.known else WITHOUT_SIGN_IN

    def _answer(self, scope: Scope, door: Door, person: Actor, session: Session | None) -> Answer:
        told = (
            not self.pages
            or door.who is not Who.HERS
            or self.pages.has_told(_below(scope["path"]), person.account)
        )
        may_read = bool(session) or not self.known or self.anonymous_reads
        return doors.answer(door, person, may_read=may_read, inside=_inside(scope), told=told)


def _below(path: str) -> str:
    """A path below the one that the site is served under."""
    base = f"/{str(st.get_option('server.baseUrlPath')).strip('/')}"
    return path.removeprefix(base) or "/" if path.startswith(f"{base}/") or path == base else path


def _inside(scope: Scope) -> bool:
    """Whether a request comes from a private address, and through no proxy."""
    host, _ = scope.get("client") or ("", 0)
    try:
        is_private = ip_address(host).is_private
    except ValueError:
        return False
    return is_private and not any(name.lower() in PASSED_ON for name, _ in scope["headers"])


def _unkept(send: Send) -> Send:
    """Sends an answer that neither browser nor proxy keeps."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Cache-Control"] = "no-store"
        await send(message)

    return sending


async def _refuse(scope: Scope, receive: Receive, send: Send, door: Door, answer: Answer) -> None:
    if scope["type"] == "websocket":
        await sockets.turn_away(scope, receive, send, sockets.ENDED, Why.NOBODY)
        return
    await _refusal(scope, door, answer)(scope, receive, send)


def _refusal(scope: Scope, door: Door, answer: Answer) -> Response:
    if door.kind is not Kind.PAGE or scope["method"] not in ("GET", "HEAD"):
        if answer is Answer.SIGN_IN:
            return PlainTextResponse(NOT_SIGNED_IN, 401, DANISH)
        return PlainTextResponse(NOTHING_HERE, 404, DANISH)
    if answer is Answer.SIGN_IN:
        return RedirectResponse(_sign_in(scope), 303, {"Cache-Control": "no-store"})
    return answers.page(
        403,
        "Du har ikke adgang til denne side",
        [
            f"{door.what} er kun for dem, der har en rolle, som bruger den.",
            "Skal du bruge siden, så bed den, der styrer roller i kommunen, om at give dig en.",
        ],
    )


def _sign_in(scope: Scope) -> str:
    """The address of sign-in, with the way back to the page asked for."""
    path, query = scope["path"], scope["query_string"].decode("latin-1")
    back = f"{quote(path)}?{query}" if query else quote(path)
    below = _below(path)
    return f"{path.removesuffix(below)}{doors.SIGN_IN}?{WAY_BACK}={quote(back, safe='')}"


async def _unreachable(scope: Scope, receive: Receive, send: Send, fault: StoreError) -> None:
    if scope["type"] == "websocket":
        await sockets.turn_away(scope, receive, send, sockets.UNREACHABLE, Why.DATABASE)
        return
    answer = answers.page(503, "Siden kan ikke vises lige nu", [str(fault)])
    await answer(scope, receive, send)
