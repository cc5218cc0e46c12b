"""Reads the rows of a plan's tables to initiatives; what fits no field is in the row's note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

from loaders.delivery import Counts
from loaders.plans import headings, values
from loaders.plans.around import Around
from loaders.plans.cells import TEXT, quoted_cells, text_of
from loaders.plans.headings import Columns
from loaders.plans.tables import PlanTable, quoted
from loaders.reading.cells import Mistake, interpret
from loaders.reading.sheets import Cell
from loaders.reading.totals import is_total
from policy.columns import Citation
from policy.findings import Finding, finding
from policy.periods import Period
from policy.plan_headings import PlanPart
from policy.tables import BY_NAME

TABLE = BY_NAME["initiatives"]
LONGEST_TITLE = 160
KNOWN_HEADINGS = "Indsats, Ansvarlig, Tidsplan, Økonomi, Status"
_PERIOD = TABLE.field("start")
_OF_TIME = (PlanPart.PERIOD, PlanPart.START, PlanPart.END)
_IN_WORDS = frozenset({PlanPart.PERIOD, PlanPart.PERIOD_PRINTED})

Read: TypeAlias = Mapping[PlanPart, Cell]


@dataclass
class PlanRow:
    """A row that has the name of an initiative: the values of its fields, and their cells."""

    table: str
    number: int
    title: str
    objective: int | None
    at: Cell
    code: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    departments: tuple[str, ...] = ()

    def take(self, name: str, value: object, cell: Cell) -> None:
        """The value of a field, and where it was read."""
        self.values[name] = value
        self.cells[name] = cell.address
        self.contents[name] = str(cell.value)


class TableReader:
    """Reads one table after another, with the objective that the last heading named."""

    def __init__(self, file: str, around: Around) -> None:
        self.file = file
        self.around = around
        self.rows: list[PlanRow] = []
        self.findings: list[Finding] = []
        self.counts = Counts()
        self.objective: int | None = None
        self._by_title: dict[str, PlanRow] = {}
        self._table = ""
        self._columns: Columns | None = None
        self._width = 0

    def read(self, table: PlanTable) -> bool:
        """Read a table, if it has the headings of a plan or continues the one before."""
        table = headings.turned(table, PlanPart, PlanPart.TITLE)
        columns = headings.columns_of(table, PlanPart, PlanPart.TITLE)
        is_continued = columns is None and self._continues(table)
        if columns is None and not is_continued:
            self._name_objective(table.above)
            return False
        self._table = table.name
        self._name_objective(table.above)
        self.findings += table.peculiar
        if columns is not None:
            self._begin(table, columns)
        else:
            self._find("plan_table_continued", table.rows[0][0], str(table.rows[0][0].value))
        first = columns.row if columns else 0
        for cells in table.rows:
            if cells[0].row > first:
                self._row(cells)
        return True

    def _continues(self, table: PlanTable) -> bool:
        """Whether a table without headings is as wide as the one just before it, with nothing between."""
        return bool(
            table.rows and self._columns and not table.above and self._width == _width(table)
        )

    def _name_objective(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.objective = self.around.heading(text) or self.objective

    def _begin(self, table: PlanTable, columns: Columns) -> None:
        self._columns, self._width = columns, _width(table)
        above = [cell for cells in table.rows for cell in cells if cell.row <= columns.row]
        named = set(columns.headings.values())
        titles = [cell for cell in above if cell not in named]
        self._name_objective((table.name, *(str(cell.value) for cell in titles)))
        self.counts += Counts(read=len(above) - len(titles), skipped=len(titles))
        filled = {cell.column for cells in table.rows for cell in cells if cell.row > columns.row}
        for column in sorted(filled - self._own(columns)):
            at = columns.headings.get(column) or _first_in(table, column, columns.row)
            self._find("plan_column_in_note", at, columns.name(column), headings=KNOWN_HEADINGS)

    def _own(self, columns: Columns) -> set[int]:
        """The columns that are not put into the note."""
        parts = set(columns.parts.values()) - {PlanPart.MEASURE}
        own = {column for part in parts if (column := columns.column_of(part)) is not None}
        return own | self._more_titles(columns)

    def _more_titles(self, columns: Columns) -> set[int]:
        return {column for column, part in columns.parts.items() if part is PlanPart.TITLE}

    def _row(self, cells: tuple[Cell, ...]) -> None:
        columns = self._columns
        if columns is None or columns.is_again(cells):
            self.counts += Counts(read=len(cells))
            return
        if self._is_section(cells):
            return
        sound = [cell for cell in cells if self._is_sound(cell)]
        title = self._title(sound, columns)
        if title is None:
            self._without_title(cells, columns)
        elif is_total(title):
            self._not_read("plan_row_not_read", cells)
        else:
            self._initiative(title, sound, columns)

    def _is_section(self, cells: tuple[Cell, ...]) -> bool:
        """Whether a row is a heading over those below it: one text that names an objective, or is merged."""
        if len(cells) > 1:
            return False
        (cell,) = cells
        if objective := self.around.heading(str(cell.value)):
            self.objective = objective
            self.counts += Counts(read=1)
            return True
        if cell.merged:
            self._not_read("plan_row_not_read", cells)
        return cell.merged

    def _is_sound(self, cell: Cell) -> bool:
        """Whether a cell shows what it holds; if not, the finding that every workbook gets."""
        of_time = not isinstance(cell.value, str | int | float)
        reading = interpret(cell, _PERIOD if of_time else TEXT)
        mistake = reading if isinstance(reading, Mistake) else reading.warning
        if mistake:
            more: Any = {"help": TEXT.column.help, **mistake.values}
            self._find(mistake.code, cell, mistake.found, **more)
        if isinstance(reading, Mistake):
            self.counts += Counts(not_read=1)
        return not isinstance(reading, Mistake)

    def _title(self, cells: Iterable[Cell], columns: Columns) -> str | None:
        """The name of the initiative: with two columns of names, the second is the initiative of the first."""
        names = [cell for cell in cells if columns.parts.get(cell.column) is PlanPart.TITLE]
        if not names:
            return None
        first, *others = [_first_line(text_of(cell)) for cell in names]
        return f"{first}: {others[0]}" if others and names[0].merged else first

    def _without_title(self, cells: tuple[Cell, ...], columns: Columns) -> None:
        column = columns.column_of(PlanPart.TITLE)
        name = columns.name(column) if column else PlanPart.TITLE.label
        self._not_read("plan_row_without_title", cells, column=name)

    def _not_read(self, code: str, cells: tuple[Cell, ...], column: str | None = None) -> None:
        self.counts += Counts(not_read=len(cells))
        found = quoted_cells(cells)
        self._find(code, cells[0], found, column=column)

    def _initiative(self, title: str, cells: list[Cell], columns: Columns) -> None:
        self.counts += Counts(read=len(cells))
        names = [cell for cell in cells if columns.parts.get(cell.column) is PlanPart.TITLE]
        row = PlanRow(self._table, cells[0].row, title, self.objective, names[0])
        row.take("title", title, names[0])
        told = [text_of(cell) for cell in names if text_of(cell) not in title]
        read = self._by_part(cells, columns)
        if PlanPart.SUMMARY in read:
            told.append(text_of(read[PlanPart.SUMMARY]))
        if told:
            row.take("summary", "\n".join(told), read.get(PlanPart.SUMMARY, names[-1]))
        for part, reader in _READERS.items():
            if part in read:
                reader(self, row, read[part], columns.name(read[part].column))
        self._of_time(row, read, columns)
        for cell in cells:
            if cell not in read.values() and cell not in names:
                row.notes.append(f"{columns.name(cell.column)}: {text_of(cell)}")
        self._add(row)

    def _by_part(self, cells: Iterable[Cell], columns: Columns) -> dict[PlanPart, Cell]:
        """The cell of each part that has a field, from the first column with it."""
        firsts = self._own(columns)
        return {
            part: cell
            for cell in cells
            if cell.column in firsts
            and isinstance(part := columns.parts.get(cell.column), PlanPart)
            and part is not PlanPart.TITLE
        }

    def _add(self, row: PlanRow) -> None:
        before = self._by_title.setdefault(row.title.casefold(), row)
        if before is row:
            self.rows.append(row)
            return
        more = [f"{name}: {text}" for name, text in row.contents.items() if name != "title"]
        before.notes += [*more, *row.notes]
        self._find("plan_title_twice", row.at, quoted(row.title), first=before.at.address)

    def code(self, row: PlanRow, cell: Cell, _: str) -> None:
        row.code = text_of(cell)

    def of_objective(self, row: PlanRow, cell: Cell, name: str) -> None:
        number = self.around.objective(text_of(cell))
        named = self.around.priorities(text_of(cell))
        if number is None and len(named) == 1:
            number = self.around.objective_of(named[0])
            row.take("priority", named[0], cell)
        if number is None:
            self._in_note(row, cell, name, "Målsætningens nummer eller navn.")
        else:
            row.objective = number

    def priority(self, row: PlanRow, cell: Cell, name: str) -> None:
        named = self.around.priorities(text_of(cell))
        objectives = {self.around.objective_of(code) for code in named}
        if len(objectives) == 1:
            row.objective = objectives.pop()
        if len(named) == 1:
            row.take("priority", named[0], cell)
        else:
            self._in_note(row, cell, name, "Én prioriterings kode, fx 5d, eller dens navn.")

    def responsible(self, row: PlanRow, cell: Cell, name: str) -> None:
        row.departments, is_all = self.around.departments(text_of(cell))
        if not is_all:
            self._in_note(row, cell, name, "Forvaltningernes forkortelser.")

    def target_groups(self, row: PlanRow, cell: Cell, name: str) -> None:
        groups, is_all = self.around.target_groups(text_of(cell))
        row.take("target_groups", groups, cell)
        if not is_all:
            self._in_note(
                row, cell, name, "Navne på målgrupper, der er kendt, skilt med semikolon."
            )

    def state(self, row: PlanRow, cell: Cell, name: str) -> None:
        text = text_of(cell)
        state = values.state_of(text)
        if state:
            row.take("state", state, cell)
        if state is None:
            self._in_note(
                row, cell, name, "Et af ordene for tilstand, fx planlagt, i gang eller gennemført."
            )
        elif len(text) > len(state.label) + 2:
            row.notes.append(f"{name}: {text}")

    def money(self, row: PlanRow, cell: Cell, name: str) -> None:
        text = text_of(cell)
        unit = headings.unit_of(name)
        money = values.money_of(text, unit)
        if unit and unit not in text:
            text = f"{text} ({unit}.)"
        is_apart = self._has(PlanPart.MONEY) and self._has(PlanPart.MONEY_PRINTED)
        if money.readings or not is_apart:
            row.take("money_printed", text, cell)
        if money.amount:
            row.take("amount", money.amount, cell)
            row.take("money_basis", money.basis, cell)
            row.take("money_duration", money.duration, cell)
        if money.readings:
            self._find(
                "plan_money_unclear", cell, quoted(text), column=name, readings=money.readings
            )

    def basis(self, row: PlanRow, cell: Cell, name: str) -> None:
        self._choice(row, cell, name, "money_basis")

    def duration(self, row: PlanRow, cell: Cell, name: str) -> None:
        self._choice(row, cell, name, "money_duration")

    def _choice(self, row: PlanRow, cell: Cell, name: str, of: str) -> None:
        reading = interpret(cell, TABLE.field(of))
        if isinstance(reading, Mistake):
            self._in_note(row, cell, name, TABLE.field(of).column.help)
        else:
            row.take(of, reading.value, cell)

    def note(self, row: PlanRow, cell: Cell, _: str) -> None:
        row.notes.append(text_of(cell))

    def money_printed(self, row: PlanRow, cell: Cell, name: str) -> None:
        """A plan's own words; they are read as an amount where nothing else is, and they are new."""
        if self._has(PlanPart.MONEY) or self._is_known("money_printed", text_of(cell)):
            row.take("money_printed", text_of(cell), cell)
        else:
            self.money(row, cell, name)

    def _is_known(self, name: str, text: str) -> bool:
        return any(getattr(each, name) == text for each in self.around.records.initiatives)

    def sources(self, row: PlanRow, cell: Cell, name: str) -> None:
        reading = interpret(cell, TABLE.field("sources"))
        cited = (
            () if isinstance(reading, Mistake) else tuple(cast("Iterable[Citation]", reading.value))
        )
        if cited and all(self.around.source(each.document) for each in cited):
            row.take("sources", cited, cell)
        else:
            self._in_note(row, cell, name, "Koder på kilder, der er kendt, fx STATUS side 17.")

    def _has(self, part: PlanPart) -> bool:
        return self._columns is not None and self._columns.column_of(part) is not None

    def _of_time(self, row: PlanRow, read: Read, columns: Columns) -> None:
        printed, parts = [], tuple(self._parts_of_time(read))
        for part in parts:
            cell, name = read[part], columns.name(read[part].column)
            time = _time(cell)
            if part in _IN_WORDS:
                printed.append(text_of(cell))
            elif not (time.start or time.end):
                printed.append(f"{name}: {text_of(cell)}")
            if not time.is_clear:
                self._find("plan_date_unread", cell, quoted(text_of(cell)), column=name)
            _take_time(row, part, time, cell)
        if PlanPart.PERIOD_PRINTED in read.keys() - set(parts):
            printed.append(text_of(read[PlanPart.PERIOD_PRINTED]))
        if printed:
            row.values["period_printed"] = "; ".join(printed)

    def _parts_of_time(self, read: Read) -> Iterator[PlanPart]:
        """The parts that say when; a plan's own words count where nothing else does, and they are new."""
        parts = [part for part in _OF_TIME if part in read]
        printed = read.get(PlanPart.PERIOD_PRINTED)
        if not parts and printed and not self._is_known("period_printed", text_of(printed)):
            parts.append(PlanPart.PERIOD_PRINTED)
        yield from parts

    def _in_note(self, row: PlanRow, cell: Cell, name: str, words: str) -> None:
        row.notes.append(f"{name}: {text_of(cell)}")
        self._find(
            "plan_text_in_note", cell, quoted(text_of(cell)), column=name, expected_words=words
        )

    def _find(
        self, code: str, cell: Cell, found: str, column: str | None = None, **more: object
    ) -> None:
        self.findings.append(
            finding(
                code,
                file=self.file,
                sheet=self._table,
                cell=cell.address,
                column=column,
                found=found,
                **more,
            )
        )


