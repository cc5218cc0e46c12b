"""The first to decide on every request and websocket, by the table of doors. Closed by default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor import guarding
from signin.accounts import Account
from signin.refusals import RefusedError
from store.faults import StoreError
from web import answers, doors, known, messages, request_log, shell, sockets, visitors
from web.doors import Answer, Door, Kind, Who
from web.known import Known
from web.sign_in import SIGN_IN, WAY_BACK
from web.sockets import OpenPages, Why
from web.visitors import Visitor

NOT_SIGNED_IN = "Du er ikke logget ind. Log ind, og prøv igen.\n"
NOT_HERS = "Det har du ikke adgang til.\n"
NO_ACCESS = (
    "Din rolle giver ikke adgang til siden.",
    "Skal du bruge den, så bed den, der giver adgang hos jer, om den rolle, der skal til, og log ind igen.",
)
NOTHING_HERE = "Her er ingenting.\n"
DANISH = {"Content-Language": "da", "Cache-Control": "no-store"}


FromProxy = Callable[[Scope], Account | None]
"""Finds whom a sign-in proxy vouches for; raises `RefusedError` for a person who may not come in."""


@dataclass(frozen=True)
class SignedIn:
    """How the guard knows people where they sign in."""

    known: Known
    pages: OpenPages
    anonymous_reads: bool
    from_proxy: FromProxy = lambda _: None


class Guard:
    """Lets a request in, or answers it, and tells the pages who asks.

    Without `people` nobody signs in: all comes in but by the doors that are for nobody.
    """

    def __init__(self, app: ASGIApp, people: SignedIn | None = None) -> None:
        self.app, self.people = app, people
        guarding.stand()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope = known.without_own(scope)
        door = doors.at(_path(scope))
        try:
            who = await self._who(scope, door)
        except StoreError as fault:
            await _unreachable(scope, receive, send, fault)
            return
        except RefusedError as refused:
            await _not_admitted(scope, receive, send, refused)
            return
        request_log.is_of(who.person.account)
        answer = self._answer(scope, door, who)
        if answer is not Answer.IN:
            await _refuse(scope, receive, send, door, answer)
            return
        if who.person.account:
            scope = known.told_of(scope, who.person)
        if scope["type"] == "websocket":
            await self._open(scope, receive, send, who)
        else:
            await self.app(scope, receive, _unkept(send) if door.who is Who.HERS else send)

    async def _open(self, scope: Scope, receive: Receive, send: Send, who: Visitor) -> None:
        def may_have(file: str) -> bool:
            return not self.people or self.people.pages.has_shown(file, who.person.account)

        heard = messages.those_that_get_in(receive, may_have)
        if self.people:
            await self.people.pages.serve(self.app, scope, heard, send, who)
        else:
            await self.app(scope, heard, send)

    async def _who(self, scope: Scope, door: Door) -> Visitor:
        """Who asks, where the door makes a difference of it."""
        if not self.people:
            return visitors.ANYBODY
        if door.who in (Who.EVERYONE, Who.NOBODY):
            return visitors.STRANGER
        if account := self.people.from_proxy(scope):
            return Visitor(account.actor)
        session = await self.people.known.session(scope)
        return visitors.signed_in(session) if session else visitors.STRANGER

    def _answer(self, scope: Scope, door: Door, who: Visitor) -> Answer:
        people = self.people
        return doors.answer(
            door,
            who.person,
            may_read=not people or people.anonymous_reads or bool(who.person.account),
            told=not people or people.pages.has_told(_path(scope), who.person.account),
        )


def _path(scope: Scope) -> str:
    """The path of a request, below the one that the site is served under."""
    return shell.within(scope["path"])


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
    is_page = door.kind is Kind.PAGE and scope["method"] in ("GET", "HEAD")
    match answer:
        case Answer.SIGN_IN if is_page:
            return RedirectResponse(_sign_in(scope), 303, {"Cache-Control": "no-store"})
        case Answer.FORBIDDEN if is_page:
            return answers.page(403, "Du har ikke adgang til denne side", [*NO_ACCESS])
        case Answer.SIGN_IN:
            return PlainTextResponse(NOT_SIGNED_IN, 401, DANISH)
        case Answer.FORBIDDEN:
            return PlainTextResponse(NOT_HERS, 403, DANISH)
    return PlainTextResponse(NOTHING_HERE, 404, DANISH)


def _sign_in(scope: Scope) -> str:
    """The address of sign-in, with the way back to the page asked for."""
    path, query = scope["path"], scope["query_string"].decode("latin-1")
    back = f"{quote(path)}?{query}" if query else quote(path)
    return f"{SIGN_IN}?{WAY_BACK}={quote(back, safe='')}"


async def _not_admitted(scope: Scope, receive: Receive, send: Send, refused: RefusedError) -> None:
    if scope["type"] == "websocket":
        await sockets.turn_away(scope, receive, send, sockets.ENDED, Why.NOBODY)
        return
    told = refused.why.value
    await answers.page(told.status, told.title, refused.paragraphs, ())(scope, receive, send)


async def _unreachable(scope: Scope, receive: Receive, send: Send, fault: StoreError) -> None:
    if scope["type"] == "websocket":
        await sockets.turn_away(scope, receive, send, sockets.UNREACHABLE, Why.DATABASE)
        return
    answer = answers.page(503, "Siden kan ikke vises lige nu", [str(fault)])
    await answer(scope, receive, send)
