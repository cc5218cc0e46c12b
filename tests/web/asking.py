"""Asks an ASGI application directly, without a port."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Scope


@dataclass(frozen=True)
class Answer:
    """What came back from one request."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def asked(
    app: ASGIApp,
    address: str,
    method: str = "GET",
    headers: Iterable[tuple[str, str]] = (),
    peer: str = "127.0.0.1",
) -> Answer:
    """The answer to a request without a body; `peer` is the address that it comes from."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(_scope(address, method, headers, peer), receive, send))
    start, *bodies = sent
    return Answer(
        start["status"],
        Headers(raw=start["headers"]),
        b"".join(message.get("body", b"") for message in bodies),
    )


def _scope(address: str, method: str, headers: Iterable[tuple[str, str]], peer: str) -> Scope:
    parts = urlsplit(address)
    given = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    if not any(name == b"host" for name, _ in given):
        given.append((b"host", b"localhost"))
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": given,
        "client": (peer, 50000),
        "server": ("localhost", 80),
    }
