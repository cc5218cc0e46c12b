"""A sheet of an accessible workbook as data: one table, where no cell is empty without its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from presentation.blocks import plain
from presentation.html.downloads import Cell, Download
from presentation.language.absent import Absent
from presentation.language.numbers import number

Row = tuple[str | float | int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet of its own. `name` is the sheet's; `table` the table's, in ASCII.

    `lines` stand between the title and the table. The first cell of a row names the row.
    """

    name: str
    table: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some columns of a wide table, for a sheet that can be read when it is printed.

    The first `keys` columns name the row, and always stay. `sparse`: rows with nothing but their keys are
    left out; `distinct`: equal rows are one.
    """

    name: str
    table: str
    title: str
    headings: tuple[str, ...]
    keys: int = 1
    sparse: bool = False
    distinct: bool = False


RARE, MANY_ROWS, LEAST_GATHERED = 0.15, 16, 2
"""Columns that have a value in at most this share of many rows are gathered in one, if there are several."""
GATHERED = "Desuden"


def cut_out(part: Part, whole: Download) -> Sheet:
    """The sheet of a part. Columns without a single value are left out, and a line names them.

    Those that few rows have are gathered in one, where each value has its heading before it.
    """
    places = [whole.headings.index(heading) for heading in part.headings]
    cells = [[row[place] for place in places] for row in whole.rows]
    kept = [
        (values, [reasons[place] for place in places])
        for values, reasons in zip(cells, whole.reasons, strict=True)
        if not part.sparse or any(_filled(cell) for cell in values[part.keys :])
    ]
    full = [
        column
        for column in range(len(places))
        if column < part.keys
        or any(_filled(values[column]) or why[column] is Absent.HIDDEN for values, why in kept)
    ]
    rare = _rare(part, full, kept)
    shown = [column for column in full if column not in rare]
    rows = tuple(
        (
            *(_with_reason(values[column], reasons[column]) for column in shown),
            *([_gathered(part, rare, values)] if rare else []),
        )
        for values, reasons in kept
    )
    empty = [heading for column, heading in enumerate(part.headings) if column not in full]
    return Sheet(
        part.name,
        part.table,
        part.title,
        (*(part.headings[column] for column in shown), *([GATHERED] if rare else [])),
        tuple(dict.fromkeys(rows)) if part.distinct else rows,
        tuple(_lines(part, empty, rare)),
    )


Kept = Sequence[tuple[Sequence[Cell], Sequence[Absent | None]]]


def _rare(part: Part, full: Sequence[int], kept: Kept) -> list[int]:
    """The columns that few of many rows have; none where a figure is hidden, which must be seen."""
    if len(kept) < MANY_ROWS:
        return []
    found = [
        column
        for column in full
        if column >= part.keys
        and all(why[column] is not Absent.HIDDEN for _, why in kept)
        and sum(_filled(values[column]) for values, _ in kept) <= RARE * len(kept)
    ]
    return found if len(found) >= LEAST_GATHERED else []


def _gathered(part: Part, rare: Sequence[int], values: Sequence[Cell]) -> str:
    told = [
        f"{part.headings[column]}: {_in_text(cell)}"
        for column in rare
        if _filled(cell := values[column])
    ]
    return plain("; ".join(told)) or Absent.NONE.value


def _in_text(cell: Cell) -> str:
    return number(cell) if isinstance(cell, int | float) else str(cell)


def _lines(part: Part, empty: Sequence[str], rare: Sequence[int]) -> Iterator[str]:
    if empty:
        yield f"Kolonner, som kilderne intet har til, er udeladt: {'; '.join(empty)}."
    if rare:
        names = "; ".join(part.headings[column] for column in rare)
        yield f"Kolonnen {GATHERED} har det, som få rækker har: {names}."


def _filled(cell: Cell) -> bool:
    return cell not in (None, "")


def _with_reason(cell: Cell, reason: Absent | None) -> str | float | int:
    """The cell, or the reason that it is empty; a text of control characters alone is empty too."""
    value = plain(cell) if isinstance(cell, str) else cell
    return (reason or Absent.NOT_STATED).value if value is None or value == "" else value


def counted_rows(rows: Sequence[object]) -> str:
    return f"{len(rows)} {'række' if len(rows) == 1 else 'rækker'}"


def with_lines(sheet: Sheet, lines: Iterable[str]) -> Sheet:
    return replace(sheet, lines=(*lines, *sheet.lines))
