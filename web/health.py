"""Whether the server works, for those who watch it, and for the proxy that chooses among several.

Three questions: whether the process answers at all (else it is started again), whether visits may be
sent to it (else they go to another server), and whether the data can be read (else a person is told).
"""

from __future__ import annotations

from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from monitor import editions
from policy import clock
from store.faults import StoreError
from web import draining

WORKS = "i orden"
ENDS = "Serveren er ved at lukke. Den gør det færdigt, som den er i gang med. Brug en anden server."


def health(_: Request) -> Response:
    """200 while the data can be read, 503 while they cannot; an unexpected error gives 500."""
    try:
        _read()
    except StoreError as fault:
        return PlainTextResponse(str(fault), 503)
    return PlainTextResponse(WORKS)


async def alive(_: Request) -> Response:
    """200 as long as the process answers. Asks neither the database nor a thread."""
    return PlainTextResponse(WORKS)


def ready(_: Request) -> Response:
    """200 once the database is up to date and the status computed, and until the server is to end.

    A database that fails later makes no server unready. All servers share it, so the proxy would be
    left without any, while each of them still answers: in Danish, and by itself as before as soon as
    the database is back.
    """
    if draining.begun():
        return PlainTextResponse(ENDS, 503)
    try:
        _read_once()
    except StoreError as fault:
        return PlainTextResponse(str(fault), 503)
    return PlainTextResponse(WORKS)


def _read() -> None:
    editions.current().edition(clock.today())


@cache
def _read_once() -> None:
    _read()
