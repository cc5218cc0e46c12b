"""Reads the values of an .ods file's cells. Those of repeated cells and rows are repeated as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from loaders.reading.formats.xlsx_parts.days import day_written
from loaders.reading.grid import Fault, Grid, Problem, Value, number_of

_URN = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE, TABLE, TEXT, STYLE = (
    f"{{{_URN}:{name}:1.0}}" for name in ("office", "table", "text", "style")
)
LIBRE_OFFICE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
TABLE_START, ROW, CELL, COVERED = (
    f"{TABLE}{name}" for name in ("table", "table-row", "table-cell", "covered-table-cell")
)
NUMBERS = ("float", "percentage", "currency")
_ERROR = re.compile(r"#(?:DIV/0!|REF!|NAME\?|VALUE!|N/A|NUM!|NULL!)|Err:\d{3}")
_DURATION = re.compile(r"-?PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d+)?S)?", re.ASCII)


def grids(stream: IO[bytes]) -> Iterator[Grid]:
    """The visible sheets of the part with the content."""
    hidden: set[str] = set()
    sheet = _Sheet()
    for event, element in iterparse(stream, ("start", "end")):  # noqa: S314 - the guard lets no DOCTYPE in
        tag = element.tag
        if event == "start":
            if tag == TABLE_START:
                sheet = _Sheet()
        elif tag == ROW:
            sheet.add(element)
            element.clear()
        elif tag == f"{STYLE}style" and _is_hidden(element):
            hidden.add(element.get(f"{STYLE}name", ""))
        elif tag == TABLE_START:
            if element.get(f"{TABLE}style-name", "") not in hidden:
                yield Grid(element.get(f"{TABLE}name", ""), sheet.rows)
            element.clear()


def _is_hidden(style: Element) -> bool:
    properties = style.find(f"{STYLE}table-properties")
    return properties is not None and properties.get(f"{TABLE}display") == "false"


class _Sheet:
    """The rows of a sheet, as they pass by."""

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, Value]] = {}
        self.next_row = 1

    def add(self, row: Element) -> None:
        times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        if values := dict(_values(row)):
            for number in range(self.next_row, self.next_row + times):
                self.rows[number] = values
        self.next_row += times


def _values(row: Element) -> Iterator[tuple[int, Value]]:
    """Each value of a row with its column; what is under a merged cell is not seen, and is left out."""
    column = 1
    for cell in row:
        if cell.tag not in {CELL, COVERED}:
            continue
        times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        value = _value(cell) if cell.tag == CELL else None
        if value is not None and value != "":
            yield from ((each, value) for each in range(column, column + times))
        column += times


def _value(cell: Element) -> Value | None:
    kind, shown = cell.get(f"{OFFICE}value-type"), text_of(cell)
    has_formula = cell.get(f"{TABLE}formula") is not None
    is_error = cell.get(f"{LIBRE_OFFICE}value-type") == "error"
    if is_error or (has_formula and kind == "string" and _ERROR.fullmatch(shown)):
        return Fault(Problem.ERROR, shown)
    if kind is None:
        is_empty = has_formula and not shown
        return Fault(Problem.UNCALCULATED, "en formel uden resultat") if is_empty else shown
    if kind in NUMBERS:
        number = number_of(cell.get(f"{OFFICE}value", ""))
        return Fault(Problem.NO_NUMBER, shown) if number is None else number
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    if kind in {"date", "time"}:
        return _moment(cell, kind) or Fault(Problem.NO_NUMBER, shown)
    return cell.get(f"{OFFICE}string-value") or shown


def _moment(cell: Element, kind: str) -> Value | None:
    stored = cell.get(f"{OFFICE}{kind}-value", "")
    if kind == "time":
        parts = _DURATION.fullmatch(stored)
        hours, minutes, seconds = (
            (int(part or 0) for part in parts.groups()) if parts else (0, 0, 0)
        )
        return timedelta(hours=hours, minutes=minutes, seconds=seconds) if parts else None
    try:
        return day_written(stored)
    except ValueError:
        return None


def text_of(cell: Element) -> str:
    """The paragraphs of a cell, without its note and the figures on it."""
    return "\n".join("".join(_pieces(each)) for each in cell.iterfind(f"{TEXT}p"))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), MOST_BLANKS)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag.startswith(TEXT):
            yield from _pieces(child)
        yield child.tail or ""


MOST_BLANKS = 1_000
"""The most blanks that one element is taken for."""
