"""Parses a workbook's cells to typed rows. Every cell is counted as read, not read or skipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeAlias

from loaders.addresses import column_letters
from loaders.delivery import (
    About,
    BrokenRow,
    Counts,
    Delivery,
    Naming,
    Part,
    Row,
    Withdrawal,
    Written,
)
from loaders.guard import opening
from loaders.guard.personal import has_personal_number, personal_number
from loaders.reading import fingerprints, headers, printed_tables, workbook
from loaders.reading.cells import Mistake, Reading, interpret, shown
from loaders.reading.headers import Header
from loaders.reading.hidden import changed_by_rules, hidden_cells, looking_empty, spans
from loaders.reading.sheets import Cell, Refused, Sheet, Workbook
from loaders.reading.totals import is_total
from loaders.sheet_names import table_named
from policy.columns import AS_FETCHED, BESIDE, LAST_KNOWN, WITHDRAWN, Column
from policy.findings import AT_THE_FILE, EMPTY, Finding, Severity, finding
from policy.layouts import LAYOUTS, Layout
from policy.spelling import folded, suggestion
from policy.tables import TABLES, Field, Table

GUIDANCE = "Vejledning"
COLUMNS = "Kolonner og koder"
LISTS = "Lister"
NOT_TABLES = frozenset(map(folded, (GUIDANCE, COLUMNS, LISTS)))
# The custom properties that describe a template.
SCHEMA_PROPERTY = "schema_version"
SCHEMA_VERSION = 1
KIND_PROPERTY = "template"
POLICY_PROPERTY = "policy"
DEPARTMENT_PROPERTY = "department"

WITHDRAWING = Field(
    name="withdrawn",
    column=Column(WITHDRAWN, "Skriv ja, når rækken skal udgå. Ellers lad cellen være tom."),
    type=bool,
    many=False,
    required=False,
    default=False,
)
RENAMED = "renamed_sheet"
NOBODY = Naming()
NO_MARK = fingerprints.Mark("", frozenset())


def deliver(
    file: str, content: bytes, naming: Naming = NOBODY, *, contents: bool = False
) -> Delivery:
    """The workbook `content`, read and parsed; `refused` if it could not be opened.

    `naming` has what a printed table (`policy.layouts`) leaves unsaid. With `contents`, rows have what is
    in their cells.
    """
    if refused := refusal_of_naming(file, naming):
        return refused
    return of_book(workbook.read(file, content), naming, contents=contents)


def refusal_of_naming(file: str, naming: Naming) -> Delivery | None:
    """The refusal of a file for a personal number in what the deliverer states about it."""
    if not any(map(has_personal_number, naming.texts)):
        return None
    name = opening.safe_name(file)
    named = personal_number(name, None, AT_THE_FILE, f"i {AT_THE_FILE}")
    return Delivery(name, findings=(named,), refused=True)


def of_book(
    book: Workbook | Refused, naming: Naming = NOBODY, *, contents: bool = False
) -> Delivery:
    """The delivery of a workbook that has been read, or refused."""
    if isinstance(book, Refused):
        return Delivery(book.file, findings=book.findings, refused=True)
    parsed = parse(book, naming)
    return replace(parsed, rows=_with_contents(parsed.rows, book)) if contents else parsed


def _with_contents(rows: Iterable[Row], book: Workbook) -> tuple[Row, ...]:
    found = {
        (sheet.name, cell.address): shown(cell.value)
        for sheet in book.sheets
        for cells in sheet.rows
        for cell in cells
    }
    return tuple(
        replace(
            row,
            contents={
                name: found[row.sheet, address]
                for name, address in row.cells.items()
                if (row.sheet, address) in found
            },
        )
        for row in rows
    )


def parse(book: Workbook, naming: Naming = NOBODY, known: Sequence[Layout] = LAYOUTS) -> Delivery:
    """The rows of every sheet that is a table, and all findings about them.

    A sheet is a table by its name, or by matching one of the `known` printed layouts.
    """
    places = {sheet.name: printed_tables.place_in(sheet, known) for sheet in book.sheets}
    parts = [
        printed_tables.read(book.file, sheet, place, naming)
        if (place := places[sheet.name])
        else _part(book, sheet)
        for sheet in book.sheets
        if sheet.rows
    ]
    findings = [found for part in parts for found in part.findings]
    rows = tuple(row for part in parts for row in part.rows)
    withdrawn = tuple(row for part in parts for row in part.withdrawn)
    known_sheets = any(places[sheet.name] or table_named(sheet.name) for sheet in book.sheets)
    if not known_sheets and not any(found.code == RENAMED for found in findings):
        names = ", ".join(sheet.name for sheet in book.sheets)
        findings.insert(0, finding("no_known_sheet", file=book.file, found=names or "ingen ark"))
    elif not (rows or withdrawn or any(found.severity is Severity.ERROR for found in findings)):
        findings.append(finding("no_rows", file=book.file, found="ingen udfyldte rækker"))
    about = _about(book)
    if about.schema_version and about.schema_version > SCHEMA_VERSION:
        findings.append(
            finding("newer_template", file=book.file, found=f"udgave {about.schema_version}")
        )
    if about.kind is None and any(part.is_template for part in parts):
        findings.append(finding("template_unnamed", file=book.file, found="ingen oplysninger"))
    return Delivery(
        file=book.file,
        rows=rows,
        broken=tuple(row for part in parts for row in part.broken),
        findings=tuple(findings),
        counts=sum((part.counts for part in parts), Counts()),
        withdrawn=withdrawn,
        about=about,
    )


def _about(book: Workbook) -> About:
    """The file's properties; those of an unexpected type are ignored."""
    texts = {name: value for name, value in book.properties.items() if isinstance(value, str)}
    version = book.properties.get(SCHEMA_PROPERTY)
    if (
        isinstance(version, float) and version.is_integer()
    ):  # LibreOffice writes all numbers as floats
        version = int(version)
    return About(
        kind=texts.get(KIND_PROPERTY) or None,
        policy=texts.get(POLICY_PROPERTY) or None,
        department=texts.get(DEPARTMENT_PROPERTY) or None,
        schema_version=version if isinstance(version, int) else None,
    )


