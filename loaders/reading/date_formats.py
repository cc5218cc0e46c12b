"""Recognises number formats that show numbers as dates, times or durations."""

from __future__ import annotations

import re

# Text in quotes or brackets is no date code, except hours, minutes and seconds in brackets.
_NO_CODE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]|standard', re.IGNORECASE)
_CODE = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_LITERAL = re.compile(r'"(.*?)"|\\(.)')
_WORDS_BESIDE_A_DAY = frozenset({"d", "den", "de", "kl", "t", "z"})
_DURATION = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


def is_date_format(number_format: str) -> bool:
    """Whether the format shows numbers as dates or times.

    >>> is_date_format("dd-mm-yyyy"), is_date_format('0 "dage"')
    (True, False)
    >>> is_date_format("Standard")  # the Danish name of General
    False
    """
    return _CODE.search(_NO_CODE.sub("", number_format.partition(";")[0])) is not None


def is_duration_format(number_format: str) -> bool:
    """Whether the format shows a duration, and not a point in time."""
    return _DURATION.search(number_format.partition(";")[0]) is not None


def shows_the_day(number_format: str) -> bool:
    """Whether a date is shown in full: with its year, and without other words beside it.

    >>> shows_the_day("d. mmmm yyyy"), shows_the_day("d-mmm"), shows_the_day('"1. halvår "yyyy')
    (True, False, False)
    """
    shown = number_format.partition(";")[0]
    words = "".join(quoted or escaped for quoted, escaped in _LITERAL.findall(shown))
    codes = _LITERAL.sub("", _NO_CODE.sub("", shown))
    return "y" in codes.lower() and _WORDS_BESIDE_A_DAY.issuperset(
        re.findall(r"\w+", words.lower())
    )
