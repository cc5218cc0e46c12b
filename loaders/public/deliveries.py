"""A file of public statistics as a delivery: the figures of the extracts that it has.

A file has an extract if it is divided in the same way, names no other table and has every chosen value.
Figures are all taken or, where an area or a period is unknown, none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.delivery import Counts, Delivery, Expected, Naming, Row
from loaders.guard.personal import has_personal_number, personal_number
from loaders.public.areas import area_of
from loaders.public.proposing import code_in_name, described, unit_text
from loaders.public.selecting import (
    NotInTableError,
    Selected,
    area_of_value,
    has_divisions,
    selected,
)
from loaders.public.table import Cell, Flagged, Mark, Number, PublicTable
from policy.areas import Area, AreaKind
from policy.cases import Cases, without_few
from policy.choices import Missing, PrintedUnit, Qualifier, Unit
from policy.findings import AT_THE_FILE, Finding, finding
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import Indicator
from policy.spelling import folded

FACTORS: Mapping[PrintedUnit, Decimal] = {
    PrintedUnit.THOUSANDS: Decimal(1_000),
    PrintedUnit.PER_CENT: Decimal("0.01"),
    PrintedUnit.PER_MILLE: Decimal("0.001"),
    PrintedUnit.THOUSAND_DKK: Decimal(1_000),
    PrintedUnit.MILLION_DKK: Decimal(1_000_000),
}
"""What a printed number is multiplied by; 1 for the other units."""
UNITS: Mapping[PrintedUnit, Unit] = {
    PrintedUnit.COUNT: Unit.COUNT,
    PrintedUnit.THOUSANDS: Unit.COUNT,
    PrintedUnit.PER_CENT: Unit.SHARE,
    PrintedUnit.PER_MILLE: Unit.SHARE,
    PrintedUnit.FRACTION: Unit.SHARE,
    PrintedUnit.DKK: Unit.DKK,
    PrintedUnit.THOUSAND_DKK: Unit.DKK,
    PrintedUnit.MILLION_DKK: Unit.DKK,
    PrintedUnit.YEARS: Unit.YEARS,
}
MOST_NAMED = 5
AND = " + "
"""Between the cells of counts that are added up."""


@dataclass(frozen=True, slots=True)
class _Slice:
    """An extract of a table in a file, and what is known of its indicator."""

    file: str
    table: PublicTable
    extract: Extract
    indicator: Indicator | None
    expected: Expected


def delivery(
    file: str, tables: tuple[PublicTable, ...], naming: Naming, expected: Expected
) -> Delivery:
    """The figures of the extracts that the tables have, and a description of the tables."""
    if any(has_personal_number(text) for table in tables for text in _texts(table)):
        named = personal_number(file, None, None, "i tabellens tekster")
        return Delivery(file, findings=(named,), refused=True)
    if all(table.time is None for table in tables):
        without = finding("public_without_periods", file=file, found=_divisions(tables[0]))
        return Delivery(file, findings=(without,), refused=True)
    naming = _choosing_again(naming, expected)
    chosen = naming.extract
    extracts = {extract.id: extract for extract in expected.extracts}
    if chosen:
        extracts[chosen.id] = chosen
    rows: list[Row] = list(_stated(file, naming))
    findings: list[Finding] = []
    used: dict[int, tuple[str, ...]] = {}
    for number, table in enumerate(tables):
        fitting = [e for e in extracts.values() if _fits(file, table, e, is_chosen=e is chosen)]
        used[number] = tuple(extract.id for extract in fitting)
        for extract in fitting:
            part = _Slice(file, table, extract, _indicator(extract, naming, expected), expected)
            found, problems = _figures(part)
            rows += found
            findings += problems
    if chosen and not any(chosen.id in ids for ids in used.values()):
        findings.append(_at_the_file("public_choice_gone", file, chosen.table))
    elif not any(used.values()):
        findings.append(_at_the_file("public_slice_not_chosen", file, _names(tables)))
    figures = sum(row.table == "public_figures" for row in rows)
    cells = sum(len(table.cells) for table in tables)
    return Delivery(
        file=file,
        rows=tuple(rows),
        findings=tuple(findings),
        counts=Counts(read=figures, skipped=max(cells - figures, 0)),
        tables=tuple(
            described(table, file, used[number], extracts) for number, table in enumerate(tables)
        ),
    )


def _choosing_again(naming: Naming, expected: Expected) -> Naming:
    """The naming whose extract takes the place of the one that the indicator has of the same table."""
    chosen = naming.extract
    if chosen is None:
        return naming
    for known in expected.extracts:
        if known.indicator == chosen.indicator and folded(known.table) == folded(chosen.table):
            return replace(naming, extract=replace(chosen, id=known.id))
    return naming


def _texts(table: PublicTable) -> Iterator[str]:
    yield table.title
    for dimension in table.dimensions:
        yield dimension.name
        yield from (value.label for value in dimension.values)


def _divisions(table: PublicTable) -> str:
    return ", ".join(dimension.name for dimension in table.dimensions)


def _names(tables: tuple[PublicTable, ...]) -> str:
    return "; ".join(table.title or table.code or "en tabel uden navn" for table in tables)


def _at_the_file(code: str, file: str, found: str, **values: object) -> Finding:
    return finding(
        code, file=file, sheet=None, cell=AT_THE_FILE, column=None, found=found, **values
    )


def _stated(file: str, naming: Naming) -> Iterator[Row]:
    """The rows of the extract that was chosen at the file, and of its new indicator."""
    stated = {"indicators": naming.indicator, "extracts": naming.extract}
    for table, record in stated.items():
        if record is not None:
            yield Row(table, record, file, "", 0, {"id": AT_THE_FILE})


def _indicator(extract: Extract, naming: Naming, expected: Expected) -> Indicator | None:
    known = [naming.indicator] if naming.indicator else []
    return next((i for i in (*known, *expected.indicators) if i.id == extract.indicator), None)


def _fits(file: str, table: PublicTable, extract: Extract, *, is_chosen: bool) -> bool:
    """Whether it is the extract's table; where the table has no code, by the name of the file."""
    code = table.code or code_in_name(file)
    if not is_chosen and code and code.casefold() != extract.table.casefold():
        return False
    return has_divisions(table, extract)


