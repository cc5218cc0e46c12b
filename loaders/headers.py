"""Which row of a sheet holds the headings, and which field stands in which column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.workbook import Cell
from policy.spelling import folded
from policy.tables import Field, Table

LAST_ROW = 20
FEWEST_RECOGNISED = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headings: its fields by column, and the headings that are not read."""

    row: int
    fields: Mapping[int, Field]
    cells: Mapping[int, Cell]
    unknown: tuple[Cell, ...]
    duplicates: tuple[tuple[Cell, Field], ...]
    missing: tuple[Field, ...]

    @property
    def columns(self) -> Mapping[str, int]:
        """The column of each field, by the field's name."""
        return {field.name: column for column, field in self.fields.items()}


def find(table: Table, rows: Sequence[tuple[Cell, ...]]) -> Header | None:
    """The header of a sheet: of the first rows the one with most headings of the table.

    None when no row has at least two of them (or the only one, of a table with one column).
    """
    candidates = [_header(table, cells) for cells in rows if cells[0].row <= LAST_ROW]
    best = max(candidates, key=lambda header: len(header.fields), default=None)
    fewest = min(FEWEST_RECOGNISED, len(table.fields))
    return best if best and len(best.fields) >= fewest else None


def _header(table: Table, cells: tuple[Cell, ...]) -> Header:
    """The row as a header. A column with the exact heading goes before one with an accepted one."""
    exact = {_plain(field.column.heading): field for field in table.fields}
    accepted = {_plain(name): field for field in table.fields for name in field.column.accepted}
    fields: dict[int, Field] = {}
    duplicates: dict[int, tuple[Cell, Field]] = {}
    read: set[str] = set()
    for headings in (exact, accepted):
        for cell in cells:
            field = headings.get(_heading(cell))
            if field is None or cell.column in fields:
                continue
            if field.name in read:
                duplicates[cell.column] = (cell, field)
            else:
                fields[cell.column] = field
                read.add(field.name)
    return Header(
        row=cells[0].row,
        fields=fields,
        cells={cell.column: cell for cell in cells},
        unknown=tuple(c for c in cells if c.column not in fields and c.column not in duplicates),
        duplicates=tuple(duplicates.values()),
        missing=tuple(field for field in table.fields if field.required and field.name not in read),
    )


def _plain(heading: str) -> str:
    return folded(heading).strip(" *:")


def _heading(cell: Cell) -> str:
    return _plain(cell.value) if isinstance(cell.value, str) else ""
