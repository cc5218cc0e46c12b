"""Workbooks from Eurostat's Data Browser: sheets about the data set, then the data in one or more sheets.

A data sheet has the groups with one value above the table, rows such as »TIME« and »GEO (Labels)« that name
the others, perhaps a column of flags right of each column of numbers, and a legend below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.public.layouts import crossed
from loaders.public.layouts.crossed import About, Area
from loaders.public.table import Dimension, PublicTable
from loaders.public.table import Value as Group
from loaders.public.units import with_unit_dimension
from loaders.reading.grid import Grid

Structure = Mapping[str, frozenset[str]]
"""The values of each group, by its name, as the sheet »Structure« lists them."""

_EXTRACTED = "data extracted on"
_DATA_SET = "dataset"
_UPDATED = "last updated"
_STRUCTURE = "structure"
_ABOUT = (_STRUCTURE, "summary")
_UNIT = "unit of measure"
_LABELS, _CODES = " (labels)", " (codes)"
_TIMES = ("time", "date")
_CODE = re.compile(r"(.*?) ?\[([\w$]+)\]")
_MEANS = {":": "not available"}
"""What Eurostat's sign means, also where no legend has it."""
LOOKED_AT = 6
"""The rows in which a sheet of data names its data set."""


def recognises(grid: Grid) -> bool:
    """Whether the sheet begins with the words that a sheet of Eurostat's data does."""
    return any(
        grid.text(row, 1).casefold().startswith((_EXTRACTED, _DATA_SET))
        for row in range(1, LOOKED_AT + 1)
    )


def is_about(grid: Grid) -> bool:
    """Whether the sheet describes the data set that other sheets have."""
    return grid.name.casefold() in _ABOUT


def structure(grids: Sequence[Grid]) -> Structure:
    """What the sheet »Structure« lists; nothing if there is no such sheet."""
    found: dict[str, set[str]] = {}
    for grid in grids:
        if grid.name.casefold() == _STRUCTURE:
            for row, _ in grid.filled():
                if grid.text(row, 2) and grid.text(row, 3):
                    found.setdefault(grid.text(row, 2), set()).add(grid.text(row, 3))
    return {name: frozenset(values) for name, values in found.items()}


def table(grid: Grid, described: Structure) -> PublicTable:
    """The table of a sheet of data. Raises `RefusedError`."""
    top, fixed, said = _above(grid)
    area, names = _area(grid, top)
    shown = [
        _shown(name, _labels(grid, area, place), described) for place, name in enumerate(names)
    ]
    time = next(
        (s for s, n in zip(shown, names, strict=True) if {n.casefold(), s.casefold()} & {*_TIMES}),
        None,
    )
    data_set = _CODE.fullmatch(" ".join(said.get(_DATA_SET, "").split()))
    read = crossed.table(
        grid,
        area,
        About(
            title=data_set[1] if data_set else said.get(_DATA_SET, ""),
            names=shown,
            time=time,
            source="Eurostat",
            code=data_set[2] if data_set else None,
            unit=next((value for name, value in fixed if name.casefold() == _UNIT), None),
            fixed=[Dimension(name, (Group(value),)) for name, value in fixed],
            codes={s: _code(n, s) for s, n in zip(shown, names, strict=True) if _code(n, s)},
            means=_MEANS | _legend(grid, area.rows[-1]),
        ),
    )
    return with_unit_dimension(read)


def _above(grid: Grid) -> tuple[int, list[tuple[str, str]], dict[str, str]]:
    """The first row of headings, the groups with one value, and what is said of the data set."""
    fixed: list[tuple[str, str]] = []
    said: dict[str, str] = {}
    for number, row in grid.filled():
        name = grid.text(number, 1)
        others = sorted(column for column in row if column > 1)
        key = name.rstrip(": ").casefold()
        if key.startswith(_EXTRACTED):
            continue
        if key in {_DATA_SET, _UPDATED}:
            said[key] = " ".join(grid.text(number, column) for column in others)
        elif _names_a_group(name) or len(others) > 1 or others == [2]:
            return number, fixed, said
        elif others:
            fixed.append((name, grid.text(number, others[0])))
    raise crossed.refusal("public_without_header", grid, 1, 1, "ingen række med overskrifter")


def _names_a_group(text: str) -> bool:
    folded = text.casefold()
    return folded in _TIMES or folded.endswith((_LABELS, _CODES))


def _area(grid: Grid, top: int) -> tuple[Area, list[str]]:
    """The parts of the table, and the names of its groups: those of the stub, then of the headings."""
    numbers = [number for number, _ in grid.filled() if number >= top]
    headings = [top, *_while_naming(grid, numbers[1:])]
    *across, last = headings
    stub = [column for column in sorted(grid.rows[last]) if _names_a_group(grid.text(last, column))]
    if across and stub and len(stub) == len(grid.rows[last]):
        names = [grid.text(number, 1) for number in across]
    else:  # one row, in which the name of the stub is left of the headings
        across, stub, names = headings, [1], [""] * len(headings)
        first = grid.text(last, 1)
        if not first:
            raise crossed.refusal("public_without_header", grid, last, 1, "en tom overskrift")
    start = max(stub) + 1
    kept = [c for c in stub if not grid.text(last, c).casefold().endswith(_CODES) or len(stub) == 1]
    bottom = grid.rows[across[-1]]
    columns = [
        column for column in sorted(bottom) if column >= start and grid.text(across[-1], column)
    ]
    if not columns:
        raise crossed.refusal(
            "public_without_header", grid, across[-1], start, "ingen overskrifter"
        )
    first_row = next((number for number in numbers if number > last), last + 1)
    rows = crossed.data_rows(grid, first_row, start - 1, columns)
    flags = {c: c + 1 for c in columns if c + 1 not in columns and _has_texts(grid, rows, c + 1)}
    return Area(across, kept, columns, rows, flags), [
        *(grid.text(last, column) for column in kept),
        *names,
    ]


def _while_naming(grid: Grid, numbers: Sequence[int]) -> list[int]:
    found = []
    for number in numbers:
        if not _names_a_group(grid.text(number, 1)):
            break
        found.append(number)
    return found


def _has_texts(grid: Grid, rows: Sequence[int], column: int) -> bool:
    return any(grid.text(row, column) for row in rows)


def _labels(grid: Grid, area: Area, place: int) -> set[str]:
    if place < len(area.stub):
        found = {grid.text(row, area.stub[place]) for row in area.rows}
    else:
        row = area.headings[place - len(area.stub)]
        found = {grid.text(row, column) for column in area.columns}
    return found - {""}


def _shown(name: str, labels: set[str], described: Structure) -> str:
    """The name of a group: that of the description with all its labels, else the heading's own."""
    fitting = [each for each, values in described.items() if labels <= values]
    if len(fitting) == 1:
        return fitting[0]
    return _without_kind(name) or "Overskrift"


def _without_kind(name: str) -> str:
    kind = next((each for each in (_LABELS, _CODES) if name.casefold().endswith(each)), "")
    return name[: len(name) - len(kind)]


def _code(name: str, shown: str) -> str:
    """Eurostat's short name of a group where the sheet has it; areas have the same one everywhere."""
    if shown.casefold().startswith("geopolitical entity"):
        return "geo"
    return _without_kind(name).lower() if _without_kind(name) != name else ""


def _legend(grid: Grid, after: int) -> dict[str, str]:
    """What the signs below the table mean."""
    return {
        grid.text(number, 1): grid.text(number, 2)
        for number, row in grid.filled()
        if number > after and {1, 2} <= row.keys()
    }
