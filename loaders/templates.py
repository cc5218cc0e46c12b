"""Workbooks to fill in: a sheet a table, with the columns, lists and help that the tables declare."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import cast

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.packaging.custom import IntProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from loaders.parse import GUIDANCE, LISTS
from loaders.units import unit_of
from loaders.writing import NO, YES, Content, content, empty_format
from policy.choices import Choice
from policy.tables import BY_NAME, Field, Records, Table

SCHEMA_VERSION = 1
SCHEMA_PROPERTY = "schema_version"

TITLE = "Status på handicappolitikken"
REQUIRED = "Skal udfyldes."
INTRODUCTION = (
    "Dette regneark er en skabelon. Det, du skriver i det, kan læses ind i dashboardet.",
    "Hvert ark er en tabel med én række for hver ting. Lad overskrifterne stå, som de er.",
    "Kolonner med mørk overskrift skal udfyldes. De andre må være tomme.",
    "Er et tal ukendt, så lad cellen være tom. Skriv ikke 0.",
    "Dine egne noter kan stå i ekstra kolonner. De bliver ikke læst.",
)
GUIDANCE_WIDTHS = {"A": 30, "B": 16, "C": 100}
EMPTY_ROWS = 500
LONGEST_PROMPT = 255
LONGEST_PROMPT_TITLE = 32

# A file must be the same bytes each time it is made from the same records.
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - openpyxl and zip keep no time zone
PACKED = (2026, 1, 1, 0, 0, 0)

BOLD = Font(bold=True)
HEADING = Font(bold=True, size=14)
LIGHT_TEXT = Font(bold=True, color="FFFFFFFF")
REQUIRED_FILL = PatternFill("solid", fgColor="FF1F3A5F")
OPTIONAL_FILL = PatternFill("solid", fgColor="FFE3E9F0")
UNDERLINE = Border(bottom=Side("thin", color="FF767676"))
WRAPPED = Alignment(wrap_text=True, vertical="top")
UNWRAPPED = Alignment(vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="center")


def workbook(tables: Sequence[Table], records: Records) -> bytes:
    """An .xlsx with a sheet for each table, filled with its records.

    Lists to choose from hold the keys in `records`, also of tables without a sheet here. Reading
    the file back gives the same records.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    _write_guidance(book.create_sheet(GUIDANCE), tables)
    sheets = [book.create_sheet(table.sheet) for table in tables]
    lists = _Lists(book.create_sheet(LISTS))
    for sheet, table in zip(sheets, tables, strict=True):
        _write_table(sheet, table, records, lists)
    book.properties.title = book.properties.creator = TITLE
    book.properties.created = book.properties.modified = MADE
    properties = book.custom_doc_props  # type: ignore[attr-defined]  # not in the stubs
    properties.append(IntProperty(name=SCHEMA_PROPERTY, value=SCHEMA_VERSION))
    return _packed(book)


