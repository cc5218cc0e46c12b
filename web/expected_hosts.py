"""Only requests under an expected host name are answered."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from monitor import hosts
from monitor.settings import HOSTS_VARIABLE

UNEXPECTED_HOST = (
    "Siden vises ikke under dette navn. Åbn den under det navn, du har fået oplyst, eller som "
    "localhost på maskinen selv.\n\n"
    f"Til den, der driver systemet: navnet skal stå i {HOSTS_VARIABLE}.\n"
)


class ExpectedHosts:
    """Rejects requests and websockets whose host name is not one of the site's.

    Otherwise a foreign page could point its own name at this machine's address (DNS rebinding) and
    read the data here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.expected = hosts.expected()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and not self._is_expected(scope):
            answer = PlainTextResponse(UNEXPECTED_HOST, 400, {"Content-Language": "da"})
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _is_expected(self, scope: Scope) -> bool:
        asked = Headers(scope=scope).getlist("host")
        return len(asked) == 1 and hosts.name_of(asked[0]) in self.expected
