"""Reads tables in their printed form, by their declaration in `policy.layouts`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from operator import itemgetter
from typing import TypeAlias

from loaders.addresses import column_letters
from loaders.delivery import LONGEST_NAMED, Counts, Naming, Part, Row, Written
from loaders.reading import headers, numbers
from loaders.reading.cells import Mistake, clean_text, interpret, shown
from loaders.reading.citations import citations
from loaders.reading.headers import heading
from loaders.reading.hidden import changed_by_rules, hidden_cells, looking_empty, spans
from loaders.reading.sheets import Cell, Sheet, Workbook
from loaders.reading.totals import is_total
from policy.choices import Aggregation, Qualifier
from policy.columns import Citation
from policy.findings import AT_THE_FILE, EMPTY, Finding, finding
from policy.layouts import LAYOUTS, Figures, Layout, Percentages
from policy.periods import NoSuchDateError, Period
from policy.quantities import Quantity
from policy.spelling import folded
from policy.tables import BY_NAME

PrintedColumn: TypeAlias = Figures | Percentages | None
"""The content of a column of a layout; None is the column that names each row's department."""

PERIOD = "perioden, fx 2024"
STATED_BY = "hvem der oplyser tallene, fx forvaltningens forkortelse"
SOURCE = "kilden, fx STATUS side 17"
NOT_REPORTED = "en tabel uden de oplysninger"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DEPARTMENT = BY_NAME["observations"].field("department")
NAMED = dict.fromkeys(("period", "stated_by", "sources"), AT_THE_FILE)
"""The places of the fields that the deliverer names."""
MOST_QUOTED = 5
FIRST_COLUMN_OF_TABLES = "indikator"
"""A sheet with this heading has the product's own columns, and is not a printed table."""


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A printed table in a sheet: its headings, its columns, and the texts above it.

    The headings are in the rows from `first_row` to `row`; `twice` are those that are repeated there, as
    they are if a second table is beside the first.
    """

    layout: Layout
    header: tuple[Cell, ...]
    columns: Mapping[int, PrintedColumn]
    title: str
    certain: bool
    twice: tuple[Cell, ...] = ()

    @property
    def first_row(self) -> int:
        return min(cell.row for cell in self.header)

    @property
    def row(self) -> int:
        return max(cell.row for cell in self.header)


def recognised(book: Workbook, layouts: Sequence[Layout] = LAYOUTS) -> Layout | None:
    """The layout of the first printed table in the workbook; None if there is none.

    Also None if a table matches a layout, but has the title of something different.
    """
    places = (place_in(sheet, layouts) for sheet in book.sheets)
    return next((place.layout for place in places if place and place.certain), None)


def place_in(sheet: Sheet, layouts: Sequence[Layout] = LAYOUTS) -> TablePlace | None:
    """The printed table in the sheet. `certain` is false if its title does not fit the layout."""
    names = {headers.plain(name) for layout in layouts for name in _headings(layout)}
    for cells in headers.lines(sheet.rows, names.__contains__):
        fitting = [(layout, columns) for layout in layouts if (columns := _columns(layout, cells))]
        if not fitting:
            continue
        title = _title(sheet, cells)
        named = [
            each
            for each in fitting
            if re.search(each[0].title, f"{sheet.name}\n{title}", re.IGNORECASE)
        ]
        certain = len(named) == 1 or (len(fitting) == 1 and not title)
        layout, columns = (named or fitting)[0]
        ours = {headers.plain(name) for name in _headings(layout)}
        twice = (c for c in cells if c.column not in columns and heading(c) in ours)
        return TablePlace(layout, cells, columns, title, certain, tuple(twice))
    return None


def _title(sheet: Sheet, header: tuple[Cell, ...]) -> str:
    """The texts above a table, and others above its lowest row of headings, such as a year."""
    last = max(cell.row for cell in header)
    above = (cell for row in sheet.rows if row[0].row < last for cell in row if cell not in header)
    return " ".join(filter(None, (_text(cell) or shown(cell.value) for cell in above)))


def read(file: str, sheet: Sheet, place: TablePlace, naming: Naming) -> Part:
    """The rows of a printed table, for the period and from the source that the deliverer names."""
    cells = sum(map(len, sheet.rows))
    if not place.certain:
        return Part(Counts(not_read=cells), (_unclear(file, sheet, place),))
    if other := _other_table(sheet, place):
        another = finding(
            "another_printed_table",
            file=file,
            sheet=sheet.name,
            cell=other.address,
            found=shown(other.value),
            first=place.header[0].address,
        )
        return Part(Counts(not_read=cells), (another,))
    named, findings = _named(file, sheet, place, naming)
    if named is None:
        return Part(Counts(not_read=cells), tuple(findings))
    reader = _Reader(file, sheet, place, named)
    reader.read()
    return Part(reader.counts, (*findings, *reader.findings), tuple(reader.rows))


def _other_table(sheet: Sheet, place: TablePlace) -> Cell | None:
    """The first heading of a second table beside or below this one."""
    below = (
        cells[0]
        for cells in sheet.rows
        if cells[0].row > place.row and _columns(place.layout, cells) is not None
    )
    return next(iter((*place.twice, *below)), None)


@dataclass(frozen=True, slots=True)
class _Named:
    """The deliverer's texts as values."""

    period: Period
    stated_by: str
    sources: tuple[Citation, ...]
    counted_on: Period | None


