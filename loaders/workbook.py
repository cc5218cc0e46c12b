"""From a file's bytes to its cells, with everything about a cell that decides what it means."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from io import BytesIO
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter

from loaders import guard
from loaders.circular import circular
from loaders.number_formats import rounded
from loaders.personal import PNumbers, has_personal_number
from loaders.seen import Looks, Run, hides_zeros
from loaders.xml_pass import IN_CELL, IN_NOTE, MOST_PERSONAL, personal_number
from policy.findings import Finding

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as OpenpyxlCell
    from openpyxl.worksheet.worksheet import Worksheet

# What openpyxl does not keep (drawings, newer validations) is nothing that is read here.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")

Value: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None

UNREADABLE_WORKBOOK = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What openpyxl raises on damaged files, as seen by damaging every part of a file in turn."""


# A cell's <f>, with or without a namespace's prefix.
_FORMULA = re.compile(rb"[<:]f[\s/>]")
_MARKED_TEXT = re.compile(rb"[<:](?:strike|vertAlign)[\s/>]")
_CALCULATION = re.compile(rb"[<:]calcPr\b[^>]*>")
_TO_BE_CALCULATED = re.compile(
    rb"""\b(?:fullCalcOnLoad=["'](?:1|true)["']|calcCompleted=["'](?:0|false)["'])"""
)


class Doubt(StrEnum):
    """Why the result of a formula may be one that nobody calculated."""

    ASKED = "the file asks to be calculated when it is opened"
    ALL_ZERO = "every formula of the file gives 0"


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
    """The cells of the workbook `content`, or why it is refused. `name` is used in findings.

    openpyxl gives either the results of formulas or the formulas: a file with any is read twice.
    """
    file = guard.safe_name(name)
    if findings := guard.refusals(name, content):
        return Refused(file, findings)
    try:
        traits = _traits(content)
        shown = openpyxl.load_workbook(BytesIO(content), data_only=True)
        written = (
            openpyxl.load_workbook(BytesIO(content), rich_text=traits.has_marked_text)
            if traits.has_formulas or traits.has_marked_text
            else shown
        )
        looks = Looks(shown)
        sheets = tuple(
            _sheet(of_results, of_formulas, looks, traits)
            for of_results, of_formulas in zip(shown.worksheets, written.worksheets, strict=True)
        )
        if traits.has_formulas:
            sheets = _doubted(_circular_marked(sheets))
        properties = {
            custom.name: custom.value
            for custom in shown.custom_doc_props.props  # type: ignore[attr-defined]  # not in the stubs
        }
    except UNREADABLE_WORKBOOK:
        return Refused(file, (guard.damaged(file),))
    if findings := tuple(islice(_personal(file, sheets), MOST_PERSONAL)):
        return Refused(file, findings)
    return Workbook(file, sheets, properties)


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


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a file's parts hold, without reading them: formulas, texts with signs struck out or raised.

    `asks` when the file asks to be calculated when it is opened.
    """

    has_formulas: bool = False
    has_marked_text: bool = False
    asks: bool = False


def _traits(content: bytes) -> _Traits:
    formulas = marked = asks = False
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name).replace(b"\0", b"")
            formulas = formulas or _FORMULA.search(part) is not None
            marked = marked or _has_marked_text(name, part)
            asks = asks or any(
                _TO_BE_CALCULATED.search(settings) for settings in _CALCULATION.findall(part)
            )
    return _Traits(formulas, marked, asks)


def _has_marked_text(name: str, part: bytes) -> bool:
    """Whether a part's texts have signs that are struck out or raised; styles say it of whole cells."""
    if "styles" in name.lower() or not (b"strike" in part or b"vertAlign" in part):
        return False
    return _MARKED_TEXT.search(part) is not None


def _sheet(shown: Worksheet, written: Worksheet, looks: Looks, traits: _Traits) -> Sheet:
    places, written_places = _cells(shown), _cells(written)
    formulas = {
        place: cell.value for place, cell in written_places.items() if cell.data_type == "f"
    }
    without_zeros = hides_zeros(shown)
    merged = {(area.min_row, area.min_col) for area in shown.merged_cells.ranges}
    letters = {column: get_column_letter(column) for _, column in places}
    hidden_rows = frozenset(number for number, row in shown.row_dimensions.items() if row.hidden)
    hidden_columns = frozenset(
        number
        for number in letters
        for column in shown.column_dimensions.values()
        if column.hidden and (column.min or 0) <= number <= (column.max or 0)
    )
    cells = []
    for place in sorted(places):
        cell = places[place]
        if cell.value in (None, "") and place not in formulas:
            continue
        row, column = place
        value, number_format = _shown_value(cell), cell.number_format
        text = written_places[place].value if traits.has_marked_text else value
        cells.append(
            Cell(
                f"{letters[column]}{row}",
                row,
                column,
                value,
                _formula(formulas.get(place)),
                number_format,
                row in hidden_rows or column in hidden_columns,
                cell.comment.text if cell.comment else None,
                place in merged,
                runs=looks.runs(cell, text),
                unseen=(without_zeros and _is_zero(value))
                or looks.hides(cell, value, number_format),
                doubt=Doubt.ASKED if traits.asks and place in formulas else None,
            )
        )
    return Sheet(
        name=shown.title,
        rows=tuple(tuple(row) for _, row in groupby(cells, key=lambda cell: cell.row)),
        hidden=shown.sheet_state != "visible",
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
    )


def _circular_marked(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    places = circular(sheets)
    if not places:
        return sheets

    def marked(sheet: Sheet, cell: Cell) -> Cell:
        return cell._replace(circular=(sheet.name.casefold(), cell.row, cell.column) in places)

    return tuple(_changed(sheet, marked) for sheet in sheets)


def _doubted(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """The sheets, in doubt about the results of formulas where every one of them is 0.

    So they are in a file that one program wrote without calculating, and another has saved again.
    """
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


def _changed(sheet: Sheet, change: Callable[[Sheet, Cell], Cell]) -> Sheet:
    return replace(sheet, rows=tuple(tuple(change(sheet, c) for c in row) for row in sheet.rows))


def _cells(sheet: Worksheet) -> Mapping[tuple[int, int], OpenpyxlCell]:
    """The cells that the file holds, by row and column.

    openpyxl's public iterators walk every place up to the farthest cell, and so never end on a
    sheet with one cell at XFD1048576.
    """
    return cast("Mapping[tuple[int, int], OpenpyxlCell]", sheet._cells)  # noqa: SLF001


def _shown_value(cell: OpenpyxlCell) -> Value:
    """A cell's value, of a number as many digits as Excel shows.

    A formula whose result is an empty text has "", which openpyxl gives as None.
    """
    if cell.value is None and cell.data_type == "str":
        return ""
    return rounded(cell.value) if type(cell.value) is float else cast("Value", cell.value)


def _is_zero(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == 0


def _formula(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(getattr(value, "text", value))
