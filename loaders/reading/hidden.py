"""Notes about hidden cells that were read: one per sheet, because a filter can hide hundreds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby

from loaders.addresses import column_letters
from loaders.reading.cells import shown
from loaders.reading.sheets import Area, Cell, Sheet
from policy.findings import Finding, finding

MOST_NAMED = 12


def hidden_cells(
    file: str, sheet: Sheet, header_row: int, rows: Sequence[int], columns: Iterable[int]
) -> Finding | None:
    """The note about a sheet's hidden rows and columns among those that were read.

    None if nothing was read, or no part of it is hidden.
    """
    hidden_rows = [number for number in rows if number in sheet.hidden_rows]
    letters = [column_letters(number) for number in columns if number in sheet.hidden_columns]
    parts = ["hele arket"] if sheet.hidden else []
    parts += [f"række {spans(hidden_rows)}"] if hidden_rows else []
    parts += [f"kolonne {', '.join(letters)}"] if letters else []
    if not rows or not parts:
        return None
    row = hidden_rows[0] if hidden_rows else header_row
    column = letters[0] if letters else "A"
    found, cell = "; ".join(parts), f"{column}{row}"
    return finding("hidden_cells", file=file, sheet=sheet.name, cell=cell, found=found)


def changed_by_rules(
    file: str, sheet: Sheet, rows: Sequence[int], columns: Iterable[int]
) -> Finding | None:
    """The note about areas where conditional formatting can change the appearance of cells read."""
    columns = sorted(columns)
    covered = [area for area in sheet.under_rules if _first_inside(area, rows, columns)]
    if not covered:
        return None
    more = " …" if len(covered) > MOST_NAMED else ""
    found = "; ".join(map(_as_text, covered[:MOST_NAMED])) + more
    first = _first_inside(covered[0], rows, columns)
    return finding("changed_by_rule", file=file, sheet=sheet.name, cell=first, found=found)


def _first_inside(area: Area, rows: Sequence[int], columns: Sequence[int]) -> str | None:
    top, left, bottom, right = area
    row, column = bisect_left(rows, top), bisect_left(columns, left)
    if row == len(rows) or column == len(columns):
        return None
    if rows[row] > bottom or columns[column] > right:
        return None
    return f"{column_letters(columns[column])}{rows[row]}"


def _as_text(area: Area) -> str:
    top, left, bottom, right = area
    first, last = f"{column_letters(left)}{top}", f"{column_letters(right)}{bottom}"
    return first if first == last else f"{first}:{last}"


def looking_empty(file: str, sheet: Sheet, cells: Sequence[Cell]) -> Finding | None:
    """The note about cells that were read although they look empty; None without any."""
    if not cells:
        return None
    more = " …" if len(cells) > MOST_NAMED else ""
    found = "; ".join(f"{shown(cell.value)} i {cell.address}" for cell in cells[:MOST_NAMED]) + more
    first = cells[0].address
    return finding("looking_empty", file=file, sheet=sheet.name, cell=first, found=found)


def spans(numbers: Sequence[int]) -> str:
    """Sorted numbers, with runs of neighbours as ranges: 4-6, 9."""
    spans = [[number for _, number in run] for _, run in groupby(enumerate(numbers), _difference)]
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}-{s[-1]}" for s in spans)


def _difference(indexed: tuple[int, int]) -> int:
    index, number = indexed
    return number - index
