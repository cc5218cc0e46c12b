"""Writes one sheet of a workbook to fill in: its columns, prefilled rows and formatting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from loaders.reading.fingerprints import mark_text
from loaders.reading.parse import COLUMNS, LISTS, WITHDRAWING
from loaders.reading.units import unit_of
from loaders.templates.writing import NO, YES, Content, content, empty_format
from policy.choices import Choice
from policy.columns import AS_FETCHED
from policy.records import Indicator
from policy.tables import BY_NAME, Field, Records, Table

REQUIRED = "Skal udfyldes."
USUALLY = "som regel"
WANTED: Mapping[str, Mapping[str, str]] = {
    "observations": {"department": USUALLY, "period": USUALLY, "value": USUALLY, "sources": YES},
    "targets": {"period": USUALLY, "value": USUALLY, "sources": YES},
    "sources": {"dated": USUALLY},
    "remarks": {"objective": USUALLY},
}
"""Columns with optional cells that `loaders.checking.rules` still requires in a filled row."""

EMPTY_ROWS = 500
LONGEST_PROMPT = 255
LONGEST_PROMPT_TITLE = 32
LAST_COLUMN = 16_384
WIDEST_CODE = 24
LINE_HEIGHT, TALLEST_ROW = 15, 400  # in points

FONT = "Calibri"  # without a name, each program uses its own font
BOLD = Font(FONT, bold=True)
LIGHT_TEXT = Font(FONT, bold=True, color="FFFFFFFF")
QUIET_TEXT = Font(FONT, italic=True, color="FF404040")
REQUIRED_FILL = PatternFill("solid", fgColor="FF1F3A5F")
OPTIONAL_FILL = PatternFill("solid", fgColor="FFE3E9F0")
BESIDE_FILL = PatternFill("solid", fgColor="FFF0F0F0")
UNDERLINE = Border(bottom=Side("thin", color="FF767676"))
THIN = Side("thin", color="FFD0D0D0")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="center")
OPEN = Protection(locked=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """A read-only column; `heading` begins as `policy.columns.BESIDE` says."""

    heading: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A prefilled row: a record or some of its fields, and its read-only cells."""

    record: object
    beside: Mapping[str, Content] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """The sheet of a table. `frozen` columns stay visible; only `department` can be chosen, if given.

    `guarded` sheets have locked headings, the column that withdraws a row and, if their rows are
    `fetched`, a hidden mark per row, so that unchanged rows are not read.
    """

    table: Table
    columns: tuple[Field | Beside, ...]
    rows: tuple[FilledRow, ...]
    frozen: int = 0
    department: str | None = None
    guarded: bool = True
    fetched: bool = True


Options: TypeAlias = tuple[str | int, ...]
"""The allowed values of a column."""


