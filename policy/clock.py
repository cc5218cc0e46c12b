"""The clock of the city."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Copenhagen")


def today() -> date:
    """Today's date in the city's time zone."""
    return datetime.now(HERE).date()


def day_of(at: str) -> date:
    """The city's date at a moment in ISO 8601.

    >>> day_of("2026-06-30T22:30:00+00:00")
    datetime.date(2026, 7, 1)
    """
    return datetime.fromisoformat(at).astimezone(HERE).date()
