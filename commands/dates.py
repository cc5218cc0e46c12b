"""Dates as a person writes them on the command line."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

from policy.spelling import unread_date


def day(text: str) -> date:
    """The date that is written. Raises `ArgumentTypeError` with a Danish sentence.

    >>> day("2025-12-31")
    datetime.date(2025, 12, 31)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        told = f"{unread_date(text)} Skriv år-måned-dag, fx 2025-12-31."
        raise ArgumentTypeError(told) from None
