"""Eurostat's TSV: the first cell of a row has its keys with commas between, then a cell for each period."""

from __future__ import annotations

import re

from loaders.public import delimited, flags
from loaders.public.limits import RefusedError
from loaders.public.numbers import POINT
from loaders.public.rows import Rows, Signs, described
from loaders.public.table import Dimension, PublicTable, Value
from loaders.public.units import with_unit_dimension

_START = re.compile(r'"?[^\t\n]*?\\[^\t\n]+\t')


def recognises(content: bytes) -> bool:
    """Whether the first cell names the keys, and after a backslash what stands across."""
    return bool(_START.match(delimited.head(content)))


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """The one table of the file. Raises `RefusedError`."""
    delimited.check_rows(content)
    first, *across = (cell.strip() for cell in next(delimited.rows(content, "\t")))
    keys, _, time = first.partition("\\")
    names = [name.strip() for name in keys.split(",")]
    periods = Dimension(time.strip(), tuple(map(Value, across)))
    rows = Rows(names, (periods,), range(len(across)))
    for numbers, columns in delimited.portions(content, "\t", len(across) + 1, skip=1):
        unpacked = [tuple(each.strip() for each in packed.split(",")) for packed in columns[0]]
        for number, each in zip(numbers, unpacked, strict=True):
            if len(each) != len(names):
                wanted = f"{len(names)} grupper i den første celle i hver række."
                raise RefusedError(
                    "public_header_damaged", f"række {number}: {','.join(each)}", wanted=wanted
                )
        rows.take([(numbers, [*zip(*unpacked, strict=True), *columns[1:]])])
    table = rows.table(described(time=periods.name), Signs(flags.cell, POINT))
    return (with_unit_dimension(table),)
