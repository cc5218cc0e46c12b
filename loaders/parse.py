"""From a workbook's cells to typed rows. Every cell is read, not read or skipped, and counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from openpyxl.utils import get_column_letter

from loaders import headers, workbook
from loaders.cells import Mistake, interpret, shown
from loaders.delivery import BrokenRow, Counts, Delivery, Row
from loaders.headers import Header
from loaders.numbers import Written
from loaders.workbook import Cell, Refused, Sheet, Workbook
from policy.findings import EMPTY, Finding, Severity, finding
from policy.spelling import folded, suggestion
from policy.tables import TABLES, Field, Table

GUIDANCE = "Vejledning"
LISTS = "Lister"
NOT_TABLES = frozenset(map(folded, (GUIDANCE, LISTS)))
TOTALS = frozenset({"i alt", "ialt", "total", "totalt", "sum", "samlet", "hovedtotal", "subtotal"})


def deliver(file: str, content: bytes) -> Delivery:
    """The workbook `content`, read and parsed; `refused` when it could not be opened."""
    book = workbook.read(file, content)
    if isinstance(book, Refused):
        return Delivery(file, findings=book.findings, refused=True)
    return parse(book)


def parse(book: Workbook) -> Delivery:
    """The rows of every sheet that has a table's name, and all that is wrong with any of them."""
    parts = [_part(book.file, sheet) for sheet in book.sheets if sheet.rows]
    findings = [found for part in parts for found in part.findings]
    rows = tuple(row for part in parts for row in part.rows)
    if not any(_table(sheet) for sheet in book.sheets):
        names = ", ".join(sheet.name for sheet in book.sheets)
        findings.insert(0, finding("no_known_sheet", file=book.file, found=names or "ingen ark"))
    elif not rows and all(found.severity is not Severity.ERROR for found in findings):
        findings.append(finding("no_rows", file=book.file, found="ingen udfyldte rækker"))
    return Delivery(
        file=book.file,
        rows=rows,
        broken=tuple(row for part in parts for row in part.broken),
        findings=tuple(findings),
        counts=sum((part.counts for part in parts), Counts()),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What one sheet adds to the delivery."""

    counts: Counts
    findings: tuple[Finding, ...] = ()
    rows: tuple[Row, ...] = ()
    broken: tuple[BrokenRow, ...] = ()


_TABLE_OF_SHEET = {folded(table.sheet): table for table in TABLES}


def _table(sheet: Sheet) -> Table | None:
    return _TABLE_OF_SHEET.get(folded(sheet.name).replace(" ", ""))


def _part(file: str, sheet: Sheet) -> _Part:
    cells = sum(map(len, sheet.rows))
    if folded(sheet.name) in NOT_TABLES:
        return _Part(Counts(skipped=cells))
    table = _table(sheet)
    if table is None:
        nearest = suggestion(sheet.name, [table.sheet for table in TABLES])
        unknown = finding(
            "unknown_sheet", file=file, sheet=sheet.name, found=sheet.name, suggestion=nearest
        )
        return _Part(Counts(not_read=cells), (unknown,))
    header = headers.find(table, sheet.rows)
    if header is None:
        return _Part(Counts(not_read=cells), (_no_header(file, sheet, table),))
    reader = _SheetReader(file, sheet, table, header)
    reader.read()
    return reader.part()


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


class _SheetReader:
    """Reads one sheet of a table; what it finds is gathered row by row."""

    def __init__(self, file: str, sheet: Sheet, table: Table, header: Header) -> None:
        self.file = file
        self.sheet = sheet
        self.table = table
        self.header = header
        self.codes = frozenset(
            field.name
            for field in table.fields
            if field.name == table.key[0] or (field.column.refers and not field.many)
        )
        self.letters = {
            field.name: get_column_letter(column) for column, field in header.fields.items()
        }
        self.rows: list[Row] = []
        self.broken: list[BrokenRow] = []
        self.findings: list[Finding] = []
        self.row_numbers: list[int] = []
        self.without_heading: dict[int, Cell] = {}
        self.was_read = self.not_read = self.skipped = 0

    def part(self) -> _Part:
        counts = Counts(self.was_read, self.not_read, self.skipped)
        return _Part(counts, tuple(self.findings), tuple(self.rows), tuple(self.broken))

    def read(self) -> None:
        self._read_header()
        for cells in self.sheet.rows:
            if cells[0].row < self.header.row:
                self.skipped += len(cells)
            elif cells[0].row > self.header.row:
                self._read_row(cells)
        for cell in self.without_heading.values():
            self._find("unknown_column", cell.address, found="ingen overskrift", suggestion="")
        self._find_hidden()

    def _read_header(self) -> None:
        header = self.header
        self.was_read += len(header.fields)
        headings = [field.column.heading for field in self.table.fields]
        for cell in header.unknown:
            if _is_blank(cell):
                self.skipped += 1
                continue
            self.not_read += 1
            heading = shown(cell.value)
            nearest = suggestion(heading, headings)
            self._find("unknown_column", cell.address, found=heading, suggestion=nearest)
        for cell, field in header.duplicates:
            self.not_read += 1
            first = header.cells[header.columns[field.name]].address
            self._find(
                "duplicate_column", cell.address, field, found=shown(cell.value), first=first
            )
        for field in header.missing:
            help_text = field.column.help
            self._find("missing_column", None, field, found="ingen sådan kolonne", help=help_text)

    def _read_row(self, cells: tuple[Cell, ...]) -> None:
        known: list[tuple[Field, Cell]] = []
        for cell in cells:
            field = self.header.fields.get(cell.column)
            if _is_blank(cell):
                self.skipped += 1
            elif field:
                known.append((field, cell))
            else:
                self.not_read += 1
                if cell.column not in self.header.cells:
                    self.without_heading.setdefault(cell.column, cell)
        if not known:
            return
        if total := next((pair for pair in known if self._is_total(*pair)), None):
            self.not_read += len(known)
            field, cell = total
            self._find("totals_row", cell.address, field, found=shown(cell.value))
            return
        self._read_record(cells[0].row, known)

    def _is_total(self, field: Field, cell: Cell) -> bool:
        if field.name not in self.codes or not isinstance(cell.value, str):
            return False
        return folded(cell.value).rstrip(":") in TOTALS

    def _read_record(self, number: int, known: list[tuple[Field, Cell]]) -> None:
        self.row_numbers.append(number)
        values: dict[str, object] = {}
        cells = {name: f"{letter}{number}" for name, letter in self.letters.items()}
        written: dict[str, Written] = {}
        failed = {field.name for field in self.header.missing}
        for field, cell in known:
            if cell.merged:
                self._find("merged_cells", cell.address, field, found=shown(cell.value))
            reading = interpret(cell, field)
            if isinstance(reading, Mistake):
                self.not_read += 1
                failed.add(field.name)
                found = reading.found
                self._find(reading.code, cell.address, field, found=found, **reading.values)
                continue
            self.was_read += 1
            if reading.value is not None:
                values[field.name] = reading.value
                if reading.written:
                    written[field.name] = reading.written
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
        """One note a sheet, because a filter can hide hundreds of rows."""
        rows = [number for number in self.row_numbers if number in self.sheet.hidden_rows]
        columns = [
            get_column_letter(number)
            for number in self.header.fields
            if number in self.sheet.hidden_columns
        ]
        if not self.row_numbers or not (rows or columns or self.sheet.hidden):
            return
        parts = ["hele arket"] if self.sheet.hidden else []
        parts += [f"række {_spans(rows)}"] if rows else []
        parts += [f"kolonne {', '.join(columns)}"] if columns else []
        row = rows[0] if rows else self.header.row
        column = columns[0] if columns else "A"
        self._find("hidden_cells", f"{column}{row}", found="; ".join(parts))

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


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell.value, str) and not cell.value.strip()


def _spans(numbers: Sequence[int]) -> str:
    """Numbers in order with neighbours drawn together: 4-6, 9."""
    spans = [[number for _, number in run] for _, run in groupby(enumerate(numbers), _difference)]
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}-{s[-1]}" for s in spans)


def _difference(indexed: tuple[int, int]) -> int:
    index, number = indexed
    return number - index
