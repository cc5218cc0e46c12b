"""Detects personal numbers (CPR) in texts and numbers, in every usual spelling.

A CPR number is a birthday of six digits and four more, of which the first encodes the century (CPR-
loven and CPR-kontoret, "Personnummeret i CPR"). The control digit is not checked: numbers issued
since 2007 may break it. Nothing here returns or stores a number.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from policy.findings import Finding, finding

DIGITS = 10
MOST_PERSONAL = 50
"""The most places that are listed per file."""
IN_CELL, IN_NOTE = "i cellen", "i en note"

_DASH = "-\u2010-\u2015\u2212/_"
# The parts of the birthday have no separator, or all the same one; then a dash, space or nothing.
# A year of four digits is followed by a dash, or by the separator of the other parts.
_CANDIDATE = re.compile(
    rf"""
    (?<!\d)
    (?P<day>\d\d) (?P<between>[\ ./{_DASH}]?) (?P<month>\d\d) (?P=between)
    (?:
        (?P<year>\d\d)
        (?: \s{{0,3}} (?P<dash>[{_DASH}]) \s{{0,3}} | (?P=between) | (?<=\d{{6}}) (?:\s{{1,3}}|\.) )
        |
        (?P<whole_year>(?:19|20)\d\d)
        (?: [{_DASH}] | (?<!\d{{8}}) (?P=between) )
    )
    (?P<serial>\d{{4}})
    (?! \d )
    """,
    re.VERBOSE,
)
# A decimal point or comma continues a number, except when it separates two listed numbers.
_NUMBER_BEFORE = re.compile(r"\d[.,]$")
_NUMBER_AFTER = re.compile(r"[.,]\d")
_LISTED_BEFORE = re.compile(rf"(?<!\d)\d{{6}}[\ .{_DASH}]?\d{{4}}[.,]$")
_LISTED_AFTER = re.compile(rf"[.,]\d{{6}}[\ .{_DASH}]?\d{{4}}(?!\d)")
_LONGEST_LISTED = 13
_CODE = re.compile(r"_x(?P<number>[0-9A-Fa-f]{4})_")
"""How a workbook can encode a character by its number."""
_INSIDE_A_CODE = re.compile(r"\w-$"), re.compile(r"-\w")
_AMOUNT = re.compile(r"\s*(?:kr|mio|mia|t\.?kr|dkk|pct|%)", re.IGNORECASE)
_LONG_CODE = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PLAIN_FORMAT = re.compile(r'general|standard|@|[0#?\-\s"\\]*', re.IGNORECASE)
# In a number format: a colour, condition or language (not a currency), a gap, a filling character,
# and an escaped character.
_NO_SIGNS = re.compile(r"\[(?!\$[^\-\]])[^\]]*\]|_.|\*.|\\\W")
_P_NUMBER = r"10\d{8}"
"""A workplace's number (P-nummer, CVR). They are issued in order from 1,000,000,000."""
_ONLY_P_NUMBER = re.compile(_P_NUMBER, re.ASCII)
_P_WORDS = r"\bp(?:[-.\u2010\u2011] ?| )(?:nr|nummer|numre)\b|produktionsenhed(?:en)?(?:s-?(?:nr|nummer|numre))?\b"
_P_HEADING = re.compile(_P_WORDS, re.IGNORECASE)
_NO_P_HEADING = re.compile(r"\d|cpr|person|pnr", re.IGNORECASE)
LONGEST_P_HEADING = 60
_P_NUMBERS = re.compile(
    rf"(?:{_P_WORDS})\.?[ :]*(?P<numbers>{_P_NUMBER}(?:(?: ?[,;/] ?| og ){_P_NUMBER})*)(?!\d)",
    re.IGNORECASE,
)
ROUND = 10_000
SUBSTITUTE = 60
"""Added to the day in a substitute CPR number (erstatningspersonnummer)."""


def has_personal_number(text: str) -> bool:
    """Whether a text contains something that reads as a CPR number.

    >>> has_personal_number("Ring til 01 01 90 - 1234")
    True
    >>> has_personal_number("Ring på 33 66 33 66 den 31-12-2024, se 2024-12")
    False
    """
    return len(text) >= DIGITS and bool(_places(_readable(text)))


