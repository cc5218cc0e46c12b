"""Deadlines in words: how long until one or since it, and the day that it was moved from."""

from __future__ import annotations

from datetime import date

from policy.periods import MONTHS
from presentation.language.age import ago
from presentation.language.numbers import WEEKDAYS, counted, weekday

IN_DAYS = 60
"""Up to so many days are counted as days, longer times as months and years."""


def time_left(due: date, day: date, what: str = "fristen") -> str:
    """How far a deadline is away, for a sentence that has named what is due; `what` begins it.

    >>> [time_left(date(2026, 2, 2), day) for day in (date(2026, 2, 2), date(2026, 1, 21))]
    ['fristen er i dag', 'fristen er om tolv dage']
    """
    days = (due - day).days
    if days <= 1:
        return f"{what} er i dag" if days == 0 else f"{what} er i morgen"
    return f"{what} er om {_days_or_months(day, due)}"


def time_passed(due: date, day: date, what: str = "fristen") -> str:
    """How long ago a deadline was; `what` begins it.

    >>> [time_passed(date(2026, 2, 2), day) for day in (date(2026, 2, 3), date(2026, 2, 5))]
    ['fristen var i går', 'fristen var for tre dage siden']
    """
    if (day - due).days == 1:
        return f"{what} var i går"
    return f"{what} var for {_days_or_months(due, day)} siden"


def _days_or_months(earlier: date, later: date) -> str:
    days = (later - earlier).days
    return counted(days, "dag", "dage") if days <= IN_DAYS else ago(earlier, later)


def moved_from(due: date, unmoved: date) -> str:
    """The day off that a deadline was moved from; empty where it was not.

    >>> moved_from(date(2026, 2, 2), date(2026, 2, 1)), moved_from(date(2027, 1, 4), date(2026, 12, 31))
    ('flyttet fra søndag den 1. februar', 'flyttet fra torsdag den 31. december 2026')
    """
    if due == unmoved:
        return ""
    if due.year != unmoved.year:
        return f"flyttet fra {weekday(unmoved)}"
    named = f"{WEEKDAYS[unmoved.weekday()]} den {unmoved.day}. {MONTHS[unmoved.month - 1]}"
    return f"flyttet fra {named}"


def due_day(due: date, unmoved: date) -> str:
    """A deadline with its day of the week, and where it was moved from.

    >>> due_day(date(2026, 2, 2), date(2026, 2, 1))
    'mandag den 2. februar 2026, flyttet fra søndag den 1. februar'
    """
    return ", ".join(filter(None, (weekday(due), moved_from(due, unmoved))))