class _Lists:
    """The hidden sheet with what can be chosen: each list once, in a column of its own."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.sheet.sheet_state = "hidden"
        self.ranges: dict[tuple[str | int, ...], str] = {}

    def range_of(self, heading: str, options: tuple[str | int, ...]) -> str:
        """Where the list stands, as a formula names it."""
        if options not in self.ranges:
            column = len(self.ranges) + 1
            for row, option in enumerate((heading, *options), start=1):
                _put(self.sheet, row, column, Content(option))
            letter = get_column_letter(column)
            self.ranges[options] = f"{LISTS}!${letter}$2:${letter}${len(options) + 1}"
        return self.ranges[options]


def _write_guidance(sheet: Worksheet, tables: Sequence[Table]) -> None:
    lines: list[tuple[Font | None, tuple[str, ...]]] = [
        (HEADING, (TITLE,)),
        *((None, (sentence,)) for sentence in INTRODUCTION),
        (None, ()),
        (BOLD, ("Ark", "", "Hvad der står i det")),
        *((None, (table.sheet, "", table.help)) for table in tables),
    ]
    for table in tables:
        lines += [
            (None, ()),
            (HEADING, (f"Arket {table.sheet}",)),
            (BOLD, ("Kolonne", "Skal udfyldes", "Hvad du skriver")),
            *((None, _guidance(field)) for field in table.fields),
        ]
    for row, (font, texts) in enumerate(lines, start=1):
        for column, text in enumerate(texts, start=1):
            cell = _put(sheet, row, column, Content(text or None))
            cell.alignment = WRAPPED if len(texts) > 1 else UNWRAPPED
            if font:
                cell.font = font
    for letter, width in GUIDANCE_WIDTHS.items():
        sheet.column_dimensions[letter].width = width


def _guidance(field: Field) -> tuple[str, str, str]:
    column, text = field.column, field.column.help
    if issubclass(field.type, Choice):
        text = f"{text} Vælg: {'; '.join(option.label for option in field.type)}."
    return column.heading, YES if field.required else NO, text


def _write_table(sheet: Worksheet, table: Table, records: Records, lists: _Lists) -> None:
    indicators = {indicator.id: indicator for indicator in records.indicators}
    rows = getattr(records, table.name)
    last_row = len(rows) + EMPTY_ROWS
    for column, field in enumerate(table.fields, start=1):
        letter = get_column_letter(column)
        heading = _put(sheet, 1, column, Content(field.column.heading))
        heading.font = LIGHT_TEXT if field.required else BOLD
        heading.fill = REQUIRED_FILL if field.required else OPTIONAL_FILL
        heading.alignment, heading.border = CENTRED, UNDERLINE
        dimension = sheet.column_dimensions[letter]
        dimension.width = max(field.column.width, len(field.column.heading))
        dimension.number_format = empty_format(field)
        dimension.alignment = WRAPPED
        validation = _validation(field, records, lists)
        validation.add(f"{letter}1:{letter}{last_row}")
        sheet.add_data_validation(validation)
        for row, record in enumerate(rows, start=2):
            filled = content(getattr(record, field.name), unit_of(record, field, indicators))
            if filled.value is None:
                filled = Content(None, empty_format(field))
            _put(sheet, row, column, filled).alignment = WRAPPED
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.fields))}{len(rows) + 1}"


def _validation(field: Field, records: Records, lists: _Lists) -> DataValidation:
    """The message beside a cell, and the list to choose from where one value is to be chosen.

    A code that is not on the list only warns, because its row may be new.
    """
    options = () if field.many else _options(field, records)
    validation = DataValidation(allow_blank=True, showInputMessage=True)
    validation.promptTitle = field.column.heading[:LONGEST_PROMPT_TITLE]
    prompt = f"{REQUIRED} {field.column.help}" if field.required else field.column.help
    validation.prompt = prompt[:LONGEST_PROMPT]
    if options:
        validation.type = "list"
        validation.formula1 = lists.range_of(field.column.heading, options)
        validation.showErrorMessage = True
        validation.errorStyle = "warning" if field.column.refers else "stop"
        validation.errorTitle = validation.promptTitle
        validation.error = "Vælg en værdi på listen."
    return validation


def _options(field: Field, records: Records) -> tuple[str | int, ...]:
    """What can be chosen in a field; empty when anything can be written."""
    if issubclass(field.type, Choice):
        return tuple(option.label for option in field.type)
    if field.type is bool:
        return (YES, NO)
    if field.column.refers:
        key = BY_NAME[field.column.refers].key[0]
        return tuple(getattr(record, key) for record in getattr(records, field.column.refers))
    return ()


def _put(sheet: Worksheet, row: int, column: int, filled: Content) -> Cell:
    """Write a cell. Text is text, also when Excel would take it for a formula."""
    cell = cast("Cell", sheet.cell(row, column))
    cell.value = filled.value
    cell.number_format = filled.number_format
    if isinstance(filled.value, str):
        cell.data_type = "s"
        cell.quotePrefix = filled.value.startswith(("=", "+", "-", "@"))
    return cell


def _packed(book: Workbook) -> bytes:
    """The file, with the time of its parts fixed."""
    written, packed = BytesIO(), BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    with zipfile.ZipFile(written) as archive, zipfile.ZipFile(packed, "w") as stable:
        for name in archive.namelist():
            part = zipfile.ZipInfo(name, PACKED)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            stable.writestr(part, archive.read(name))
    return packed.getvalue()
