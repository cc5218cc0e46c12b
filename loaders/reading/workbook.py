"""From a file's bytes to its cells, with everything about a cell that decides what it means."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from enum import StrEnum
from io import BytesIO
from itertools import groupby, islice, product
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from loaders.addresses import column_letters
from loaders.guard import opening
from loaders.guard.archive import UNREADABLE_ZIP
from loaders.guard.package import Package
from loaders.guard.personal import PNumbers, has_personal_number
from loaders.guard.xml_scan import IN_CELL, IN_NOTE, MOST_PERSONAL, personal_number
from loaders.reading import sheet_part
from loaders.reading.book_parts import Book, SheetPart, book, notes
from loaders.reading.circular import circular
from loaders.reading.seen import Run
from loaders.reading.sheet_part import Area, Value
from loaders.reading.stale import has_stale_zero
from policy.findings import Finding

UNREADABLE_WORKBOOK = (*UNREADABLE_ZIP, ParseError, LookupError, OverflowError)
"""What reading a damaged file raises, as seen by damaging every part of a file in turn."""

FIRST_DAY = datetime(1900, 1, 2)  # noqa: DTZ001  # dates in workbooks have no time zone
"""Excel's days begin just before it: a 0 that is shown as a date."""


class Doubt(StrEnum):
    """Why the result of a formula may be one that nobody calculated."""

    ASKED = "the file asks to be calculated when it is opened"
    ALL_ZERO = "every formula of the file gives 0"
    STALE = "a formula of the file shows 0 that it cannot give"


class Cell(NamedTuple):
    """One cell that is not empty.

    `value` is what the cell shows (of a formula: the cached result, None when there is none),
    `formula` what it computes, `note` its comment; `hidden` when its row or column is hidden;
    `merged` when it covers several cells; `circular` when its formula computes on itself. `runs`
    are the parts of its text where any is struck out, raised or lowered; `unseen` when the cell
    looks empty; `doubt` is why its formula's result may be nobody's.
    """

    address: str
    row: int
    column: int
    value: Value
    formula: str | None = None
    number_format: str = "General"
    hidden: bool = False
    note: str | None = None
    merged: bool = False
    circular: bool = False
    runs: tuple[Run, ...] = ()
    unseen: bool = False
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from the top, each with its cells from the left; empty ones left out."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    under_rules: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets in their order, and its custom properties by name."""

    file: str
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not opened, and why. `file` is its name, without a personal number in it."""

    file: str
    findings: tuple[Finding, ...]


def read(name: str, content: bytes) -> Workbook | Refused:
    """The cells of the workbook `content`, or why it is refused. `name` is used in findings."""
    file = opening.safe_name(name)
    if findings := opening.refusals(name, content):
        return Refused(file, findings)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            package = Package(archive)
            parts = book(package)
            sheets = tuple(_sheet(package, parts, listed) for listed in parts.sheets)
        sheets = _doubted(_circular_marked(sheets))
    except UNREADABLE_WORKBOOK:
        return Refused(file, (opening.damaged(file),))
    if findings := tuple(islice(_personal(file, sheets), MOST_PERSONAL)):
        return Refused(file, findings)
    return Workbook(file, sheets, parts.properties)


def _personal(file: str, sheets: Iterable[Sheet]) -> Iterator[Finding]:
    """Every cell and note with a CPR number that can be seen only once it has been put together.

    The guard sees a text as the file has it: in parts, and with phonetic text between them.
    """
    texts = {cell.value for sheet in sheets for row in sheet.rows for cell in row}
    found = {text for text in texts if isinstance(text, str) and has_personal_number(text)}
    for sheet in sheets:
        p_numbers = PNumbers()
        for cell in (cell for row in sheet.rows for cell in row):
            if found and isinstance(cell.value, str):
                is_p_number = p_numbers.has(cell.row, cell.column, cell.value)
                if cell.value in found and not is_p_number:
                    yield personal_number(file, sheet.name, cell.address, IN_CELL)
                p_numbers.see(cell.row, cell.column, cell.value)
            if cell.note and has_personal_number(cell.note):
                yield personal_number(file, sheet.name, cell.address, IN_NOTE)


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
    """The sheets, in doubt about the results of formulas that nobody may have calculated.

    A file that one program wrote without calculating, and another has saved again, does not ask to be
    calculated. All its formulas give 0, or one of them shows a 0 that it cannot give.
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
    """The cell in doubt where its formula gives nothing; another result has been calculated."""
    is_nothing = cell.formula and not cell.doubt and gives_nothing(cell.value)
    return cell._replace(doubt=Doubt.STALE) if is_nothing else cell


def gives_nothing(value: Value) -> bool:
    """Whether a formula's result is what programs write that do not calculate, also as a date."""
    return not value or value == time() or (isinstance(value, datetime) and value < FIRST_DAY)


def _changed(sheet: Sheet, change: Callable[[Sheet, Cell], Cell]) -> Sheet:
    return replace(sheet, rows=tuple(tuple(change(sheet, c) for c in row) for row in sheet.rows))