class Lists:
    """The hidden sheet with the allowed values: each list once, in a separate column."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.sheet.sheet_state = "hidden"
        self.ranges: dict[Options, str] = {}

    def range_of(self, heading: str, options: Options) -> str:
        """The range of the list, in the form that formulas use."""
        if options not in self.ranges:
            column = len(self.ranges) + 1
            for row, option in enumerate((heading, *options), start=1):
                put(self.sheet, row, column, Content(option))
            letter = get_column_letter(column)
            self.ranges[options] = f"{LISTS}!${letter}$2:${letter}${len(options) + 1}"
        return self.ranges[options]


def wanted(plan: TemplateSheet, column: Field) -> str:
    """Whether a column must be filled in: yes, no, or usually."""
    if column.required:
        return YES
    return WANTED.get(plan.table.name, {}).get(column.name, NO) if plan.guarded else NO


def explanation(plan: TemplateSheet, column: Field) -> str:
    """The help text of a column. In a template, codes are in a list and not on a different sheet."""
    text, refers = column.column.help, column.column.refers
    if not plan.guarded or not refers:
        return text
    here = f"fra listen nederst i arket {COLUMNS}" if column.many else "fra listen i cellen"
    return text.replace(f"fra arket {BY_NAME[refers].sheet}", here)


def write(sheet: Worksheet, plan: TemplateSheet, records: Records, lists: Lists) -> None:
    """Fill a sheet of a new workbook as planned. Drop-down lists have the keys in `records`."""
    columns = (*plan.columns, WITHDRAWING) if plan.guarded else plan.columns
    last_row = len(plan.rows) + EMPTY_ROWS
    indicators = {indicator.id: indicator for indicator in records.indicators}
    for number, column in enumerate(columns, start=1):
        _write_heading(sheet, number, column, plan)
        if isinstance(column, Field):
            validation = _validation(column, plan, records, lists)
            letter = get_column_letter(number)
            validation.add(f"{letter}1:{letter}{last_row}")
            sheet.add_data_validation(validation)
        for row_number, row in enumerate(plan.rows, start=2):
            cell = put(sheet, row_number, number, _content(row, column, indicators))
            cell.alignment, cell.protection = WRAPPED, OPEN
            if plan.guarded:
                cell.border = GRID
            if isinstance(column, Beside):
                cell.font, cell.fill = QUIET_TEXT, BESIDE_FILL
    if plan.guarded:
        _fit(sheet, len(columns))
    sheet.freeze_panes = f"{get_column_letter(plan.frozen + 1)}2"
    # Sorting moves the columns that the filter covers: the marks must stay with their rows.
    filtered = len(columns) + plan.guarded
    sheet.auto_filter.ref = f"A1:{get_column_letter(filtered)}{len(plan.rows) + 1}"
    fit_to_page(sheet)
    sheet.print_title_rows = "1:1"
    if plan.guarded:
        _write_marks(sheet, plan, len(columns) + 1)
        _guard(sheet, len(columns) + 2)


def put(sheet: Worksheet, row: int, column: int, filled: Content) -> Cell:
    """Write a cell. Text stays text, also if it looks like a formula to Excel."""
    cell = cast("Cell", sheet.cell(row, column))
    cell.value = filled.value
    cell.number_format = filled.number_format
    if isinstance(filled.value, str):
        cell.data_type = "s"
        cell.quotePrefix = filled.value.startswith(("=", "+", "-", "@"))
    return cell


def fit_to_page(sheet: Worksheet) -> None:
    """Print a sheet in landscape, one page wide."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def heading_of(column: Field | Beside) -> str:
    return column.heading if isinstance(column, Beside) else column.column.heading


def _write_heading(
    sheet: Worksheet, number: int, column: Field | Beside, plan: TemplateSheet
) -> None:
    required = isinstance(column, Field) and wanted(plan, column) != NO
    heading = put(sheet, 1, number, Content(heading_of(column)))
    heading.font = LIGHT_TEXT if required else BOLD
    heading.fill = REQUIRED_FILL if required else OPTIONAL_FILL
    heading.alignment, heading.border = CENTRED, UNDERLINE
    dimension = sheet.column_dimensions[get_column_letter(number)]
    if isinstance(column, Beside):
        heading.font, heading.fill = QUIET_TEXT, BESIDE_FILL
        dimension.width = column.width
    else:
        dimension.width = max(column.column.width, len(column.column.heading))
        dimension.number_format = empty_format(column)
    dimension.alignment, dimension.protection = WRAPPED, OPEN


class _FittedRow(RowDimension):
    """A row with an initial height; Excel fits it again when the row is edited."""

    customHeight = False  # noqa: N815 - openpyxl's name, there true wherever there is a height


def _fit(sheet: Worksheet, columns: int) -> None:
    """Make columns as wide as their codes and names, and rows as high as their longest text."""
    letters = [get_column_letter(number) for number in range(1, columns + 1)]
    for letter in letters:
        longest = max((len(str(cell.value or "")) for cell in sheet[letter]), default=0)
        dimension = sheet.column_dimensions[letter]
        dimension.width = max(dimension.width, min(longest, WIDEST_CODE) + 2)
    widths = [sheet.column_dimensions[letter].width for letter in letters]
    for number, cells in enumerate(sheet.iter_rows(min_row=1, max_col=columns), start=1):
        fit_row(sheet, number, [cell.value for cell in cells], widths)


