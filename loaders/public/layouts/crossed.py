"""A printed table: groups down the left side, groups across the top, and a number where they cross.

A group that is printed once holds for the blank cells below it, or to the right of it in the heading.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, pairwise

from loaders.addresses import column_letters
from loaders.guard.limits import LIMITS
from loaders.public import flags
from loaders.public.layouts import titles
from loaders.public.limits import RefusedError, check_dimensions
from loaders.public.marks import mark
from loaders.public.table import (
    Cell,
    Dimension,
    Flagged,
    Mark,
    Number,
    PublicTable,
    only_periods,
    size,
)
from loaders.public.table import Value as Group
from loaders.reading.grid import Fault, Grid, Problem, Row, Value, text_of
from policy.choices import Missing

LONGEST_MARK = 6
_PROBLEMS = {
    Problem.ERROR: "public_cell_error",
    Problem.UNCALCULATED: "public_not_calculated",
    Problem.NO_NUMBER: "public_not_a_number",
}
BLANK = Mark("", Missing.UNKNOWN)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?", re.ASCII)
_PERHAPS_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_DIGITS = re.compile(r"\d(?<!<\d)(?<!<\s\d)", re.ASCII)
"""Digits are no mark, but for »fewer than five«, such as <5."""
_FLAGGED = re.compile(r"([-+]?\d+(?:[.,]\d+)?|:)\s*([a-z]{1,4})", re.ASCII)
_EXPLAINED = re.compile(r"(\.{1,6}|[-:])\s*[=:]?\s+(\S.*)", re.DOTALL)
_YEAR = re.compile(r"(?:18|19|20|21)\d\d(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Area:
    """Where the parts of a table are: its rows of headings, and the columns of its groups and numbers.

    `flags` are the columns of signs beside numbers, by the column of the numbers.
    """

    headings: Sequence[int]
    stub: Sequence[int]
    columns: Sequence[int]
    rows: Sequence[int]
    flags: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a sheet says of its table. `names` are those of the stub's groups, then of the headings'.

    `fixed` are dimensions with one value; `means` explains the marks and flags; `units` are those of the
    values of the dimension `measure`.
    """

    title: str
    names: Sequence[str]
    time: str | None = None
    measure: str | None = None
    source: str | None = None
    code: str | None = None
    unit: str | None = None
    fixed: Sequence[Dimension] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)


def refusal(
    code: str, grid: Grid, row: int, column: int, found: str, **values: str
) -> RefusedError:
    """The refusal of a sheet for one of its cells."""
    return RefusedError(
        code, found, sheet=grid.name, cell=f"{column_letters(column)}{row}", **values
    )


def area(grid: Grid, first: int, names: Sequence[str] = ()) -> Area:
    """The parts of a table whose headings begin in the row `first` or below it, right of blank cells.

    The cells above the stub may also have been filled, with its `names` or with others. Raises
    `RefusedError`.
    """
    known = {"", *(name.casefold() for name in names)}
    numbers = [number for number, _ in grid.filled() if number >= first]
    headings = []
    for number in numbers:
        if grid.text(number, 1).casefold() not in known:
            break
        headings.append(number)
    is_named = not headings and len(numbers) > 1 and _is_heading(grid.rows[numbers[0]])
    if is_named:
        headings = numbers[:1]
    below = numbers[len(headings) :]
    if not headings or not below:
        found = "ingen række med overskrifter" if below else "ingen rækker med tal"
        raise refusal("public_without_header", grid, first, 1, found)
    last = max(max(grid.rows[number]) for number in headings)
    stub = 1
    while stub < last and (
        all(grid.text(h, stub + 1).casefold() in known for h in headings)
        or (is_named and _is_label(grid.at(below[0], stub + 1)))
    ):
        stub += 1
    columns = [column for column in range(stub + 1, last + 1) if grid.text(headings[-1], column)]
    if not columns:
        raise refusal("public_without_header", grid, headings[-1], 1, "ingen overskrifter")
    rows = data_rows(grid, below[0], stub, columns)
    return Area(headings, range(1, stub + 1), columns, rows)


