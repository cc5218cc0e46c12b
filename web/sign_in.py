"""The ways to sign in and out: off to the provider, back with its answer, and out again.

Standard OpenID Connect: authorization code with PKCE, state and nonce. The browser gets a random key;
who it belongs to stands in the table of sessions.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from monitor import entrances
from policy.actors import Actor
from signin import claims, tokens
from signin.accounts import Account
from signin.attempts import LASTS, Attempt, Attempts
from signin.provider import Provider, shown
from signin.refusals import RefusedError, Why
from signin.settings import CALLBACK, SignIn
from signin.tokens import Clocks, Expected
from signin.ways_back import way_back
from store.faults import StoreError
from store.log import Act
from store.sessions import Session, Sessions
from web import answers
from web.answers import Link

LOG = logging.getLogger(__name__)
SIGN_IN, SIGN_OUT = "/log-ind", "/log-ud"
WAY_BACK = "til"
"""The parameter of sign-in with the address to come back to."""
AT_ONCE = 8
"""How many ask the provider at once: the rest of the server goes on when it is slow."""
MOST_WAITING = 40
LOCAL_COOKIE = "handicapmonitor"
SESSION_COOKIE = f"__Host-{LOCAL_COOKIE}"
"""Holds the key of a session. The browser sends it to this host alone, and only encrypted."""

KNOWN_BUT_REFUSED = (Why.NO_ROLE, Why.GROUPS_LEFT_OUT)
"""Refusals of somebody whom the provider vouches for. Others stand in the server's log alone, since
anybody can cause them as often as he likes."""


def session_cookie(settings: SignIn) -> str:
    """The name of the cookie; a browser takes `__Host-` by https alone."""
    return SESSION_COOKIE if settings.is_secure else LOCAL_COOKIE


@dataclass
class SigningIn:
    """The routes of sign-in on this server.

    `forget` is told of a key whose session has changed, and `note` writes in the log of what was done.
    """

    settings: SignIn
    sessions: Sessions
    provider: Provider = field(init=False)
    attempts: Attempts = field(init=False)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    forget: Callable[[str], None] = lambda _: None
    note: Callable[[Act, Actor, str], None] = entrances.note

    def __post_init__(self) -> None:
        self.provider = Provider(self.settings)
        self.attempts = Attempts(self.settings)
        self.cookie = session_cookie(self.settings)
        self._turns = CapacityLimiter(AT_ONCE)

    def routes(self) -> list[Route]:
        """The routes, for the server."""
        return [
            Route(SIGN_IN, self._in_turn(self.begin), methods=["GET"]),
            Route(CALLBACK, self._in_turn(self.finish), methods=["GET"]),
            Route(SIGN_OUT, self._in_turn(self.sign_out), methods=["GET", "POST"]),
        ]

    def begin(self, request: Request) -> Response:
        """Off to the provider, with a cookie that remembers the way back."""
        now = self.now()
        attempt = Attempt(way_back(request.query_params.get(WAY_BACK, "/")), int(now.timestamp()))
        address = self.provider.sign_in_address(attempt.state, attempt.nonce, attempt.verifier)
        answer = _to(address)
        for name in self.attempts.too_many(request.cookies, now):
            self._delete(answer, name)
        self._set(
            answer, self.attempts.cookie_name(attempt.state), self.attempts.cookie(attempt), LASTS
        )
        return answer

    def finish(self, request: Request) -> Response:
        """Back from the provider: a session begins, and the person comes to where she wanted to go."""
        asked = request.query_params
        state = asked.get("state", "")
        try:
            attempt = self.attempts.found(state, request.cookies, self.now())
        except RefusedError:
            # Such as one who goes back in her browser: she has come in with this attempt already.
            if self._is_in(request):
                return _to(f"{self.settings.origin}/")
            raise
        try:
            account = self._account(asked.get("code", ""), asked.get("error", ""), asked, attempt)
        except RefusedError as refused:
            answer = self._refusal(refused, attempt.way_back)
        else:
            answer = _to(self.settings.origin + attempt.way_back)
            self._begin_session(account, request, answer)
        self._delete(answer, self.attempts.cookie_name(state))
        return answer

    def sign_out(self, request: Request) -> Response:
        """Ends the session. Only the site's own button does it; a link from elsewhere is asked first."""
        if request.method != "POST":
            return answers.page(
                200,
                "Vil du logge ud?",
                ["Du bliver logget ud på alle faner i denne browser."],
                [answers.FRONT_PAGE],
                button=answers.Button("Log ud", SIGN_OUT),
            )
        self._refuse_foreign(request)
        if key := request.cookies.get(self.cookie):
            ended = self.sessions.end(key, "log-ud", self.now())
            self.forget(key)
            if ended:
                self._note_out(ended)
        answer = self._signed_out()
        self._delete(answer, self.cookie)
        return answer

    def _in_turn(self, answer: Callable[[Request], Response]) -> Callable[[Request], Any]:
        """An answer made in a thread, of which there are few; a refusal becomes its page."""

        def said(request: Request) -> Response:
            try:
                return answer(request)
            except RefusedError as refused:
                return self._refusal(refused, "/")
            except StoreError as fault:
                return answers.page(503, "Der kan ikke logges ind lige nu", [str(fault)])

        async def endpoint(request: Request) -> Response:
            waiting = self._turns.statistics().tasks_waiting
            if waiting >= MOST_WAITING:
                return self._refusal(RefusedError(Why.BUSY, waiting=waiting), "/")
            return await to_thread.run_sync(said, request, limiter=self._turns)

        return endpoint

    def _account(self, code: str, error: str, asked: Any, attempt: Attempt) -> Account:
        """The account that the provider's answer gives. Raises `RefusedError`."""
        settings = self.settings
        if error == "access_denied":
            raise RefusedError(Why.CANCELLED)
        if error or not code:
            LOG.warning("provider: %s", shown(asked.get("error_description")))
            raise RefusedError(Why.PROVIDER_REFUSED, code=shown(error))
        # RFC 9207: an answer that says whose it is must be the provider's.
        if asked.get("iss", settings.issuer) != settings.issuer:
            raise RefusedError(
                Why.WRONG_ISSUER, found=shown(asked["iss"]), expected=settings.issuer
            )
        answer = self.provider.exchanged(code, attempt.verifier)
        said = tokens.claims(
            answer.says.get("id_token"),
            Expected(settings.issuer, settings.client_id, attempt.nonce, settings.host),
            self.provider.keys,
            Clocks(self.now(), answer.clock),
        )
        access = str(answer.says.get("access_token") or "")
        try:
            return claims.account(
                said, lambda: self.provider.userinfo(access, said["sub"]), settings
            )
        except RefusedError as refused:
            if refused.why in KNOWN_BUT_REFUSED:
                self.note(Act.REFUSED, _nobody(said["sub"]), refused.why.code)
            raise

    def _begin_session(self, account: Account, request: Request, answer: Response) -> None:
        """Begin a session in this browser; other sessions of the person get her roles of now."""
        now, lasts = self.now(), timedelta(hours=self.settings.lasts_hours)
        if before := request.cookies.get(self.cookie):
            self.sessions.end(before, "nyt-login", now)
            self.forget(before)
        # Nobody comes in whose line cannot be written.
        self.note(Act.SIGNED_IN, account.actor, "")
        if self.sessions.change(account.subject, account.roles, account.departments):
            self.note(Act.ROLES_CHANGED, account.actor, "")
        key = self.sessions.begin(
            account.subject, account.name, account.roles, account.departments, now, now + lasts
        )
        self._set(answer, self.cookie, key, None)
        LOG.info("signed in", extra={"account": account.subject})

    def _is_in(self, request: Request) -> bool:
        """Whether the browser has an open session."""
        key = request.cookies.get(self.cookie, "")
        return self.sessions.find(key, self.now()) is not None

    def _note_out(self, ended: Session) -> None:
        """Write that somebody is out, which she is even where it cannot be written."""
        account = Account(ended.subject, ended.name, ended.roles, ended.departments)
        LOG.info("signed out", extra={"account": account.subject})
        try:
            self.note(Act.SIGNED_OUT, account.actor, "")
        except StoreError:
            LOG.exception("a sign-out is not in the log")

    def _refuse_foreign(self, request: Request) -> None:
        """Refuse a POST that another site has made the browser send."""
        origin = request.headers.get("origin")
        fetched = request.headers.get("sec-fetch-site")
        if origin != self.settings.origin or fetched not in (None, "same-origin"):
            raise RefusedError(
                Why.FROM_ELSEWHERE, found=shown(origin), expected=self.settings.origin
            )

    def _signed_out(self) -> Response:
        address = ""
        if self.settings.ends_at_provider:
            try:
                address = self.provider.sign_out_address()
            except RefusedError as refused:
                LOG.warning("provider: %s", refused)
        others = "log også ud hos login-tjenesten" if address else "luk også browseren"
        paragraphs = [
            "Du er logget ud på alle faner i denne browser.",
            f"Login-tjenesten husker dig måske stadig. Er det ikke din egen computer, så {others}.",
        ]
        links = [Link("Log også ud hos login-tjenesten", address)] if address else []
        if self.settings.anonymous_reads:
            links.append(answers.FRONT_PAGE)
        return answers.page(
            200, "Du er logget ud", paragraphs, [*links, Link("Log ind igen", SIGN_IN)]
        )

    def _refusal(self, refused: RefusedError, back: str) -> Response:
        LOG.warning("refused: %s", refused, extra={"why": refused.why.code})
        told = refused.why.value
        links = [answers.FRONT_PAGE] if self.settings.anonymous_reads else []
        if told.again:
            again = Link("Prøv at logge ind igen", answers.address(SIGN_IN, **{WAY_BACK: back}))
            links.insert(0, again)
        headers = {"Retry-After": "10"} if told.status == 503 else None
        return answers.page(told.status, told.title, refused.paragraphs, links, headers=headers)

    def _set(self, answer: Response, name: str, value: str, lasts: timedelta | None) -> None:
        answer.set_cookie(
            name,
            value,
            max_age=int(lasts.total_seconds()) if lasts else None,
            secure=self.settings.is_secure,
            httponly=True,
            samesite="lax",
        )

    def _delete(self, answer: Response, name: str) -> None:
        answer.delete_cookie(name, secure=self.settings.is_secure, httponly=True, samesite="lax")


def _to(address: str) -> Response:
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})


def _nobody(subject: str) -> Actor:
    """Somebody whom the provider knows, and who has no role here."""
    return Actor(subject, frozenset(), account=subject)
