"""Workbooks, as the pages of statistical offices give them to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from loaders.guard import file_kinds
from loaders.public.layouts import appeals, eurostat, pxweb, statbank
from loaders.public.limits import RefusedError
from loaders.public.table import PublicTable
from loaders.reading import workbook
from loaders.reading.grid import Grid
from loaders.reading.sheets import Refused
from policy.findings import Finding

_LAYOUTS: tuple[tuple[Callable[[Grid], bool], Callable[[Grid], PublicTable]], ...] = (
    (appeals.recognises, appeals.table),
    (statbank.recognises, statbank.table),
    (pxweb.recognises, pxweb.table),
)


def recognises(content: bytes) -> bool:
    """Whether the file begins as workbooks of any age do; the guard says what is wrong with an old one."""
    return content.startswith((file_kinds.ZIP, file_kinds.EMPTY_ZIP, file_kinds.OLE))


def tables(name: str, content: bytes) -> tuple[PublicTable, ...] | Finding:
    """The tables of its sheets, if it passes the guard of deliveries. Raises `RefusedError`."""
    grids = workbook.grids(name, content)
    if isinstance(grids, Refused):
        return grids.findings[0]
    found = tuple(_tables(grids))
    if not found:
        names = ", ".join(f"»{grid.name}«" for grid in grids)
        raise RefusedError("public_workbook_without_table", names or "ingen synlige ark")
    return found


def _tables(grids: Sequence[Grid]) -> Iterator[PublicTable]:
    described = eurostat.structure(grids)
    is_eurostat = any(map(eurostat.recognises, grids))
    for grid in grids:
        if is_eurostat and eurostat.is_about(grid):
            continue
        if eurostat.recognises(grid):
            yield eurostat.table(grid, described)
        else:
            yield from _of_any_layout(grid)


def _of_any_layout(grid: Grid) -> Iterator[PublicTable]:
    for recognises_it, table in _LAYOUTS:
        if recognises_it(grid):
            yield table(grid)
            return
