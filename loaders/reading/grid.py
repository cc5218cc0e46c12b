"""The values of a sheet's cells and no more, for files that have many thousands of them.

Every file format is read to this too, for tables of statistics; `loaders.reading.sheets` has all that a
delivery's reader must know of a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from loaders.addresses import column_letters
from loaders.guard.limits import LIMITS

SIGNIFICANT_DIGITS = 15
"""The digits of a number that spreadsheets keep; those after them come of their binary numbers."""


class Problem(StrEnum):
    """Why a cell that is not empty has no value."""

    ERROR = "it shows an error, such as #REF!"
    UNCALCULATED = "the result of its formula is not stored, or may never have been calculated"
    NO_NUMBER = "what is stored as its number is none"


@dataclass(frozen=True, slots=True)
class Fault:
    """In place of a value that is not there, with what the cell shows."""

    problem: Problem
    shown: str


Value: TypeAlias = str | int | Decimal | bool | date | datetime | time | timedelta | Fault
Row: TypeAlias = Mapping[int, Value]


@dataclass(frozen=True, slots=True)
class Grid:
    """The visible sheet `name`: its values by row and then by column, both from 1. Empty cells have none."""

    name: str
    rows: Mapping[int, Row]

    def at(self, row: int, column: int) -> Value | None:
        """The value of a cell; None if it is empty."""
        return self.rows.get(row, {}).get(column)

    def text(self, row: int, column: int) -> str:
        """A cell as the text of a heading."""
        return text_of(self.at(row, column))

    def address(self, row: int, column: int) -> str:
        """The cell as people find it.

        >>> Grid("Ark 1", {}).address(7, 2)
        'Ark 1!B7'
        """
        return f"{self.name}!{column_letters(column)}{row}"

    def filled(self) -> Iterator[tuple[int, Row]]:
        """The rows that are not empty, from the top."""
        yield from sorted(self.rows.items())


def text_of(value: Value | None) -> str:
    """A value as the text of a heading: a year that is stored as a number or a day is text like others.

    >>> text_of(2024), text_of(" Syd "), text_of(datetime(2024, 12, 31)), text_of(None)
    ('2024', 'Syd', '2024-12-31', '')
    """
    if value is None:
        return ""
    if isinstance(value, Fault):
        return value.shown
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return str(value).strip()


def number_of(stored: str) -> int | Decimal | None:
    """The number that a workbook stores, in the digits that spreadsheets keep; None if it is no number.

    >>> number_of("103.59999999999999"), number_of("12"), number_of("2.50"), number_of("1E-2")
    (Decimal('103.6'), 12, Decimal('2.50'), Decimal('0.01'))
    """
    try:
        if len(stored) <= SIGNIFICANT_DIGITS and "E" not in stored and "e" not in stored:
            return Decimal(stored) if "." in stored else int(stored)
        if len(stored) > LIMITS.number:
            return None
        number = Decimal(f"{float(stored):.{SIGNIFICANT_DIGITS}g}")
    except (ValueError, ArithmeticError):
        return None
    if not number.is_finite():
        return None
    return int(number) if number == number.to_integral_value() else number
