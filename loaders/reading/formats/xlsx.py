"""Excel's workbooks (.xlsx, ISO/IEC 29500): a zip of XML parts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from itertools import groupby, product
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from loaders.addresses import column_letters
from loaders.guard import archive, file_kinds, opening, xml_scan
from loaders.guard.limits import Limits
from loaders.guard.package import Package
from loaders.reading.file_format import FileFormat
from loaders.reading.formats.xlsx_parts import sheet_part, values
from loaders.reading.formats.xlsx_parts.book_parts import Book, SheetPart, book, notes
from loaders.reading.formats.xlsx_parts.circular import circular
from loaders.reading.formats.xlsx_parts.stale import has_stale_zero
from loaders.reading.grid import Grid
from loaders.reading.sheets import Cell, Doubt, Sheet, Value, Workbook, gives_nothing
from policy.findings import Finding

WORKBOOK = re.compile(r"(^|/)workbook[^/]*\.xml$")
"""Some programs store the workbook at the root of the zip, or number it."""


def recognised(content: bytes) -> bool:
    """Whether the file is a zip with a workbook in it."""
    if not content.startswith(file_kinds.ZIP):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return any(WORKBOOK.search(name.lower()) for name in parts.namelist())
    except archive.UNREADABLE_ZIP:
        return False


def refusals(file: str, content: bytes, limits: Limits) -> tuple[Finding, ...]:
    """The reasons not to open the workbook."""
    return opening.examined(file, content, limits, xml_scan.examine)


def read(file: str, content: bytes) -> Workbook:
    """The cells of a workbook that passed the guard. Raises `UNREADABLE` if it is damaged."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        package = Package(parts)
        whole = book(package)
        sheets = tuple(_sheet(package, whole, listed) for listed in whole.sheets)
    return Workbook(file, _doubted(_circular_marked(sheets)), whole.properties)


def grids(content: bytes) -> tuple[Grid, ...]:
    """The values of the visible sheets of a workbook that passed the guard. Raises `UNREADABLE`."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        package = Package(parts)
        whole = book(package)
        return tuple(_grid(package, whole, listed) for listed in whole.sheets if not listed.hidden)


def _grid(package: Package, book: Book, listed: SheetPart) -> Grid:
    with package.open(listed.part) as stream:
        return values.grid(stream, listed.name, book)


UNREADABLE = (*archive.UNREADABLE_ZIP, ParseError, ExpatError, LookupError, OverflowError)
"""The exceptions for a damaged file, found by damaging every part of a file in turn."""

FORMAT = FileFormat(
    name="Excel",
    ending=".xlsx",
    recognised=recognised,
    refusals=refusals,
    read=read,
    grids=grids,
    unreadable=UNREADABLE,
)


def _sheet(package: Package, book: Book, listed: SheetPart) -> Sheet:
    with package.open(listed.part) as stream:
        found = sheet_part.content(stream, book)
    noted = notes(package, listed.part)
    hidden_columns = frozenset(
        number
        for number in {cell.column for cell in found.cells}
        if any(first <= number <= last for first, last in found.hidden_columns)
    )
    merged, covered = _merged(found.merged)
    cells = []
    for cell in found.cells:
        row, column = place = cell.row, cell.column
        if place in covered:
            continue
        address = f"{column_letters(column)}{row}"
        cells.append(
            Cell(
                address,
                row,
                column,
                cell.value,
                cell.formula,
                cell.style.number_format,
                row in found.hidden_rows or column in hidden_columns,
                noted.get(address),
                place in merged,
                runs=cell.runs,
                unseen=cell.looks_empty or (found.hides_zeros and _is_zero(cell.value)),
                doubt=Doubt.ASKED if book.is_uncalculated and cell.formula is not None else None,
            )
        )
    return Sheet(
        name=listed.name,
        rows=tuple(tuple(row) for _, row in groupby(cells, key=lambda cell: cell.row)),
        hidden=listed.hidden,
        hidden_rows=frozenset(found.hidden_rows),
        hidden_columns=hidden_columns,
        under_rules=tuple(found.under_rules),
        merged=tuple(found.merged),
    )


def _is_zero(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == 0


def _merged(
    areas: Iterable[tuple[int, int, int, int]],
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The first cell of each merged area, and the cells that it covers."""
    first, covered = set(), set()
    for top, left, bottom, right in areas:
        first.add((top, left))
        covered |= set(product(range(top, bottom + 1), range(left, right + 1))) - {(top, left)}
    return first, covered


def _circular_marked(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    places = circular(sheets)
    if not places:
        return sheets

    def marked(sheet: Sheet, cell: Cell) -> Cell:
        return cell._replace(circular=(sheet.name.casefold(), cell.row, cell.column) in places)

    return tuple(_changed(sheet, marked) for sheet in sheets)


def _doubted(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """The sheets, with doubt about the results of formulas that may never have been calculated.

    A file that one program wrote without calculating, and a different one has saved again, does not
    request recalculation. All its formulas give 0, or one of them shows a 0 that it cannot give.
    """
    if has_stale_zero(sheets):
        return tuple(_changed(sheet, _stale) for sheet in sheets)
    results = [
        cell.value
        for sheet in sheets
        for row in sheet.rows
        for cell in row
        if cell.formula and cell.value is not None and cell.doubt is None
    ]
    if not results or not all(map(_is_zero, results)):
        return sheets

    def doubted(_: Sheet, cell: Cell) -> Cell:
        return cell._replace(doubt=Doubt.ALL_ZERO) if cell.formula and not cell.doubt else cell

    return tuple(_changed(sheet, doubted) for sheet in sheets)


def _stale(_: Sheet, cell: Cell) -> Cell:
    """The cell, in doubt if its formula gives nothing; other results have been calculated."""
    is_nothing = cell.formula and not cell.doubt and gives_nothing(cell.value)
    return cell._replace(doubt=Doubt.STALE) if is_nothing else cell


def _changed(sheet: Sheet, change: Callable[[Sheet, Cell], Cell]) -> Sheet:
    return replace(sheet, rows=tuple(tuple(change(sheet, c) for c in row) for row in sheet.rows))
