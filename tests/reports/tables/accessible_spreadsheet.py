"""The UK Government Analysis Function's checklist for accessible spreadsheets, rule by rule, for any workbook.

Source: "Making spreadsheets accessible: a brief checklist of the basics" and "Releasing statistics in
spreadsheets", Government Analysis Function. Each rule has the heading it has there, and finds where a
workbook breaks it. Spelling, plain words and whether a title is a good one are for a person to judge.

One rule is kept only half: the checklist advises against filters and frozen panes, and the report freezes its
headings on purpose, because its tables are longer than a screen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

NOTES, CONTENTS = "Noter", "Indhold"
NOTE = re.compile(r"\[(note \d+)\]")
MARK = re.compile(r"\[[^\]]+\]")
SANS = {"Calibri", "Arial", "Carlito", "Verdana"}
SMALLEST = 10
DEFAULT_NAME = re.compile(r"(sheet|ark|table|tabel|tabel_)\d*", re.IGNORECASE)
SIGNS = re.compile(r"[*†‡§¹²³⁴]")
BARE_LINK = re.compile(r"(https?:|www\.|^her$|^klik|^link$)", re.IGNORECASE)


@dataclass(frozen=True)
class Workbook:
    """A workbook read twice: by openpyxl, and as its parts."""

    book: openpyxl.Workbook
    parts: dict[str, bytes]

    @property
    def cover(self) -> Worksheet:
        return self.book.worksheets[0]

    @property
    def tables(self) -> Iterator[tuple[Worksheet, list[list[Cell]]]]:
        """Every table as its rows of cells, the row of headings first."""
        for sheet in self.book.worksheets:
            for table in sheet.tables.values():
                yield sheet, [list(row) for row in sheet[table.ref]]

    @property
    def cells(self) -> Iterator[tuple[Worksheet, Cell]]:
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows():
                yield from ((sheet, cell) for cell in row if cell.value is not None)


def opened(content: bytes) -> Workbook:
    with ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return Workbook(openpyxl.load_workbook(BytesIO(content), rich_text=True), parts)


Rule = Callable[[Workbook], Iterator[str]]
CHECKLIST: dict[str, Rule] = {}


def rule(heading: str) -> Callable[[Rule], Rule]:
    """Add a rule to the checklist, under its heading there."""

    def added(check: Rule) -> Rule:
        CHECKLIST[heading] = check
        return check

    return added


def faults(content: bytes) -> list[str]:
    """Every place where the workbook breaks a rule, with the rule's heading."""
    book = opened(content)
    return [f"{heading}: {found}" for heading, check in CHECKLIST.items() for found in check(book)]