def _named(
    file: str, sheet: Sheet, place: TablePlace, naming: Naming
) -> tuple[_Named | None, list[Finding]]:
    """The deliverer's texts as values, or None with the findings that ask for them."""
    at = {"file": file, "sheet": sheet.name, "cell": place.header[0].address}
    given = {PERIOD: naming.period, STATED_BY: naming.stated_by, SOURCE: naming.source}
    if missing := [what for what, text in given.items() if not text.strip()]:
        return None, [finding("table_not_named", **at, found=NOT_REPORTED, what="; ".join(missing))]
    said = {"file": file, "cell": AT_THE_FILE}
    if unusable := list(_unusable(file, naming)):
        return None, unusable
    findings, period, sources = [], None, None
    try:
        period = Period.parse(naming.period)
    except NoSuchDateError:
        findings.append(finding("no_such_date", **said, column="Periode", found=naming.period))
    except ValueError:
        findings.append(finding("not_a_period", **said, column="Periode", found=naming.period))
    try:
        sources = citations(naming.source)
    except ValueError:
        findings.append(finding("not_a_citation", **said, column="Kilde", found=naming.source))
    if period is None or sources is None:
        return None, findings
    years = {int(year) for year in YEAR.findall(place.title)}
    if years and not years & {period.first.year, period.last.year}:
        printed = " og ".join(map(str, sorted(years)))
        findings.append(finding("title_of_other_period", **at, found=printed, period=str(period)))
    counted_on = _counted_on(place)
    return _Named(period, " ".join(naming.stated_by.split()), sources, counted_on), findings


def _unusable(file: str, naming: Naming) -> Iterator[Finding]:
    """The formal mistakes in the deliverer's texts, whatever their content."""
    texts = {"Periode": naming.period, "Oplyst af": naming.stated_by, "Kilde": naming.source}
    limit = numbers.in_danish(LONGEST_NAMED)
    for column, text in texts.items():
        mistake = clean_text(text)
        if len(text) > LONGEST_NAMED:
            mistake = Mistake("text_too_long", f"over {limit} tegn", {"limit": limit})
        if isinstance(mistake, Mistake):
            yield finding(
                mistake.code,
                file=file,
                sheet=None,
                cell=AT_THE_FILE,
                column=column,
                found=mistake.found,
                **mistake.values,
            )


def _counted_on(place: TablePlace) -> Period | None:
    """When the figures were counted, if the title states it."""
    pattern = place.layout.counted_on
    match = re.search(pattern, place.title, re.IGNORECASE) if pattern else None
    try:
        return Period.parse(match["period"]) if match else None
    except ValueError:
        return None


