"""The figures of an extract, made of the cells that are selected from a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.delivery import Expected, Row
from loaders.public.selecting import Selected
from loaders.public.table import Cell, Flagged, Mark, Number, PublicTable
from policy.areas import Area, AreaKind
from policy.cases import Cases, without_few
from policy.choices import Missing, Qualifier, Unit
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import Indicator

AND = " + "
"""Between the cells of counts that are added up."""


@dataclass(frozen=True, slots=True)
class Slice:
    """An extract of a table in a file, and what is known of its indicator."""

    file: str
    table: PublicTable
    extract: Extract
    indicator: Indicator | None
    expected: Expected


def figures(
    part: Slice,
    cells: Sequence[Selected],
    areas: Mapping[str, Area | None],
    periods: Mapping[str, Period | None],
) -> Iterator[tuple[PublicFigure, Selected]]:
    """The figure of each cell, whose area and period are known by how they are printed."""
    for cell in cells:
        area = areas[cell.area.label if cell.area else ""]
        period = periods[cell.period.label]
        if area is None or period is None or area.kind is AreaKind.OUTSIDE:
            continue
        figure = PublicFigure(
            extract=part.extract.id,
            area=area.code,
            area_name=area.name,
            group=cell.group.label if cell.group else None,
            period=period,
            unit=part.extract.printed_in.unit,
            part=_plain(_sum(part.table, cell.part)),
            whole=_plain(_sum(part.table, cell.whole)),
            found_at=where(part.table, cell),
            fetched=part.expected.today,
        )
        of_file = part.table.cells[cell.index]
        yield _hiding_few(part, _with_cell(figure, of_file, part.extract)), cell


def row(part: Slice, number: int, figure: PublicFigure, found: Selected) -> Row:
    """The row of a figure; where it is asked for, with what is in its cells unless that is hidden."""
    found_at = {"value": figure.found_at}
    if not part.expected.contents:
        return Row("public_figures", figure, part.file, "", number, found_at)
    counts = {"part": found.part, "whole": found.whole}
    if part.table.where:
        found_at |= {
            n: _places([part.table.where(i) for i in at]) for n, at in counts.items() if at
        }
    is_hidden = figure.value is not None and figure.value.qualifier is Qualifier.HIDDEN
    cells = {
        "value": () if is_hidden else (found.index,),
        "part": () if figure.part is None else found.part,
        "whole": () if figure.whole is None else found.whole,
    }
    contents = {
        name: AND.join(printed(part.table.cells[index]) for index in indexes)
        for name, indexes in cells.items()
        if indexes
    }
    return Row("public_figures", figure, part.file, "", number, found_at, contents=contents)


def _places(places: Sequence[str]) -> str:
    """The places as one: the cells of a sheet after its name.

    >>> _places(["Ark1!C4", "Ark1!D4"])
    'Ark1!C4 + D4'
    """
    first, *others = places
    sheet = first[: first.rfind("!") + 1]
    return AND.join([first, *(each.removeprefix(sheet) for each in others)])


def printed(cell: Cell) -> str:
    """What is in a cell, with a decimal comma whatever the file writes."""
    match cell:
        case Mark():
            return cell.text
        case Flagged():
            return f"{printed(cell.number)} {cell.flag}"
    return str(cell).replace(".", ",")


def where(table: PublicTable, cell: Selected) -> str:
    """The place in the file, or the key of the cell where the format has no places."""
    if table.where:
        return table.where(cell.index)
    return "; ".join(v.label for v in (cell.area, cell.group, cell.period) if v)


def _with_cell(figure: PublicFigure, cell: Cell, extract: Extract) -> PublicFigure:
    match cell:
        case Mark():
            return replace(figure, missing=cell.cause, mark=cell.text, means=cell.means)
        case Flagged():
            value = _value(cell.number, extract)
            return replace(figure, value=value, mark=cell.flag, means=cell.means)
    if cell == 0 and figure.whole == 0:
        return replace(figure, missing=Missing.NO_CASES, mark="0")
    return replace(figure, value=_value(cell, extract))


def _value(number: Number, extract: Extract) -> Quantity:
    exact = number * extract.printed_in.factor
    return Quantity.exact(int(exact) if exact == int(exact) else float(exact))


def _sum(table: PublicTable, indexes: tuple[int, ...]) -> Number | None:
    """The sum of some cells; None for none, and where one of them has no number."""
    numbers = [_number(table.cells[index]) for index in indexes]
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def _plain(number: Number | None) -> float | None:
    return None if number is None else float(number)


def _number(cell: Cell) -> Number | None:
    if isinstance(cell, Flagged):
        return cell.number
    return None if isinstance(cell, Mark) else cell


def _hiding_few(part: Slice, figure: PublicFigure) -> PublicFigure:
    """The figure without its counts of few persons, where its indicator counts them.

    A share is hidden with the counts that it would give away.
    """
    if part.indicator is None or not part.indicator.few_persons:
        return figure
    limit = part.expected.few_persons_limit
    hidden = replace(figure, value=figure.value and Quantity.hidden(), mark=None, means=None)
    if (
        part.indicator.unit is Unit.COUNT
        and figure.value
        and figure.value.ends[0] in range(1, limit + 1)
    ):
        return hidden
    if figure.part is None or figure.whole is None or not 0 <= figure.part <= figure.whole:
        return figure
    cases = Cases(int(figure.part), int(figure.whole))
    shown = without_few(cases, limit)
    return figure if shown == cases else replace(hidden, part=shown.counted, whole=shown.out_of)


def differs(piece: Slice, cell: Selected) -> bool:
    """Whether a printed share is another than its counts give, beyond its rounding."""
    number = _number(piece.table.cells[cell.index])
    part, whole = _sum(piece.table, cell.part), _sum(piece.table, cell.whole)
    if number is None or part is None or not whole:
        return False
    factor = piece.extract.printed_in.factor
    digits = Decimal(number).as_tuple().exponent
    step = Decimal(10) ** int(digits) if isinstance(digits, int) else Decimal(1)
    share = Decimal(part) / Decimal(whole)
    return abs(Decimal(number) * factor - share) > step * factor / 2 + Decimal("1e-9")
