"""How long a session lasts from now, so that the page says it in time, and the wish to stay."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from store.faults import StoreError
from web.known import Known
from web.sockets import OpenPages

PATH = "/adgang"
UNKEPT = {"Cache-Control": "no-store"}


def nobody(_: Request) -> Response:
    """The answer where nobody signs in."""
    return Response(status_code=204, headers=UNKEPT)


class Staying:
    """GET: the seconds left of a session; POST: it is in use. 204 for whoever has none."""

    def __init__(self, known: Known, pages: OpenPages) -> None:
        self.known, self.pages = known, pages

    async def left(self, request: Request) -> Response:
        """The answer to a request."""
        try:
            session = await self.known.session(request.scope)
        except StoreError as fault:
            return JSONResponse({"fejl": str(fault)}, 503, UNKEPT)
        if session is None:
            return nobody(request)
        if request.method == "POST":
            self.pages.use(session)
        now = datetime.now(UTC)
        left = {
            "ubrugt": self.pages.last_use(session) + self.known.idle - now,
            "laengst": session.ends - now,
        }
        seconds = {name: max(0, round(time.total_seconds())) for name, time in left.items()}
        return JSONResponse(seconds, headers=UNKEPT)
