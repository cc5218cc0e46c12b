"""The clock of the city."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Copenhagen")


def today() -> date:
    """Today's date in the city's time zone."""
    return datetime.now(HERE).date()
