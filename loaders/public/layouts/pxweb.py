"""Workbooks from PxWeb, which statistical offices publish their tables with.

A title, an empty row, and the table; then notes, and a list of headings that end with a colon, each with
its answer below it. Headings that PxWeb has no translation of are printed as their names in its program.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.public.layouts import crossed, titles
from loaders.public.layouts.crossed import About
from loaders.public.table import PublicTable
from loaders.reading.grid import Grid

_TIME = (
    "tid", "time", "år", "year", "kvartal", "quarter", "måned", "måneder", "månad", "month", "uke", "uge",
    "vecka", "week", "vuosi", "kuukausi",
)  # fmt: skip
_MEASURE = (
    "statistikkvariabel", "statistikvariabel", "indhold", "contents", "tabellinnehåll", "tabelinnhold",
    "observations", "information", "tiedot",
)  # fmt: skip
_UNITS = (
    "pxckeywordunits",
    "units",
    "unit",
    "enhed",
    "enheder",
    "enhet",
    "måleenhet",
    "måleenheter",
)
_SOURCE = ("pxckeywordsource", "source", "kilde", "kjelde", "källa", "lähde")
_CODE = ("pxckeywordmatrix", "matrix", "matrise", "matris", "tabelkode")


def recognises(grid: Grid) -> bool:
    """Whether below a title there are headings right of a blank cell, and numbers below them."""
    top = crossed.above(grid)
    below = [row for number, row in grid.filled() if top and number > top[-1]]
    return len(below) > 1 and 1 not in below[0] and any(map(crossed.is_number, below[1].values()))


def table(grid: Grid) -> PublicTable:
    """The table of the sheet. Raises `RefusedError`."""
    top = crossed.above(grid)
    title = grid.text(top[0], 1)
    area = crossed.area(grid, top[-1] + 1, sorted(titles.all_names(title)))
    names, time = crossed.named(grid, area, title, _TIME)
    below = crossed.notes(grid, area.rows[-1])
    units = _answers(below, _UNITS)
    named = dict(zip(units[::2], units[1::2], strict=False)) if len(units) > 1 else {}
    return crossed.table(
        grid,
        area,
        About(
            title=title,
            names=names,
            time=time,
            measure=next((name for name in names if name.casefold() in _MEASURE), None),
            source=next(iter(_answers(below, _SOURCE)), None),
            code=next(iter(_answers(below, _CODE)), None),
            unit=units[0] if len(units) == 1 else None,
            units={label.rstrip(":"): unit for label, unit in named.items()},
            means=crossed.explained(below),
        ),
    )


def _answers(lines: Sequence[str], headings: Sequence[str]) -> list[str]:
    """The lines below a heading: one answer, or a label that ends with a colon and its answer, in turn."""
    starts = [n for n, line in enumerate(lines) if line.rstrip(":").casefold() in headings]
    if not starts:
        return []
    found: list[str] = []
    rest = lines[starts[0] + 1 :]
    while len(rest) > 1 and rest[0].endswith(":") and not rest[1].endswith(":"):
        found += rest[:2]
        rest = rest[2:]
    return found or list(rest[:1])
