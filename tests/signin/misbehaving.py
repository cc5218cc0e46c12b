"""A provider on this machine that answers correctly, except in what a test changes."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

CLIENT, SECRET = "handicapmonitor", "en hemmelighed: æ"
AUTHORIZATION, TOKEN, KEYS, USERINFO = "/authorize", "/token", "/keys", "/userinfo"
DISCOVERY = "/.well-known/openid-configuration"


def new_key(name: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": name, "use": "sig", "alg": "ES256"})


@dataclass
class Provider:
    """What the provider answers; a test sets what is wrong. `says` overrides the token's claims."""

    issuer: str
    nonce: str = ""
    says: dict[str, Any] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    """Overrides what it says about itself."""
    info: dict[str, Any] | None = None
    """What userinfo says; without it there is no such address."""
    key: ECKey = field(default_factory=lambda: new_key("first"))
    shown_keys: list[ECKey] = field(default_factory=list)
    token: str | None = None
    """Stands in for the ID token."""
    clock: float = 0
    """How many seconds its clock is ahead."""
    raw: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    """Status and body by path, in place of what it would answer."""
    silent: float = 0
    """Seconds before it answers."""
    asked: Counter[str] = field(default_factory=Counter)
    forms: list[str] = field(default_factory=list)
    authorized: list[str] = field(default_factory=list)

    def answer(self, path: str) -> tuple[int, bytes]:
        if path in self.raw:
            return self.raw[path]
        answers = {
            DISCOVERY: self.discovery,
            KEYS: self.jwks,
            TOKEN: self.tokens,
            USERINFO: self.more,
        }
        return 200, json.dumps(answers[path]()).encode()

    def discovery(self) -> dict[str, Any]:
        named = {
            "authorization_endpoint": AUTHORIZATION, "token_endpoint": TOKEN, "jwks_uri": KEYS,
            **({"userinfo_endpoint": USERINFO} if self.info is not None else {}),
        }  # fmt: skip
        addresses = {name: self.issuer + path for name, path in named.items()}
        return {"issuer": self.issuer, **addresses, **self.about}

    def jwks(self) -> dict[str, Any]:
        return dict(KeySet(self.shown_keys or [self.key]).as_dict(private=False))

    def tokens(self) -> dict[str, Any]:
        now = int(time.time() + self.clock)
        said = {
            "iss": self.issuer, "aud": CLIENT, "sub": "u-1", "nonce": self.nonce,
            "iat": now, "exp": now + 300, "name": "Åse Holm", **self.says,
        }  # fmt: skip
        said = {claim: value for claim, value in said.items() if value is not None}
        token = self.token or jwt.encode({"alg": "ES256", "kid": self.key.kid}, said, self.key)
        return {"id_token": token, "access_token": "adgang", "token_type": "Bearer"}

    def more(self) -> dict[str, Any]:
        return self.info or {}


@contextmanager
def serving() -> Iterator[Provider]:
    """The provider, on a free port of this machine."""
    answering: list[Provider] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            (provider,) = answering
            provider.asked[self.path] += 1
            provider.authorized.append(self.headers.get("authorization", ""))
            length = int(self.headers.get("content-length", 0))
            provider.forms.append(self.rfile.read(length).decode())
            time.sleep(provider.silent)
            status, body = provider.answer(self.path)
            self.send_response_only(status)
            self.send_header("Date", formatdate(time.time() + provider.clock, usegmt=True))
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 (the name that http.server calls)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Nobody is told when a client that was to give up has done so."""

    server = Server(("127.0.0.1", 0), Handler)
    answering.append(Provider(f"http://127.0.0.1:{server.server_port}"))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield answering[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