def _figures(part: _Slice) -> tuple[list[Row], list[Finding]]:
    """The rows of an extract, or the findings that keep all of them out; and warnings."""
    try:
        cells = list(selected(part.table, part.extract))
    except NotInTableError as missing:
        return [], [_at_the_file("public_choice_gone", part.file, missing.found)]
    areas, periods = _areas(part, cells), _periods(cells)
    problems = [*_without_place(part), *_unknown(part, areas, periods), *_other_unit(part)]
    if problems:
        return [], problems
    rows = [
        _row(part, number, figure, cell)
        for number, (figure, cell) in enumerate(_records(part, cells, areas, periods), 1)
    ]
    return rows, [*_warnings(part, cells, areas), *_older(part, periods)]


def _areas(part: _Slice, cells: list[Selected]) -> dict[str, Area | None]:
    """The area of each printed name; for a table without areas that of the extract, if it says one."""
    if part.extract.area is None:
        place = part.extract.place
        return {"": area_of(place) if place else None}
    return {cell.area.label: area_of_value(cell.area) for cell in cells if cell.area}


def _periods(cells: list[Selected]) -> dict[str, Period | None]:
    found: dict[str, Period | None] = {}
    for label in dict.fromkeys(cell.period.label for cell in cells):
        try:
            found[label] = Period.parse(label)
        except ValueError:
            found[label] = None
    return found


def _without_place(part: _Slice) -> Iterator[Finding]:
    """The figures of a table without areas are the city's only if somebody says so."""
    if part.extract.area is None and area_of(part.extract.place or "") is None:
        found = part.extract.place or _divisions(part.table)
        yield _at_the_file("public_place_not_chosen", part.file, found)


def _unknown(
    part: _Slice, areas: Mapping[str, Area | None], periods: Mapping[str, Period | None]
) -> Iterator[Finding]:
    for code, known in (("public_area_unknown", areas), ("public_period_unknown", periods)):
        if missing := [f"»{label}«" for label, found in known.items() if label and found is None]:
            more = f" og {len(missing) - MOST_NAMED} til" if len(missing) > MOST_NAMED else ""
            yield _at_the_file(code, part.file, f"{', '.join(missing[:MOST_NAMED])}{more}")


def _other_unit(part: _Slice) -> Iterator[Finding]:
    """A unit other than the one with which the extract was chosen, or than its indicator's."""
    before, now = part.extract.unit_printed, unit_text(part.table, part.extract)
    if before and now and before.casefold() != now.casefold():
        yield _at_the_file("public_unit_changed", part.file, f"»{now}«", before=before)
    unit = UNITS[part.extract.printed_in]
    if part.indicator and part.indicator.unit is not unit:
        yield _at_the_file(
            "public_unit_not_indicators",
            part.file,
            part.extract.printed_in.label,
            unit=part.indicator.unit.label,
        )


