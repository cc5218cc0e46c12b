"""Reads the values of an .xlsx file's cells and no more, several times as fast as all about them."""

from __future__ import annotations

from decimal import Decimal
from typing import IO
from xml.parsers import expat

from loaders.addresses import COLUMNS, place
from loaders.reading.formats.xlsx_parts.book_parts import Book
from loaders.reading.formats.xlsx_parts.days import day_of, day_written
from loaders.reading.grid import Fault, Grid, Problem, Row, Value, number_of

CHUNK = 1 << 16


def grid(stream: IO[bytes], name: str, book: Book) -> Grid:
    """The values of a sheet's part. Raises `ValueError` or `LookupError` for a malformed cell."""
    return Grid(name, _Cells(book).read(stream))


class _Cells:
    """Reads the cells of one sheet's part as they pass by, so that no tree of them is held.

    The two handlers are called three times for each cell, so they do as little as they can.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.days = {
            str(number): style.is_duration
            for number, style in enumerate(book.styles)
            if style.is_date
        }
        self.rows: dict[int, dict[int, Value]] = {}
        self.current: dict[int, Value] = {}
        self.row = self.column = self.digits = 0
        self.cell: dict[str, str] = {}
        self.texts: list[str] = []
        self.stored: str | None = None
        self.has_formula = self.is_phonetic = False

    def read(self, stream: IO[bytes]) -> dict[int, Row]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.texts.append
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
        return {number: row for number, row in self.rows.items() if row}

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            self.cell = attributes
            self.stored, self.has_formula = None, False
        elif tag == "v" or tag == "t":  # noqa: PLR1714 - a set takes longer than two comparisons
            self.texts.clear()
        elif tag == "row":
            self._begin_row(int(attributes["r"]) if "r" in attributes else self.row + 1)
        elif tag == "f":
            self.has_formula = True
        elif tag == "rPh":
            self.is_phonetic = True
        elif tag == "mergeCell":
            self._cover(attributes.get("ref", ""))

    def _cover(self, merged: str) -> None:
        """Leave out what is under a merged cell, which is not seen."""
        first, _, last = merged.partition(":")
        start, end = place(first), place(last or first)
        if start and end:
            for number in range(start[0], end[0] + 1):
                row = self.rows.get(number, {})
                for column in range(start[1], end[1] + 1):
                    if (number, column) != start:
                        row.pop(column, None)

    def _end(self, tag: str) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "v":
            self.stored = "".join(self.texts)
        elif tag == "c":
            self._end_cell()
        elif tag == "t" and not self.is_phonetic:
            self.stored = (self.stored or "") + "".join(self.texts)
        elif tag == "rPh":
            self.is_phonetic = False

    def _begin_row(self, number: int) -> None:
        self.row, self.column, self.digits = number, 0, len(str(number))
        self.current = self.rows.setdefault(number, {})

    def _end_cell(self) -> None:
        cell, stored = self.cell, self.stored
        address = cell.get("r")
        # An address that names this row, as all do, leaves a column's letters.
        column = COLUMNS.get(address[: -self.digits]) if address else self.column + 1
        if column is None or (address and int(address[-self.digits :]) != self.row):
            column = self._moved(address or "")
        self.column = column
        kind = cell.get("t", "n")
        if self.has_formula and (self.book.is_uncalculated or (not stored and kind != "str")):
            self.current[column] = Fault(Problem.UNCALCULATED, "en formel uden resultat")
        elif stored:
            self.current[column] = self._value(kind, stored)

    def _moved(self, address: str) -> int:
        """The column of an address outside the row that it is listed in."""
        found = place(address)
        if found is None:
            raise ValueError(address)
        self._begin_row(found[0])
        return found[1]

    def _value(self, kind: str, stored: str) -> Value:
        if kind == "n":
            number = number_of(stored)
            if number is None:
                return Fault(Problem.NO_NUMBER, stored)
            style = self.cell.get("s", "0")
            return self._day(number, style) if style in self.days else number
        if kind == "s":
            return self.book.strings[int(stored)]
        if kind == "e":
            return Fault(Problem.ERROR, stored)
        if kind == "b":
            return stored.strip() == "1"
        return day_written(stored) if kind == "d" else stored.replace("x005F_", "")

    def _day(self, number: int | Decimal, style: str) -> Value:
        try:
            return day_of(float(number), self.book.epoch, is_duration=self.days[style])
        except (OverflowError, ValueError):
            return Fault(Problem.NO_NUMBER, str(number))