def _is_heading(row: Row) -> bool:
    """Whether a row that begins with a text has no numbers but years."""
    others = [value for column, value in row.items() if column > 1]
    return bool(others) and all(is_year(text_of(v)) or not is_number(v) for v in others)


def _is_label(value: Value | None) -> bool:
    """Whether a cell in a row of numbers is that of a group, and neither a number nor a mark."""
    return isinstance(value, str) and len(value) > LONGEST_MARK


def above(grid: Grid) -> list[int]:
    """The rows above the table: those in which only the first cell is filled."""
    found: list[int] = []
    for number, row in grid.filled():
        if set(row) != {1}:
            break
        found.append(number)
    return found


def data_rows(grid: Grid, first: int, stub: int, columns: Sequence[int]) -> list[int]:
    """The rows of the table from the row `first` to the first blank one, without notes that follow.

    Raises `RefusedError` for numbers below the table, or right of its headings.
    """
    wanted = set(columns)
    rows: list[int] = []
    for number, row in grid.filled():
        if number < first:
            continue
        if rows and number > rows[-1] + 1:
            break
        rows.append(number)
        if stray := next(
            (c for c in row if c > stub and c not in wanted and is_number(row[c])), None
        ):
            raise refusal("public_without_heading", grid, number, stray, text_of(row[stray]))
    while rows and not wanted & grid.rows[rows[-1]].keys():
        rows.pop()
    if not rows:
        raise refusal("public_without_header", grid, first, 1, "ingen rækker med tal")
    for number, row in grid.filled():
        if number > rows[-1] and (more := [c for c in columns if is_number(row.get(c))]):
            raise refusal("public_two_tables", grid, number, more[0], text_of(row[more[0]]))
    return rows


def notes(grid: Grid, after: int) -> list[str]:
    """The texts of the first column below the table, without the blank ones."""
    texts = (grid.text(number, 1) for number, _ in grid.filled() if number > after)
    return [text for text in texts if text]


def explained(lines: Sequence[str]) -> dict[str, str]:
    """What notes say that marks mean, such as ».. not available«; a dash can also begin any other note."""
    found = (_EXPLAINED.fullmatch(line) for line in lines)
    return {
        each[1]: each[2]
        for each in found
        if each and (each[1] != "-" or mark("-", each[2]).cause is Missing.NONE)
    }


def table(grid: Grid, where: Area, about: About) -> PublicTable:
    """The table of one sheet. Raises `RefusedError` for a cell that is neither a number nor a mark."""
    stub_count = len(where.stub)
    labels = list(_stub(grid, where))
    _check_whole(grid, where, labels)
    headings = list(zip(*_headings(grid, where), strict=True))
    if len(about.names) != stub_count + len(where.headings):
        raise refusal("public_without_header", grid, where.headings[0], 1, about.title)
    places: list[dict[str, int]] = [{} for _ in about.names]
    for known, column in zip(
        places, (*zip(*labels, strict=True), *zip(*headings, strict=True)), strict=True
    ):
        for label in column:
            known.setdefault(label, len(known))
    dimensions = (
        *about.fixed,
        *(
            Dimension(
                name,
                tuple(Group(label, None, about.units.get(label) if name == about.measure else None) for label in known),
                about.codes.get(name),
            )
            for name, known in zip(about.names, places, strict=True)
        ),
    )  # fmt: skip
    check_dimensions(dimensions)
    across = [_position(each, places[stub_count:]) for each in headings]
    width = size(dimensions[len(about.fixed) + stub_count :])
    positions = array(
        "q",
        (
            start + each
            for label in labels
            for start in (_position(label, places[:stub_count]) * width,)
            for each in across
        ),
    )
    cells = list(_cells(grid, where, about))
    order: Sequence[int] = range(len(positions))
    if any(a >= b for a, b in pairwise(positions)):
        order = sorted(order, key=positions.__getitem__)
        _check_unique(grid, where, [(positions[place], place) for place in order])
    return PublicTable(
        title=about.title,
        source=about.source,
        code=about.code,
        unit=about.unit,
        dimensions=dimensions,
        time=about.time or only_periods(dimensions),
        measure=about.measure,
        positions=[positions[place] for place in order],
        cells=[cells[place] for place in order],
        where=lambda index: grid.address(*_at(where, order[index])),
    )


