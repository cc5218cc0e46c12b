"""Cell addresses as people read them, and their row and column numbers."""

from __future__ import annotations

import re

EXCEL_ROWS, EXCEL_COLUMNS = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})", re.ASCII)


def column_letters(column: int) -> str:
    """The letters of a column.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    found = ""
    while column:
        column, letter = divmod(column - 1, 26)
        found = chr(ord("A") + letter) + found
    return found


COLUMNS = {column_letters(number): number for number in range(1, EXCEL_COLUMNS + 1)}
"""Each column's number by its letters."""


def place(address: str) -> tuple[int, int] | None:
    """Row and column of an address; None if Excel has no such cell.

    >>> place("$B3"), place("XFE1")
    ((3, 2), None)
    """
    match = _ADDRESS.fullmatch(address)
    if not match:
        return None
    column, row = COLUMNS.get(match[1].upper(), 0), int(match[2])
    return (row, column) if column and row <= EXCEL_ROWS else None
