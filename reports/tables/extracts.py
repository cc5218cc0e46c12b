"""A table as csv and xlsx, written so that Danish Excel opens them correctly."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from policy import data_cells
from policy.data_cells import FORMULA_STARTS
from presentation.html.downloads import Cell, Download
from reports.shared.excel_csv import excel_text

BYTE_ORDER_MARK = "\ufeff"

CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The creation time in every file, so that the same table always gives the same bytes."""

NARROWEST, WIDEST = 8, 60


def as_csv(extract: Download) -> bytes:
    """Semicolons, decimal commas and a byte order mark; text that looks like a formula or a date stays text."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(heading) for heading in extract.headings])
    writer.writerows([_plain(cell) for cell in row] for row in extract.rows)
    return (BYTE_ORDER_MARK + stream.getvalue()).encode()


def _plain(cell: Cell) -> str:
    return excel_text(cell) if isinstance(cell, str) else data_cells.text(cell, decimal_mark=",")


def as_xlsx(extract: Download) -> bytes:
    """The table with a filter and a frozen header, and a sheet that describes it."""
    stream = BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **as_text})
    book.set_properties({"title": extract.title, "comments": extract.about, "created": CREATED})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    # Text that looks like a formula stays text, also when somebody edits the cell.
    quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    sheet = book.add_worksheet("Data")
    sheet.write_row(0, 0, extract.headings, book.add_format({"bold": True, "bottom": 1}))
    for number, row in enumerate(extract.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, (plain, quoted))
    for column, heading in enumerate(extract.headings):
        longest = max(len(heading), *(len(str(row[column] or "")) for row in extract.rows), 0)
        sheet.set_column(column, column, max(NARROWEST, min(WIDEST, longest + 3)))
    last_row, last_column = max(1, len(extract.rows)), len(extract.headings) - 1
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.freeze_panes(1, 1)
    # A year is text here, and no mistake.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    about = book.add_worksheet("Om tabellen")
    about.set_column(0, 0, WIDEST)
    about.write_string(0, 0, extract.about, plain)
    book.close()
    return stream.getvalue()


def _write(
    sheet: Worksheet, row: int, column: int, cell: Cell, formats: tuple[Format, Format]
) -> None:
    plain, quoted = formats
    match cell:
        case None:
            return
        case str():
            is_formula = cell.startswith(FORMULA_STARTS)
            sheet.write_string(row, column, cell, quoted if is_formula else plain)
        case _:
            sheet.write_number(row, column, cell, plain)
