"""Editions of the public status, as the calendar asks for them. Invented."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime

from metrics.status import Status

FIRST_VERSION = 7


@dataclass(frozen=True)
class Edition:
    """An edition that was shown from `at` on."""

    key: Hashable
    at: datetime
    version: int
    status: Callable[[], Status]

    @classmethod
    def of(cls, status: Status, at: datetime, version: int = FIRST_VERSION) -> Edition:
        return cls(object(), at, version, lambda: status)
