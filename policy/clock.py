"""The clock of the city."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """The moment that it is, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in the city's time zone."""
    return datetime.now(HERE).date()


def day_of(at: str) -> date:
    """The city's date at a moment in ISO 8601.

    >>> day_of("2026-06-30T22:30:00+00:00")
    datetime.date(2026, 7, 1)
    """
    return datetime.fromisoformat(at).astimezone(HERE).date()


def begins(day: date) -> str:
    """The moment that the city's date begins, in UTC and ISO 8601.

    >>> begins(date(2026, 7, 1))
    '2026-06-30T22:00:00+00:00'
    """
    return datetime.combine(day, time(), HERE).astimezone(UTC).isoformat()
