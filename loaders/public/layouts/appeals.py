"""Workbooks of Ankestyrelsen's statistics on appeals, »ankestatistik«, sheet »Som tabel«.

Two rows of headings, periods over measures or measures over periods. A share of appeals that were changed is
from 0 to 1, and is written as 0 where no case was decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from loaders.public.layouts import crossed
from loaders.public.layouts.crossed import About, Area
from loaders.public.table import Mark, PublicTable
from loaders.reading.grid import Grid, Row, Value
from policy.choices import Missing

SHEET = "som tabel"
TIME, MEASURE = "Periode", "Opgørelse"
CODES = {TIME: "period", MEASURE: "measure"}
UNIT = "andel fra 0 til 1"
NO_CASES = "0 af 0"
_MARKS = {NO_CASES: Mark(NO_CASES, Missing.NO_CASES)}
_RATE = re.compile(r"procent|\bpct\b|andel|%", re.IGNORECASE)
_DECIDED = re.compile(r"realitetsbehandle|afgjorte|afgørelser i alt|sager i alt", re.IGNORECASE)
_HEADING = re.compile(r"omgørelsesprocent|realitetsbehandlede", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_SOURCE = re.compile(r"kilde:\s*(.+)", re.IGNORECASE | re.DOTALL)
LOOKED_AT = 8
"""The rows in which the headings are."""


def recognises(grid: Grid) -> bool:
    """Whether it is the sheet of that name, or has the headings of that statistic."""
    return grid.name.strip().casefold() == SHEET or any(
        isinstance(value, str) and _HEADING.search(value)
        for number, row in grid.filled()
        if number <= LOOKED_AT
        for value in row.values()
    )


def table(grid: Grid) -> PublicTable:
    """The table of the sheet. Raises `RefusedError`."""
    area, names = _area(grid)
    headings = [_filled(grid, area, number) for number in area.headings]
    kinds = [TIME if all(map(_PERIOD.search, labels)) else MEASURE for labels in headings]
    if len(set(kinds)) < len(kinds):
        found = "to rækker med det samme i overskriften"
        raise crossed.refusal("public_without_header", grid, area.headings[0], 1, found)
    measures = headings[kinds.index(MEASURE)] if MEASURE in kinds else []
    periods = headings[kinds.index(TIME)] if TIME in kinds else [""] * len(measures)
    rates = [_RATE.search(label) is not None for label in measures]
    cases = _Cases(area, measures, periods) if measures else None
    sources = (_SOURCE.fullmatch(line) for line in crossed.notes(grid, area.rows[-1]))
    return crossed.table(
        Grid(grid.name, cases.marked(grid)) if cases else grid,
        area,
        About(
            title=" ".join(grid.text(n, 1) for n, _ in grid.filled() if n < area.headings[0]),
            names=[*names, *kinds],
            time=TIME if TIME in kinds else None,
            measure=MEASURE if MEASURE in kinds else None,
            source=next((found[1] for found in sources if found), None),
            codes=CODES,
            units={label: UNIT for label, is_rate in zip(measures, rates, strict=True) if is_rate},
            marks=_MARKS,
        ),
    )


def _area(grid: Grid) -> tuple[Area, list[str]]:
    """The parts of the table, and the names of the stub's groups."""
    numbers = [number for number, row in grid.filled() if len(row) > 1]
    if len(numbers) < 2:
        raise crossed.refusal("public_without_header", grid, 1, 1, "ingen rækker med tal")
    upper, lower = numbers[:2]
    above, below = grid.text(upper, 1), grid.text(lower, 1)
    headings = [upper, lower] if not above or not below or above == below else [upper]
    last = max(max(grid.rows[number]) for number in headings)
    start = _first_column(grid, headings, last, numbers)
    if not 1 < start <= last:
        raise crossed.refusal("public_without_header", grid, upper, 1, "ingen overskrifter")
    names = [next(filter(None, (grid.text(h, c) for h in headings)), "") for c in range(1, start)]
    if "" in names:
        found = "en tom overskrift"
        raise crossed.refusal("public_without_heading", grid, upper, names.index("") + 1, found)
    columns = range(start, last + 1)
    first = next((number for number in numbers if number > headings[-1]), headings[-1] + 1)
    rows = crossed.data_rows(grid, first, start - 1, columns)
    return Area(headings, range(1, start), columns, rows), names


def _first_column(grid: Grid, headings: Sequence[int], last: int, numbers: Sequence[int]) -> int:
    """The first column with numbers: it has a heading in each row, or a number in the first row of data."""
    if len(headings) == 1:
        row = grid.rows[numbers[1]]
        return next((c for c in sorted(row) if not isinstance(row[c], str)), 0)
    upper, lower = headings
    return next(
        (
            column
            for column in range(1, last + 1)
            if (above := grid.text(upper, column))
            and (below := grid.text(lower, column))
            and above != below
        ),
        0,
    )


def _filled(grid: Grid, area: Area, number: int) -> list[str]:
    labels: list[str] = []
    for column in area.columns:
        labels.append(grid.text(number, column) or (labels[-1] if labels else ""))
    return labels


class _Cases:
    """Where a share of 0 is one of no cases."""

    def __init__(self, area: Area, measures: Sequence[str], periods: Sequence[str]) -> None:
        self.rows = frozenset(area.rows)
        columns = list(zip(area.columns, measures, periods, strict=True))
        decided = {period: column for column, label, period in columns if _DECIDED.search(label) and not _RATE.search(label)}  # fmt: skip
        self.pairs = [
            (column, decided[period])
            for column, label, period in columns
            if _RATE.search(label) and period in decided
        ]

    def marked(self, grid: Grid) -> dict[int, Row]:
        """The rows of the sheet, with a mark in place of each such share."""
        rows: dict[int, Row] = dict(grid.rows)
        for number, column in self._empty(grid):
            rows[number] = {**rows[number], column: NO_CASES}
        return rows

    def _empty(self, grid: Grid) -> Iterator[tuple[int, int]]:
        for number, (rate, cases) in product(self.rows, self.pairs):
            if _is_zero(grid.at(number, rate)) and _is_zero(grid.at(number, cases)):
                yield number, rate


def _is_zero(value: Value | None) -> bool:
    return value == 0 and not isinstance(value, bool)