def _part(book: Workbook, sheet: Sheet) -> Part:
    cells = sum(map(len, sheet.rows))
    if folded(sheet.name) in NOT_TABLES:
        return Part(Counts(skipped=cells))
    table = table_named(sheet.name)
    if table is None:
        return Part(Counts(not_read=cells), (_unknown(book, sheet),))
    header = headers.find(table, sheet.rows)
    if header is None:
        return Part(Counts(not_read=cells), (_no_header(book.file, sheet, table),))
    reader = _SheetReader(book.file, sheet, table, header)
    reader.read()
    return reader.part()


def _unknown(book: Workbook, sheet: Sheet) -> Finding:
    """The finding for a sheet whose name no table has: an error if it is a renamed table."""
    at = {"file": book.file, "sheet": sheet.name, "found": sheet.name}
    table = _table_of_headings(sheet)
    if table is None:
        nearest = suggestion(sheet.name, [table.sheet for table in TABLES])
        return finding("unknown_sheet", **at, suggestion=nearest)
    if table in (table_named(each.name) for each in book.sheets):
        copied = f"Det har overskrifter som {table.sheet}, der er læst."
        return finding("unknown_sheet", **at, suggestion=copied)
    return finding(RENAMED, **at, right=table.sheet)


def _table_of_headings(sheet: Sheet) -> Table | None:
    """The table with most headings in the sheet; None if they are few, or no more than the unknown ones."""
    found = [(table, header) for table in TABLES if (header := headers.find(table, sheet.rows))]
    if not found:
        return None
    table, header = max(found, key=lambda each: len(each[1].fields))
    others = len(header.unknown) + len(header.duplicates)
    return (
        table if len(header.fields) >= FEWEST_OF_A_TABLE and len(header.fields) > others else None
    )


def _no_header(file: str, sheet: Sheet, table: Table) -> Finding:
    first = sheet.rows[0]
    return finding(
        "no_header",
        file=file,
        sheet=sheet.name,
        cell=first[0].address,
        found=", ".join(shown(cell.value) for cell in first[:5]),
        rows=headers.LAST_ROW,
        headings=", ".join(field.column.heading for field in table.fields),
    )


MOST_QUOTED = 5
FEWEST_OF_A_TABLE = 3
"""The fewest headings that make a sheet a table under a different name."""

_Reading: TypeAlias = tuple[Field, Cell, Reading | Mistake]
"""A filled cell, the field of its column, and its value."""


