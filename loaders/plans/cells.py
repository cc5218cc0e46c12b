"""The text of cells in the tables of plans and drafts."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.plans.tables import quoted
from loaders.reading.cells import Mistake, interpret
from loaders.reading.sheets import Cell
from policy.tables import BY_NAME

TEXT = BY_NAME["initiatives"].field("note")
"""A field of any text, by which a cell is read."""


def text_of(cell: Cell) -> str:
    """What a cell shows, with its lines; empty if it is not sound."""
    reading = interpret(cell, TEXT)
    return "" if isinstance(reading, Mistake) or reading.value is None else str(reading.value)


def quoted_cells(cells: Iterable[Cell]) -> str:
    """The texts of a row, as a finding quotes them."""
    return "; ".join(quoted(text_of(cell)) for cell in cells)