@rule("Mark up tables")
def _marked(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        inside = {
            cell.coordinate for on, rows in workbook.tables if on is sheet for cell in _flat(rows)
        }
        for row in sheet.iter_rows():
            filled = [cell.coordinate for cell in row if cell.value is not None]
            if len(filled) > 1 and not set(filled) <= inside:
                yield f"{sheet.title} {filled[0]}"


@rule("Give tables meaningful names")
def _named(workbook: Workbook) -> Iterator[str]:
    names = Counter(name for sheet in workbook.book.worksheets for name in sheet.tables)
    yield from (n for n, times in names.items() if times > 1 or DEFAULT_NAME.fullmatch(n))


@rule("Remove merged cells, split cells and nested tables")
def _whole_cells(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        yield from (f"{sheet.title} {merged}" for merged in sheet.merged_cells.ranges)


@rule("Remove blank rows and columns within tables")
def _no_gaps(workbook: Workbook) -> Iterator[str]:
    for sheet, rows in workbook.tables:
        for line in (*rows, *(column[1:] for column in zip(*rows, strict=True))):
            if all(cell.value is None for cell in line):
                yield f"{sheet.title} {line[0].coordinate}"


@rule("All tables should have one tagged header row")
def _one_head(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        for table in sheet.tables.values():
            headings = [cell.value for cell in sheet[table.ref][0]]
            tagged = [column.name for column in table.tableColumns]
            if table.headerRowCount != 1 or headings != tagged:
                yield f"{sheet.title}: not tagged"
            if len(set(headings)) < len(headings) or not all(headings):
                yield f"{sheet.title}: {headings}"


@rule("Wrap text within cells")
def _wrapped(workbook: Workbook) -> Iterator[str]:
    """All of a text is seen: a cell wraps, or its column is wide enough."""
    for sheet, rows in workbook.tables:
        for cell in _flat(rows):
            width = widths(sheet)[cell.column - 1]
            if len(str(cell.value)) > width and not cell.alignment.wrap_text:
                yield f"{sheet.title} {cell.coordinate}"


@rule("Avoid adding filters")
def _no_filters(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        if sheet.auto_filter.ref or any(t.autoFilter for t in sheet.tables.values()):
            yield sheet.title


@rule("Only leave cells with no data empty in certain circumstances")
def _no_blanks(workbook: Workbook) -> Iterator[str]:
    for sheet, rows in workbook.tables:
        for cell in _flat(rows):
            if cell.value is None or not str(cell.value).strip():
                yield f"{sheet.title} {cell.coordinate}"


@rule("Avoid hiding rows or columns")
def _nothing_hidden(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        if sheet.sheet_state != "visible":
            yield sheet.title
        for dimensions in (sheet.row_dimensions, sheet.column_dimensions):
            yield from (f"{sheet.title} {each}" for each, d in dimensions.items() if d.hidden)


@rule("Do not use symbols or superscript to signpost to notes")
def _no_signs(workbook: Workbook) -> Iterator[str]:
    for name, part in workbook.parts.items():
        if re.search(rb'vertAlign val="(super|sub)script"', part):
            yield name
    for sheet, heading in _headings(workbook):
        if SIGNS.search(heading):
            yield f"{sheet.title}: {heading}"


@rule("Use the word 'note' when referring to notes")
def _says_note(workbook: Workbook) -> Iterator[str]:
    for sheet, heading in _headings(workbook):
        for mark in MARK.findall(heading):
            if not NOTE.fullmatch(mark):
                yield f"{sheet.title}: {heading}"


@rule("Avoid putting note markers in specific cells")
def _no_note_in_cells(workbook: Workbook) -> Iterator[str]:
    for sheet, rows in workbook.tables:
        for cell in _flat(rows[1:]):
            if NOTE.search(str(cell.value)):
                yield f"{sheet.title} {cell.coordinate}"


@rule("Put note text in a notes table on a notes worksheet")
def _explained(workbook: Workbook) -> Iterator[str]:
    explained = {
        rows[n][0].value
        for sheet, rows in workbook.tables
        if sheet.title == NOTES
        for n in range(len(rows))
    }
    for sheet, heading in _headings(workbook):
        yield from (f"{sheet.title}: {n}" for n in NOTE.findall(heading) if n not in explained)
    for sheet, rows in workbook.tables:
        for cell in _flat(rows[1:]):
            if MARK.fullmatch(str(cell.value)) and cell.value not in explained:
                yield f"{sheet.title} {cell.coordinate}: {cell.value}"


@rule("Links must be accessible")
def _links(workbook: Workbook) -> Iterator[str]:
    names = workbook.book.sheetnames
    for sheet, cell in workbook.cells:
        if cell.hyperlink is None:
            continue
        place = (cell.hyperlink.location or "").rpartition("!")[0].strip("'")
        if BARE_LINK.search(str(cell.value)) or (cell.hyperlink.location and place not in names):
            yield f"{sheet.title} {cell.coordinate}: {cell.value}"


@rule("Format text to make it accessible")
def _plain_text(workbook: Workbook) -> Iterator[str]:
    """A sans serif of 10 points or more, level, neither slanted nor underlined, in the automatic colour."""
    for sheet, cell in workbook.cells:
        font, is_link = cell.font, cell.hyperlink is not None
        coloured = font.color is not None and font.color.theme != 1 and font.color.rgb != "FF000000"
        if (
            font.name not in SANS
            or font.sz < SMALLEST
            or font.i
            or cell.alignment.textRotation
            or (not is_link and (font.u or coloured))
        ):
            yield f"{sheet.title} {cell.coordinate}"


@rule("All worksheets should have descriptive titles, properly tagged and formatted")
def _titled(workbook: Workbook) -> Iterator[str]:
    titles = Counter(sheet["A1"].value for sheet in workbook.book.worksheets)
    for sheet in workbook.book.worksheets:
        title = sheet["A1"]
        if (
            not title.value
            or titles[title.value] > 1
            or title.style not in ("Heading 1", "Headline 1")
        ):
            yield f"{sheet.title}: {title.value}, {title.style}"


@rule("Do not use headers and footers, floating text boxes or floating toolbars")
def _no_floats(workbook: Workbook) -> Iterator[str]:
    for name, part in workbook.parts.items():
        if re.search(rb"<(odd|even|first)(Header|Footer)>[^<]", part) or "drawings/" in name:
            yield name


@rule("Do not use visual devices to divide data regions, or a background fill")
def _no_fill(workbook: Workbook) -> Iterator[str]:
    for sheet, cell in workbook.cells:
        if cell.fill.fill_type is not None:
            yield f"{sheet.title} {cell.coordinate}"
    for sheet in workbook.book.worksheets:
        for table in sheet.tables.values():
            if table.tableStyleInfo is not None and table.tableStyleInfo.name:
                yield f"{sheet.title}: {table.tableStyleInfo.name}"


@rule("Do not use colour as the only way to convey a message")
def _no_colour_code(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        if len(sheet.conditional_formatting) or sheet.sheet_properties.tabColor:
            yield sheet.title


@rule("Avoid images in spreadsheets")
def _no_pictures(workbook: Workbook) -> Iterator[str]:
    yield from (name for name in workbook.parts if name.startswith(("xl/media/", "xl/charts/")))


@rule("Remove macros")
def _no_macros(workbook: Workbook) -> Iterator[str]:
    yield from (name for name in workbook.parts if name.endswith((".bin", ".vba")))


@rule("Give worksheets unique names or numbers")
def _sheet_names(workbook: Workbook) -> Iterator[str]:
    yield from (name for name in workbook.book.sheetnames if DEFAULT_NAME.fullmatch(name))


@rule("Remove blank worksheets")
def _no_empty_sheet(workbook: Workbook) -> Iterator[str]:
    filled = {sheet.title for sheet, _ in workbook.cells}
    yield from (name for name in workbook.book.sheetnames if name not in filled)


@rule("Use cells in column A wisely")
def _column_a(workbook: Workbook) -> Iterator[str]:
    """Title and lines stand in column A with no gap: a screen reader begins there and reads down."""
    for sheet in workbook.book.worksheets:
        top = min((_bounds(sheet, ref)[1] for ref in _refs(sheet)), default=sheet.max_row + 1)
        for row in sheet.iter_rows(max_row=top - 1):
            if row[0].value is None or any(cell.value is not None for cell in row[1:]):
                yield f"{sheet.title} {row[0].coordinate}"


@rule("Position tables against the left-hand edges of each sheet")
def _to_the_left(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        yield from (f"{sheet.title} {ref}" for ref in _refs(sheet) if _bounds(sheet, ref)[0] != 1)


@rule("Avoid putting content below a table")
def _nothing_below(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        for ref in _refs(sheet):
            _, _, right, bottom = _bounds(sheet, ref)
            if sheet.max_row > bottom or sheet.max_column > right:
                yield f"{sheet.title} {get_column_letter(sheet.max_column)}{sheet.max_row}"


@rule("Avoid worksheets with multiple tables")
def _one_table(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.book.worksheets:
        if len(sheet.tables) != (sheet is not workbook.cover):
            yield sheet.title


@rule("Give a table of contents that links to every worksheet")
def _contents(workbook: Workbook) -> Iterator[str]:
    linked = {
        str(cell.value)
        for sheet, cell in workbook.cells
        if sheet.title == CONTENTS and cell.hyperlink
    }
    yield from (n for n in workbook.book.sheetnames[1:] if n not in linked and n != CONTENTS)


@rule("Add document information")
def _document_information(workbook: Workbook) -> Iterator[str]:
    properties = workbook.book.properties
    for name in ("title", "creator", "language"):
        if not getattr(properties, name):
            yield name


@rule("Ensure the cursor is in cell A1 of the first worksheet")
def _cursor(workbook: Workbook) -> Iterator[str]:
    selection = workbook.cover.sheet_view.selection
    if workbook.book.active is not workbook.cover or any(s.activeCell != "A1" for s in selection):
        yield workbook.book.active.title


def widths(sheet: Worksheet) -> list[float]:
    """The width of each column; columns of one width after another are written as one range."""
    found = [sheet.sheet_format.defaultColWidth or 8.43] * sheet.max_column
    for dimension in sheet.column_dimensions.values():
        for column in range(dimension.min, min(dimension.max, sheet.max_column) + 1):
            found[column - 1] = dimension.width
    return found


def _flat(rows: list[list[Cell]]) -> Iterator[Cell]:
    for row in rows:
        yield from row


def _headings(workbook: Workbook) -> Iterator[tuple[Worksheet, str]]:
    """Titles of sheets and headings of columns."""
    for sheet in workbook.book.worksheets:
        yield sheet, str(sheet["A1"].value)
    for sheet, rows in workbook.tables:
        yield from ((sheet, str(cell.value)) for cell in rows[0])


def _refs(sheet: Worksheet) -> list[str]:
    return [table.ref for table in sheet.tables.values()]


def _bounds(sheet: Worksheet, ref: str) -> tuple[int, int, int, int]:
    return range_boundaries(ref)
