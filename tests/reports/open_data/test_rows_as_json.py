"""The rows as JSON are those of the csv file, each value with its type."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import pandas as pd
import pytest

from policy.data_cells import unquoted
from policy.open_data import DataColumn, DataType
from reports.open_data import package
from reports.open_data.csv_files import as_csv
from reports.open_data.data_tables import Column, DataTable
from reports.open_data.rows_as_json import rows_as_json
from tests.hard_records import hard_status
from tests.reports.open_data.test_package import shipped


def typed(cell: str, declared: DataColumn) -> object:
    """The value that a cell of the csv file says, by the declared type of its column."""
    match declared.data_type:
        case DataType.STRING | DataType.DATE:
            return unquoted(cell) or None
        case DataType.BOOLEAN:
            return {"true": True, "false": False, "": None}[cell]
    return float(cell) if cell else None


@pytest.mark.parametrize("status", [shipped, hard_status])
def test_each_value_is_that_of_the_csv_file(status):
    for table in package.tables(status()):
        lines = list(csv.reader(StringIO(as_csv(table).decode(), newline="")))[1:]
        columns = [column.declared for column in table.columns]
        expected = [
            {each.name: typed(cell, each) for each, cell in zip(columns, line, strict=True)}
            for line in lines
        ]
        found = json.loads(rows_as_json(table))
        # An empty text and none are the same in a csv file.
        told = [
            {name: None if value == "" else value for name, value in row.items()} for row in found
        ]
        assert (table.name, told) == (table.name, expected)
        assert all(list(row) == [each.name for each in columns] for row in found)


def of_rows(*rows: tuple[object, ...]) -> DataTable:
    declared = [
        DataColumn("name", DataType.STRING, "Navn"),
        DataColumn("value", DataType.NUMBER, "Værdi"),
        DataColumn("day", DataType.DATE, "Dag"),
    ]
    columns = [
        Column(each, lambda row, place=place: row[place]) for place, each in enumerate(declared)
    ]
    return DataTable("invented", "Opfundet", "", columns, rows)


def test_a_row_is_a_line_with_typed_values_and_danish_letters():
    table = of_rows(("=Færre", 0.25, date(2025, 11, 13)), ("a\x07b", None, None))
    assert rows_as_json(table).decode() == (
        '[\n{"name":"=Færre","value":0.25,"day":"2025-11-13"},\n'
        '{"name":"ab","value":null,"day":null}\n]\n'
    )


def test_a_table_without_rows_is_an_empty_list():
    assert rows_as_json(of_rows()) == b"[]\n"


def test_pandas_makes_a_frame_of_it():
    (figures,) = (table for table in package.tables(shipped()) if table.name == "figures")
    frame = pd.read_json(BytesIO(rows_as_json(figures)))
    found = frame.query("indicator == 'fleksjob' and department == 'BUF' and period == '2024'")
    assert found[["value", "target"]].values.tolist() == [[274, 376]]
