from __future__ import annotations

import csv
import zipfile
from io import BytesIO, StringIO

import openpyxl
import pytest

from presentation.html.downloads import Download
from reports.tables.extracts import as_csv, as_xlsx

DANGEROUS = [
    "=1+1",
    "+45 33 17 33 17",
    "-2 pladser",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://example.org";"Tryk")',
]


def extract(*rows: tuple, headings: tuple[str, ...] = ("Navn", "Værdi")) -> Download:
    return Download(
        name="tal-2025-11-13",
        title="Ansatte i fleksjob",
        headings=headings,
        rows=rows,
        about="Ansatte i fleksjob. Set per 13. november 2025.",
    )


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def read_xlsx(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_a_csv_begins_with_the_byte_order_mark_that_excel_needs():
    content = as_csv(extract(("Økonomiforvaltningen", 84)))
    assert content.startswith(b"\xef\xbb\xbfNavn;V\xc3\xa6rdi\r\n")


def test_cells_of_a_csv_are_separated_by_semicolons_and_text_with_one_is_quoted():
    content = as_csv(extract(("SOF; BUF", 'kaldet "KLAR"')))
    assert content.decode().endswith('"SOF; BUF";"kaldet ""KLAR"""\r\n')
    assert read_csv(content)[1] == ["SOF; BUF", 'kaldet "KLAR"']


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (274, "274"),
        (1014.0, "1014"),
        (22.7, "22,7"),
        (-0.5, "-0,5"),
        (22_700_000.0, "22700000"),
        (1e16, "10000000000000000"),
        (0.00001, "0,00001"),
    ],
)
def test_a_number_in_a_csv_has_a_decimal_comma_and_no_thousands_separator(number, written):
    assert read_csv(as_csv(extract(("tal", number))))[1] == ["tal", written]


def test_a_text_that_looks_like_a_date_stays_text_and_a_year_stays_a_year():
    (_, *rows) = read_csv(as_csv(extract(("marts 2024", "1-2"), ("2024", "2024-Q1"))))
    assert rows == [['="marts 2024"', '="1-2"'], ["2024", "2024-Q1"]]


def test_an_empty_cell_stays_empty_and_is_not_zero():
    content = extract(("tal", None), ("nul", 0))
    assert [row[1] for row in read_csv(as_csv(content))[1:]] == ["", "0"]
    sheet = read_xlsx(as_xlsx(content))["Data"]
    assert [sheet["B2"].value, sheet["B3"].value] == [None, 0]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_is_not_a_formula_in_a_csv(text):
    head, row = read_csv(as_csv(extract((text, 1), headings=(text, "Værdi"))))
    assert (head[0], row[0]) == (f"'{text}", f"'{text}")


@pytest.mark.parametrize("text", [text for text in DANGEROUS if not text.startswith("\r")])
def test_text_that_looks_like_a_formula_stays_text_in_a_workbook_even_when_edited(text):
    sheet = read_xlsx(as_xlsx(extract((text, 1), headings=(text, "Værdi"))))["Data"]
    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.data_type, cell.value) == ("s", text)
    assert sheet["A2"].quotePrefix


def test_a_web_address_stays_text_in_a_workbook():
    sheet = read_xlsx(as_xlsx(extract(("https://example.org", 1))))["Data"]
    assert sheet["A2"].hyperlink is None


def test_numbers_are_numbers_in_a_workbook_and_text_that_looks_like_one_is_not():
    sheet = read_xlsx(as_xlsx(extract(("2024", 274), ("2025", 66.5))))["Data"]
    assert [cell.data_type for cell in sheet["A"][1:]] == ["s", "s"]
    assert [cell.value for cell in sheet["B"][1:]] == [274, 66.5]


def test_a_workbook_shows_no_thousands_separator_in_a_year_and_no_comma_after_a_whole_number():
    sheet = read_xlsx(as_xlsx(extract(("år", 2024))))["Data"]
    assert sheet["B2"].number_format == "General"


def test_a_workbook_has_a_frozen_head_a_filter_and_a_sheet_that_describes_it():
    book = read_xlsx(as_xlsx(extract(("BIF", 87), ("BUF", 274))))
    assert book.sheetnames == ["Data", "Om tabellen"]
    assert book["Data"].freeze_panes == "B2"
    assert book["Data"].auto_filter.ref == "A1:B3"
    assert book["Om tabellen"]["A1"].value == "Ansatte i fleksjob. Set per 13. november 2025."
    assert book.properties.title == "Ansatte i fleksjob"


def test_a_table_without_rows_can_be_downloaded_too():
    assert read_csv(as_csv(extract())) == [["Navn", "Værdi"]]
    assert read_xlsx(as_xlsx(extract()))["Data"].max_row == 1


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_the_same_extract_gives_the_same_bytes(write):
    table = extract(("BIF", 87), ("BUF", 274))
    assert write(table) == write(table)


def test_a_workbook_does_not_record_when_or_where_it_was_written():
    with zipfile.ZipFile(BytesIO(as_xlsx(extract(("BIF", 87))))) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-01-01T00:00:00Z" in parts.read("docProps/core.xml")
