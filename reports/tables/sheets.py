"""A sheet of an accessible workbook as data: one table, where no cell is empty without its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from presentation.blocks import plain
from presentation.html.downloads import Cell, Download
from presentation.language.absent import Absent

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


def cut_out(part: Part, whole: Download) -> Sheet:
    """The sheet of a part. Columns without a single value are left out, and a line names them."""
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
    rows = tuple(
        tuple(_with_reason(values[column], reasons[column]) for column in full)
        for values, reasons in kept
    )
    empty = [heading for column, heading in enumerate(part.headings) if column not in full]
    return Sheet(
        part.name,
        part.table,
        part.title,
        tuple(part.headings[column] for column in full),
        tuple(dict.fromkeys(rows)) if part.distinct else rows,
        (f"Kolonner, som kilderne intet har til, er udeladt: {'; '.join(empty)}.",)
        if empty
        else (),
    )


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
