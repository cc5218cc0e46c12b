"""What is at the doors where people sign in, made from the settings of the installation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Scope

from monitor import settings as installation
from signin import from_proxy
from signin import settings as sign_in_settings
from signin.accounts import Account
from signin.settings import SignIn, SignInSettingsError
from store.sessions import Sessions
from web import answers, known, shell, sign_in, staying
from web.guard import SignedIn
from web.known import Known
from web.sign_in import SigningIn
from web.sockets import OpenPages
from web.staying import Staying


@dataclass(frozen=True)
class Entrance:
    """Whom the guard knows, None where nobody signs in, and the routes of sign-in."""

    people: SignedIn | None = None
    routes: tuple[Route, ...] = ()

    @property
    def anonymous_reads(self) -> bool:
        """Whether whoever has not signed in may read."""
        return self.people is None or self.people.anonymous_reads

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Look at the open pages for as long as the server serves."""
        if self.people is None:
            yield
            return
        watching = asyncio.create_task(self.people.pages.watch())
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching


UNDER_A_PATH = (
    "Der kan kun logges ind, når siden har en adresse for sig selv, fx https://handicap.kommune.dk. Her er "
    "den sat op under stien /{}: fjern server.baseUrlPath (STREAMLIT_SERVER_BASE_URL_PATH)."
)


def of_installation() -> Entrance:
    """The entrance that the settings ask for. Raises `StoreError` and `SignInSettingsError`."""
    settings = sign_in_settings.current()
    if settings is None:
        return Entrance(routes=(Route(staying.PATH, staying.nobody),))
    if below := shell.base():
        raise SignInSettingsError(UNDER_A_PATH.format(below))
    return made(settings, Sessions(installation.store_place(), installation.patience()))


def made(settings: SignIn, sessions: Sessions) -> Entrance:
    """The entrance of an installation with these settings."""
    idle = timedelta(minutes=settings.idle_minutes)
    browsers = Known(sessions, sign_in.session_cookie(settings), idle)
    pages = OpenPages(sessions, idle)

    def vouched_for(scope: Scope) -> Account | None:
        return from_proxy.account(Headers(scope=scope).getlist, known.peer(scope), settings)

    people = SignedIn(browsers, pages, settings.anonymous_reads, vouched_for)
    staying_route = Route(staying.PATH, Staying(browsers, pages).left, methods=["GET", "POST"])
    if settings.issuer:
        routes = SigningIn(settings, sessions, forget=browsers.forget).routes()
    else:
        routes = [Route(path, _by_proxy) for path in (sign_in.SIGN_IN, sign_in.SIGN_OUT)]
    return Entrance(people, (*routes, staying_route))


def _by_proxy(_: Request) -> Response:
    """For whoever comes past the proxy that signs people in, or wants out of it."""
    return answers.page(
        401,
        "Her logges ind og ud gennem kommunens egen indgang",
        [
            "Åbn siden på den adresse, du har fået oplyst. Vil du logge ud, så gør det, hvor du loggede ind."
        ],
    )