def _records(
    part: _Slice,
    cells: list[Selected],
    areas: Mapping[str, Area | None],
    periods: Mapping[str, Period | None],
) -> Iterator[tuple[PublicFigure, Selected]]:
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
            unit=UNITS[part.extract.printed_in],
            part=_plain(_sum(part.table, cell.part)),
            whole=_plain(_sum(part.table, cell.whole)),
            found_at=_where(part.table, cell),
            fetched=part.expected.today,
        )
        printed = part.table.cells[cell.index]
        yield _hiding_few(part, _with_cell(figure, printed, part.extract)), cell


def _row(part: _Slice, number: int, figure: PublicFigure, found: Selected) -> Row:
    """The row of a figure; where it is asked for, with what is in its cells unless that is hidden."""
    where = {"value": figure.found_at}
    if not part.expected.contents:
        return Row("public_figures", figure, part.file, "", number, where)
    counts = {"part": found.part, "whole": found.whole}
    if part.table.where:
        where |= {n: _places([part.table.where(i) for i in at]) for n, at in counts.items() if at}
    is_hidden = figure.value is not None and figure.value.qualifier is Qualifier.HIDDEN
    cells = {
        "value": () if is_hidden else (found.index,),
        "part": () if figure.part is None else found.part,
        "whole": () if figure.whole is None else found.whole,
    }
    contents = {
        name: AND.join(_printed(part.table.cells[index]) for index in indexes)
        for name, indexes in cells.items()
        if indexes
    }
    return Row("public_figures", figure, part.file, "", number, where, contents=contents)


def _places(places: Sequence[str]) -> str:
    """The places as one: the cells of a sheet after its name.

    >>> _places(["Ark1!C4", "Ark1!D4"])
    'Ark1!C4 + D4'
    """
    first, *others = places
    sheet = first[: first.rfind("!") + 1]
    return AND.join([first, *(each.removeprefix(sheet) for each in others)])


def _printed(cell: Cell) -> str:
    """What is in a cell, with a decimal comma whatever the file writes."""
    match cell:
        case Mark():
            return cell.text
        case Flagged():
            return f"{_printed(cell.number)} {cell.flag}"
    return str(cell).replace(".", ",")


def _where(table: PublicTable, cell: Selected) -> str:
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
    exact = number * FACTORS.get(extract.printed_in, Decimal(1))
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


def _hiding_few(part: _Slice, figure: PublicFigure) -> PublicFigure:
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


def _warnings(
    part: _Slice, cells: list[Selected], areas: Mapping[str, Area | None]
) -> Iterator[Finding]:
    if not (part.table.code or code_in_name(part.file)):
        yield _at_the_file("public_table_unnamed", part.file, part.extract.table)
    codes = {area.code for area in areas.values() if area}
    if part.expected.municipality and part.expected.municipality not in codes:
        yield _at_the_file("public_city_not_among", part.file, f"{len(codes)} områder")
    differing = [cell for cell in cells if _differs(part, cell)]
    for cell in differing[:1]:
        yield _at_the_file(
            "public_share_differs",
            part.file,
            f"{_where(part.table, cell)}: {_printed(part.table.cells[cell.index])}",
            count=str(len(differing)),
        )


def _older(part: _Slice, periods: Mapping[str, Period | None]) -> Iterator[Finding]:
    """A file that ends before the figures that are known: accepted, it puts old figures back."""
    newest = part.expected.newest.get(part.extract.id)
    last = max(filter(None, periods.values()), default=None)
    if newest and last and last < newest:
        yield _at_the_file("public_older_than_known", part.file, str(last), known=str(newest))


def _differs(piece: _Slice, cell: Selected) -> bool:
    """Whether a printed share is another than its counts give, beyond its rounding."""
    number = _number(piece.table.cells[cell.index])
    part, whole = _sum(piece.table, cell.part), _sum(piece.table, cell.whole)
    if number is None or part is None or not whole:
        return False
    factor = FACTORS.get(piece.extract.printed_in, Decimal(1))
    digits = Decimal(number).as_tuple().exponent
    step = Decimal(10) ** int(digits) if isinstance(digits, int) else Decimal(1)
    share = Decimal(part) / Decimal(whole)
    return abs(Decimal(number) * factor - share) > step * factor / 2 + Decimal("1e-9")
