"""Workbooks from the pages of StatBank: a title that names the groups, »Enhed: …«, and the table.

Where the unit is »-«, it is one of the groups. Owners fill the blank cells of the stub by hand.
"""

from __future__ import annotations

import re

from loaders.public.layouts import crossed, titles
from loaders.public.layouts.crossed import About
from loaders.public.table import Mark, PublicTable
from loaders.public.units import with_unit_dimension
from loaders.reading.grid import Grid
from policy.choices import Missing

_UNIT = re.compile(r"(?:Enhed(?:er)?|Units?)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_TABLE = re.compile(r"[A-ZÆØÅ]{2,}[A-ZÆØÅ0-9]*\d[A-ZÆØÅ0-9]*")
_TIME = ("tid", "time")
IN_THE_TABLE = "-"
MARKS = {"...": Mark("...", Missing.NOT_YET)}
"""What Statistics Denmark's three dots mean; elsewhere they mean other things."""


def recognises(grid: Grid) -> bool:
    """Whether a row between title and table states the unit."""
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
    read = crossed.table(
        grid,
        area,
        About(
            title=title,
            names=names,
            time=time,
            code=grid.name if _TABLE.fullmatch(grid.name) else None,
            unit=None if is_dimension else stated or None,
            means=crossed.explained(crossed.notes(grid, area.rows[-1])),
            marks=MARKS,
        ),
    )
    return with_unit_dimension(read) if is_dimension else read


def _start(grid: Grid) -> tuple[str, int, str] | None:
    """The title, the last row above the table, and the unit."""
    first, *others = crossed.above(grid) or [0]
    stated = (_UNIT.fullmatch(grid.text(number, 1)) for number in others)
    unit = next((found[1].strip() for found in stated if found), None)
    return None if unit is None else (grid.text(first, 1), others[-1], unit)
