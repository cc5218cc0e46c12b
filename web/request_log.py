"""A line in the server's log for each request: which door, who, how it went and how long it took.

The address is that of the door, so that neither a query, a name in an unknown address nor the random
address of a file is in the log.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from contextvars import ContextVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import doors, shell
from web.doors import Kind, Who

LOG = logging.getLogger(__name__)
HEADER = "X-Request-Id"
FROM_PROXY = re.compile("[0-9A-Za-z-]{8,64}")
"""What a proxy may call a request; anything else from outside is not written."""
_account: ContextVar[list[str] | None] = ContextVar("account", default=None)


def is_of(account: str) -> None:
    """Let the line of this request say whose it is."""
    if (told := _account.get()) is not None:
        told.append(account)


class RequestLog:
    """Gives each request a number, and logs it when it has been answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        began = time.monotonic()
        request, told, status = _request(scope), list[str](), 0

        async def answering(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request
            elif message["type"] == "websocket.close":
                status = message.get("code", 1000)
            await send(message)

        before = _account.set(told)
        try:
            await self.app(scope, receive, answering)
        finally:
            _account.reset(before)
            _write(scope, request, told, status, time.monotonic() - began)


def _request(scope: Scope) -> str:
    """The number of a request: the proxy's, so that its log can be held against ours, or a new one."""
    named = Headers(scope=scope).get(HEADER, "")
    return named if FROM_PROXY.fullmatch(named) else secrets.token_hex(8)


def _write(scope: Scope, request: str, told: list[str], status: int, seconds: float) -> None:
    door = doors.at(shell.within(scope["path"]))
    usual = door.who is Who.EVERYONE and door.kind is Kind.FILE and status < 400
    LOG.log(
        logging.DEBUG if usual else logging.INFO,
        "websocket closed" if scope["type"] == "websocket" else "request",
        extra={
            "request": request,
            "account": told[0] if told else None,
            "method": scope.get("method"),
            "path": door.path,
            "status": status,
            "ms": round(seconds * 1000),
        },
    )
