"""Days as a workbook stores them: numbers under a date format, counted from a day of its own."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TypeAlias

Moment: TypeAlias = datetime | date | time | timedelta

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook's days have no time zone
OLD_MAC_EPOCH = datetime(1904, 1, 1)  # noqa: DTZ001
LAST_BEFORE_THE_GAP = 60
"""Excel takes 1900 for a leap year: numbers below this one are a day less."""
DAY = 86_400

# What is in quotes or brackets is no code of a date, but hours, minutes and seconds in brackets are.
_NO_CODE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]|standard', re.IGNORECASE)
_CODE = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_LITERAL = re.compile(r'"(.*?)"|\\(.)')
_WORDS_BESIDE_A_DAY = frozenset({"d", "den", "de", "kl", "t", "z"})
_DURATION = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


def is_date_format(number_format: str) -> bool:
    """Whether numbers are shown as days or times by the format.

    >>> is_date_format("dd-mm-yyyy"), is_date_format('0 "dage"')
    (True, False)
    >>> is_date_format("Standard")  # as General is called in Danish
    False
    """
    return _CODE.search(_NO_CODE.sub("", number_format.partition(";")[0])) is not None


def is_duration_format(number_format: str) -> bool:
    """Whether the format shows how long something lasts, and not when it is."""
    return _DURATION.search(number_format.partition(";")[0]) is not None


def shows_the_day(number_format: str) -> bool:
    """Whether a day is seen as what it is: with its year, and without other words beside it.

    >>> shows_the_day("d. mmmm yyyy"), shows_the_day("d-mmm"), shows_the_day('"1. halvår "yyyy')
    (True, False, False)
    """
    shown = number_format.partition(";")[0]
    words = "".join(quoted or escaped for quoted, escaped in _LITERAL.findall(shown))
    codes = _LITERAL.sub("", _NO_CODE.sub("", shown))
    return "y" in codes.lower() and _WORDS_BESIDE_A_DAY.issuperset(
        re.findall(r"\w+", words.lower())
    )


def day_of(number: float, epoch: datetime = EPOCH, *, is_duration: bool = False) -> Moment:
    """The moment that a number stands for. Raises `OverflowError` or `ValueError` where there is none.

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
