"""*Prøv igen om et øjeblik*: what those get for whom a server has no room."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from web import answers, sockets

TITLE = "Prøv igen om et øjeblik"
TEXT = (
    "Der er mange på siden lige nu, og serveren har ikke plads til flere. Vent et halvt minut, og "
    "indlæs så siden igen. Intet, der er indberettet, er gået tabt."
)
RETRY_SECONDS = 30
CLOSED = 4503
"""The code that a stream is closed with; `busy.js` then says the same on the page."""


def page() -> Response:
    """The page, as the answer to a request. It has no links: the way on is to load it again."""
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return answers.page(503, TITLE, [TEXT], links=(), headers=headers)


async def close(scope: Scope, receive: Receive, send: Send) -> None:
    """Close a stream with the code."""
    await sockets.turn_away(scope, receive, send, CLOSED, TITLE)
