"""Requests and websockets straight to an ASGI app, without a server: several can be under way at once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message

from policy.actors import Actor
from web import known


@dataclass
class Exchange:
    """What is under way with the app, and what it has sent so far."""

    task: asyncio.Task[None]
    events: asyncio.Queue[Message]
    sent: list[Message] = field(default_factory=list)

    async def answered(self) -> Exchange:
        """The same when the app has ended it. An error of the app is raised."""
        await self.task
        return self

    async def leave(self) -> None:
        """Close a websocket as a browser does, and wait until the app has noticed."""
        await self.events.put({"type": "websocket.disconnect", "code": 1001})
        await self.task

    def _first(self, kind: str) -> Message:
        return next(message for message in self.sent if message["type"] == kind)

    @property
    def status(self) -> int:
        return self._first("http.response.start")["status"]

    @property
    def headers(self) -> Headers:
        return Headers(raw=self._first("http.response.start")["headers"])

    @property
    def text(self) -> str:
        body = [m.get("body", b"") for m in self.sent if m["type"] == "http.response.body"]
        return b"".join(body).decode()

    @property
    def closed_with(self) -> int | None:
        """The code that the app closed a websocket with after it let it in; None while it is open."""
        kinds = [message["type"] for message in self.sent]
        if kinds != ["websocket.accept", "websocket.close"]:
            return None
        return self._first("websocket.close")["code"]


async def request(
    app: ASGIApp,
    method: str,
    path: str,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
) -> Exchange:
    """A request that has been sent whole; the app has gone as far as it can by itself."""
    length = {"content-length": str(len(body))} if body else {}
    scope = {"type": "http", "method": method} | _place(path, {**length, **(headers or {})})
    return await _begun(app, scope, {"type": "http.request", "body": body})


async def websocket(
    app: ASGIApp, path: str, protocols: str = "streamlit", person: Actor | None = None
) -> Exchange:
    """A websocket that a browser has asked for, of a person whom the guard has found, if any."""
    asked = {"sec-websocket-protocol": protocols}
    scope = {"type": "websocket", "subprotocols": protocols.split(", ")} | _place(path, asked)
    if person:
        scope[known.PERSON] = person
    return await _begun(app, scope, {"type": "websocket.connect"})


def _place(path: str, headers: Mapping[str, str]) -> dict[str, object]:
    return {
        "path": path,
        "query_string": b"",
        "client": ("192.0.2.7", 50_000),
        "headers": [(name.lower().encode(), text.encode()) for name, text in headers.items()],
    }


async def _begun(app: ASGIApp, scope: dict[str, object], first: Message) -> Exchange:
    events: asyncio.Queue[Message] = asyncio.Queue()
    await events.put(first)
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    task = asyncio.ensure_future(app(scope, events.get, send))
    for _ in range(10):  # as often as a layer and the app behind it may wait for each other
        await asyncio.sleep(0)
    return Exchange(task, events, sent)
