"""A table of a plan, whether it is in a Word document or in a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from loaders.addresses import column_letters
from loaders.reading.grid import Fault, Grid
from loaders.reading.sheets import Area, Cell, Sheet, Value
from policy.findings import Finding, finding

LONGEST_QUOTED = 300


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table with its filled cells from the top and the left, and the lines of text above it.

    A cell that is merged with others below is in each of their rows. `peculiar` are the findings about
    what its cells hold besides their text, which count only if the table is read.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...] = ()
    peculiar: tuple[Finding, ...] = ()

    @property
    def cells(self) -> int:
        return sum(map(len, self.rows))


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The tables of a file, and the number of paragraphs outside them."""

    file: str
    tables: tuple[PlanTable, ...]
    paragraphs: int = 0


def of_sheet(file: str, sheet: Sheet) -> PlanTable:
    """A sheet as a table; cells merged downwards are repeated."""
    cells = {(cell.row, cell.column): cell for row in sheet.rows for cell in row}
    peculiar = []
    for area in sheet.merged:
        top, left, bottom, _ = area
        first = cells.get((top, left))
        if first and bottom > top:
            cells |= {(cell.row, cell.column): cell for cell in _repeated(first, area)}
            peculiar.append(merged_down(file, sheet.name, first, bottom - top + 1))
    return PlanTable(sheet.name, _in_rows(cells), peculiar=tuple(peculiar))


def _repeated(first: Cell, area: Area) -> Iterator[Cell]:
    top, left, bottom, _ = area
    for row in range(top + 1, bottom + 1):
        yield first._replace(row=row, address=f"{column_letters(left)}{row}")


def of_grid(grid: Grid) -> PlanTable:
    """The values of a sheet as a table."""
    cells = {
        (number, column): Cell(f"{column_letters(column)}{number}", number, column, _value(value))
        for number, row in grid.filled()
        for column, value in row.items()
    }
    return PlanTable(grid.name, _in_rows(cells))


def _value(value: object) -> Value:
    if isinstance(value, Fault):
        return value.shown
    return float(value) if not isinstance(value, _PLAIN) else value  # type: ignore[arg-type]  # a Decimal


_PLAIN = (str, bool, int, float)


def _in_rows(cells: dict[tuple[int, int], Cell]) -> tuple[tuple[Cell, ...], ...]:
    filled = (cells[place] for place in sorted(cells) if cells[place].value != "")
    return tuple(tuple(row) for _, row in groupby(filled, key=lambda cell: cell.row))


def merged_down(file: str, name: str, first: Cell, rows: int) -> Finding:
    return finding(
        "plan_merged_down",
        file=file,
        sheet=name,
        cell=first.address,
        found=f"{quoted(str(first.value))} over {rows} rækker",
    )


def quoted(text: str) -> str:
    """A text as a finding quotes it, on one line.

    >>> quoted("Nye  rådgivere fra 2027")
    '»Nye rådgivere fra 2027«'
    """
    line = " ".join(text.split())
    return f"»{line}«" if len(line) <= LONGEST_QUOTED else f"»{line[:LONGEST_QUOTED]} …«"