def _unclear(file: str, sheet: Sheet, place: TablePlace) -> Finding:
    return finding(
        "table_unclear",
        file=file,
        sheet=sheet.name,
        cell=place.header[0].address,
        found=shown(place.title) if place.title else "ingen overskrift over tabellen",
        example=place.layout.title_example,
    )


def _headings(layout: Layout) -> Iterator[str]:
    yield from layout.departments
    yield from (heading for column in layout.figures for heading in column.headings)
    yield from (heading for column in layout.percentages for heading in column.headings)


def _columns(layout: Layout, cells: Iterable[Cell]) -> Mapping[int, PrintedColumn] | None:
    """The layout's columns in a row of headings; None unless all are present.

    The first of repeated headings is used.
    """
    columns: tuple[Figures | Percentages, ...] = (*layout.figures, *layout.percentages)
    wanted: list[tuple[tuple[str, ...], PrintedColumn]] = [(layout.departments, None)]
    wanted += [(column.headings, column) for column in columns]
    by_heading: dict[str, int] = {}
    for cell in cells:
        by_heading.setdefault(heading(cell), cell.column)
    if FIRST_COLUMN_OF_TABLES in by_heading:
        return None
    found: dict[int, PrintedColumn] = {}
    for headings, column in wanted:
        number = next(
            (by_heading[h] for h in map(headers.plain, headings) if h in by_heading), None
        )
        if number is None:
            return None
        found[number] = column
    return found


@dataclass(slots=True)
class _Line:
    """One row of a printed table: its department, and its figures by the table they belong in."""

    number: int
    cells: Mapping[int, Cell]
    department: str
    is_total: bool
    figures: dict[str, Quantity] = field(default_factory=dict)


