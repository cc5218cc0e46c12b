"""From a file to cells, and which files are refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from loaders import xml_pass
from loaders.workbook import Cell, Refused, Workbook, read
from tests.tables import rewritten, saved, workbook

SMALL = workbook(Målgrupper="| Navn | Note |\n| autisme | Tekst |")


def cells(content: bytes) -> dict[str, Cell]:
    book = read("prøve.xlsx", content)
    assert isinstance(book, Workbook), book
    return {
        f"{sheet.name}!{cell.address}": cell
        for sheet in book.sheets
        for row in sheet.rows
        for cell in row
    }


def refusal(content: bytes) -> str:
    refused = read("prøve.xlsx", content)
    assert isinstance(refused, Refused)
    (finding,) = refused.findings
    return finding.code


def archive(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return stream.getvalue()


def test_only_cells_with_something_in_them_are_kept() -> None:
    content = workbook(A="| 1 | | tekst |\n| | | |\n| | 2.5 | |")
    found = {place: cell.value for place, cell in cells(content).items()}
    assert found == {"A!A1": 1, "A!C1": "tekst", "A!B3": 2.5}


def test_a_cell_keeps_what_decides_its_meaning() -> None:
    content = workbook(
        A="| 0.73 | x |",
        formats={"A!A1": "0%"},
        notes={"A!A1": "Husk"},
        merged=["A!A1:A2"],
    )
    assert cells(content)["A!A1"] == Cell("A1", 1, 1, 0.73, None, "0%", False, "Husk", True)


def test_a_formula_has_the_result_that_excel_saved() -> None:
    content = workbook(
        A="| 2 | x |", formulas={"A!B1": "=A1*2", "A!C1": "=A1*3"}, results={"A!B1": "4"}
    )
    found = cells(content)
    assert (found["A!B1"].value, found["A!B1"].formula) == (4, "=A1*2")
    assert (found["A!C1"].value, found["A!C1"].formula) == (None, "=A1*3")


def test_a_formula_with_an_empty_text_as_result_is_not_without_result() -> None:
    content = workbook(A="| 2 | x |", formulas={"A!B1": '=""'}, results={"A!B1": ""})
    assert cells(content)["A!B1"].value == ""


def test_a_formula_over_several_cells_is_read_as_its_text() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = ArrayFormula("A1:A2", "=B1:B2*2")
    (found,) = cells(saved(book)).values()
    assert found.formula == "=B1:B2*2"


def test_text_that_starts_with_an_equals_sign_is_no_formula() -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.data_type = "=1+1", "s"
    (found,) = cells(saved(book)).values()
    assert (found.value, found.formula) == ("=1+1", None)


def test_cells_of_hidden_rows_and_columns_are_marked() -> None:
    content = workbook(A="| 1 | 2 |\n| 3 | 4 |", hidden=["A!2", "A!B"])
    hidden = {place for place, cell in cells(content).items() if cell.hidden}
    assert hidden == {"A!B1", "A!A2", "A!B2"}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7", "en pdf"),
        (bytes(100), "ikke er et regneark"),
        (archive(word__document_xml=b"<x/>"), "Word"),
        (archive(ppt__presentation_xml=b"<x/>"), "PowerPoint"),
        (archive(readme=b"hej"), ".zip"),
    ],
)
def test_another_kind_of_file_is_refused_and_named(content: bytes, found: str) -> None:
    refused = read("prøve.xlsx", content)
    assert isinstance(refused, Refused)
    assert refused.findings[0].code == "file_not_workbook"
    assert found in str(refused.findings[0].found)


def test_a_declaration_is_found_in_any_part_and_in_two_byte_text() -> None:
    part = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    assert refusal(rewritten(SMALL, {"xl/theme/theme1.xml": part})) == "file_with_doctype"


def test_a_declaration_is_found_where_two_chunks_meet() -> None:
    for shift in range(12):
        part = b" " * (xml_pass.CHUNK - shift) + b"<!DOCTYPE x>"
        assert refusal(rewritten(SMALL, {"docProps/app.xml": part})) == "file_with_doctype"


def test_a_part_that_is_locked_is_told_as_locked() -> None:
    content = bytearray(SMALL)
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1
    assert refusal(bytes(content)) == "file_encrypted"


def test_a_part_that_is_larger_than_it_says_is_damaged() -> None:
    content = bytearray(SMALL)
    start = content.index(b"PK\x01\x02")
    content[start + 24 : start + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(content)) == "file_damaged"


@pytest.mark.parametrize("part", zipfile.ZipFile(BytesIO(SMALL)).namelist())
@pytest.mark.parametrize("damage", [b"", b"<", b"<x/>", bytes(40)])
def test_a_damaged_part_never_breaks_the_reader(part: str, damage: bytes) -> None:
    assert isinstance(read("prøve.xlsx", rewritten(SMALL, {part: damage})), Workbook | Refused)
