"""Converts dates as an .xlsx stores them: as numbers of days since an epoch, with a date format."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TypeAlias

Moment: TypeAlias = datetime | date | time | timedelta

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook's days have no time zone
OLD_MAC_EPOCH = datetime(1904, 1, 1)  # noqa: DTZ001
LAST_BEFORE_THE_GAP = 60
"""Excel takes 1900 for a leap year: numbers below this one are a day less."""
DAY = 86_400


def day_of(number: float, epoch: datetime = EPOCH, *, is_duration: bool = False) -> Moment:
    """The moment that a number encodes. Raises `OverflowError` or `ValueError` if there is none.

    >>> day_of(45657), day_of(0.5)
    (datetime.datetime(2024, 12, 31, 0, 0), datetime.time(12, 0))
    """
    if is_duration:
        return timedelta(milliseconds=round(number * DAY * 1000))
    days, fraction = divmod(number, 1)
    since_midnight = timedelta(milliseconds=round(fraction * DAY * 1000))
    if days == 0 and since_midnight.days == 0:
        return (EPOCH + since_midnight).time()
    if 0 < number < LAST_BEFORE_THE_GAP and epoch == EPOCH:
        days += 1
    return epoch + timedelta(days=days) + since_midnight


@lru_cache(maxsize=1024)
def day_written(text: str) -> Moment:
    """A day, a time of day or both, written as text (ISO 8601). Raises `ValueError` for anything else.

    >>> day_written("2024-12-31"), day_written("12:30:00")
    (datetime.date(2024, 12, 31), datetime.time(12, 30))
    """
    for kind in (date, time, datetime):
        try:
            return kind.fromisoformat(text.removesuffix("Z"))
        except ValueError:
            continue
    raise ValueError(text)