def is_year(label: str) -> bool:
    """Whether a label begins as a period does.

    >>> is_year("2024K1"), is_year("20 år"), is_year("2024/25")
    (True, False, True)
    """
    return bool(_YEAR.match(label))


def named(
    grid: Grid, where: Area, title: str, times: Sequence[str]
) -> tuple[Sequence[str], str | None]:
    """The names of the groups that the title lists, and the one of them that is time; `times` are its words.

    By their places, if the title lists other than the table has, or calls time what is none. Raises
    `RefusedError` if a column of numbers without a heading may be the reason.
    """
    counts = len(where.stub), len(where.headings)
    listed = titles.names(title, sum(counts))
    if not listed:
        _check_stub(grid, where)
    names = listed or titles.positional(*counts)
    labels = [
        *([grid.text(row, column) for row in where.rows] for column in where.stub),
        *([grid.text(row, column) for column in where.columns] for row in where.headings),
    ]
    periods = [
        name
        for name, texts in zip(names, labels, strict=True)
        if all(is_year(text) for text in texts if text)
    ]
    time = next((name for name in names if name.casefold() in times), None)
    if time is None or time in periods:
        return names, time
    if not periods:
        return names, None
    # A table of two groups can have been turned, and its title left as it was.
    return (names[::-1], time) if len(names) == 2 else (titles.positional(*counts), None)


def _check_stub(grid: Grid, where: Area) -> None:
    for column in where.stub:
        if all(is_number(grid.at(row, column)) for row in where.rows):
            row = where.headings[-1]
            raise refusal("public_without_heading", grid, row, column, "en tom overskrift over tal")


def _at(where: Area, index: int) -> tuple[int, int]:
    row, column = divmod(index, len(where.columns))
    return where.rows[row], where.columns[column]


def _position(labels: Sequence[str], places: Sequence[Mapping[str, int]]) -> int:
    position = 0
    for label, known in zip(labels, places, strict=True):
        position = position * len(known) + known[label]
    return position


def _stub(grid: Grid, where: Area) -> Iterator[tuple[str, ...]]:
    """The groups of each row, filled down; a new group in one column ends those to the right of it."""
    before = [""] * len(where.stub)
    for number in where.rows:
        printed = [_label(grid, number, column) for column in where.stub]
        for place, label in enumerate(printed):
            if label:
                changed = label != before[place]
                before[place] = label
                if changed:
                    before[place + 1 :] = [""] * (len(before) - place - 1)
        if not printed[-1] or not all(before):
            column = where.stub[-1] if not printed[-1] else where.stub[before.index("")]
            raise refusal("public_without_group", grid, number, column, "en tom celle")
        yield tuple(before)


def _headings(grid: Grid, where: Area) -> Iterator[list[str]]:
    """The labels of each row of headings, filled to the right."""
    for number in where.headings:
        labels, label = [], ""
        first = where.stub[-1] + 1
        printed = {c: _label(grid, number, c) for c in range(first, where.columns[-1] + 1)}
        for column, text in printed.items():
            label = text or label
            if column in where.columns:
                labels.append(label)
        if "" in labels:
            column = where.columns[labels.index("")]
            raise refusal("public_without_heading", grid, number, column, "en tom overskrift")
        yield labels


def _label(grid: Grid, row: int, column: int) -> str:
    value = grid.at(row, column)
    if isinstance(value, Fault):
        raise refusal(_PROBLEMS[value.problem], grid, row, column, value.shown)
    return text_of(value)


