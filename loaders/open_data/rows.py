"""Reads the rows of a published csv file to records, cell by cell as the cells of a workbook are read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import groupby
from typing import Any

from loaders.delivery import BrokenRow, Counts, Row
from loaders.reading.cells import LARGEST_NUMBER, Mistake, Reading, interpret, shown
from loaders.reading.sheets import Cell
from policy import open_data
from policy.choices import Qualifier
from policy.data_cells import unquoted
from policy.findings import EMPTY, Finding, finding
from policy.open_data import DataColumn
from policy.quantities import Quantity
from policy.spelling import suggestion
from policy.tables import Field, Table

IN_A_LINE = "linje "
"""What the place of a finding begins with, instead of the address of a cell."""
NO_COLUMN = "ingen af tabellens kolonner i første linje"
NOT_TEXT = "tegn, der ikke er UTF-8"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?", re.ASCII)
_PARTS: Mapping[Qualifier, frozenset[str]] = {
    Qualifier.EXACT: frozenset({"value"}),
    Qualifier.ABOUT: frozenset({"value"}),
    Qualifier.AT_LEAST: frozenset({"low"}),
    Qualifier.HIDDEN: frozenset({"low"}),
    Qualifier.AT_MOST: frozenset({"high"}),
    Qualifier.RANGE: frozenset({"low", "high"}),
}
"""The numbers that a figure has, by how exact it is."""


@dataclass(slots=True)
class TableRows:
    """What was read of a csv file."""

    rows: list[Row] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: int = 0
    not_read: int = 0

    @property
    def counts(self) -> Counts:
        return Counts(self.read, self.not_read)


def lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of a csv file, each with the number of its first line.

    Raises `UnicodeDecodeError`, and `csv.Error` where quotation marks are not closed.
    """
    reader = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    first = 1
    for row in reader:
        if row:
            yield first, row
        first = reader.line_num + 1


def read(file: str, table: Table, path: str, content: bytes, *, contents: bool) -> TableRows:
    """The records of a table's file in the zip `file`. With `contents`, rows have what is in their cells."""
    reader = _Reader(file, table, path, contents=contents)
    try:
        for number, cells in lines(content):
            reader.take(number, cells)
            if not reader.places:
                break
    except UnicodeDecodeError:
        reader.find("open_data_not_a_table", found=NOT_TEXT)
    except csv.Error:
        reader.find("open_data_not_a_table", found="et anførselstegn uden sin slutning")
    else:
        if not reader.places:
            reader.find("open_data_not_a_table", found=NO_COLUMN)
    return reader.done


