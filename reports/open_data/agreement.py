"""Holds the published figures up to those that the published rows give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import isclose

from loaders.open_data.figures import FIGURES, PrintedFigure
from metrics.status import Status
from policy.data_cells import text
from policy.findings import EMPTY, Finding, finding
from reports.open_data import figures

KEY = ("indicator", "department", "period", "deadline", "series", "stated_by")
"""The columns that together say which figure a row is."""
COMPARED = (
    "unit",
    "value",
    "low",
    "high",
    "qualifier",
    "hidden",
    "target",
    "target_low",
    "target_high",
    "attainment",
    "status",
)
NO_ROW = "ingen række"
CLOSE = 1e-9
"""The part by which two computed numbers may differ, as their last digits do between machines."""


def disagreements(file: str, status: Status, printed: Iterable[PrintedFigure]) -> Iterator[Finding]:
    """The figures of a zip that its rows do not give, each with its line; the rows decide."""
    rows: defaultdict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in _computed(status):
        rows[_key(row)].append(row)
    for line, cells in printed:
        same = rows[_key(cells)]
        if not same:
            yield _at(file, line, KEY[0], _named(cells), NO_ROW)
            continue
        computed = same.pop(0)
        for column in COMPARED:
            if column in cells and column in computed and _differ(cells[column], computed[column]):
                yield _at(file, line, column, cells[column] or EMPTY, computed[column] or EMPTY)
    for left in rows.values():
        for row in left:
            yield _at(file, None, KEY[0], NO_ROW, _named(row))


def _computed(status: Status) -> Iterator[dict[str, str]]:
    table = figures.table(status)
    names = [column.name for column in table.columns]
    for values in table.values():
        yield dict(zip(names, map(text, values), strict=True))


def _key(cells: dict[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in KEY)


def _named(cells: dict[str, str]) -> str:
    return ", ".join(filter(None, _key(cells)))


def _differ(one: str, other: str) -> bool:
    if one == other:
        return False
    try:
        return not isclose(float(one), float(other), rel_tol=CLOSE)
    except ValueError:
        return True


def _at(file: str, line: int | None, column: str, found: str, computed: str) -> Finding:
    cell = f"linje {line}, kolonne {column}" if line else None
    return finding(
        "open_data_disagrees", file=file, sheet=FIGURES, cell=cell, found=found, computed=computed
    )
