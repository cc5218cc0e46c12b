"""Finds the row of headings in a sheet, and the field of each column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.reading.seen import unmarked
from loaders.reading.sheets import Cell
from policy.spelling import INVISIBLE, folded
from policy.tables import Field, Table

LAST_ROW = 20
FEWEST_RECOGNISED = 2
MOST_ROWS = 3
"""The most rows that one set of headings can span."""
_SCALE = r"(?:1[. ]000|t\.? ?kr|tusind|mio|mill|mia|milliard)"
_UNIT_OF_ALL = re.compile(rf"\b(?:i|hele|alle tal) {_SCALE}|[(\[]{_SCALE}")
_WITH_MORE = re.compile(r"(?P<heading>.+?) ?(?:[(\[,%].*|\bi (?!alt\b).*)")
_NOTE_SIGNS = re.compile(r"(?:[ *:¹²³⁰-⁹]|(?<=\S)[ ]?\d\))+$")
"""References to notes at the end of a heading."""


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headings: its fields by column, and the headings that are not read.

    Headings can span several rows: `first_row` is the uppermost, `row` the last.
    """

    first_row: int
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
    """The header of a sheet: the row with most of the table's headings among the first rows.

    None if no row has at least two of them (or the only one, for a table with one column).
    """
    names = {plain(name) for field in table.fields for name in field.headings}
    candidates = [_header(table, line) for line in lines(rows, names.__contains__)]
    best = max(candidates, key=lambda header: len(header.fields), default=None)
    fewest = min(FEWEST_RECOGNISED, len(table.fields))
    return best if best and len(best.fields) >= fewest else None


def lines(
    rows: Sequence[tuple[Cell, ...]], is_heading: Callable[[str], bool]
) -> Iterator[tuple[Cell, ...]]:
    """Each of the first rows, and groups of them whose headings are in different columns.

    Headings on several rows are joined to one line. No cell of a lower row is below a heading of an
    upper one; otherwise the lower row would be a row of figures.
    """
    first = [cells for cells in rows if cells[0].row <= LAST_ROW]
    for number in range(1, MOST_ROWS + 1):
        for start in range(len(first) - number + 1):
            if line := _together(first[start : start + number], is_heading):
                yield line


def _together(
    rows: Sequence[tuple[Cell, ...]], is_heading: Callable[[str], bool]
) -> tuple[Cell, ...] | None:
    """Consecutive rows joined to one line of headings; None if they are not that."""
    line, *others = rows
    for lower in others:
        under = {cell.column for cell in lower}
        known = {cell.column for cell in line if is_heading(heading(cell))}
        is_next = lower[0].row == max(cell.row for cell in line) + 1
        has_headings = any(is_heading(heading(cell)) for cell in lower)
        if not (is_next and known and has_headings) or known & under:
            return None
        beside = (cell for cell in line if cell.column not in under)
        line = tuple(sorted((*beside, *lower), key=lambda cell: cell.column))
    return line


def _header(table: Table, cells: tuple[Cell, ...]) -> Header:
    """The row as a header. An exact heading takes precedence over an accepted spelling."""
    exact = {plain(field.column.heading): field for field in table.fields}
    accepted = {plain(name): field for field in table.fields for name in field.column.accepted}
    fields: dict[int, Field] = {}
    duplicates: dict[int, tuple[Cell, Field]] = {}
    read: set[str] = set()
    for headings in (exact, accepted):
        for cell in cells:
            field = headings.get(heading(cell))
            if field is None or cell.column in fields:
                continue
            if field.name in read:
                duplicates[cell.column] = (cell, field)
            else:
                fields[cell.column] = field
                read.add(field.name)
    return Header(
        first_row=min(cell.row for cell in cells),
        row=max(cell.row for cell in cells),
        fields=fields,
        cells={cell.column: cell for cell in cells},
        unknown=tuple(c for c in cells if c.column not in fields and c.column not in duplicates),
        duplicates=tuple(duplicates.values()),
        missing=tuple(field for field in table.fields if field.required and field.name not in read),
    )


def field_with_more(table: Table, header: Header, cell: Cell) -> Field | None:
    """The field whose heading has a unit or other words after it: *Værdi (t.kr.)*.

    None if the field has a column already.
    """
    match = _WITH_MORE.fullmatch(heading(cell))
    named = str(match["heading"]) if match else ""
    read = {field.name for field in header.fields.values()}
    return next(
        (
            field
            for field in table.fields
            if field.name not in read and named in map(plain, field.headings)
        ),
        None,
    )


def names_unit(title: str) -> bool:
    """Whether a title above the headings says that figures are in thousands or millions.

    >>> names_unit("Beløb i 1.000 kr."), names_unit("22,7 mio. kr. til byrum")
    (True, False)
    """
    return _UNIT_OF_ALL.search(folded(title)) is not None


def plain(name: str) -> str:
    """A heading in the form used for comparison: without note signs and invisible characters."""
    if not name.isascii():
        name = INVISIBLE.sub("", name)
    return _NOTE_SIGNS.sub("", folded(name)).strip(" *:")


def heading(cell: Cell) -> str:
    """The comparable heading in a cell; empty if it is not text, or is struck out."""
    if not isinstance(cell.value, str):
        return ""
    return plain(unmarked(cell.runs) if cell.runs else cell.value)
