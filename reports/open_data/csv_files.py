"""A published table as csv: for programs, and for a Danish Excel."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import TypeAlias

from policy import data_cells, lists
from policy.data_cells import Plain
from policy.open_data import DataColumn, DataType
from presentation import blocks
from reports.open_data.data_tables import DataTable
from reports.shared.excel_csv import excel_text

Written: TypeAlias = Callable[[Plain], str]
"""The text of a value in a cell."""

EXCEL_FOLDER = "excel"


@dataclass(frozen=True, slots=True)
class Variant:
    """How a csv file is written: what is between cells and lines, the headings, and the cells of a column."""

    delimiter: str
    line_end: str
    encoding: str
    heading: Callable[[DataColumn], str]
    cells: Callable[[DataColumn], Written]


def _for_programs(column: DataColumn) -> Written:
    if column.data_type is DataType.STRING:
        return lambda value: data_cells.text(blocks.with_lines(str(value))) if value else ""
    return data_cells.text


def _for_excel(column: DataColumn) -> Written:
    """Words instead of codes, and dates, numbers and texts as a Danish Excel reads them."""
    match column.data_type:
        case DataType.BOOLEAN:
            return lambda value: "" if value is None else "ja" if value else "nej"
        case DataType.DATE:
            return lambda value: f"{value:%d-%m-%Y}" if isinstance(value, date) else ""
        case DataType.STRING if column.choices:
            words = {choice.value: choice.label for choice in column.choices}
            return lambda value: lists.joined(words[code] for code in _codes(column, value))
        case DataType.STRING:
            return lambda value: excel_text(blocks.plain(str(value))) if value else ""
    return lambda value: data_cells.text(value, decimal_mark=",")


def _codes(column: DataColumn, value: Plain) -> tuple[str, ...]:
    if not value:
        return ()
    return lists.parted(str(value)) if column.many else (str(value),)


FOR_PROGRAMS = Variant(",", "\n", "utf-8", heading=lambda column: column.name, cells=_for_programs)
"""Commas and decimal points. Nothing is lost in it: the way back (`loaders.open_data`) reads it."""
FOR_EXCEL = Variant(";", "\r\n", "utf-8-sig", heading=lambda column: column.title, cells=_for_excel)
"""Semicolons and decimal commas, with the columns' Danish titles: for a person with a Danish Excel."""


def as_csv(table: DataTable, variant: Variant = FOR_PROGRAMS) -> bytes:
    """The table in UTF-8; for programs where no other variant is asked for."""
    columns = [column.declared for column in table.columns]
    stream = StringIO()
    writer = csv.writer(stream, delimiter=variant.delimiter, lineterminator=variant.line_end)
    writer.writerow(map(variant.heading, columns))
    cells = map(variant.cells, columns)
    writer.writerows(zip(*map(_texts, table.by_column(), cells), strict=True))
    return stream.getvalue().encode(variant.encoding)


def _texts(values: Sequence[Plain], cell: Written) -> Iterator[str]:
    """The cells of a column; a value that is there several times is made into text once."""
    known = {value: cell(value) for value in set(values)}
    return map(known.__getitem__, values)
