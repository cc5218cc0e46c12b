"""The log as its readers see it, with whether it hangs together."""

from __future__ import annotations

from functools import lru_cache
from time import monotonic

from store.accepted import Store
from store.log import Head, Log, LogLine
from store.log_verifying import Verdict, verify
from store.marker import Marker

KEPT = 8
"""The number of verdicts kept, each of one store as it was."""
KEPT_SECONDS = 60
"""How long one is kept: what is changed behind the log's back gives the store no new state."""


def lines(store: Store) -> tuple[LogLine, ...]:
    """The lines, the newest first. Raises `StoreError`."""
    return Log(store.engine).lines()[::-1]


def verdict(store: Store, head: Head) -> Verdict:
    """Whether the lines and what they are about agree, without reading the kept files and rows.

    Found once for each state of a store, and again every minute. Raises `StoreError`.
    """
    return _verdict(store, head, store.marker(), monotonic() // KEPT_SECONDS)


@lru_cache(maxsize=KEPT)
def _verdict(store: Store, _head: Head, _marker: Marker, _minute: float) -> Verdict:
    return verify(store, contents=False)


def whole_verdict(store: Store) -> Verdict:
    """The same, with every kept file and row read now. Raises `StoreError`."""
    return verify(store)
