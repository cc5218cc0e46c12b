"""SDMX-CSV, as Eurostat, OECD and others answer: a row for each observation, its flags beside it.

Columns stand in any order. Those that describe the delivery and not the observation are left out. Labels can
follow their codes, in the same cell (`DK:Denmark`) or in the next one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.public import delimited, flags
from loaders.public.delimited import Portion
from loaders.public.numbers import POINT
from loaders.public.rows import Rows, Signs, described
from loaders.public.table import Dimension, PublicTable, Value
from loaders.public.units import with_unit_dimension

VALUE, TIME = "OBS_VALUE", "TIME_PERIOD"
_FLAGS = ("OBS_FLAG", "OBS_STATUS", "CONF_STATUS")
_NO_FLAGS = {"OBS_STATUS": "A", "CONF_STATUS": "F"}
"""What says that a value is normal, and free to publish."""
_FLOWS = ("DATAFLOW", "STRUCTURE_ID")
_MULTIPLIER = "UNIT_MULT"
_OF_DELIVERY = (
    "LAST UPDATE", "STRUCTURE", "STRUCTURE_NAME", "ACTION", "DECIMALS", "BASE_PER", "TIME_FORMAT",
    "COMMENT_OBS", "OBS_COM",
)  # fmt: skip
_FLOW = re.compile(r"(?:(?P<source>[^:]+):)?(?P<code>[^(:]+)(?:\(.*)?")


def recognises(content: bytes) -> bool:
    """Whether the first row has the two headings that every observation needs."""
    return {VALUE, TIME} <= {_code(name) for name in _first_row(content)}


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """The one table of the file. Raises `RefusedError`."""
    delimited.check_rows(content)
    names = _first_row(content)
    codes = [_code(name) for name in names]
    labels = _label_columns(codes)
    keys = [
        place
        for place, code in enumerate(codes)
        if code not in (VALUE, *_FLAGS, *_OF_DELIVERY) and place not in labels.values()
    ]
    found: dict[str, dict[str, str]] = {codes[place]: {} for place in labels}
    rows = Rows([codes[place] for place in keys])
    portions = delimited.portions(content, _separator(content), len(names), skip=1)
    rows.take(
        (numbers, [*(columns[place] for place in keys), _values(codes, columns)])
        for numbers, columns in _remembered(portions, codes, labels, found)
    )
    table = rows.table(described(time=TIME), Signs(flags.cell, POINT))
    shown = {code: name.partition(":")[2].strip() for code, name in zip(codes, names, strict=True)}
    shown |= {codes[place]: names[label] for place, label in labels.items()}
    return (with_unit_dimension(_labelled(_of_flow(table), shown, found)),)


def _first_row(content: bytes) -> list[str]:
    line = delimited.head(content).partition("\n")[0].rstrip("\r")
    return next(csv.reader([line], delimiter=_separator(content)), [])


def _separator(content: bytes) -> str:
    line = delimited.head(content).partition("\n")[0]
    return max(",", ";", "\t", key=line.count)


def _code(name: str) -> str:
    """The heading without the label that can follow it: geo:Geopolitical entity."""
    return name.partition(":")[0].strip()


def _label_columns(codes: Sequence[str]) -> dict[int, int]:
    """The columns of labels by those of their codes, in files that have both for every column."""
    if "STRUCTURE_NAME" not in codes:
        return {}
    leading = [
        codes.index(code) for code in _OF_DELIVERY if code in codes and code != "LAST UPDATE"
    ]
    first = max(place for place in leading if place < len(codes) // 2) + 1
    places = range(first, len(codes))
    return dict(zip(places[::2], places[1::2], strict=True)) if len(places) % 2 == 0 else {}


def _remembered(
    portions: Iterable[Portion],
    codes: Sequence[str],
    labels: dict[int, int],
    found: dict[str, dict[str, str]],
) -> Iterator[Portion]:
    """The portions; the label of each code is put into `found`."""
    for numbers, columns in portions:
        for place, label in labels.items():
            found[codes[place]].update(zip(columns[place], columns[label], strict=True))
        yield numbers, columns


def _values(codes: Sequence[str], columns: Sequence[Sequence[str]]) -> Sequence[str]:
    """The values with their flags behind them."""
    printed: Sequence[str] = columns[codes.index(VALUE)]
    for name in _FLAGS:
        if name in codes and any(columns[codes.index(name)]):
            normal = _NO_FLAGS.get(name, "")
            column = (_code(each) for each in columns[codes.index(name)])
            printed = [
                f"{each} {flag}".strip()
                if flag not in ("", normal) and not each.endswith(flag.lower())
                else each
                for each, flag in zip(printed, column, strict=True)
            ]
    return printed


def _of_flow(table: PublicTable) -> PublicTable:
    """The table without the dimensions that say the same of every number: its flow, and units of one."""
    for dimension in table.dimensions:
        if len(dimension.values) > 1:
            continue
        text = dimension.values[0].label
        if dimension.name in _FLOWS and (flow := _FLOW.match(text)):
            table = replace(table, source=table.source or flow["source"], code=flow["code"])
        elif dimension.name != _MULTIPLIER or _code(text) not in ("", "0"):
            continue
        dimensions = tuple(each for each in table.dimensions if each is not dimension)
        table = replace(table, dimensions=dimensions)
    return table


def _labelled(
    table: PublicTable, shown: dict[str, str], found: dict[str, dict[str, str]]
) -> PublicTable:
    """The table with the labels that the file has beside the codes."""
    dimensions = tuple(_dimension(each, shown, found.get(each.name)) for each in table.dimensions)
    (time,) = (each.name for each in dimensions if TIME in (each.code, each.name))
    return replace(table, dimensions=dimensions, time=time)


def _dimension(
    dimension: Dimension, shown: dict[str, str], labels: dict[str, str] | None
) -> Dimension:
    name = shown.get(dimension.name)
    if not name:
        return dimension
    pairs = [
        (value.label, labels.get(value.label)) if labels else _both(value.label)
        for value in dimension.values
    ]
    values = tuple(Value(label or code, code) for code, label in pairs)
    return Dimension(name, values, dimension.name)


def _both(text: str) -> tuple[str, str]:
    code, _, label = text.partition(":")
    return code.strip(), label.strip()
