"""The widths of a table's columns, so that it fits the width of one printed page in readable letters."""

from __future__ import annotations

from collections.abc import Sequence

from reports.shared.fitting import longest_word, text_width
from reports.tables.sheets import Sheet

TEXT_SIZE = 12
UNIT = 5.25
"""The points of a unit of column width: a digit of Excel's usual font at 11 points."""
PADDING = 3.75 / UNIT
"""What a program adds to the width of each column, in units, so that the text has all of it."""
REGULAR = 1.02
"""Text is measured in the bold letters; regular ones take less."""
PAGE_UNITS = 222
"""The units on a lying A4 page, the padding counted. Letters of 12 points are then printed at 8 or more.

The page has 785 points between its margins: 785 / (222 x 5.25) = 0.67, and 0.67 x 12 = 8.1.
"""
NARROWEST, LONGEST_WORD = 7, 22
"""Longer words break inside a cell rather than take the width of the others."""
INDENT = 2
"""The units by which numbers keep away from the next column."""
HEAD_LINES = 3
"""A heading is printed on each page, so a column is wide enough to keep it low."""
LONG_TEXT, WIDE_ENOUGH = 300, 48
"""A column with a text of more letters than the first is at least as wide as the second."""
STEP, SAMPLE = 2, 60
"""How much a column is widened at a time, and from how many rows the need for it is known."""


def room_for_text(width: float, *, bold: bool = False) -> float:
    """The points that a text has on a line of a column."""
    return width * UNIT * (1 if bold else REGULAR)


def widths(sheet: Sheet) -> list[float]:
    """A width for each column: what its texts need, and where that is too much, a share of the page."""
    columns = list(zip(sheet.headings, *sheet.rows, strict=True))
    least = [_least(column) for column in columns]
    wanted = [max(low, _wanted(column)) for low, column in zip(least, columns, strict=True)]
    room = max(PAGE_UNITS - PADDING * len(columns), sum(least))
    natural = [max(low, _units(str(head))) for low, (head, *_) in zip(wanted, columns, strict=True)]
    found = natural if sum(natural) <= room else _shared(least, wanted, columns, room)
    # The lines above the table must not run out of the page.
    missing = max(map(_units, sheet.lines), default=0) - sum(found)
    return [*found[:-1], found[-1] + max(0, missing)]


def _least(column: Sequence[object]) -> float:
    """The width of the longest word, and more for a column of long texts."""
    head, *cells = map(_shown, column)
    word = longest_word(" ".join(cells), TEXT_SIZE) / UNIT
    heading = max(longest_word(head, TEXT_SIZE) / UNIT, _units(head) / (HEAD_LINES - 0.5))
    low = max(NARROWEST, min(max(word, heading) + INDENT, LONGEST_WORD))
    return max(low, WIDE_ENOUGH) if max(map(len, cells), default=0) > LONG_TEXT else low


def _shown(cell: object) -> str:
    return cell if isinstance(cell, str) else f"{cell:,}"


def _wanted(column: Sequence[object]) -> float:
    _, *cells = column
    return max((_units(_shown(cell)) for cell in cells), default=0)


def _units(text: str) -> float:
    """The units that a text takes on one line."""
    return text_width(text, TEXT_SIZE) / UNIT + 1


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


def _sampled(column: Sequence[object]) -> list[float]:
    _, *cells = column
    return [_units(_shown(cell)) for cell in cells[:: max(1, len(cells) // SAMPLE)]]


def _gain(lengths: Sequence[float], width: float) -> float:
    """What a step saves. The highest cell decides a row's height, so a line more of it counts for more."""
    return _cost(lengths, width) - _cost(lengths, width + STEP)


def _cost(lengths: Sequence[float], width: float) -> float:
    return sum(max(1.0, length / width) ** 3 for length in lengths)
