"""Holds the published figures and statuses up to those that the published rows give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isclose
from typing import NamedTuple

from loaders.open_data.package import CSV
from loaders.open_data.printed import PrintedRow
from metrics.status import Status
from policy.data_cells import text
from policy.findings import EMPTY, Finding, finding
from reports.open_data import figures, statuses
from reports.open_data.data_tables import DataTable


@dataclass(frozen=True, slots=True)
class Compared:
    """A computed table: how it is made of a status, the columns that say which row one is, and those to compare."""

    table: Callable[[Status], DataTable]
    key: tuple[str, ...]
    columns: tuple[str, ...]

    def name_of(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """What tells a row from others."""
        return tuple(cells.get(name, "") for name in self.key)


COMPARED: Mapping[str, Compared] = {
    figures.NAME: Compared(
        figures.table,
        ("indicator", "department", "period", "deadline", "series", "stated_by"),
        (
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
        ),
    ),
    statuses.NAME: Compared(
        statuses.table,
        ("level", "id"),
        ("statuses", "status", "period", "measurable", "met", "missing"),
    ),
}
"""The tables that are held up to the rows, by their names."""
NO_ROW = "ingen række"
CLOSE = 1e-9
"""The part by which two computed numbers may differ, as their last digits do between machines."""


def disagreements(
    file: str, status: Status, printed: Mapping[str, Iterable[PrintedRow]]
) -> Iterator[Finding]:
    """What the computed tables of a zip say and its rows do not give, each with its line; the rows decide.

    `printed` has the tables by name; one that is not there is not compared.
    """
    for name, compared in COMPARED.items():
        if name in printed:
            yield from _of_table(_At(file, f"{name}{CSV}"), compared, status, printed[name])


def _of_table(
    at: _At, compared: Compared, status: Status, printed: Iterable[PrintedRow]
) -> Iterator[Finding]:
    rows: defaultdict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in _computed(compared.table(status)):
        rows[compared.name_of(row)].append(row)
    for line, cells in printed:
        which = compared.name_of(cells)
        if not rows[which]:
            yield at.finding(line, compared.key[0], _named(which), NO_ROW)
            continue
        computed = rows[which].pop(0)
        for column in compared.columns:
            if column in cells and column in computed and _differ(cells[column], computed[column]):
                yield at.finding(line, column, cells[column] or EMPTY, computed[column] or EMPTY)
    for which, left in rows.items():
        for _ in left:
            yield at.finding(None, compared.key[0], NO_ROW, _named(which))


def _computed(table: DataTable) -> Iterator[dict[str, str]]:
    names = [column.name for column in table.columns]
    for values in table.values():
        yield dict(zip(names, map(text, values), strict=True))


def _named(which: tuple[str, ...]) -> str:
    return ", ".join(filter(None, which))


def _differ(one: str, other: str) -> bool:
    if one == other:
        return False
    try:
        return not isclose(float(one), float(other), rel_tol=CLOSE)
    except ValueError:
        return True


class _At(NamedTuple):
    """A table's file in a zip."""

    file: str
    path: str

    def finding(self, line: int | None, column: str, found: str, computed: str) -> Finding:
        cell = f"linje {line}, kolonne {column}" if line else None
        return finding(
            "open_data_disagrees",
            file=self.file,
            sheet=self.path,
            cell=cell,
            found=found,
            computed=computed,
        )