class _Reader:
    """Reads a printed table row by row, then checks its printed sums and percentages."""

    def __init__(self, file: str, sheet: Sheet, place: TablePlace, named: _Named) -> None:
        self.file = file
        self.sheet = sheet
        self.place = place
        self.layout = place.layout
        self.named = named
        self.totals = frozenset(map(folded, place.layout.totals))
        self.lines: list[_Line] = []
        self.rows: list[Row] = []
        self.findings: list[Finding] = []
        self.counts = Counts()
        self.without_heading: defaultdict[int, list[Cell]] = defaultdict(list)
        self.unseen: list[Cell] = []
        (self.department_column,) = (n for n, column in place.columns.items() if column is None)

    def read(self) -> None:
        header_row = self.place.row
        for cells in self.sheet.rows:
            if cells[0].row < self.place.first_row:
                self._read_above(cells)
            elif cells[0].row <= header_row:
                self._read_header(cells)
            else:
                self._read_row(cells)
        for alike in self.without_heading.values():
            found = f"ingen overskrift over række {spans([cell.row for cell in alike])}"
            self._find("unknown_column", alike[0], found=found, suggestion="")
        rows = [line.number for line in self.lines]
        hidden = hidden_cells(self.file, self.sheet, header_row, rows, self.place.columns)
        unseen = looking_empty(self.file, self.sheet, self.unseen)
        ruled = changed_by_rules(self.file, self.sheet, rows, self.place.columns)
        self.findings += filter(None, (hidden, unseen, ruled))
        for line in self.lines:
            self._check_percentages(line)
        if self.layout.adding is Aggregation.SUM:
            for line in self.lines:
                if line.is_total:
                    self._check_sums(line)

    def _read_above(self, cells: tuple[Cell, ...]) -> None:
        """Skip the table's title above the headings, and report a unit in it or other texts."""
        filled = [cell for cell in cells if not _is_blank(cell)]
        if len(filled) > 1:
            self.counts += Counts(not_read=len(filled), skipped=len(cells) - len(filled))
            found = ", ".join(shown(cell.value) for cell in filled[:MOST_QUOTED])
            self._find("above_headings", filled[0], found=found)
        else:
            self.counts += Counts(skipped=len(cells))
            for cell in filled:
                if headers.names_unit(shown(cell.value)):
                    self._find("unit_above", cell, found=shown(cell.value))

    def _read_header(self, cells: Iterable[Cell]) -> None:
        """Count the headings; a year above them belongs to the title."""
        for cell in cells:
            if cell not in self.place.header and YEAR.fullmatch(shown(cell.value)):
                self.counts += Counts(skipped=1)
            elif cell in self.place.header and cell.column in self.place.columns:
                self.counts += Counts(read=1)
            elif _is_blank(cell):
                self.counts += Counts(skipped=1)
            else:
                self.counts += Counts(not_read=1)
                self._find("unknown_column", cell, found=shown(cell.value), suggestion="")

    def _read_row(self, cells: tuple[Cell, ...]) -> None:
        filled = {cell.column: cell for cell in cells if not _is_blank(cell)}
        known = {number: cell for number, cell in filled.items() if number in self.place.columns}
        extra = filled.keys() - known.keys()
        self.counts += Counts(not_read=len(extra), skipped=len(cells) - len(filled))
        for number in extra - {cell.column for cell in self.place.header if not _is_blank(cell)}:
            self.without_heading[number].append(filled[number])
        if not known:
            return
        name = known.get(self.department_column)
        if name is None and self._has_figures(known):
            self._leave_out("printed_row_unnamed", known)
        elif name is None or len(known) == 1:
            self._leave_out("table_row_not_read", known)
        elif self._is_part_sum(name):
            self._leave_out("totals_row", known)
        elif isinstance(mistake := interpret(name, DEPARTMENT), Mistake):
            self.counts += Counts(not_read=len(known))
            heading = DEPARTMENT.column.heading
            self._find(mistake.code, name, heading, found=mistake.found, **mistake.values)
        else:
            self._read_line(name, known)

    def _has_figures(self, known: Mapping[int, Cell]) -> bool:
        figures = (n for n, column in self.place.columns.items() if isinstance(column, Figures))
        return any(n in known and not isinstance(known[n].value, str) for n in figures)

    def _is_part_sum(self, name: Cell) -> bool:
        text = _text(name)
        return is_total(text) and folded(text).rstrip(" :") not in self.totals

    def _leave_out(self, code: str, known: Mapping[int, Cell]) -> None:
        self.counts += Counts(not_read=len(known))
        first = next(iter(known.values()))
        self._find(code, first, found=shown(first.value))

    def _read_line(self, name: Cell, known: Mapping[int, Cell]) -> None:
        text = _text(name)
        is_sum = folded(text).rstrip(" :") in self.totals
        department = self.layout.total_for if is_sum else text
        line = _Line(name.row, known, department, is_sum)
        self.counts += Counts(read=1)
        for number, column in sorted(self.place.columns.items(), key=itemgetter(0)):
            cell = known.get(number)
            if cell and cell.merged:
                self._find("merged_cells", cell, self._heading(number), found=shown(cell.value))
            match column:
                case Figures() if cell:
                    self._read_figure(line, name, cell, column)
                case Figures():
                    self._find_missing(line, number)
                case Percentages() if cell:
                    self.counts += Counts(read=1)
        self.lines.append(line)

    def _find_missing(self, line: _Line, number: int) -> None:
        heading = self._heading(number)
        self.findings.append(
            finding(
                "printed_figure_missing",
                file=self.file,
                sheet=self.sheet.name,
                cell=f"{column_letters(number)}{line.number}",
                column=heading,
                found=EMPTY,
                department=line.department,
            )
        )

    def _read_figure(self, line: _Line, name: Cell, cell: Cell, figures: Figures) -> None:
        table = BY_NAME[figures.table]
        target = table.field(figures.field)
        reading = interpret(cell, target)
        heading = target.column.heading
        if isinstance(reading, Mistake):
            self.counts += Counts(not_read=1)
            self._find(reading.code, cell, heading, found=reading.found, **reading.values)
            return
        self.counts += Counts(read=1)
        if cell.unseen:
            self.unseen.append(cell)
        if warning := reading.warning:
            self._find(warning.code, cell, heading, found=warning.found, **warning.values)
        if isinstance(reading.value, Quantity):
            line.figures[figures.table] = reading.value
        values: dict[str, object] = {
            "indicator": self.layout.indicator,
            "department": line.department,
            "period": self.named.period,
            "counted_on": self.named.counted_on,
            "stated_by": self.named.stated_by,
            "sources": self.named.sources,
            figures.field: reading.value,
        }
        names = {each.name for each in table.fields}
        record = table.record(**{name: value for name, value in values.items() if name in names})
        written = {figures.field: reading.written} if reading.written else {}
        addresses = {"department": name.address, figures.field: cell.address} | NAMED
        place = (self.file, self.sheet.name, cell.row)
        self.rows.append(Row(table.name, record, *place, addresses, written))

    def _check_percentages(self, line: _Line) -> None:
        for number, cell in line.cells.items():
            column = self.place.columns[number]
            if not isinstance(column, Percentages):
                continue
            part, whole = _exact(line, column.part), _exact(line, column.whole)
            if part is None or not whole or cell.value is None:
                continue
            computed = _whole_percent(part / whole)
            if _printed_percent(cell) != computed:
                self._find(
                    "printed_percent_differs",
                    cell,
                    self._heading(number),
                    found=_percent_as_found(cell),
                    computed=f"{computed} procent",
                )

    def _check_sums(self, total: _Line) -> None:
        parts = [line for line in self.lines if not line.is_total]
        for number, column in self.place.columns.items():
            if not isinstance(column, Figures) or not parts:
                continue
            printed = _exact(total, column.table)
            if printed is None:
                continue
            cell, heading = total.cells[number], self._heading(number)
            found = numbers.in_danish(float(printed))
            if without := [line.department for line in parts if number not in line.cells]:
                self._find(
                    "printed_sum_unchecked", cell, heading, found=found, missing=", ".join(without)
                )
                continue
            summands = [part for line in parts if (part := _exact(line, column.table)) is not None]
            if len(summands) == len(parts) and printed != sum(summands):
                computed = numbers.in_danish(float(sum(summands)))
                self._find("printed_sum_differs", cell, heading, found=found, computed=computed)

    def _heading(self, number: int) -> str:
        return next(_text(cell) for cell in self.place.header if cell.column == number)

    def _find(
        self, code: str, cell: Cell, column: str | None = None, *, found: str, **values: object
    ) -> None:
        self.findings.append(
            finding(
                code,
                file=self.file,
                sheet=self.sheet.name,
                cell=cell.address,
                column=column,
                found=found,
                **values,
            )
        )


