"""Whether the server works, for those who watch it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from monitor import editions
from policy import clock
from store.faults import StoreError


def health(_: Request) -> Response:
    """200 while the data can be read, 503 while they cannot; an unexpected error gives 500."""
    try:
        editions.current().edition(clock.today())
    except StoreError as fault:
        return PlainTextResponse(str(fault), 503)
    return PlainTextResponse("i orden")
