"""Personal numbers (CPR) in texts and numbers, in every usual spelling.

A CPR number is a birthday of six digits and four more, of which the first tells the century (CPR-
loven and CPR-kontoret, "Personnummeret i CPR"). The control digit is not used: since 2007 numbers
are given out that it does not hold for. Nothing here returns or keeps a number.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

DIGITS = 10

_DASH = "-\u2010-\u2015\u2212/_"
# The parts of the birthday stand together, or apart by the same sign; then a dash, space or neither.
# The year may have four digits where all stand together and a dash follows.
_CANDIDATE = re.compile(
    rf"""
    (?<!\d) (?<!\d[.,])
    (?P<day>\d\d) (?P<between>[\ ./{_DASH}]?) (?P<month>\d\d) (?P=between)
    (?: (?<=\d{{4}}) (?:19|20) (?=\d\d[{_DASH}]) )? (?P<year>\d\d)
    (?: \s{{0,3}} (?P<dash>[{_DASH}]) \s{{0,3}} | (?P=between) | (?<=\d{{6}}) \s{{1,3}} )
    (?P<serial>\d{{4}})
    (?! [.,]?\d )
    """,
    re.VERBOSE,
)
_INSIDE_A_CODE = re.compile(r"\w-$"), re.compile(r"-\w")
_AMOUNT = re.compile(r"\s*(?:kr|mio|mia|t\.?kr|dkk|pct|%)", re.IGNORECASE)
_LONG_CODE = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PLAIN_FORMAT = re.compile(r'general|standard|@|[0#?\-\s"\\]*', re.IGNORECASE)
ROUND = 10_000
SUBSTITUTE = 60
"""What is added to the day in a number that stands in for a CPR number."""


def has_personal_number(text: str) -> bool:
    """Whether a text holds something that reads as a CPR number.

    >>> has_personal_number("Ring til 01 01 90 - 1234")
    True
    >>> has_personal_number("Ring på 33 66 33 66 den 31-12-2024, se 2024-12")
    False
    """
    return len(text) >= DIGITS and bool(_places(_readable(text)))


def masked(text: str) -> str:
    """The text with the digits of every CPR number in it made unreadable.

    >>> masked("Anna 010190-1234.xlsx")
    'Anna xxxxxx-xxxx.xlsx'
    """
    readable = _readable(text)
    places = _places(readable)
    if not places:
        return text
    letters = list(readable)
    for start, end in places:
        letters[start:end] = ["x" if letter.isdigit() else letter for letter in letters[start:end]]
    return "".join(letters)


def is_personal_number(number: str, number_format: str = "General") -> bool:
    """Whether a number cell reads as a CPR number, which has lost its first 0 when that was one.

    `number` is written as the file keeps it. A number that is shown as an amount (with separators,
    decimals, a unit) is one, and so is a round number of ten thousands.

    >>> is_personal_number("101901234"), is_personal_number("101901234", "#,##0")
    (True, False)
    """
    if not _PLAIN_FORMAT.fullmatch(number_format.partition(";")[0]):
        return False
    try:
        value = float(number)
    except ValueError:
        return False
    if not (value.is_integer() and 10 ** (DIGITS - 2) <= value < 10**DIGITS) or value % ROUND == 0:
        return False
    digits = f"{int(value):0{DIGITS}}"
    return _is_birthday(digits[:2], digits[2:4], digits[4:6], digits[6:])


def _readable(text: str) -> str:
    """The text as it is seen: wide digits as digits, and no invisible signs between them."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def _places(text: str) -> list[tuple[int, int]]:
    candidates = [match for match in _CANDIDATE.finditer(text) if _is_candidate(text, match)]
    if not candidates:
        return []
    codes = [match.span() for match in _LONG_CODE.finditer(text)]
    return [
        match.span()
        for match in candidates
        if not any(start <= match.start() < end for start, end in codes)
    ]


def _is_candidate(text: str, match: re.Match[str]) -> bool:
    if not _is_birthday(match["day"], match["month"], match["year"], match["serial"]):
        return False
    if match["dash"]:
        return True
    before, after = _INSIDE_A_CODE
    if before.search(text[max(0, match.start() - 2) : match.start()]) and after.match(
        text, match.end()
    ):
        return False
    return not _AMOUNT.match(text, match.end())


def _is_birthday(day: str, month: str, year: str, serial: str) -> bool:
    century, born = _century(int(year), int(serial[0])), int(day)
    if born > SUBSTITUTE:
        born -= SUBSTITUTE
    try:
        date(century + int(year), int(month), born)
    except ValueError:
        return False
    return True


def _century(year: int, first_of_serial: int) -> int:
    if first_of_serial <= 3:
        return 1900
    if first_of_serial in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
