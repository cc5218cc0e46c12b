"""Moments by the city's clock: what somebody writes as a day and an hour, and what it is in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from policy.clock import HERE
from policy.periods import MONTHS

_MINUTE = timedelta(minutes=1)
_TIME = re.compile(r"(?:klokken|kl\.?)?\s*(\d{1,2})(?:\s*[.:]\s*(\d{2}))?", re.IGNORECASE)


class NoSuchTimeError(ValueError):
    """The city's clock skips this time of a day. `next_` is the first one after it, by the same clock."""

    def __init__(self, next_: datetime) -> None:
        super().__init__(str(next_))
        self.next_ = next_


class Moment(NamedTuple):
    """A time of a day, in UTC. `twice`: the city's clock shows it twice, and this is the first time."""

    at: datetime
    twice: bool = False


def moment(day: date, at: time) -> Moment:
    """The moment at which the city's clock shows a time. Raises `NoSuchTimeError`.

    >>> moment(date(2027, 3, 1), time(8)).at.isoformat()
    '2027-03-01T07:00:00+00:00'
    >>> moment(date(2026, 10, 25), time(2, 30)).twice
    True
    """
    shown = datetime.combine(day, at, HERE)
    if not _is_shown(shown):
        while not _is_shown(shown):
            shown += _MINUTE
        raise NoSuchTimeError(shown)
    first, second = (shown.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return Moment(first, first != second)


def _is_shown(local: datetime) -> bool:
    """Whether the city's clock ever shows a time: in spring it skips an hour."""
    back = local.astimezone(UTC).astimezone(HERE)
    return back.replace(tzinfo=None) == local.replace(tzinfo=None)


def read_time(text: str) -> time | None:
    """The time of a day as people write it; None for anything else.

    >>> read_time("8"), read_time("kl. 8.30"), read_time("24.00")
    (datetime.time(8, 0), datetime.time(8, 30), None)
    """
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def words(at: datetime) -> str:
    """A moment in words, by the city's clock.

    >>> words(datetime(2027, 3, 1, 7, tzinfo=UTC))
    'den 1. marts 2027 klokken 8.00'
    """
    here = at.astimezone(HERE)
    return f"den {here.day}. {MONTHS[here.month - 1]} {here.year} klokken {here.hour}.{here:%M}"