def _check_whole(grid: Grid, where: Area, labels: Sequence[tuple[str, ...]]) -> None:
    """Refuse a table whose last group ends before its rows do, where all other groups have the same rows."""
    for level in range(1, len(where.stub)):
        groups = [
            [label[level:] for label in rows]
            for _, rows in groupby(labels, key=lambda label: label[:level])
        ]
        *others, last = groups
        if (
            len(others) > 1
            and all(each == others[0] for each in others)
            and len(last) < len(others[0])
            and others[0][: len(last)] == last
        ):
            found = f"{len(last)} af {len(others[0])} rækker for »{labels[-1][level - 1]}«"
            raise refusal("public_group_cut", grid, where.rows[-1], where.stub[level], found)


def _check_unique(grid: Grid, where: Area, ordered: Sequence[tuple[int, int]]) -> None:
    for (position, _), (following, place) in pairwise(ordered):
        if position == following:
            row, column = _at(where, place)
            found = ", ".join(text_of(grid.at(row, each)) for each in where.stub)
            raise refusal("public_duplicate_key", grid, row, column, found)


def _cells(grid: Grid, where: Area, about: About) -> Iterator[Cell]:
    marks = dict(about.marks)
    for number in where.rows:
        row = grid.rows.get(number, {})
        for column in where.columns:
            value = row.get(column)
            if where.flags and (flag := _flag(row, where.flags.get(column))):
                yield _flagged(grid, (number, column), value, flag, about)
            elif type(value) is int or type(value) is Decimal:
                yield value
            elif type(value) is str and (known := marks.get(value)):
                yield known
            else:
                found = cell(grid, (number, column), value, about)
                if type(value) is str and isinstance(found, Mark):
                    marks[value] = found
                yield found


def cell(grid: Grid, place: tuple[int, int], value: Value | None, about: About) -> Cell:
    """The number or mark of a cell. Raises `RefusedError` for anything else."""
    if value is None:
        return BLANK
    if isinstance(value, Fault):
        raise refusal(_PROBLEMS[value.problem], grid, *place, value.shown)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise refusal("public_not_a_number", grid, *place, text_of(value))
    printed = value.strip()
    if not printed:
        return BLANK
    if (number := _printed_number(printed)) is not None:
        return number
    if flagged := _FLAGGED.fullmatch(printed):
        number = _printed_number(flagged[1])
        return _flagged(grid, place, ":" if number is None else number, flagged[2], about)
    if len(printed) > LONGEST_MARK or _DIGITS.search(printed):
        raise refusal("public_not_a_number", grid, *place, printed)
    return mark(printed, about.means.get(printed))


def _printed_number(printed: str) -> Number | None:
    """A number that is stored as text; a point or comma could also be that of thousands."""
    if len(printed) > LIMITS.number or not _NUMBER.fullmatch(printed):
        return None
    if _PERHAPS_THOUSANDS.fullmatch(printed):
        return None
    number = printed.replace(",", ".")
    return Decimal(number) if "." in number else int(number)


def _flag(row: Row, column: int | None) -> str:
    return text_of(row.get(column)) if column is not None else ""


def _flagged(
    grid: Grid, place: tuple[int, int], value: Value | None, flag: str, about: About
) -> Cell:
    """A cell with a flag beside it: a number keeps it, and a mark has its cause from it."""
    plain = cell(grid, place, value, about)
    meanings = [
        about.means[sign]
        for sign in ([flag] if flag in about.means else flag)
        if sign in about.means
    ]
    means = ", ".join(meanings) or None
    if isinstance(plain, Mark):
        shown = f"{plain.text} {flag}".strip()
        found = mark(shown, means) if means else flags.cell(shown)
        return found if isinstance(found, Mark) else plain
    number = plain.number if isinstance(plain, Flagged) else plain
    return Flagged(number, flag, means)


def is_number(value: Value | None) -> bool:
    """Whether a cell has a number."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
