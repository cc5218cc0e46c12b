"""How a server ends: first it says that it is not ready, then it finishes what it has begun.

A server that is told to end (SIGTERM) still serves for some seconds, so that the proxy in front of it
notices and sends new visits elsewhere. Then uvicorn stops listening, closes the websockets (the pages
connect to another server by themselves) and finishes the requests that it has. What is being saved by
then is saved: the process would otherwise be killed in the midst of it.
"""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from threading import Event, current_thread, main_thread
from types import FrameType

from store import acts

LOOK_SECONDS = 0.05

_told = Event()


def begun() -> bool:
    """Whether this server has been told to end."""
    return _told.is_set()


@asynccontextmanager
async def drained(notice_seconds: float, longest_seconds: float) -> AsyncIterator[None]:
    """Serve within, and afterwards wait until nothing is being saved.

    A SIGTERM takes effect after `notice_seconds`, a second one at once. What is being saved is waited
    for no longer than `longest_seconds`.
    """
    restore = _ends_later(notice_seconds) if current_thread() is main_thread() else None
    try:
        yield
        _told.set()
        deadline = time.monotonic() + longest_seconds
        while acts.are_under_way() and time.monotonic() < deadline:  # noqa: ASYNC110 - threads write
            await asyncio.sleep(LOOK_SECONDS)
    finally:
        _told.clear()
        if restore:
            restore()


def _ends_later(seconds: float) -> Callable[[], object]:
    """Let the first SIGTERM take effect after some seconds; returns what undoes this."""
    at_once = signal.getsignal(signal.SIGTERM)
    loop = asyncio.get_running_loop()

    def end(number: int, frame: FrameType | None) -> None:
        if callable(at_once):
            at_once(number, frame)

    def told(number: int, frame: FrameType | None) -> None:
        first = not _told.is_set()
        _told.set()
        if first and seconds:
            loop.call_soon_threadsafe(loop.call_later, seconds, end, number, None)
        else:
            end(number, frame)

    signal.signal(signal.SIGTERM, told)
    return partial(signal.signal, signal.SIGTERM, at_once)
