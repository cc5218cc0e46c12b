"""The widths of a table's columns, so that it fits the width of one printed page in readable letters."""

from __future__ import annotations

from collections.abc import Sequence

from reports.tables.sheets import Sheet

PAGE_UNITS = 208
"""The units of width on a lying A4 page. Letters of 12 points are then printed at 8.5 or more.

The page has 785 points between its margins, and a unit is 5.25 points: 785 / (208 x 5.25) = 0.72, and
0.72 x 12 = 8.6.
"""
LETTERS = 1.06
"""The letters of 12 points on a unit of width; running text has 1.16, names with capitals fewer."""
NARROWEST, PADDING = 7, 2
LONGEST_WORD = 18
"""Longer words break inside a cell rather than take the width of the others."""
HEAD_LINES = 3
"""A heading is printed on each page, so a column is wide enough to keep it low."""
LONG_TEXT, WIDE_ENOUGH = 300, 48
"""A column with a text longer than the first is at least as wide as the second."""
STEP, SAMPLE = 2, 60
"""How much a column is widened at a time, and from how many rows the need for it is known."""


def widths(sheet: Sheet) -> list[float]:
    """A width for each column: what its texts need, and where that is too much, a share of the page."""
    columns = list(zip(sheet.headings, *sheet.rows, strict=True))
    least = [_least(column) for column in columns]
    wanted = [max(low, _wanted(column)) for low, column in zip(least, columns, strict=True)]
    room = max(PAGE_UNITS, sum(least))
    found = wanted if sum(wanted) <= room else _shared(least, wanted, columns, room)
    # The lines above the table must not run out of the page.
    missing = max((len(line) for line in sheet.lines), default=0) / LETTERS - sum(found)
    return [*found[:-1], found[-1] + max(0, missing)]


def _least(column: Sequence[object]) -> float:
    """The width of the longest word, and more for a column of long texts."""
    texts = [cell for cell in column if isinstance(cell, str)]
    word = max((len(word) for text in texts for word in text.split()), default=0)
    number = max((len(f"{cell:,}") for cell in column if not isinstance(cell, str)), default=0)
    head = len(str(column[0])) // HEAD_LINES
    low = max(NARROWEST, *map(_units, (min(word, LONGEST_WORD), number, head)))
    is_long = max((len(text) for text in texts), default=0) > LONG_TEXT
    return max(low, WIDE_ENOUGH) if is_long else low


def _wanted(column: Sequence[object]) -> float:
    _, *cells = column
    return _units(max((len(str(cell)) for cell in cells), default=0))


def _units(letters: int) -> float:
    return letters / LETTERS + PADDING


def _shared(
    least: Sequence[float],
    wanted: Sequence[float],
    columns: Sequence[Sequence[object]],
    room: float,
) -> list[float]:
    """Each column its least; then, a step at a time, the one whose cells lose most lines by it."""
    found = list(least)
    lengths = [_sampled(column) for column in columns]
    gains = [_gain(texts, width) for texts, width in zip(lengths, found, strict=True)]
    while sum(found) + STEP <= room:
        place = max(range(len(found)), key=gains.__getitem__)
        if gains[place] <= 0:
            break
        found[place] += STEP
        is_enough = found[place] >= wanted[place]
        gains[place] = 0 if is_enough else _gain(lengths[place], found[place])
    return found


def _sampled(column: Sequence[object]) -> list[int]:
    _, *cells = column
    return [len(str(cell)) for cell in cells[:: max(1, len(cells) // SAMPLE)]]


def _gain(lengths: Sequence[int], width: float) -> float:
    """What a step saves. The highest cell decides a row's height, so a line more of it counts for more."""
    return _cost(lengths, width) - _cost(lengths, width + STEP)


def _cost(lengths: Sequence[int], width: float) -> float:
    letters = width * LETTERS
    return sum(max(1.0, length / letters) ** 3 for length in lengths)
