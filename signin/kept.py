"""Keeps what was fetched for a while, and for a moment that it could not be fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from signin.refusals import RefusedError

KEPT_SECONDS = 3600
"""How long something fetched is used before it is fetched again."""
LEAST_SECONDS_BETWEEN = 30
"""How soon it is fetched again by somebody who finds it lacking."""
REFUSED_SECONDS = 3
"""How long nobody asks again after a failure: those who wait behind it get the same answer at once."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _At(Generic[T]):
    value: T
    at: float


class Kept(Generic[T]):
    """Something fetched, shared by all threads, of which one fetches while the others wait."""

    def __init__(self, fetch: Callable[[], T], clock: Callable[[], float]) -> None:
        self._fetch = fetch
        self._clock = clock
        self._lock = Lock()
        self._kept: _At[T] | None = None
        self._refused: _At[RefusedError] | None = None

    def value(self, lacks: Callable[[T], bool] = lambda _: False) -> T:
        """What was fetched; fetched anew where it is old, or where it lacks something.

        Raises `RefusedError` where it cannot be fetched.
        """
        with self._lock:
            now = self._clock()
            kept = self._kept
            if kept is not None and now - kept.at <= KEPT_SECONDS:
                soon = now - kept.at <= LEAST_SECONDS_BETWEEN
                if soon or not lacks(kept.value):
                    return kept.value
            if self._refused is not None and now - self._refused.at <= REFUSED_SECONDS:
                raise RefusedError(self._refused.value.why, **self._refused.value.facts)
            try:
                value = self._fetch()
            except RefusedError as refused:
                self._refused = _At(refused, self._clock())
                raise
            self._kept = _At(value, now)
            return value
