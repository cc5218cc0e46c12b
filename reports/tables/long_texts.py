"""Texts too long for a cell: a row of Excel is at most 409 points high, and the rest is cut in print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.shared.fitting import lines
from reports.tables.column_widths import TEXT_SIZE, room_for_text
from reports.tables.sheets import Row, Sheet

LINE_POINTS = 15.75
"""The height of a line of 12 points in Excel."""
MOST_LINES = 24
"""So many lines fit in the highest row."""
SHOWN_LINES = 18
"""The lines that a shortened text keeps, so that its reference has room too."""
PIECE = 1_500
"""The letters of a piece of a whole text: words of 60 letters, one a line, are 25 lines."""

NAME = "Lange tekster"
TITLE = "Tekster, der er for lange til en celle, hele og i dele"
HEADINGS = ("Nr.", "Del", "Ark", "Række", "Kolonne", "Tekst")


def height_of(cells: Sequence[object], columns: Sequence[float], *, bold: bool = False) -> float:
    """The height in points of a row, which programs do not all find themselves."""
    counts = (
        _lines(cell, width, bold=bold) if isinstance(cell, str) else 1
        for cell, width in zip(cells, columns, strict=True)
    )
    return LINE_POINTS * max(counts, default=1) + 2


def _lines(text: str, width: float, *, bold: bool = False) -> int:
    return len(lines(text, room_for_text(width, bold=bold), TEXT_SIZE))


def shortened(
    sheets: Sequence[Sheet], widths: Sequence[Sequence[float]]
) -> tuple[list[Sheet], Sheet | None]:
    """The sheets with long texts shortened, and the sheet that has them whole, if there are any."""
    whole: list[Row] = []
    done = [_shorten(sheet, width, whole) for sheet, width in zip(sheets, widths, strict=True)]
    more = Sheet(NAME, "tabel_lange_tekster", TITLE, HEADINGS, tuple(whole))
    return done, more if whole else None


def _shorten(sheet: Sheet, widths: Sequence[float], whole: list[Row]) -> Sheet:
    """The sheet with its long texts shortened; their pieces are added to `whole`."""
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
    # A letter is narrower than its size, so a text of few letters is known to be short.
    if len(text) * TEXT_SIZE < MOST_LINES * room_for_text(width) / 2:
        return False
    return _lines(text, width) > MOST_LINES


def _beginning(text: str, width: float, number: int) -> str:
    shown = lines(text, room_for_text(width), TEXT_SIZE)[:SHOWN_LINES]
    start = text[: sum(map(len, shown))].rpartition(" ")[0]
    return f"{start} … [forkortet; hele teksten er nr. {number} på arket {NAME}]"


def _parts(number: int, named: tuple[str, str, str], text: str) -> list[Row]:
    found = list(pieces(text))
    return [
        (number, f"{place} af {len(found)}", *named, piece)
        for place, piece in enumerate(found, start=1)
    ]


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that end between words. Joined by spaces, they are the text."""
    rest = text
    while len(rest) > PIECE:
        piece = rest[:PIECE].rpartition(" ")[0] or rest[:PIECE]
        yield piece
        rest = rest[len(piece) :].removeprefix(" ")
    yield rest