_READERS: Mapping[PlanPart, Callable[[TableReader, PlanRow, Cell, str], None]] = {
    PlanPart.CODE: TableReader.code,
    PlanPart.OBJECTIVE: TableReader.of_objective,
    PlanPart.PRIORITY: TableReader.priority,
    PlanPart.RESPONSIBLE: TableReader.responsible,
    PlanPart.TARGET_GROUPS: TableReader.target_groups,
    PlanPart.STATE: TableReader.state,
    PlanPart.MONEY: TableReader.money,
    PlanPart.MONEY_BASIS: TableReader.basis,
    PlanPart.MONEY_DURATION: TableReader.duration,
    PlanPart.NOTE: TableReader.note,
    PlanPart.MONEY_PRINTED: TableReader.money_printed,
    PlanPart.SOURCE: TableReader.sources,
}
"""How each part is read; those of time are read together."""


def _take_time(row: PlanRow, part: PlanPart, time: values.Time, cell: Cell) -> None:
    """The start and the end that a cell says; in a column for one of them it is that one."""
    start, end = time.start, time.end
    if part is PlanPart.START:
        end = None
    elif part is PlanPart.END:
        start, end = None, end or start
    for name, period in (("start", start), ("end", end)):
        if period:
            row.take(name, period, cell)


def _time(cell: Cell) -> values.Time:
    if isinstance(cell.value, str):
        return values.time_of(cell.value)
    reading = interpret(cell, _PERIOD)
    period = None if isinstance(reading, Mistake) else reading.value
    return (
        values.Time(period, period) if isinstance(period, Period) else values.Time(is_clear=False)
    )


def _first_line(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= LONGEST_TITLE else f"{line[:LONGEST_TITLE].rpartition(' ')[0]} …"


def _width(table: PlanTable) -> int:
    return max((cell.column for cells in table.rows for cell in cells), default=0)


def _first_in(table: PlanTable, column: int, row: int) -> Cell:
    return next(
        cell for cells in table.rows for cell in cells if cell.column == column and cell.row > row
    )
