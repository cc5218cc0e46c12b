"""Finds the headings of a plan's table, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from loaders.plans.tables import PlanTable
from loaders.reading.headers import LAST_ROW, heading, plain
from loaders.reading.sheets import Cell
from policy.choices import Choice

Part = TypeVar("Part", bound=Choice)

FEWEST = 2
"""The fewest different known headings that make a table one of a plan."""
FEWEST_BESIDE = 3
"""The fewest when they are in the first column and not in a row."""
_NUMBERED = re.compile(r"^\d{1,2}[.)] ")
_WITH_MORE = re.compile(r"(?P<heading>.+?) ?(?:[(\[:,?].*|\bi (?:kr|t\.? ?kr|1[. ]000|mio|mill).*)")
_JOINED = re.compile(r" ?/ ?| og | & | eller ")
_UNIT = re.compile(r"(?:1[. ]?000 |t\.? ?|tusind |mio\.? ?|mill\.? ?)kr|\bkr\b")


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings down to a row: the part that each column holds, and its heading.

    `words` are all of them, also those that have others below them.
    """

    row: int
    parts: Mapping[int, Choice]
    headings: Mapping[int, Cell]
    words: frozenset[str]

    def column_of(self, part: Choice) -> int | None:
        """The first column with a part."""
        return next((column for column, found in self.parts.items() if found is part), None)

    def name(self, column: int) -> str:
        """A column's heading; a column without one has its number."""
        cell = self.headings.get(column)
        return " ".join(str(cell.value).split()) if cell else f"kolonne {column}"

    def is_again(self, cells: Sequence[Cell]) -> bool:
        """Whether a row only repeats the headings, as at the top of a new page."""
        return len(cells) >= FEWEST and all(heading(cell) in self.words for cell in cells)


def part_of(text: str, parts: type[Part]) -> Part | None:
    """What a column with a heading holds; None if no known heading says it."""
    known: Mapping[str, Part] = _known(parts)
    name = _NUMBERED.sub("", plain(text))
    if exact := known.get(name):
        return exact
    if more := _WITH_MORE.fullmatch(name):
        name = plain(more["heading"])
    found = {part for each in _JOINED.split(name) if (part := known.get(plain(each)))}
    return next(iter(found)) if len(found) == 1 else None


@cache
def _known(parts: type[Part]) -> Mapping[str, Part]:
    """The part of each heading that is known."""
    return {plain(name): part for part in parts for name in (part.label, *part.accepted)}


def unit_of(text: str) -> str:
    """The unit of money that a heading says.

    >>> unit_of("Økonomi (mio. kr.)"), unit_of("Økonomi i 1.000 kr."), unit_of("Økonomi")
    ('mio. kr', '1.000 kr', '')
    """
    match = _UNIT.search(text.casefold())
    return match[0] if match else ""


def columns_of(table: PlanTable, parts: type[Part], needed: Part) -> Columns | None:
    """The columns of a table, one of which has what is `needed`; None if it has no such headings."""
    rows = [cells for cells in table.rows if cells[0].row <= LAST_ROW]
    found = [_columns(cells, parts) for cells in rows]
    fitting = [each for each in found if _fits(each, needed)]
    if not fitting:
        return None
    best = max(fitting, key=lambda each: len(set(each.parts.values())))
    below = next((cells for cells in rows if cells[0].row > best.row), ())
    return _with_lower(best, _columns(below, parts)) if below else best


def _fits(columns: Columns, needed: Choice) -> bool:
    found = set(columns.parts.values())
    return needed in found and len(found) >= FEWEST


def _columns(cells: Iterable[Cell], parts: type[Part]) -> Columns:
    headings = {cell.column: cell for cell in cells}
    known = {column: part_of(heading(cell), parts) for column, cell in headings.items()}
    row = max(cell.row for cell in headings.values())
    parts_found = {column: part for column, part in known.items() if part}
    return Columns(row, parts_found, headings, frozenset(map(heading, headings.values())))


def _with_lower(upper: Columns, lower: Columns) -> Columns:
    """Headings on two rows, such as Start and Slut under Tidsplan, or merged with the row above."""
    new = {column for column in lower.headings if _is_new(upper, lower, column)}
    if not new or not new <= lower.parts.keys():
        return upper
    beside = {c: part for c, part in upper.parts.items() if c not in new}
    return replace(
        lower,
        parts=dict(sorted({**beside, **{c: lower.parts[c] for c in new}}.items())),
        headings={**upper.headings, **lower.headings},
        words=upper.words | lower.words,
    )


def _is_new(upper: Columns, lower: Columns, column: int) -> bool:
    above = upper.headings.get(column)
    return above is None or above.value != lower.headings[column].value


def turned(table: PlanTable, parts: type[Part], needed: Part) -> PlanTable:
    """A table whose headings are in its first column, with them in its first row; any other as it is.

    The cells keep their addresses.
    """
    if not table.rows:
        return table
    first = [row[0] for row in table.rows if row[0].column == table.rows[0][0].column]
    known = {part_of(heading(cell), parts) for cell in first} - {None}
    if needed not in known or len(known) < FEWEST_BESIDE:
        return table
    cells = sorted(
        (cell._replace(row=cell.column, column=cell.row) for row in table.rows for cell in row),
        key=lambda cell: (cell.row, cell.column),
    )
    numbers = dict.fromkeys(cell.row for cell in cells)
    return replace(
        table, rows=tuple(tuple(c for c in cells if c.row == number) for number in numbers)
    )
