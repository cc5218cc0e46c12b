"""The csv files: the same rows for programs and for a Danish Excel, each as its reader expects it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest

from metrics.assessment import assess
from policy.data_cells import Plain, unquoted
from policy.licences import LICENCES
from policy.open_data import DataColumn, DataType
from presentation.blocks import Selection
from reports.open_data import package
from reports.open_data.csv_files import FOR_EXCEL, FOR_PROGRAMS, as_csv
from reports.open_data.data_tables import Column, DataTable
from tests import made_up_city
from tests.reports.as_pages import as_workbooks

TEXTS = (
    *("2024-03", "1-2", "2023/10", "000", "050", "12:30", "1,5", "1.000", "50 %", "5 kr.", "kr. 5"),
    *("marts 2024", "1. januar 2025", "31-12-2024", "2024-12-31", "1E5", "SAND", "false", "(5)"),
    *("2023/24", "2024-Q1", "2025-W05", "5d", "ca. 110", "maj", "Ja; nej", 'et "citat"', "æøå"),
    *("=1+1", "+45 33 66 33 66", "-5", "@navn", "'=1"),
)
NUMBERS = (0.5, 1234567.25, 0.0000001, -3.0, 899, 1e21, 0)
OPENED = ("figures", "public_figures", "initiatives", "services", "events", "departments")
"""Tables with every type of column, with periods and codes; all of them would take three times as long."""
DATES = (date(2024, 3, 1), date(2025, 12, 31))


def table(data_type: DataType, *values: Plain) -> DataTable:
    """A table of one column."""
    declared = DataColumn("name", data_type, "Overskrift")
    return DataTable("one", "En", "Om den.", [Column(declared, lambda row: row)], values)


def cells(content: bytes, delimiter: str, encoding: str) -> list[list[str]]:
    text = content.decode(encoding)
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))


@cache
def made_up() -> tuple[ZipFile, list[DataTable]]:
    """The zip of the made-up city, and its tables."""
    status = assess(made_up_city.WHOLE, date(2025, 6, 15))
    packed = ZipFile(BytesIO(package.as_zip(status, Selection())))
    return packed, list(package.tables(status))


def test_each_table_is_there_for_programs_and_for_excel():
    packed, tables = made_up()
    names = [name for name in packed.namelist() if name.endswith(".csv")]
    assert names == [f"{at}{each.name}.csv" for each in tables for at in ("", "excel/")]


def test_both_have_the_same_rows_with_names_or_titles():
    packed, tables = made_up()
    for each in tables:
        own = cells(packed.read(f"{each.name}.csv"), ",", "utf-8")
        excel = cells(packed.read(f"excel/{each.name}.csv"), ";", "utf-8-sig")
        assert own[0] == [column.name for column in each.columns]
        assert excel[0] == [column.declared.title for column in each.columns]
        assert len(own) == len(excel) == 1 + len(each.rows)
        for row, copy in zip(own[1:], excel[1:], strict=True):
            assert [bool(cell) for cell in row] == [bool(cell) for cell in copy]


def test_a_program_reads_every_value_back():
    for data_type, values in ((DataType.STRING, TEXTS), (DataType.NUMBER, NUMBERS)):
        (_, *rows) = cells(as_csv(table(data_type, *values), FOR_PROGRAMS), ",", "utf-8")
        read = unquoted if data_type is DataType.STRING else float
        assert [read(cell) for (cell,) in rows] == list(values)


def test_excel_gets_words_for_codes_and_for_yes_and_no():
    packed, _ = made_up()
    _, first, *_ = cells(packed.read("excel/statuses.csv"), ";", "utf-8-sig")
    assert first[0] == "målsætning"
    (_, *rows) = cells(as_csv(table(DataType.BOOLEAN, True, False), FOR_EXCEL), ";", "utf-8-sig")
    assert rows == [["ja"], ["nej"]]


def _opened(files: dict[str, bytes]) -> dict[str, list[list[object]]]:
    return {
        name: [
            list(row) for row in openpyxl.load_workbook(BytesIO(book), data_only=True).active.values
        ]
        for name, book in as_workbooks(files).items()
    }


@pytest.fixture(scope="module")
def opened() -> dict[str, list[list[object]]]:
    """What a Danish spreadsheet shows of the difficult columns and of some of the city's tables."""
    packed, _ = made_up()
    files = {f"{name}.csv": packed.read(f"excel/{name}.csv") for name in OPENED}
    for data_type, values in (
        (DataType.STRING, TEXTS),
        (DataType.NUMBER, NUMBERS),
        (DataType.DATE, DATES),
    ):
        files[f"{data_type}.csv"] = as_csv(table(data_type, *values), FOR_EXCEL)
    return _opened(files)


def test_a_text_that_looks_like_a_date_or_a_number_stays_text(opened):
    (_, *rows) = opened["string.csv"]
    shown = [value for (value,) in rows]
    assert [unquoted(str(value)) for value in shown] == list(TEXTS)
    assert {type(value) for value in shown} == {str}


def test_numbers_and_dates_are_numbers_and_dates(opened):
    (_, *numbers) = opened["number.csv"]
    assert [value for (value,) in numbers] == list(NUMBERS)
    (_, *dates) = opened["date.csv"]
    assert [value.date() for (value,) in dates] == list(DATES)


def test_every_cell_of_a_city_is_opened_as_what_it_is(opened):
    _, tables = made_up()
    seen = set()
    for each in tables:
        if each.name not in OPENED:
            continue
        (_, *rows) = opened[f"{each.name}.csv"]
        for row, values in zip(rows, each.values(), strict=True):
            for column, shown, value in zip(each.columns, row, values, strict=True):
                assert _is_shown(column.declared, shown, value), (each.name, column.name, shown)
                seen.add(column.declared.data_type)
    assert seen == set(DataType)


def _is_shown(column: DataColumn, shown: object, value: Plain) -> bool:
    """Whether a cell of the workbook has a value; a year or a short code may be its number."""
    if value is None:
        return shown is None
    match column.data_type:
        case DataType.BOOLEAN:
            return shown == ("ja" if value else "nej")
        case DataType.DATE:
            return isinstance(shown, datetime) and shown.date() == value
        case DataType.NUMBER | DataType.INTEGER:
            return shown == pytest.approx(value, rel=1e-14)
        case DataType.STRING if column.choices:
            return isinstance(shown, str)
    text = str(value)
    return shown == (
        int(text) if text.isdecimal() and text[0] != "0" else " ".join(text.split("\n"))
    )


def test_the_file_for_who_opens_the_zip_says_which_is_which_and_how_it_may_be_used():
    status = assess(made_up_city.WHOLE, date(2025, 6, 15))
    licence = LICENCES["CC-BY-4.0"]
    for selection, words in (
        (Selection(), "Der er ikke valgt en licens."),
        (Selection(licence=licence), f"(CC-BY-4.0): {licence.address}"),
    ):
        packed = ZipFile(BytesIO(package.as_zip(status, selection)))
        text = packed.read("LAES-MIG.txt").decode("utf-8-sig")
        assert words in text
        assert "Mappen excel er til Excel på dansk" in text
        assert "IN ENGLISH" in text
        assert all(f"- {source.id}: " in text for source in status.sources)
        assert all(f"- {name}: " in text for name in _names(packed))


def _names(packed: ZipFile) -> Iterator[str]:
    return (
        name.removesuffix(".csv")
        for name in packed.namelist()
        if name[-4:] == ".csv" and "/" not in name
    )
