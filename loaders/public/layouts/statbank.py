"""Workbooks from the pages of StatBank: a title that names the groups, »Enhed: …«, and the table.

Where the unit is »-«, it is one of the groups. Owners fill the blank cells of the stub by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.public.layouts import crossed, titles
from loaders.public.layouts.crossed import About
from loaders.public.table import Mark, PublicTable
from loaders.reading.grid import Grid
from policy.choices import Missing

_UNIT = re.compile(r"(?:Enhed(?:er)?|Units?)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_TABLE = re.compile(r"[A-ZÆØÅ]{2,}[A-ZÆØÅ0-9]*\d[A-ZÆØÅ0-9]*")
_TIME = ("tid", "time")
_UNIT_NAMES = ("enhed", "unit")
IN_THE_TABLE = "-"
MARKS = {"...": Mark("...", Missing.NOT_YET)}
"""What Statistics Denmark's three dots mean; elsewhere they mean other things."""


def recognises(grid: Grid) -> bool:
    """Whether the second row that is not empty states the unit."""
    return _start(grid) is not None


def table(grid: Grid) -> PublicTable:
    """The table of the sheet. Raises `RefusedError`."""
    start = _start(grid)
    if start is None:
        raise ValueError(grid.name)
    title, row, stated = start
    area = crossed.area(grid, row + 1, sorted(titles.all_names(title)))
    names, time = crossed.named(grid, area, title, _TIME)
    is_dimension = stated == IN_THE_TABLE
    measure = next((n for n in names if is_dimension and n.casefold() in _UNIT_NAMES), None)
    unit_labels = _labels(grid, area, names, measure) if measure else ()
    return crossed.table(
        grid,
        area,
        About(
            title=title,
            names=names,
            time=time,
            measure=measure,
            code=grid.name if _TABLE.fullmatch(grid.name) else None,
            unit=None if is_dimension else stated or None,
            units={label: label for label in unit_labels},
            means=crossed.explained(crossed.notes(grid, area.rows[-1])),
            marks=MARKS,
        ),
    )


def _start(grid: Grid) -> tuple[str, int, str] | None:
    """The title, the row of the unit, and the unit."""
    rows = [number for number, _ in grid.filled()][:2]
    if len(rows) < 2 or not (found := _UNIT.fullmatch(grid.text(rows[1], 1))):
        return None
    return grid.text(rows[0], 1), rows[1], found[1].strip()


def _labels(grid: Grid, area: crossed.Area, names: Sequence[str], name: str) -> set[str]:
    place = names.index(name)
    if place < len(area.stub):
        return {grid.text(row, area.stub[place]) for row in area.rows}
    row = area.headings[place - len(area.stub)]
    return {grid.text(row, column) for column in area.columns}