class _SheetReader:
    """Reads one sheet of a table, and collects rows and findings row by row."""

    def __init__(self, file: str, sheet: Sheet, table: Table, header: Header) -> None:
        self.file = file
        self.sheet = sheet
        self.table = table
        self.header = header
        self.letters = {
            field.name: column_letters(column) for column, field in header.fields.items()
        }
        self.rows: list[Row] = []
        self.broken: list[BrokenRow] = []
        self.findings: list[Finding] = []
        self.withdrawn: list[Withdrawal] = []
        self.beside = {c.column: str(c.value) for c in header.unknown if _is_beside(c)}
        as_fetched = _column_of(AS_FETCHED, header)
        self.not_to_read = {*self.beside, as_fetched}
        self.marks = _marks(sheet, header.row, as_fetched)
        self.untouched = {each.row for each in self.marks.values()}
        self.seen_beside = {each.beside for each in self.marks.values()}
        withdrawing = _column_of(WITHDRAWN, header)
        self.fields = {**header.fields, **({withdrawing: WITHDRAWING} if withdrawing else {})}
        self.row_numbers: list[int] = []
        self.without_heading: defaultdict[int, list[Cell]] = defaultdict(list)
        self.above: list[Cell] = []
        self.unseen: list[Cell] = []
        self.headings = {cell.value for cell in header.cells.values()}
        self.was_read = self.not_read = self.skipped = 0

    def part(self) -> Part:
        counts = Counts(self.was_read, self.not_read, self.skipped)
        return Part(
            counts,
            tuple(self.findings),
            tuple(self.rows),
            tuple(self.broken),
            tuple(self.withdrawn),
            is_template=bool(self.beside or self.marks),
        )

    def read(self) -> None:
        self._read_header()
        for place, cells in enumerate(self.sheet.rows):
            if cells[0].row <= self.header.row:
                self._read_above(cells)
            elif self._repeats_headings(cells):
                self.was_read += len(cells)
            elif self._begins_another_table(cells):
                self.not_read += sum(map(len, self.sheet.rows[place:]))
                self._find_another_table(cells[0])
                break
            else:
                self._read_row(cells)
        self._find_above()
        for alike in self.without_heading.values():
            found = f"ingen overskrift over række {spans([cell.row for cell in alike])}"
            self._find("unknown_column", alike[0].address, found=found, suggestion="")
        self._find_hidden()

    def _read_above(self, cells: tuple[Cell, ...]) -> None:
        """Skip a title above the headings; report anything else above them."""
        others = [cell for cell in cells if self.header.cells.get(cell.column) is not cell]
        if all(map(_is_blank, others)) or (len(others) == 1 and isinstance(others[0].value, str)):
            self.skipped += len(others)
            for cell in others:
                if headers.names_unit(shown(cell.value)):
                    self._find("unit_above", cell.address, found=shown(cell.value))
        else:
            self.above += others

    def _find_above(self) -> None:
        self.not_read += len(self.above)
        if self.above:
            found = ", ".join(shown(cell.value) for cell in self.above[:MOST_QUOTED])
            self._find("above_headings", self.above[0].address, found=found)

    def _repeats_headings(self, cells: tuple[Cell, ...]) -> bool:
        headings = self.header.cells
        return cells[0].value in self.headings and all(
            cell.column in headings and headings[cell.column].value == cell.value for cell in cells
        )

    def _begins_another_table(self, cells: tuple[Cell, ...]) -> bool:
        if cells[0].value not in self.headings:
            return False
        here = {headers.heading(cell) for cell in cells}
        known = {headers.plain(name) for field in self.table.fields for name in field.headings}
        return len(known & here) >= min(len(self.header.fields), FEWEST_OF_A_TABLE)

    def _find_another_table(self, cell: Cell) -> None:
        first = self.header.cells[min(self.header.fields)].address
        self._find("another_table", cell.address, found=shown(cell.value), first=first)

    def _read_header(self) -> None:
        header = self.header
        self.was_read += len(header.fields)
        headings = [field.column.heading for field in self.table.fields]
        for cell in header.unknown:
            if cell.column in self.fields:
                self.was_read += 1
                continue
            if _is_blank(cell) or cell.column in self.not_to_read:
                self.skipped += 1
                continue
            self.not_read += 1
            heading = shown(cell.value)
            if field := headers.field_with_more(self.table, header, cell):
                right = field.column.heading
                self._find("heading_with_more", cell.address, field, found=heading, right=right)
                continue
            nearest = suggestion(heading, headings)
            self._find("unknown_column", cell.address, found=heading, suggestion=nearest)
        self._read_duplicates()
        for field in header.missing:
            help_text = field.column.help
            self._find("missing_column", None, field, found="ingen sådan kolonne", help=help_text)

    def _read_duplicates(self) -> None:
        """Report repeated headings; several of them are a second table.

        A repeated heading with an empty column below it is not ambiguous, and is not reported.
        """
        header = self.header
        filled = {
            cell.column
            for cells in self.sheet.rows
            for cell in cells
            if cell.row > header.row and not _is_blank(cell)
        }
        duplicates = [each for each in header.duplicates if each[0].column in filled]
        self.was_read += len(header.duplicates) - len(duplicates)
        self.not_read += len(duplicates)
        if duplicates and len(header.duplicates) > 1:
            self._find_another_table(duplicates[0][0])
            return
        for cell, field in duplicates:
            first = header.cells[header.columns[field.name]].address
            found = shown(cell.value)
            self._find("duplicate_column", cell.address, field, found=found, first=first)

    def _read_row(self, cells: tuple[Cell, ...]) -> None:
        known: list[tuple[Field, Cell]] = []
        self._find_written_beside(cells)
        for cell in cells:
            field = self.fields.get(cell.column)
            if _is_blank(cell) or cell.column in self.not_to_read:
                self.skipped += 1
            elif field:
                known.append((field, cell))
            else:
                self.not_read += 1
                if cell.column not in self.header.cells:
                    self.without_heading[cell.column].append(cell)
        if not known:
            return
        if total := next((pair for pair in known if self._is_total(*pair)), None):
            self.not_read += len(known)
            field, cell = total
            self._find("totals_row", cell.address, field, found=shown(cell.value))
            return
        readings = [(field, cell, interpret(cell, field)) for field, cell in known]
        if _withdraws(readings):
            self._read_withdrawal(readings)
        elif _is_untouched(readings, self.untouched):
            self.skipped += len(known)
        else:
            self._read_record(cells[0].row, readings)

    def _find_written_beside(self, cells: tuple[Cell, ...]) -> None:
        """Report changes in the read-only columns, if the template has marks for them."""
        if not any(self.seen_beside):
            return
        written = {
            fingerprints.fingerprint_beside(self.beside[cell.column], cell.value): cell
            for cell in cells
            if cell.column in self.beside and not _is_blank(cell)
        }
        own = self.marks.get(cells[0].row, NO_MARK).beside
        if frozenset(written) in self.seen_beside or written.keys() <= own:
            return
        for fingerprinted, cell in written.items():
            if fingerprinted not in own:
                instead = self._where_to_write(cell)
                self._find("written_beside", cell.address, found=shown(cell.value), instead=instead)

    def _where_to_write(self, beside: Cell) -> str:
        """The right place for a value written in a read-only column: last known values are left of it."""
        field = self.fields.get(beside.column + 1)
        if field and self.beside[beside.column].startswith(LAST_KNOWN):
            return f"under {field.column.heading}"
        return "i en kolonne, der ikke er grå"

    def _is_total(self, field: Field, cell: Cell) -> bool:
        if not field.is_code or not isinstance(cell.value, str):
            return False
        return is_total(cell.value)

    def _read_withdrawal(self, readings: Sequence[_Reading]) -> None:
        """Read a row marked for withdrawal: its key identifies it, its other values are ignored."""
        key_fields = [self.table.field(name) for name in self.table.key]
        failed = set()
        values: dict[str, object] = {}
        for field, cell, reading in readings:
            if isinstance(reading, Mistake) and field in key_fields:
                self.not_read += 1
                failed.add(field.name)
                self._find_mistake(reading, cell, field)
                continue
            self.was_read += 1
            if isinstance(reading, Reading) and reading.value is not None:
                values[field.name] = reading.value
        missing = [field for field in key_fields if field.required and field.name not in values]
        cell = next(cell for field, cell, _ in readings if field is WITHDRAWING)
        if missing and not failed:
            names = ", ".join(field.column.heading for field in missing)
            self._find("withdrawn_without_key", cell.address, missing[0], found=EMPTY, key=names)
        elif not failed:
            key = tuple(values.get(field.name, field.default) for field in key_fields)
            self.withdrawn.append(Withdrawal(self.table.name, key, cell.address))

    def _read_record(self, number: int, readings: Sequence[_Reading]) -> None:
        self.row_numbers.append(number)
        values: dict[str, object] = {}
        cells = {name: f"{letter}{number}" for name, letter in self.letters.items()}
        written: dict[str, Written] = {}
        failed = {field.name for field in self.header.missing}
        for field, cell, reading in readings:
            if not isinstance(reading, Reading):
                failed.add(field.name)
            elif reading.value is not None and field is not WITHDRAWING:
                values[field.name] = reading.value
                if reading.written:
                    written[field.name] = reading.written
            self._find_of_cell(field, cell, reading)
        for field in self.table.fields:
            if field.required and field.name not in values and field.name not in failed:
                failed.add(field.name)
                help_text = field.column.help
                self._find("missing_value", cells[field.name], field, found=EMPTY, help=help_text)
        if not failed:
            record = self.table.record(**values)
            place = (self.file, self.sheet.name, number)
            self.rows.append(Row(self.table.name, record, *place, cells, written))
        elif failed.isdisjoint(self.table.key):
            key = tuple(values.get(name, self.table.field(name).default) for name in self.table.key)
            self.broken.append(BrokenRow(self.table.name, key))

    def _find_hidden(self) -> None:
        hidden = hidden_cells(
            self.file, self.sheet, self.header.row, self.row_numbers, self.header.fields
        )
        unseen = looking_empty(self.file, self.sheet, self.unseen)
        ruled = changed_by_rules(self.file, self.sheet, self.row_numbers, self.header.fields)
        self.findings += filter(None, (hidden, unseen, ruled))

    def _find_of_cell(self, field: Field, cell: Cell, reading: Reading | Mistake) -> None:
        """Count a cell of a record, and report its findings."""
        if cell.merged:
            self._find("merged_cells", cell.address, field, found=shown(cell.value))
        if isinstance(reading, Mistake):
            self.not_read += 1
            self._find_mistake(reading, cell, field)
            return
        self.was_read += 1
        if cell.unseen:
            self.unseen.append(cell)
        self._find_mistake(reading.warning, cell, field)

    def _find_mistake(self, mistake: Mistake | None, cell: Cell, field: Field) -> None:
        if mistake:
            self._find(mistake.code, cell.address, field, found=mistake.found, **mistake.values)

    def _find(
        self, code: str, cell: str | None, field: Field | None = None, **values: object
    ) -> None:
        found = values.pop("found")
        self.findings.append(
            finding(
                code,
                file=self.file,
                sheet=self.sheet.name,
                cell=cell,
                column=field.column.heading if field else None,
                found=str(found),
                **values,
            )
        )