def _exact(line: _Line, table: str) -> Decimal | None:
    """The row's figure for a table, if it is one exact number."""
    figure = line.figures.get(table)
    if figure is None or figure.qualifier is not Qualifier.EXACT or figure.value is None:
        return None
    return Decimal(repr(figure.value))


def _whole_percent(share: Decimal) -> int:
    """A share as whole per cent, halves rounded away from zero, as the documents print it."""
    return int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _printed_percent(cell: Cell) -> int | None:
    """The whole per cent printed in a cell of a percentage column; None if it is not a number.

    A number without a sign is in per cent too, because the column's heading says so.
    """
    value = clean_text(cell.value) if isinstance(cell.value, str) else cell.value
    try:
        figure, written = numbers.quantity(value, cell.number_format)
    except ValueError:
        return None
    if figure.value is None:
        return None
    share = Decimal(repr(figure.value))
    return _whole_percent(share if written is Written.PERCENT else share / 100)


def _percent_as_found(cell: Cell) -> str:
    printed = _printed_percent(cell)
    return shown(cell.value) if printed is None else f"{printed} procent"


def _text(cell: Cell) -> str:
    """A cell's text on one line; empty if it is not text."""
    return " ".join(cell.value.split()) if isinstance(cell.value, str) else ""


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell.value, str) and not cell.value.strip()