def fit_row(
    sheet: Worksheet, number: int, values: Iterable[object], widths: Iterable[float]
) -> None:
    """Make a row as high as its longest text in columns of these widths."""
    lines = max(_lines(value, width) for value, width in zip(values, widths, strict=True))
    row = _FittedRow(sheet, index=number, ht=min(lines * LINE_HEIGHT, TALLEST_ROW))
    sheet.row_dimensions[number] = row


def _lines(value: object, width: float) -> int:
    """The number of lines of a text in a column; an estimate, because letters differ in width."""
    text = value if isinstance(value, str) else ""
    return sum(1 + int(len(line) / width) for line in text.split("\n"))


def _content(
    row: FilledRow, column: Field | Beside, indicators: Mapping[str, Indicator]
) -> Content:
    if isinstance(column, Beside):
        return row.beside.get(column.heading, Content(None))
    filled = content(
        getattr(row.record, column.name, None), unit_of(row.record, column, indicators)
    )
    return Content(None, empty_format(column)) if filled.value is None else filled


def _write_marks(sheet: Worksheet, plan: TemplateSheet, number: int) -> None:
    """Write the hidden column of marks, which show whether a row has been changed."""
    put(sheet, 1, number, Content(AS_FETCHED))
    for row_number, row in enumerate(plan.rows if plan.fetched else (), start=2):
        written = (column for column in plan.columns if isinstance(column, Field))
        values = {each.name: getattr(row.record, each.name, None) for each in written}
        beside = {
            column.heading: row.beside[column.heading].value
            for column in plan.columns
            if isinstance(column, Beside) and column.heading in row.beside
        }
        put(sheet, row_number, number, Content(mark_text(values, beside))).protection = OPEN
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.hidden, dimension.protection = True, OPEN


def _guard(sheet: Worksheet, first_free: int) -> None:
    """Lock the row of headings, without a password; everything below and beside it stays unlocked.

    Excel sorts and deletes rows only if all their cells are unlocked.
    """
    letter = get_column_letter(first_free)
    free = ColumnDimension(sheet, index=letter, min=first_free, max=LAST_COLUMN, width=16)
    free.protection = OPEN
    sheet.column_dimensions[letter] = free
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = protection.insertColumns = False
    protection.sort = protection.autoFilter = protection.insertHyperlinks = False


def _validation(
    column: Field, plan: TemplateSheet, records: Records, lists: Lists
) -> DataValidation:
    """The message beside a cell, and a drop-down list if one value is to be chosen.

    A code that is not in the list only gives a warning, because its row may be new.
    """
    options = () if column.many else _options(column, plan.department, records)
    validation = DataValidation(allow_blank=True, showInputMessage=True)
    validation.promptTitle = column.column.heading[:LONGEST_PROMPT_TITLE]
    asked = {YES: f"{REQUIRED} ", USUALLY: "Skal som regel udfyldes. ", NO: ""}
    prompt = asked[wanted(plan, column)] + explanation(plan, column)
    validation.prompt = prompt[:LONGEST_PROMPT]
    if options:
        validation.type = "list"
        validation.formula1 = lists.range_of(column.column.heading, options)
        validation.showErrorMessage = True
        validation.errorStyle = "warning" if column.column.refers else "stop"
        validation.errorTitle = validation.promptTitle
        validation.error = "Vælg en værdi på listen."
    return validation


def _options(column: Field, department: str | None, records: Records) -> Options:
    """The allowed values of a field; empty if anything can be written."""
    if issubclass(column.type, Choice):
        return tuple(option.label for option in column.type)
    if column.type is bool:
        return (YES,) if column is WITHDRAWING else (YES, NO)
    refers = column.column.refers
    if refers == "departments" and department:
        return (department,)
    if refers:
        key = BY_NAME[refers].key[0]
        return tuple(getattr(record, key) for record in getattr(records, refers))
    return ()


def whole_table(table: Table, rows: Sequence[object]) -> TemplateSheet:
    """The sheet of a table with its records, as in the policy's own workbooks."""
    return TemplateSheet(table, table.fields, tuple(map(FilledRow, rows)), guarded=False)