def _withdraws(readings: Iterable[_Reading]) -> bool:
    return any(
        field is WITHDRAWING and isinstance(reading, Reading) and reading.value
        for field, _, reading in readings
    )


def _is_untouched(readings: Sequence[_Reading], untouched: AbstractSet[str]) -> bool:
    """Whether a row still has exactly the values of some row of its template, or no values.

    Any row's, because rows can have been sorted away from their marks.
    """
    values: dict[str, object] = {}
    for field, _, reading in readings:
        if isinstance(reading, Mistake):
            return False
        if field is not WITHDRAWING:
            values[field.name] = reading.value
    return not values or (bool(untouched) and fingerprints.fingerprint(values) in untouched)


def _marks(sheet: Sheet, header_row: int, column: int | None) -> Mapping[int, fingerprints.Mark]:
    """The mark in each row below a template's headings, by row number."""
    return {
        cell.row: fingerprints.mark(cell.value)
        for cells in sheet.rows
        for cell in cells
        if cell.column == column and cell.row > header_row and isinstance(cell.value, str)
    }


def _is_beside(cell: Cell) -> bool:
    return isinstance(cell.value, str) and cell.value.startswith(BESIDE)


def _column_of(heading: str, header: Header) -> int | None:
    """The column with one of a template's special headings."""
    return next((c.column for c in header.unknown if folded(str(c.value)) == folded(heading)), None)


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell.value, str) and not cell.value.strip()
