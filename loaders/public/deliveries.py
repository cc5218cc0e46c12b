"""A file of public statistics as a delivery: the figures of the extracts that it has.

A file has an extract if it is divided in the same way, names no other table and has every chosen value.
Figures are all taken or, where an area or a period is unknown, none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from loaders.delivery import Counts, Delivery, Expected, Naming, Row
from loaders.guard.personal import has_personal_number, personal_number
from loaders.public import figures
from loaders.public.areas import area_of
from loaders.public.figures import Slice
from loaders.public.proposing import code_in_name, described, unit_text
from loaders.public.selecting import (
    NotInTableError,
    Selected,
    area_of_value,
    has_dimensions,
    selected,
)
from loaders.public.table import PublicTable
from policy.areas import Area
from policy.findings import AT_THE_FILE, Finding, finding
from policy.periods import Period
from policy.public_statistics import Extract
from policy.records import Indicator
from policy.spelling import folded

MOST_NAMED = 5


def delivery(
    file: str, tables: tuple[PublicTable, ...], naming: Naming, expected: Expected
) -> Delivery:
    """The figures of the extracts that the tables have, and a description of the tables."""
    if any(has_personal_number(text) for table in tables for text in _texts(table)):
        named = personal_number(file, None, None, "i tabellens tekster")
        return Delivery(file, findings=(named,), refused=True)
    if all(table.time is None for table in tables):
        without = finding("public_without_periods", file=file, found=_dimensions(tables[0]))
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
            part = Slice(file, table, extract, _indicator(extract, naming, expected), expected)
            found, problems = _figures(part)
            rows += found
            findings += problems
    if chosen and not any(chosen.id in ids for ids in used.values()):
        findings.append(_at_the_file("public_choice_gone", file, chosen.table))
    elif not any(used.values()):
        findings.append(_at_the_file("public_slice_not_chosen", file, _names(tables)))
    count = sum(row.table == "public_figures" for row in rows)
    cells = sum(len(table.cells) for table in tables)
    return Delivery(
        file=file,
        rows=tuple(rows),
        findings=tuple(findings),
        counts=Counts(read=count, skipped=max(cells - count, 0)),
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


def _dimensions(table: PublicTable) -> str:
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
    return has_dimensions(table, extract)


def _figures(part: Slice) -> tuple[list[Row], list[Finding]]:
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
        figures.row(part, number, figure, cell)
        for number, (figure, cell) in enumerate(figures.figures(part, cells, areas, periods), 1)
    ]
    return rows, [*_warnings(part, cells, areas), *_older(part, periods)]


def _areas(part: Slice, cells: list[Selected]) -> dict[str, Area | None]:
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


def _without_place(part: Slice) -> Iterator[Finding]:
    """The figures of a table without areas are the city's only if somebody says so."""
    if part.extract.area is None and area_of(part.extract.place or "") is None:
        found = part.extract.place or _dimensions(part.table)
        yield _at_the_file("public_place_not_chosen", part.file, found)


def _unknown(
    part: Slice, areas: Mapping[str, Area | None], periods: Mapping[str, Period | None]
) -> Iterator[Finding]:
    for code, known in (("public_area_unknown", areas), ("public_period_unknown", periods)):
        if missing := [f"»{label}«" for label, found in known.items() if label and found is None]:
            more = f" og {len(missing) - MOST_NAMED} til" if len(missing) > MOST_NAMED else ""
            yield _at_the_file(code, part.file, f"{', '.join(missing[:MOST_NAMED])}{more}")


def _other_unit(part: Slice) -> Iterator[Finding]:
    """A unit other than the one with which the extract was chosen, or than its indicator's."""
    before, now = part.extract.unit_printed, unit_text(part.table, part.extract)
    if before and now and before.casefold() != now.casefold():
        yield _at_the_file("public_unit_changed", part.file, f"»{now}«", before=before)
    unit = part.extract.printed_in.unit
    if part.indicator and part.indicator.unit is not unit:
        yield _at_the_file(
            "public_unit_not_indicators",
            part.file,
            part.extract.printed_in.label,
            unit=part.indicator.unit.label,
        )


def _warnings(
    part: Slice, cells: list[Selected], areas: Mapping[str, Area | None]
) -> Iterator[Finding]:
    if not (part.table.code or code_in_name(part.file)):
        yield _at_the_file("public_table_unnamed", part.file, part.extract.table)
    codes = {area.code for area in areas.values() if area}
    if part.expected.municipality and part.expected.municipality not in codes:
        yield _at_the_file("public_city_not_among", part.file, f"{len(codes)} områder")
    differing = [cell for cell in cells if figures.differs(part, cell)]
    for cell in differing[:1]:
        yield _at_the_file(
            "public_share_differs",
            part.file,
            f"{figures.where(part.table, cell)}: {figures.printed(part.table.cells[cell.index])}",
            count=str(len(differing)),
        )


def _older(part: Slice, periods: Mapping[str, Period | None]) -> Iterator[Finding]:
    """A file that ends before the figures that are known: accepted, it puts old figures back."""
    newest = part.expected.newest.get(part.extract.id)
    last = max(filter(None, periods.values()), default=None)
    if newest and last and last < newest:
        yield _at_the_file("public_older_than_known", part.file, str(last), known=str(newest))
