"""The csv that StatBank's service answers with: a row for each observation, its value last.

Columns stand in the order that was chosen, so only INDHOLD is sure to be last; TID may stand anywhere, or
be left out.
"""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from itertools import pairwise

from loaders.guard.limits import LIMITS
from loaders.public.limits import MOST_CELLS, RefusedError, thousands
from loaders.public.marks import mark
from loaders.public.table import Cell, Dimension, Mark, PublicTable, Value
from policy.choices import Missing

VALUE = "INDHOLD"
TIME = "TID"
LONGEST_MARK = 6
_START = re.compile(rb'(?:\xef\xbb\xbf)?"?[^;\r\n]+(?:;[^;\r\n]+)*;"?INDHOLD"?[ ]*(?:\r?\n|$)')
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?", re.ASCII)
_PERHAPS_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_NOT_YET = Mark("...", Missing.NOT_YET)
"""What Statistics Denmark's three dots mean; elsewhere they mean other things."""


def recognises(content: bytes) -> bool:
    """Whether the first row ends with the heading that the service gives the values."""
    return bool(_START.match(content))


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """The one table of the file. Raises `RefusedError`."""
    rows = csv.reader(StringIO(_text(content), newline=""), delimiter=";")
    try:
        *names, _ = next(rows)
        if len(set(names)) < len(names):
            raise RefusedError("public_duplicate_key", ", ".join(names))
        return (_table(names, _whole_rows(names, rows)),)
    except csv.Error as broken:
        wanted = "Rækker med semikolon imellem."
        raise RefusedError("public_truncated", f"række {rows.line_num}", wanted=wanted) from broken


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "windows-1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError("public_not_recognised", "tegn, der ikke er tekst")


def _whole_rows(names: Sequence[str], rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """The rows, each with a value in every column."""
    width = len(names) + 1
    for number, row in enumerate(rows, 1):
        if not row:
            continue
        if number > MOST_CELLS:
            found, limit = f"mere end {thousands(MOST_CELLS)}", thousands(MOST_CELLS)
            raise RefusedError("public_too_many_cells", found, limit=limit)
        if len(row) != width:
            code = "public_truncated" if len(row) < width else "public_too_many_values"
            wanted = f"Netop {width} kolonner i hver række."
            raise RefusedError(code, f"række {number}: {';'.join(row)}", wanted=wanted)
        yield row


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> PublicTable:
    places: list[dict[str, int]] = [{} for _ in names]
    columns = [array("i") for _ in names]  # no row is kept: a million of them are large
    printed: list[Cell] = []
    marks: dict[str, Mark] = {"...": _NOT_YET}
    for row in rows:
        for known, column, label in zip(
            places, columns, row, strict=False
        ):  # the value is left over
            column.append(known.setdefault(label, len(known)))
        printed.append(_cell(row[-1].strip(), marks))
    unsorted = _positions(places, columns)
    order = sorted(range(len(unsorted)), key=unsorted.__getitem__)
    positions = [unsorted[place] for place in order]
    for place, (position, following) in zip(order, pairwise(positions), strict=False):
        if position == following:
            labels = (
                list(known)[column[place]] for known, column in zip(places, columns, strict=True)
            )
            raise RefusedError("public_duplicate_key", "; ".join(labels))
    return PublicTable(
        title="",
        source=None,
        code=None,
        unit=None,
        dimensions=tuple(
            Dimension(name, tuple(map(Value, known)))
            for name, known in zip(names, places, strict=True)
        ),
        time=TIME if TIME in names else None,
        measure=None,
        positions=positions,
        cells=[printed[place] for place in order],
    )


def _positions(places: Sequence[dict[str, int]], columns: Sequence[array[int]]) -> list[int]:
    """The position of each row in the table of all combinations."""
    positions = [0] * len(columns[0])
    for known, column in zip(places, columns, strict=True):
        width = len(known)
        positions = [
            position * width + place for position, place in zip(positions, column, strict=True)
        ]
    return positions


def _cell(printed: str, marks: dict[str, Mark]) -> Cell:
    """The number or mark. A point is a decimal sign, as in English files, unless it could be thousands'."""
    if printed.isdigit() and printed.isascii() and len(printed) <= LIMITS.number:
        return int(printed)
    if len(printed) > LIMITS.number or _PERHAPS_THOUSANDS.fullmatch(printed):
        raise RefusedError("public_not_a_number", printed)
    if _NUMBER.fullmatch(printed):
        number = printed.replace(",", ".")
        return Decimal(number) if "." in number else int(number)
    if len(printed) > LONGEST_MARK:
        raise RefusedError("public_not_a_number", printed)
    return marks.setdefault(printed, mark(printed))
