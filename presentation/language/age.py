"""The age of a status in words, for places where it could be mistaken for today's."""

from __future__ import annotations

from datetime import date, timedelta

from presentation.language.numbers import counted, day

OLD_FROM_MONTHS = 6


def is_old(as_of: date, today: date) -> bool:
    """Whether more than six months have passed since the status.

    >>> is_old(date(2025, 11, 13), date(2026, 5, 13)), is_old(date(2025, 11, 13), date(2026, 5, 14))
    (False, True)
    """
    return months_between(as_of, today - timedelta(days=1)) >= OLD_FROM_MONTHS


def age(as_of: date, today: date) -> str:
    """A sentence with the date and age of an old status; empty for a recent one.

    >>> age(date(2025, 11, 13), date(2026, 11, 27))
    'Status er fra 13. november 2025, for et år siden.'
    """
    if not is_old(as_of, today):
        return ""
    return f"Status er fra {day(as_of)}, for {ago(as_of, today)} siden."


def since(as_of: date, today: date) -> str:
    """The age of an old status after its date; empty for a recent one.

    >>> since(date(2025, 11, 13), date(2026, 11, 27)), since(date(2025, 11, 13), date(2025, 12, 1))
    ('for et år siden', '')
    """
    return f"for {ago(as_of, today)} siden" if is_old(as_of, today) else ""


def ago(as_of: date, today: date) -> str:
    """The time between two days in words: months below a year, then years and halves, rounded down.

    >>> [ago(date(2025, 1, 31), date(2025, 8, 1)), ago(date(2025, 1, 1), date(2026, 7, 1))]
    ['seks måneder', 'halvandet år']
    >>> ago(date(2023, 2, 1), date(2025, 11, 13)), ago(date(2023, 2, 1), date(2026, 2, 1))
    ('to et halvt år', 'tre år')
    """
    months = months_between(as_of, today)
    if months < 12:
        return counted(months, "måned", "måneder")
    if months < 18:
        return "et år"
    if months < 24:
        return "halvandet år"
    noun = "et halvt år" if months % 12 >= 6 else "år"
    return counted(months // 12, noun, noun, common=False)


def months_between(earlier: date, later: date) -> int:
    """The number of whole months between two days."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