def masked(text: str) -> str:
    """The text with the digits of every CPR number replaced by x.

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


class PNumbers:
    """Tracks, cell by cell through a sheet, where a number is a P-number and not a CPR number.

    It is one below a heading that says so, down to the next other text, and in the cell right after
    such words. A number in a spelling that only CPR numbers have is still a CPR number.
    """

    def __init__(self) -> None:
        self._columns: set[int] = set()
        self._next: tuple[int, int] | None = None

    def see(self, row: int, column: int, text: str) -> None:
        """Register a cell with text."""
        if is_p_heading(text):
            self._columns.add(column)
            self._next = (row, column + 1)
        elif column in self._columns and not is_p_number(text):
            self._columns.remove(column)

    def has(self, row: int, column: int, number: str) -> bool:
        """Whether the cell's number is a P-number."""
        is_headed = column in self._columns or self._next == (row, column)
        return is_headed and is_p_number(number)


def is_p_heading(text: str) -> bool:
    """Whether a text says that numbers beside or below it are P-numbers.

    >>> is_p_heading("P-nr."), is_p_heading("CPR-nr."), is_p_heading("pnr")
    (True, False, False)
    """
    if len(text) > LONGEST_P_HEADING or not ("p" in text or "P" in text):
        return False
    words = _readable(text)
    return _P_HEADING.search(words) is not None and _NO_P_HEADING.search(words) is None


def is_p_number(text: str) -> bool:
    """Whether a text is exactly ten digits that P-numbers can have."""
    return _ONLY_P_NUMBER.fullmatch(text.strip()) is not None


def is_personal_number(number: str, number_format: str = "General") -> bool:
    """Whether a number cell reads as a CPR number, which may have lost its leading 0.

    `number` is written as in the file. A number formatted as an amount (with separators, decimals, a
    unit) is not a CPR number, nor is a multiple of ten thousand.

    >>> is_personal_number("101901234"), is_personal_number("101901234", "#,##0")
    (True, False)
    """
    if not _PLAIN_FORMAT.fullmatch(_NO_SIGNS.sub("", number_format.partition(";")[0])):
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
    """The text as displayed: wide digits as digits, codes as characters, no invisible characters."""
    if "_x" in text:
        text = _CODE.sub(lambda code: chr(int(code["number"], 16)), text)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def _places(text: str) -> list[tuple[int, int]]:
    candidates = [match for match in _CANDIDATE.finditer(text) if _is_candidate(text, match)]
    if not candidates:
        return []
    codes = [match.span() for match in _LONG_CODE.finditer(text)]
    codes += [match.span("numbers") for match in _P_NUMBERS.finditer(text)]
    return [
        match.span()
        for match in candidates
        if not any(start <= match.start() < end for start, end in codes)
    ]


def _is_candidate(text: str, match: re.Match[str]) -> bool:
    year, serial = match["year"] or match["whole_year"], match["serial"]
    if not _is_birthday(match["day"], match["month"], year, serial):
        return False
    if match["dash"]:
        return True
    before, after = _INSIDE_A_CODE
    if before.search(text[max(0, match.start() - 2) : match.start()]) and after.match(
        text, match.end()
    ):
        return False
    return not (_goes_on(text, match) or _AMOUNT.match(text, match.end()))


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are part of a longer number with a point or comma in it."""
    before, end = text[max(0, match.start() - _LONGEST_LISTED) : match.start()], match.end()
    return bool(
        (_NUMBER_BEFORE.search(before) and not _LISTED_BEFORE.search(before))
        or (_NUMBER_AFTER.match(text, end) and not _LISTED_AFTER.match(text, end))
    )


def _is_birthday(day: str, month: str, year: str, serial: str) -> bool:
    """Whether the date exists. A year of four digits must have the century that the serial encodes."""
    in_century, born = int(year[-2:]), int(day)
    full_year = _century(in_century, int(serial[0])) + in_century
    if len(year) > len(day) and int(year) != full_year:
        return False
    if born > SUBSTITUTE:
        born -= SUBSTITUTE
    try:
        date(full_year, int(month), born)
    except ValueError:
        return False
    return True


def _century(year: int, first_of_serial: int) -> int:
    if first_of_serial <= 3:
        return 1900
    if first_of_serial in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def personal_number(file: str, sheet: str | None, cell: str | None, where: str) -> Finding:
    """The refusal of a file for containing a CPR number, which it does not repeat."""
    found = f"et muligt CPR-nummer {where}"
    return finding("personal_number", file=file, sheet=sheet, cell=cell, found=found)
