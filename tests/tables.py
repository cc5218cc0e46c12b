"""Workbooks written as text, so that a test shows what it reads.

    workbook(Målinger='''
        | Indikator | Forvaltning | Periode | Værdi |
        | fleksjob  | BIF         | 2024    | 274   |
    ''')

A cell is a number when it looks like one in Python (274, 0.73), a date as `date(2024-12-31)`, true
or false as TRUE and FALSE, and else text; an apostrophe in front makes a number text ('2024).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

MARKS = {
    "~~": InlineFont(strike=True),
    "^": InlineFont(vertAlign="superscript"),
    ",,": InlineFont(vertAlign="subscript"),
    "==": InlineFont(color="FFFFFFFF"),
}
CONSTANTS = {"": None, "TRUE": True, "FALSE": False}


def workbook(
    *,
    formats: Mapping[str, str] | None = None,
    formulas: Mapping[str, str] | None = None,
    results: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
    marked: Mapping[str, str] | None = None,
    fonts: Mapping[str, Font] | None = None,
    calculated: bool = True,
    **sheets: str,
) -> bytes:
    """An .xlsx with one sheet for each text table.

    Places are written `Målinger!D2`. `formulas` have no result except those in `results`;
    `hidden` takes rows (`Målinger!3`), columns (`Målinger!D`) and whole sheets (`Målinger`). `marked`
    cells have signs ~~struck out~~, ^raised^, ,,lowered,, or ==white==. Without `calculated` the file requests
    recalculation when it is opened.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, text in sheets.items():
        _fill(book.create_sheet(name), text)
    for place, number_format in (formats or {}).items():
        _cell(book, place).number_format = number_format
    for place, formula in (formulas or {}).items():
        _cell(book, place).value = formula
    for place, text in (marked or {}).items():
        _cell(book, place).value = _runs(text)
    for place, font in (fonts or {}).items():
        _cell(book, place).font = font
    for place, note in (notes or {}).items():
        _cell(book, place).comment = Comment(note, "Test")
    for area in merged:
        name, _, cells = area.partition("!")
        book[name].merge_cells(cells)
    for place in hidden:
        _hide(book, place)
    book.calculation.fullCalcOnLoad = not calculated
    content = saved(book)
    for place, result in (results or {}).items():
        content = _with_result(content, book.sheetnames, place, result)
    return content


def saved(book: openpyxl.Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def rewritten(content: bytes, changes: Mapping[str, Callable[[bytes], bytes] | bytes]) -> bytes:
    """The same file with some of its parts changed, or new ones added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        parts[name] = change if isinstance(change, bytes) else change(parts[name])
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def under_rule(content: bytes, area: str, rule: Rule) -> bytes:
    """The same file with a rule that changes how the cells of an area look."""
    book = openpyxl.load_workbook(BytesIO(content))
    name, _, cells = area.partition("!")
    book[name].conditional_formatting.add(cells, rule)
    return saved(book)


def filled_cells(content: bytes) -> int:
    """The number of non-empty cells, counted without the code under test."""
    shown = openpyxl.load_workbook(BytesIO(content), data_only=True)
    written = openpyxl.load_workbook(BytesIO(content))
    return sum(
        cell.value not in (None, "") or shown[sheet.title][cell.coordinate].value is not None
        for sheet in written.worksheets
        for row in sheet.iter_rows()
        for cell in row
    )


def _fill(sheet: Worksheet, text: str) -> None:
    for number, row in enumerate(_rows(text), start=1):
        for column, cell in enumerate(row, start=1):
            sheet.cell(number, column, _value(cell))


def _hide(book: openpyxl.Workbook, place: str) -> None:
    name, _, part = place.partition("!")
    if not part:
        book[name].sheet_state = "hidden"
    elif part.isdigit():
        book[name].row_dimensions[int(part)].hidden = True
    else:
        book[name].column_dimensions[part].hidden = True


def _rows(text: str) -> list[list[str]]:
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def _value(text: str) -> Any:
    if text in CONSTANTS:
        return CONSTANTS[text]
    if match := re.fullmatch(r"date\((.+)\)", text):
        return datetime.fromisoformat(match[1])
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return text.removeprefix("'").replace("\\n", "\n")


def _runs(text: str) -> CellRichText:
    """The runs of a text, each with its font: 274^1^ has a raised 1."""
    runs = CellRichText()
    for part in re.split(r"(~~.+?~~|\^.+?\^|,,.+?,,|==.+?==)", text):
        sign = next((sign for sign in MARKS if part.startswith(sign)), None)
        if part:
            runs.append(TextBlock(MARKS[sign], part.strip(sign)) if sign else part)
    return runs


def _cell(book: openpyxl.Workbook, place: str) -> Any:
    name, _, address = place.partition("!")
    return book[name][address]


def _with_result(content: bytes, names: list[str], place: str, result: str) -> bytes:
    name, _, address = place.partition("!")
    part = f"xl/worksheets/sheet{names.index(name) + 1}.xml"
    kind = "" if re.fullmatch(r"-?[\d.]+", result) else ' t="str"'

    def change(xml: bytes) -> bytes:
        cell = re.compile(rf'<c r="{address}"([^>]*)>(<f>.*?</f>)<v ?/?>(?:</v>)?</c>'.encode())
        new = rf'<c r="{address}"\1{kind}>\2<v>{result}</v></c>'.encode()
        changed, count = cell.subn(new, xml)
        assert count == 1, f"no formula at {place}"
        return changed

    return rewritten(content, {part: change})
