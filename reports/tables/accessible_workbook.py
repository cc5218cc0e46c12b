"""Writes a workbook that a screen reader can read: a cover, and one marked and named table a sheet.

It follows the UK Government Analysis Function's checklist for accessible spreadsheets; the tests have the
checklist, rule by rule. One thing differs: the row of headings is frozen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from policy.data_cells import FORMULA_STARTS
from presentation.language.absent import Absent
from reports.shared.office import FONT, LANGUAGE, pinned
from reports.tables import cell_styles, long_texts
from reports.tables.column_widths import TEXT_SIZE, widths
from reports.tables.long_texts import height_of
from reports.tables.sheets import Sheet

A4 = 9
TITLE_SIZE, HEADING_SIZE = 18, 14
TITLE_POINTS = 26
GREAT = 10_000
"""A number from here has separators between thousands; a year never has."""
COVER, COVER_WIDTH = "Forside", 90
LINE = "#bfbfbf"


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line of the cover: its title, a heading or a text."""

    text: str
    kind: Literal["title", "heading", "text"] = "text"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a workbook says of itself."""

    title: str
    subject: str
    author: str
    comments: str
    as_of: date


class _Book:
    """A workbook being written, with its cell formats."""

    def __init__(self, stream: BytesIO, about: Properties) -> None:
        as_text = {"strings_to_formulas": False, "strings_to_urls": False}
        self.file: Workbook = xlsxwriter.Workbook(stream, {"in_memory": True, **as_text})
        look = {"font_name": FONT, "font_size": TEXT_SIZE, "valign": "top"}
        self.line: Format = self.file.add_format(look)
        self.wrapped: Format = self.file.add_format(look | {"text_wrap": True})
        row = look | {"text_wrap": True, "bottom": 1, "bottom_color": LINE}
        self.plain: Format = self.file.add_format(row)
        # Text that looks like a formula stays text, also when somebody edits the cell.
        self.quoted: Format = self.file.add_format(row | {"quote_prefix": True})
        # A figure that may wrap is printed without its indent by LibreOffice.
        right = {"align": "right", "indent": 1, "text_wrap": False}
        self.number: Format = self.file.add_format(row | right)
        self.reason: Format = self.file.add_format(row | right | {"text_wrap": True})
        self.great: Format = self.file.add_format(row | right | {"num_format": "#,##0"})
        self.link: Format = self.file.add_format(row | {"hyperlink": True})
        self.head: Format = self.file.add_format(row | {"bold": True, "bottom": 2})
        self.number_head: Format = self.file.add_format(
            row | right | {"bold": True, "bottom": 2, "text_wrap": True}
        )
        self.title: Format = self._heading(look, TITLE_SIZE, 1)
        self.heading: Format = self._heading(look, HEADING_SIZE, 2)
        self.file.set_properties(
            {
                "title": about.title,
                "subject": about.subject,
                "author": about.author,
                "comments": about.comments,
            }
        )

    def _heading(self, look: dict[str, object], size: int, level: int) -> Format:
        made: Format = self.file.add_format(
            look | {"bold": True, "font_size": size, "valign": "bottom"}
        )
        cell_styles.mark_heading(made, level)
        return made


def workbook(about: Properties, cover: Sequence[CoverLine], sheets: Sequence[Sheet]) -> bytes:
    """The workbook; a cell of the first column that is the name of a sheet is a link to it."""
    stream = BytesIO()
    book = _Book(stream, about)
    _cover(book, cover)
    names = {sheet.name for sheet in sheets}
    for sheet in sheets:
        _table(book, sheet, names)
    book.file.close()
    return pinned(cell_styles.tagged(stream.getvalue(), LANGUAGE), about.as_of)


def _cover(book: _Book, lines: Sequence[CoverLine]) -> None:
    sheet = book.file.add_worksheet(COVER)
    sheet.set_column(0, 0, COVER_WIDTH)
    looks = {"title": book.title, "heading": book.heading, "text": book.wrapped}
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line.text, looks[line.kind])
        is_text = line.kind == "text"
        height = height_of([line.text], [COVER_WIDTH]) if is_text else TITLE_POINTS
        sheet.set_row(row, height)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)


def _table(book: _Book, sheet: Sheet, names: set[str]) -> None:
    written = book.file.add_worksheet(sheet.name)
    columns = widths(sheet)
    for column, width in enumerate(columns):
        written.set_column(column, column, width)
    written.write_string(0, 0, sheet.title, book.title)
    written.set_row(0, TITLE_POINTS)
    for row, line in enumerate(sheet.lines, start=1):
        written.write_string(row, 0, line, book.line)
    head = len(sheet.lines) + 1
    numbers = [_is_numeric([row[place] for row in sheet.rows]) for place in range(len(columns))]
    written.set_row(head, height_of(sheet.headings, columns, bold=True))
    for row, cells in enumerate(sheet.rows, start=head + 1):
        written.set_row(row, height_of(cells, columns))
        for column, cell in enumerate(cells):
            if column == 0 and cell in names:
                written.write_url(row, 0, f"internal:'{cell}'!A1", book.link, str(cell))
            elif numbers[column] and isinstance(cell, str):
                written.write_string(row, column, cell, book.reason)
            else:
                _write(book, written, row, column, cell)
    last, right = head + len(sheet.rows), len(sheet.headings) - 1
    written.add_table(
        head,
        0,
        last,
        right,
        {
            "name": sheet.table,
            "columns": [
                {"header": name, "header_format": book.number_head if numeric else book.head}
                for name, numeric in zip(sheet.headings, numbers, strict=True)
            ],
            "style": None,
            "autofilter": False,
            "title": sheet.title,
            "description": " ".join(sheet.lines),
        },
    )
    written.freeze_panes(head + 1, 0)
    # A year is text here, and no mistake.
    written.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    written.set_landscape()
    written.set_paper(A4)
    written.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.4)
    written.fit_to_pages(1, 0)
    written.repeat_rows(0, head)


def _is_numeric(column: Sequence[object]) -> bool:
    """Whether a column has numbers, and else only reasons for there being none."""
    marks = {mark.value for mark in Absent}
    return any(not isinstance(cell, str) for cell in column) and all(
        not isinstance(cell, str) or cell in marks for cell in column
    )


def _write(book: _Book, sheet: Worksheet, row: int, column: int, cell: str | float) -> None:
    """Write a cell; numbers as numbers, and text always as text, even if it looks like a formula."""
    if isinstance(cell, str):
        is_formula = cell.startswith(FORMULA_STARTS)
        sheet.write_string(row, column, cell, book.quoted if is_formula else book.plain)
    else:
        is_great = abs(cell) >= GREAT and float(cell).is_integer()
        sheet.write_number(row, column, cell, book.great if is_great else book.number)


def shortened(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with no text longer than a printed cell, and one more with the long ones whole."""
    done, more = long_texts.shortened(sheets, [widths(sheet) for sheet in sheets])
    return [*done, *([more] if more else [])]
