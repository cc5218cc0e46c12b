"""The csv that the pages of StatBank and PxWeb give: a title, perhaps the unit, then a table as in a sheet.

StatBank also has an indented csv: each group is a row of its own, and the numbers are in the rows of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from loaders.public import delimited, headings
from loaders.public.layouts import pxweb, statbank, titles
from loaders.public.limits import RefusedError
from loaders.public.marks import Marks
from loaders.public.numbers import COMMA, POINT, decimal_sign, number
from loaders.public.rows import Rows, Signs, described
from loaders.public.table import PublicTable
from loaders.public.tidy import described_units
from loaders.reading.grid import Grid

NAME = "Filen"
"""What the only sheet of a csv is called in the place of a cell."""
LONGEST_MARK = 6
_UNIT = re.compile(r"(?:Enhed(?:er)?|Units?)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_LEADING_ZERO = re.compile(r"0\d")
_Rows = Sequence[Sequence[str]]


def recognises(content: bytes) -> bool:
    """Whether the first row is a title that names groups, or stands apart from what follows."""
    rows = delimited.rows(content, delimited.separator(content), strict=False)
    lines = [_filled(row) for row in islice(rows, 4)]
    if len(lines) < 3 or len(lines[0]) != 1:
        return False
    title = lines[0][0]
    if not lines[1] or _UNIT.fullmatch(lines[1][0]):
        return not title.startswith(("{", "[", "<"))
    return bool(titles.all_names(title)) and any(len(line) > 1 for line in lines)


def tables(content: bytes) -> tuple[PublicTable, ...]:
    """The one table of the file. Raises `RefusedError`."""
    delimited.check_rows(content)
    separator = delimited.separator(content)
    rows = list(delimited.rows(content, separator))
    numbers = [
        cell.strip()
        for row in rows
        if sum(map(bool, row)) > 1
        for cell in row[1:]
        if headings.is_number(cell)
    ]
    sign = decimal_sign(["\n".join(numbers)], _usual_sign(rows), "." if separator == "," else ",")
    if indented := _indented(rows, sign):
        return (indented,)
    grid = _grid(rows, sign)
    table = statbank.table(grid) if statbank.recognises(grid) else pxweb.table(_unglued(grid))
    return (described_units(replace(table, code=table.code or _code(table.title))),)


def _code(title: str) -> str | None:
    """The table's code, where it stands before the title."""
    found = re.match(r"([A-ZÆØÅ]*\d[A-ZÆØÅ\d]*):\s", title)
    return found[1] if found else None


def _usual_sign(rows: _Rows) -> str | None:
    """StatBank's decimal sign, by the language in which its second row states the unit."""
    second = next(islice((cells[0] for row in rows if (cells := _filled(row))), 1, None), "")
    if not (stated := _UNIT.match(second.strip())):
        return None
    return COMMA if stated[0].casefold().startswith("enhed") else POINT


def _grid(rows: _Rows, sign: str) -> Grid:
    return Grid(
        NAME,
        {
            place: filled
            for place, row in enumerate(rows, 1)
            if (
                filled := {
                    n: _value(cell, n, sign) for n, cell in enumerate(row, 1) if cell.strip()
                }
            )
        },
    )


def _value(cell: str, column: int, sign: str) -> str | int | Decimal:
    """A number, unless it is a code, or in the first column, where only groups are."""
    text = cell.strip()
    if column == 1 or _LEADING_ZERO.match(text):
        return text
    found = number(text, sign)
    return text if found is None else found


def _unglued(grid: Grid) -> Grid:
    """The sheet with two rows of headings where PxWeb has put content and period into one cell."""
    first, *rest = [place for place, _ in grid.filled()]
    header = next((place for place in rest if len(grid.rows[place]) > 1), None)
    if header is None:
        return grid
    glued = {
        column: parts
        for column in grid.rows[header]
        if (parts := headings.glued(grid.text(header, column)))
    }
    if not glued or set(range(min(glued), max(grid.rows[header]) + 1)) != set(glued):
        return grid
    above = {column: content for column, (content, _) in glued.items()}
    below = {column: period for column, (_, period) in glued.items()}
    if all(grid.text(header, column).startswith(period) for column, period in below.items()):
        above, below = below, above
    title = {0: grid.rows[first]} if header == first + 1 else {}
    rows = {**grid.rows, **title, header - 1: above, header: {**grid.rows[header], **below}}
    return replace(grid, rows=rows)


def _indented(rows: _Rows, sign: str) -> PublicTable | None:
    """The table of an indented csv; None if the file is none."""
    title, *lines = [(place, row) for place, row in enumerate(rows, 1) if any(map(str.strip, row))]
    unit = _UNIT.fullmatch(lines[0][1][0].strip()) if lines else None
    entries = [(place, *_entry(row)) for place, row in lines[1 if unit else 0 :]]
    if not entries or entries[0][3] is not None or any(len(_filled(row)) > 2 for _, row in lines):
        return None
    names = max(_lists(title[1][0]), key=len, default=())
    if len(names) < 2:
        return None
    places, keys, values = [], [], []
    for place, groups, printed in _leaves(entries, len(names)):
        places.append(place)
        keys.append(groups)
        values.append(printed)
    if not keys:
        return None
    table = Rows(names)
    columns = list(zip(*keys, strict=True))
    table.take([(places, [*columns, values])])
    time = headings.time_of(names, columns)
    about = described(
        title[1][0].strip(), unit=unit[1].strip() if unit else None,
        time=None if time is None else names[time],
    )  # fmt: skip
    if about.unit == statbank.IN_THE_TABLE:
        about = replace(about, unit=None)
    marks = Marks(LONGEST_MARK, statbank.MARKS)
    return described_units(table.table(about, Signs(marks.__getitem__, sign)))


def _lists(title: str) -> list[tuple[str, ...]]:
    return [found for count in range(2, 10) if (found := titles.names(title, count))]


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _entry(row: Sequence[str]) -> tuple[int, str, str | None]:
    """How far a row is indented, its group, and its number if it has one."""
    column = next(n for n, cell in enumerate(row) if cell.strip())
    blanks = len(row[column]) - len(row[column].lstrip())
    label, *values = _filled(row)
    return column * 100 + blanks, label.strip(), values[-1].strip() if values else None


def _leaves(
    entries: Sequence[tuple[int, int, str, str | None]], depth: int
) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The rows with numbers, each with its groups from the outermost. Raises `RefusedError`."""
    indents = sorted({indent for _, indent, _, _ in entries})
    groups: list[str] = []
    waiting: list[str] = []
    for place, indent, label, printed in entries:
        if printed is None:
            waiting.append(label)
            continue
        if waiting:
            kept = indents.index(indent) - len(waiting) if len(indents) == depth else None
            kept = depth - 1 - len(waiting) if kept is None else kept
            groups = groups[: max(kept, 0)] + waiting
            waiting = []
        if len(groups) != depth - 1:
            wanted = f"{depth} grupper til hvert tal, som titlen har."
            raise RefusedError("public_header_damaged", f"række {place}: {label}", wanted=wanted)
        yield place, (*groups, label), printed
