"""Texts too long for a cell: a row of Excel is at most 409 points high, and the rest is cut in print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import TextWrapper

from reports.tables.column_widths import LETTERS
from reports.tables.sheets import Sheet

LINE_POINTS = 15.75
MOST_LINES = 24
"""So many lines of 12 points fit in the highest row, with room for a printer's other widths."""
SHOWN_LINES = 18
"""The lines that a shortened text keeps, so that its reference has room too."""

NAME = "Lange tekster"
HEADINGS = ("Nr.", "Del", "Ark", "Række", "Kolonne", "Tekst")
WIDTH = 110


def lines_of(text: str, width: float) -> list[str]:
    """The lines of a text in a column, without a letter lost: joined, they are the text."""
    letters = max(1, int(width * LETTERS))
    if len(text) <= letters:
        return [text]
    return TextWrapper(letters, drop_whitespace=False, replace_whitespace=False).wrap(text)


def height_of(cells: Sequence[object], columns: Sequence[float]) -> float:
    """The height in points of a row, which programs do not all find themselves."""
    lines = (
        len(lines_of(cell, width)) if isinstance(cell, str) else 1
        for cell, width in zip(cells, columns, strict=True)
    )
    return LINE_POINTS * max(lines, default=1) + 2


def shortened(
    sheets: Sequence[Sheet], widths: Sequence[Sequence[float]]
) -> tuple[list[Sheet], Sheet | None]:
    """The sheets with long texts shortened, and the sheet that has them whole, if there are any."""
    whole: list[tuple[str | float | int, ...]] = []
    done = [_shorten(sheet, width, whole) for sheet, width in zip(sheets, widths, strict=True)]
    if not whole:
        return done, None
    title = "Tekster, der er for lange til en celle, hele og i dele"
    return done, Sheet(NAME, "tabel_lange_tekster", title, HEADINGS, tuple(whole))


def _shorten(
    sheet: Sheet, widths: Sequence[float], whole: list[tuple[str | float | int, ...]]
) -> Sheet:
    rows = list(sheet.rows)
    for place, row in enumerate(rows):
        cells = list(row)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            if isinstance(cell, str) and _is_long(cell, width):
                number = int(whole[-1][0]) + 1 if whole else 1
                named = (sheet.name, str(row[0])[:60], sheet.headings[column])
                whole += _parts(number, named, cell)
                cells[column] = _beginning(cell, width, number)
        rows[place] = tuple(cells)
    return replace(sheet, rows=tuple(rows))


def _is_long(text: str, width: float) -> bool:
    # Lines are at least half full, so a text of few letters needs no wrapping to be known as short.
    if len(text) <= MOST_LINES * width * LETTERS / 2:
        return False
    return len(lines_of(text, width)) > MOST_LINES


def _beginning(text: str, width: float, number: int) -> str:
    shown = "".join(lines_of(text, width)[:SHOWN_LINES]).rstrip()
    return f"{shown} … [forkortet; hele teksten er nr. {number} på arket {NAME}]"


def _parts(
    number: int, named: tuple[str, str, str], text: str
) -> list[tuple[str | float | int, ...]]:
    lines = lines_of(text, WIDTH)
    pieces = [lines[start : start + MOST_LINES] for start in range(0, len(lines), MOST_LINES)]
    return [
        (number, f"{place} af {len(pieces)}", *named, "".join(piece))
        for place, piece in enumerate(pieces, start=1)
    ]
