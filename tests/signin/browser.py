"""A browser without a window: follows the ways to sign in and out, and keeps the cookies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.applications import Starlette

from tests.web.asking import Answer, asked
from web.sign_in import SigningIn


@dataclass
class Browser:
    """The cookies of one browser at one server."""

    signing_in: SigningIn
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str, **headers: str) -> Answer:
        return self._ask("GET", address, headers)

    def post(self, address: str, **headers: str) -> Answer:
        return self._ask("POST", address, headers)

    def begin(self, way_back: str = "") -> dict[str, str]:
        """What the provider is asked for, as its address says it."""
        answer = self.get(f"/log-ind?til={way_back}" if way_back else "/log-ind")
        assert answer.status == 303, answer.text
        asks = parse_qs(urlsplit(answer.headers["location"]).query)
        return {name: value for name, (value,) in asks.items()}

    def finish(self, asks: dict[str, str], **answer: str) -> Answer:
        """Come back from the provider with a code, or with what it says instead."""
        given = {"code": asks.get("code", "kode"), "state": asks["state"], **answer}
        return self.get("/log-ind/svar?" + "&".join(f"{k}={v}" for k, v in given.items() if v))

    @property
    def key(self) -> str | None:
        """The key of the session that this browser has."""
        return self.cookies.get(self.signing_in.cookie)

    def _ask(self, method: str, address: str, headers: dict[str, str]) -> Answer:
        app = Starlette(routes=self.signing_in.routes())
        given = [(name.replace("_", "-"), value) for name, value in headers.items()]
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = asked(app, address, method, [*given, ("cookie", cookie)])
        self._keep(answer.headers.getlist("set-cookie"))
        return answer

    def _keep(self, written: Iterable[str]) -> None:
        for each in written:
            for name, morsel in SimpleCookie(each).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
