"""Detects formulas that depend on themselves: Excel saves 0 or an old result for them, never a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from loaders.addresses import EXCEL_COLUMNS, EXCEL_ROWS
from loaders.reading.sheets import Sheet

MOST_STEPS = 500_000
MOST_CHARACTERS = 1_000_000
"""The most steps from formula to formula, and characters of formulas; beyond them nothing is followed."""


class CellPlace(NamedTuple):
    """A cell of a workbook; the sheet's name in lower case, because Excel ignores case."""

    sheet: str
    row: int
    column: int


def circular(sheets: Iterable[Sheet]) -> frozenset[CellPlace]:
    """The cells whose formula depends on itself, directly or through other formulas."""
    formulas = {
        CellPlace(sheet.name.casefold(), cell.row, cell.column): cell.formula
        for sheet in sheets
        for row in sheet.rows
        for cell in row
        if cell.formula
    }
    if sum(map(len, formulas.values())) > MOST_CHARACTERS:
        return frozenset()
    rows: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place in sorted(formulas):
        rows[place.sheet][place.column].append(place.row)
    steps = _steps(formulas, rows)
    return frozenset(place for ring in _rings(steps) for place in ring)


def _steps(
    formulas: Mapping[CellPlace, str], rows: Mapping[str, Mapping[int, list[int]]]
) -> dict[CellPlace, list[CellPlace]]:
    """From each formula to the formulas that it depends on."""
    steps: dict[CellPlace, list[CellPlace]] = {}
    left = MOST_STEPS
    for place, formula in formulas.items():
        steps[place] = []
        for sheet, area in _areas(place.sheet, formula):
            first_column, first_row, last_column, last_row = area
            for column, known in rows.get(sheet, {}).items():
                if first_column <= column <= last_column:
                    found = known[bisect_left(known, first_row) : bisect_right(known, last_row)]
                    steps[place] += [CellPlace(sheet, row, column) for row in found]
        left -= len(steps[place])
        if left < 0:
            break
    return steps


def _areas(sheet: str, formula: str) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The areas of cells that a formula refers to, each with its sheet."""
    # Imported here, because most workbooks have no formulas, and the reading process must start quickly.
    from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
    from openpyxl.utils import range_boundaries

    try:
        tokens = Tokenizer(formula).items
    except (TokenizerError, IndexError):
        return
    for token in tokens:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            continue
        other, _, area = token.value.rpartition("!")
        try:
            first_column, first_row, last_column, last_row = range_boundaries(area.replace("$", ""))
        except (ValueError, TypeError):
            continue  # a name, or a column of a table
        named = other.strip("'").replace("''", "'").casefold()
        # References to whole columns have no rows, and those to whole rows have no columns.
        last = (last_column or EXCEL_COLUMNS, last_row or EXCEL_ROWS)
        yield named or sheet, (first_column or 1, first_row or 1, *last)


def _rings(steps: Mapping[CellPlace, list[CellPlace]]) -> Iterator[list[CellPlace]]:
    """Groups of places that lead to each other (Tarjan's strongly connected components)."""
    order: dict[CellPlace, int] = {}
    lowest: dict[CellPlace, int] = {}
    waiting: list[CellPlace] = []
    is_waiting: set[CellPlace] = set()
    for start in steps:
        if start in order:
            continue
        path = [(start, iter(steps[start]))]
        order[start] = lowest[start] = len(order)
        waiting.append(start)
        is_waiting.add(start)
        while path:
            place, ahead = path[-1]
            following = next((p for p in ahead if p not in order or p in is_waiting), None)
            if following is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[place])
                if lowest[place] == order[place]:
                    ring = [waiting.pop()]
                    while ring[-1] != place:
                        ring.append(waiting.pop())
                    is_waiting.difference_update(ring)
                    if len(ring) > 1 or place in steps[place]:
                        yield ring
            elif following in order:
                lowest[place] = min(lowest[place], order[following])
            else:
                order[following] = lowest[following] = len(order)
                waiting.append(following)
                is_waiting.add(following)
                path.append((following, iter(steps.get(following, []))))
