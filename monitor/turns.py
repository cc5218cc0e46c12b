"""Files are made a few at a time: more at once would each take longer, and all their memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from threading import BoundedSemaphore
from typing import ParamSpec, TypeVar

from monitor import limits

Given = ParamSpec("Given")
Made = TypeVar("Made")


class NoTurnError(Exception):
    """Too many files were being made for too long."""


def in_turn(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same function; each call waits for its turn, and raises `NoTurnError` after a while."""

    @wraps(make)
    def waiting(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        seconds = limits.FILE_SECONDS.value
        if not turns().acquire(timeout=seconds):
            raise NoTurnError(
                f"En fil blev ikke lavet: der blev ikke plads på {seconds} sekunder. Antallet, der "
                f"laves på samme tid, står i {limits.FILES.variable}."
            )
        try:
            return make(*args, **kwargs)
        finally:
            turns().release()

    return waiting


@cache
def turns() -> BoundedSemaphore:
    return BoundedSemaphore(limits.FILES.value)
