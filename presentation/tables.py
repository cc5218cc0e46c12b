"""A table declared once as columns over rows, and how each outlet shows it: page, document, file.

A cell holds a status by its code; pages and documents draw its mark, and files write its words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from typing import Generic, TypeAlias, TypeVar

from markupsafe import Markup

from metrics.status import Status
from presentation import blocks
from presentation.blocks import Statement
from presentation.html import downloads, markup
from presentation.language.absent import Absent
from presentation.language.numbers import in_cell, number

Row = TypeVar("Row")

Cell: TypeAlias = str | float | int | Statement | None
"""A text, a number in the unit of its heading or row, a status, or None if nothing is known."""


class Outlet(Flag):
    """Where a column appears."""

    PAGE = auto()
    DOCUMENT = auto()
    FILE = auto()


NOTHING = ("", "–", "ikke oplyst")
"""What a cell of a document says where nothing is known."""
PAGE, DOCUMENT, FILE = Outlet.PAGE, Outlet.DOCUMENT, Outlet.FILE
SHOWN = PAGE | DOCUMENT
EVERYWHERE = SHOWN | FILE


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A heading, and the function from a row to the cell under it.

    `page` makes a richer cell for pages (a link, small print), and `file` one for files that readers
    compute with. A `numeric` column is right-aligned. Pages and documents show `unknown` for None;
    a file leaves the cell empty, and `absent` is the reason that a workbook gives for it.
    """

    heading: str
    cell: Callable[[Row], Cell]
    outlets: Outlet = EVERYWHERE
    numeric: bool = False
    page: Callable[[Row], Cell] | None = None
    file: Callable[[Row], Cell] | None = None
    unknown: str = ""
    absent: Absent | Callable[[Row], Absent] = Absent.NOT_STATED


@dataclass(frozen=True)
class Table(Generic[Row]):
    """Columns over rows; the first cell of a row names it. `total`: the last row is a sum."""

    caption: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    total: bool = False


def on_page(table: Table[Row], css: str = "", *, caption_shown: bool = False) -> Markup:
    """The table as HTML."""
    columns = _columns(table, PAGE)
    return markup.table(
        table.caption,
        [markup.Heading(column.heading, column.numeric) for column in columns],
        ([_page_cell(column, row) for column in columns] for row in table.rows),
        css,
        caption_shown=caption_shown,
        total=table.total,
    )


def folded(table: Table[Row], css: str = "", after: Markup | str = "") -> Markup:
    """The table as HTML, and what stands under it, under a line with its caption; empty without rows."""
    if not table.rows:
        return Markup("")
    line = Markup('{} <span class="small">({})</span>').format(
        table.caption, number(len(table.rows))
    )
    return markup.unfolded(line, on_page(table, css) + after)


def in_document(table: Table[Row]) -> blocks.Table:
    """The table as a block of a document."""
    return _block(table, _columns(table, DOCUMENT))


def known_in_document(table: Table[Row]) -> blocks.Table:
    """The table as a block of a document, without a column in which nothing is known of any row."""
    first, *others = _columns(table, DOCUMENT)
    return _block(table, [first, *(each for each in others if _tells(each, table.rows))])


def _block(table: Table[Row], columns: Sequence[Column[Row]]) -> blocks.Table:
    return blocks.Table(
        table.caption,
        tuple(column.heading for column in columns),
        tuple(tuple(_document_cell(column, row) for column in columns) for row in table.rows),
        frozenset(place for place, column in enumerate(columns) if column.numeric),
        table.total,
    )


def _tells(column: Column[Row], rows: Sequence[Row]) -> bool:
    told = (_document_cell(column, row) for row in rows)
    nothing = (*NOTHING, column.unknown)
    return any(isinstance(cell, Statement) or cell not in nothing for cell in told)


def as_file(table: Table[Row], status: Status, name: str, title: str) -> downloads.Download:
    """The table as a download; each row has the date of the status."""
    columns = _columns(table, FILE)
    rows = [tuple(_file_cell(column, row) for column in columns) for row in table.rows]
    return downloads.extract(
        status,
        name,
        title,
        tuple(column.heading for column in columns),
        rows,
        (
            tuple(
                _reason(column, row) if cell in (None, "") else None
                for column, cell in zip(columns, cells, strict=True)
            )
            for row, cells in zip(table.rows, rows, strict=True)
        ),
    )


def _reason(column: Column[Row], row: Row) -> Absent:
    return column.absent if isinstance(column.absent, Absent) else column.absent(row)


def _columns(table: Table[Row], outlet: Outlet) -> list[Column[Row]]:
    return [column for column in table.columns if outlet in column.outlets]


def _page_cell(column: Column[Row], row: Row) -> str | Markup:
    cell = (column.page or column.cell)(row)
    match cell:
        case None:
            return column.unknown
        case Statement(code, text):
            return markup.mark(code, text)
        case str():
            return cell
    return number(cell)


def _document_cell(column: Column[Row], row: Row) -> str | Statement:
    cell = column.cell(row)
    match cell:
        case None:
            return column.unknown
        case Statement():
            return cell
        case str():
            return in_cell(cell) if column.numeric else cell
    return number(cell)


def _file_cell(column: Column[Row], row: Row) -> downloads.Cell:
    cell = (column.file or column.cell)(row)
    return cell.text if isinstance(cell, Statement) else cell
