"""What stands in a file of public statistics, read without the product's readers."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from io import BytesIO
from itertools import product
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from policy.periods import Period
from store.tracing import Trace

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def of_workbook(content: bytes, sheet: str, cell: str) -> object:
    """The value of a cell of an xlsx or ods file."""
    if "content.xml" in zipfile.ZipFile(BytesIO(content)).namelist():
        return _of_ods(content, sheet, cell)
    return _xlsx(content)[sheet][cell].value


@cache
def _xlsx(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content), data_only=True)


@cache
def _ods(content: bytes) -> ET.Element:
    return ET.fromstring(zipfile.ZipFile(BytesIO(content)).read("content.xml"))


def _of_ods(content: bytes, sheet: str, cell: str) -> object:
    letters, row = coordinate_from_string(cell)
    root = _ods(content)
    (table,) = (t for t in root.iter(f"{TABLE}table") if t.get(f"{TABLE}name") == sheet)
    found = _repeated(table.iter(f"{TABLE}table-row"), "rows", row)
    cells = (each for each in found if each.tag.startswith(f"{TABLE}"))
    one = _repeated(cells, "columns", column_index_from_string(letters))
    value = one.get(f"{OFFICE}value")
    return float(value) if value is not None else "".join(one.itertext())


def _repeated(elements: Iterable[Any], what: str, wanted: int) -> Any:
    count = 0
    for element in elements:
        count += int(element.get(f"{TABLE}number-{what}-repeated", 1))
        if count >= wanted:
            return element
    raise LookupError(wanted)


def of_rows(content: bytes, trace: Trace) -> object:
    """The last value of a row of StatBank's csv, which is of the traced group and period."""
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    row = rows[_row_number(trace) - 1]
    named = dict(zip(rows[0], row, strict=True))
    _verify_labels(named, trace)
    return row[-1]


def of_json_rows(content: bytes, trace: Trace) -> object:
    """The measure of an object, which is of the traced group and period."""
    row = json.loads(content)[_row_number(trace) - 1]
    named = {name.rpartition("[")[2].strip("]"): value for name, value in row.items()}
    (measure,) = (label for label in _fixed(trace).values() if label in named)
    _verify_labels({**named, "opgørelse": measure}, trace)
    return named[measure]


def _row_number(trace: Trace) -> int:
    assert trace.cell
    assert trace.cell.cell
    assert trace.cell.sheet is None
    return int(trace.cell.cell.removeprefix("række "))


def _verify_labels(named: Mapping[str, str], trace: Trace) -> None:
    assert trace.extract
    assert trace.public
    assert trace.extract.split
    assert named[trace.extract.split] == trace.public.group
    assert Period.parse(named[trace.extract.time]) == trace.period
    assert {name: named[name] for name in _fixed(trace)} == _fixed(trace)
    if trace.extract.area:
        assert trace.public.area_name in named[trace.extract.area]


def of_crossed(content: bytes, trace: Trace) -> str:
    """The value in a cell of a csv as a spreadsheet shows it."""
    assert trace.cell
    assert trace.cell.cell
    assert trace.cell.sheet is None
    rows = list(csv.reader(content.decode("utf-8-sig", "replace").splitlines(), delimiter=";"))
    letters, number = coordinate_from_string(trace.cell.cell)
    assert trace.public
    assert trace.public.group in rows[number - 1]
    return rows[number - 1][column_index_from_string(letters) - 1]


def of_px(content: bytes, trace: Trace) -> str:
    """The number at the place of the labels, by the order of the dimensions."""
    key = _key(trace)
    text = content.decode("iso-8859-15")
    head, _, data = text.partition("DATA=")
    named = {
        name: re.findall(r'"([^"]*)"', values)
        for name, values in re.findall(r'^VALUES\("([^"]*)"\)=([^;]*);', head, re.MULTILINE)
    }
    order = [
        name
        for keyword in ("STUB", "HEADING")
        for name in re.findall(
            r'"([^"]*)"', re.search(rf"^{keyword}=([^;]*);", head, re.MULTILINE)[1]
        )
    ]
    cells = re.findall(r'"[^"]*"|[^\s;]+', data)
    places = list(product(*(named[name] for name in order)))
    (found,) = (
        cell
        for at, cell in zip(places, cells, strict=True)
        if dict(zip(order, at, strict=True)) == key
    )
    return found.strip('"')


def of_json_stat(content: bytes, trace: Trace) -> object:
    """The value at the place of the labels, by the order of the dimensions."""
    key = _key(trace)
    read = json.loads(content)
    dimensions = [read["dimension"][name] for name in read["id"]]
    names = [each["label"] for each in dimensions]
    places = product(*(_in_order(each["category"]) for each in dimensions))
    (found,) = (
        value
        for at, value in zip(places, read["value"], strict=True)
        if dict(zip(names, at, strict=True)) == key
    )
    return found


def _in_order(category: Any) -> list[str]:
    labels = category.get("label", {})
    codes = category.get("index", labels)
    ordered = sorted(codes, key=codes.get) if isinstance(codes, dict) else codes
    return [labels.get(code, code) for code in ordered]


def _key(trace: Trace) -> dict[str, str]:
    """The label of a figure in each dimension of its file."""
    extract = trace.extract
    assert extract
    assert trace.cell
    assert trace.cell.cell
    free = [name for name in (extract.area, extract.split, extract.time) if name]
    return dict(zip(free, trace.cell.cell.split("; "), strict=True)) | _fixed(trace)


def _fixed(trace: Trace) -> dict[str, str]:
    assert trace.extract
    return dict(choice.split(" = ", 1) for choice in trace.extract.fixed)


READERS: dict[str, Callable[[bytes, Trace], object]] = {
    "dst-api-FOLK1A-4dim.csv": of_rows,
    "dst-api-FOLK1A-tid-midt.csv": of_rows,
    "dst-api-HAND01-made.csv": of_rows,
    "dst-web-FOD-aldersfertilitet.csv": of_crossed,
    "px-dst-HAND01-made.px": of_px,
    "px-gl-TUX01.px": of_px,
    "px-ssb-11820.px": of_px,
    "jsonstat2-galicia.json": of_json_stat,
    "uddannelsesstatistik-made.json": of_json_rows,
}
"""The reader of each text file that is delivered: by name."""
WORKBOOKS = (
    "ankestatistik-made.xlsx",
    "ankestatistik-made.ods",
    "dst-web-HAND01-made.ods",
    "dst-web-PRIS111-2020.xlsx",
    "eurostat-lfsi_pt_a.xlsx",
    "pxweb-ssb-11327.ods",
)
