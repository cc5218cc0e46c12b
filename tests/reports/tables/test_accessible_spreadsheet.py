"""Every rule of the checklist finds the workbook that breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableStyleInfo

from reports.tables.accessible_workbook import CoverLine, Properties, workbook
from reports.tables.sheets import Sheet
from tests.reports.tables.accessible_spreadsheet import CHECKLIST, faults

ABOUT = Properties("Prøve", "Prøve", "Lilleby", "", date(2025, 1, 1))
SHEETS = (
    Sheet("Indhold", "tabel_indhold", "Ark", ("Ark", "Rækker"), (("Noter", 2), ("Tal", 2))),
    Sheet(
        "Noter", "tabel_noter", "Mærker", ("Mærke", "Betyder"),
        (("note 1", "I kroner."), ("[ikke oplyst]", "Kilderne oplyser det ikke.")),
    ),
    Sheet(
        "Tal", "tabel_tal", "Alle tal", ("Tal", "Værdi [note 1]"),
        (("Budget", 20_000), ("Regnskab", "[ikke oplyst]")), ("Arket har én tabel.",),
    ),
)  # fmt: skip
GOOD = workbook(ABOUT, (CoverLine("Forsidens titel", "title"), CoverLine("Om filen.")), SHEETS)

Break = Callable[[openpyxl.Workbook], object]


def saved(change: Break) -> bytes:
    """The good workbook, changed and saved by a program that is not ours."""
    book = openpyxl.load_workbook(BytesIO(GOOD))
    change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    stream = BytesIO(GOOD)
    with ZipFile(stream, "a", ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return stream.getvalue()


def cell(place: str, value: object, sheet: str = "Tal") -> Break:
    return lambda book: setattr(book[sheet][place], "value", value)


def looks(place: str, **looks: object) -> Break:
    def change(book: openpyxl.Workbook) -> None:
        for name, look in looks.items():
            setattr(book["Tal"][place], name, look)

    return change


def table(**changes: object) -> Break:
    def change(book: openpyxl.Workbook) -> None:
        for name, value in changes.items():
            setattr(book["Tal"].tables["tabel_tal"], name, value)

    return change


def _renamed_table(book: openpyxl.Workbook) -> None:
    old = book["Tal"].tables.pop("tabel_tal")
    new = Table(displayName="Table1", name="Table1", ref=old.ref)
    new.tableColumns = old.tableColumns
    book["Tal"].add_table(new)


def _second_table(book: openpyxl.Workbook) -> None:
    book["Tal"]["A8"], book["Tal"]["A9"] = "To", "1"
    book["Tal"].add_table(Table(displayName="tabel_mere", ref="A8:A9"))


def _tall(book: openpyxl.Workbook) -> None:
    book["Tal"]["A4"] = "ord " * 40
    book["Tal"]["A4"].alignment = Alignment(wrap_text=False)


def _link(book: openpyxl.Workbook) -> None:
    book["Indhold"]["A3"].hyperlink.location = "'Andet'!A1"


BREAKS: dict[str, Break] = {
    "Mark up tables": lambda book: book["Tal"].tables.pop("tabel_tal"),
    "Give tables meaningful names": _renamed_table,
    "Remove merged cells, split cells and nested tables": (
        lambda book: book["Tal"].merge_cells("A2:B2")
    ),
    "Remove blank rows and columns within tables": (
        lambda book: [cell("A4", None)(book), cell("B4", None)(book)]
    ),
    "All tables should have one tagged header row": cell("B3", "Andet"),
    "Wrap text within cells": _tall,
    "Avoid adding filters": table(autoFilter=AutoFilter(ref="A3:B5")),
    "Only leave cells with no data empty in certain circumstances": cell("B5", None),
    "Avoid hiding rows or columns": (
        lambda book: setattr(book["Tal"].row_dimensions[4], "hidden", True)
    ),
    "Do not use symbols or superscript to signpost to notes": cell("A1", "Alle tal*"),
    "Use the word 'note' when referring to notes": cell("A1", "Alle tal [1]"),
    "Avoid putting note markers in specific cells": cell("A4", "Budget [note 1]"),
    "Put note text in a notes table on a notes worksheet": cell("B5", "[mangler]"),
    "Links must be accessible": _link,
    "Format text to make it accessible": looks("A4", font=Font("Calibri", sz=8)),
    "All worksheets should have descriptive titles, properly tagged and formatted": looks(
        "A1", style="Normal"
    ),
    "Do not use headers and footers, floating text boxes or floating toolbars": (
        lambda book: setattr(book["Tal"].oddFooter.left, "text", "Lilleby")
    ),
    "Do not use visual devices to divide data regions, or a background fill": looks(
        "A4", fill=PatternFill("solid", fgColor="FFFF00")
    ),
    "Do not use colour as the only way to convey a message": (
        lambda book: book["Tal"].conditional_formatting.add(
            "B4:B5", CellIsRule("lessThan", ["5"], font=Font(color="FF0000"))
        )
    ),
    "Avoid images in spreadsheets": lambda book: book["Tal"].add_chart(BarChart(), "D1"),
    "Give worksheets unique names or numbers": (
        lambda book: setattr(book["Tal"], "title", "Sheet3")
    ),
    "Remove blank worksheets": lambda book: book.create_sheet("Tomt"),
    "Use cells in column A wisely": cell("B2", "ved siden af"),
    "Position tables against the left-hand edges of each sheet": table(ref="B3:B5"),
    "Avoid putting content below a table": cell("A7", "Kilde: ukendt"),
    "Avoid worksheets with multiple tables": _second_table,
    "Give a table of contents that links to every worksheet": (
        lambda book: setattr(book["Indhold"]["A3"], "hyperlink", None)
    ),
    "Add document information": lambda book: setattr(book.properties, "language", None),
    "Ensure the cursor is in cell A1 of the first worksheet": (
        lambda book: setattr(book, "active", 2)
    ),
}  # fmt: skip
OTHER_BREAKS: dict[str, tuple[Break, ...]] = {
    "All tables should have one tagged header row": (table(headerRowCount=0),),
    "Format text to make it accessible": (
        looks("A4", font=Font("Times New Roman", sz=12)),
        looks("A4", font=Font("Calibri", sz=12, i=True)),
        looks("A4", font=Font("Calibri", sz=12, color="FFFF0000")),
        looks("A4", alignment=Alignment(textRotation=90, wrap_text=True)),
    ),
    "Do not use visual devices to divide data regions, or a background fill": (
        table(tableStyleInfo=TableStyleInfo("TableStyleMedium9", showRowStripes=True)),
    ),
    "Avoid hiding rows or columns": (
        lambda book: setattr(book["Noter"], "sheet_state", "hidden"),
        lambda book: setattr(book["Tal"].column_dimensions["B"], "hidden", True),
    ),
    "Put note text in a notes table on a notes worksheet": (
        cell("A4", "note 7", "Noter"),
    ),
    "Links must be accessible": (cell("A4", "https://example.org", "Indhold"),),
}  # fmt: skip


def broken(content: bytes) -> set[str]:
    return {re.split(r": ", fault, maxsplit=1)[0] for fault in faults(content)}


def test_a_workbook_of_ours_keeps_every_rule_also_when_a_different_program_has_saved_it():
    assert faults(GOOD) == []
    assert faults(saved(lambda book: None)) == []


@pytest.mark.parametrize("heading", BREAKS)
def test_a_workbook_that_breaks_a_rule_is_found(heading):
    assert heading in broken(saved(BREAKS[heading]))


@pytest.mark.parametrize(
    ("heading", "place"), [(h, n) for h, breaks in OTHER_BREAKS.items() for n in range(len(breaks))]
)
def test_a_rule_finds_every_way_of_breaking_it(heading, place):
    assert heading in broken(saved(OTHER_BREAKS[heading][place]))


def test_a_macro_is_found():
    assert broken(with_part("xl/vbaProject.bin", b"x")) == {"Remove macros"}


def test_every_rule_of_the_checklist_is_broken_by_a_test():
    assert {*BREAKS, "Remove macros"} == set(CHECKLIST)