class _Reader:
    """Reads one file, row by row; the first row is the names of the columns, in any order."""

    def __init__(self, file: str, table: Table, path: str, *, contents: bool) -> None:
        self.file, self.table, self.path, self.contents = file, table, path, contents
        self.done = TableRows()
        self.places: dict[str, int] = {}
        self.width = 0
        columns = open_data.columns(table.name)
        self.columns: dict[str, tuple[DataColumn, ...]] = {
            name: tuple(group) for name, group in groupby(columns, lambda each: each.field)
        }
        self.names = [column.name for column in columns]

    def take(self, number: int, cells: list[str]) -> None:
        if not self.width:
            self._take_names(cells)
        elif len(cells) != self.width:
            self.done.not_read += len(cells)
            self.find(
                "open_data_row_width",
                cell=f"{IN_A_LINE}{number}",
                found=f"{len(cells)} celler",
                width=self.width,
            )
        else:
            self._take_row(number, cells)

    def find(
        self,
        code: str,
        cell: str | None = None,
        *,
        found: str,
        column: str | None = None,
        **values: object,
    ) -> None:
        self.done.findings.append(
            finding(
                code,
                file=self.file,
                sheet=self.path,
                cell=cell,
                column=column,
                found=found,
                **values,
            )
        )

    def _take_names(self, cells: Sequence[str]) -> None:
        self.width = len(cells)
        if not any(name in self.names for name in cells):
            return
        for place, name in enumerate(cells):
            if name in self.places:
                first = f"kolonne {self.places[name] + 1}"
                self.find("duplicate_column", "linje 1", found=name, column=name, first=first)
            elif name in self.names:
                self.places[name] = place
            else:
                nearest = suggestion(name, self.names)
                self.find("unknown_column", "linje 1", found=name, suggestion=nearest)
        for columns in self.columns.values():
            for column in columns:
                if column.name not in self.places:
                    about = column.help or column.title
                    self.find(
                        "missing_column", "linje 1", found=EMPTY, column=column.name, help=about
                    )

    def _take_row(self, number: int, cells: Sequence[str]) -> None:
        values: dict[str, Any] = {}
        failed: set[str] = set()
        for declared in self.table.fields:
            columns = self.columns[declared.name]
            if any(column.name not in self.places for column in columns):
                failed.add(declared.name)
                continue
            texts = {column: cells[self.places[column.name]] for column in columns}
            filled = sum(bool(text) for text in texts.values())
            found = self._value(declared, texts)
            if isinstance(found, Mistake):
                failed.add(declared.name)
                self.done.not_read += filled
                place = self._place(number, columns[0].name)
                for_message: Any = found.values
                self.find(found.code, place, found=found.found, **for_message)
                continue
            self.done.read += filled
            if found is not None:
                values[declared.name] = found
            elif declared.required:
                failed.add(declared.name)
                place = self._place(number, columns[0].name)
                help_text = declared.column.help
                self.find(
                    "missing_value", place, found=EMPTY, column=columns[0].name, help=help_text
                )
        self._add(number, values, failed, cells)

    def _add(
        self, number: int, values: Mapping[str, Any], failed: set[str], cells: Sequence[str]
    ) -> None:
        if failed:
            if failed.isdisjoint(self.table.key):
                known = (
                    values.get(name, self.table.field(name).default) for name in self.table.key
                )
                self.done.broken.append(BrokenRow(self.table.name, tuple(known)))
            return
        first = {name: columns[0].name for name, columns in self.columns.items()}
        self.done.rows.append(
            Row(
                self.table.name,
                self.table.record(**values),
                self.file,
                self.path,
                number,
                {name: self._place(number, column) for name, column in first.items()},
                contents=self._contents(cells) if self.contents else {},
            )
        )

    def _contents(self, cells: Sequence[str]) -> dict[str, str]:
        """What is in the cells of each field, as a finding quotes it."""
        found = {}
        for name, columns in self.columns.items():
            texts = [
                cells[self.places[column.name]] for column in columns if column.part != "qualifier"
            ]
            if any(texts):
                found[name] = shown(" ".join(filter(None, texts)))
        return found

    def _value(self, declared: Field, texts: Mapping[DataColumn, str]) -> Any | Mistake:
        if declared.type is Quantity:
            return _figure({column.part: text for column, text in texts.items()})
        (text,) = texts.values()
        if not text:
            return None
        value: str | float | None = unquoted(text)
        if declared.type in (int, float):
            value = _number(text)
            if value is None:
                return Mistake("open_data_not_a_number", shown(text))
        reading = interpret(Cell("", 0, 0, value), declared)
        return reading.value if isinstance(reading, Reading) else reading

    def _place(self, number: int, column: str) -> str:
        return f"{IN_A_LINE}{number}, kolonne {column}"


def _figure(texts: Mapping[str, str]) -> Quantity | Mistake | None:
    """The figure of its five cells; None if all are empty."""
    if not any(texts.values()):
        return None
    numbers: dict[str, float | None] = {}
    for part in ("value", "low", "high"):
        numbers[part] = _number(texts[part])
        if texts[part] and numbers[part] is None:
            return Mistake("open_data_not_a_number", shown(texts[part]))
    qualifier = next((each for each in Qualifier if each.value == texts["qualifier"]), None)
    filled = frozenset(part for part, number in numbers.items() if number is not None)
    if qualifier is None or filled != _PARTS[qualifier]:
        return Mistake("open_data_figure", shown(" ".join(filter(None, texts.values()))))
    return Quantity(qualifier, **numbers, word=unquoted(texts["word"]) or None)


def _number(text: str) -> float | None:
    """The number of a cell, whole where it is; None if it is none, or has more digits than can be kept."""
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    if abs(number) >= LARGEST_NUMBER:
        return None
    return int(number) if number.is_integer() else number
