"""A hearing draft as a delivery: the objectives and priorities of a policy to come.

The draft is a table in Word or a workbook, with a priority in each row. The objective is in a column of its
own, or in a heading over the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from string import ascii_lowercase
from typing import Any

from loaders.delivery import Counts, Delivery, Expected, Naming, Row
from loaders.plans.around import Around
from loaders.plans.cells import quoted_cells, text_of
from loaders.plans.headings import Columns, columns_of
from loaders.plans.tables import PlanFile, PlanTable, quoted
from loaders.reading.sheets import Cell
from policy.columns import Citation
from policy.findings import AT_THE_FILE, Finding, finding
from policy.periods import Period
from policy.plan_headings import DraftPart
from policy.records import Objective, Priority, Source
from policy.whole_city import WHOLE_CITY

KNOWN_HEADINGS = "Målsætning, Prioritering, Ansvarlig forvaltning"
LONGEST_SHORT = 60
SOURCE = "UDKAST"
_OBJECTIVE = re.compile(
    r"\s*(?:(?:målsætning|tema|mål)(?: nr\.?)?\s*(?P<named>\d{1,2})|(?P<number>\d{1,2})(?=[.:)\s]|$))"
    r"[.:)]?\s*[-–]?\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CODED = re.compile(
    r"\s*(?:\d{1,2}\s?)?(?P<letter>[a-zæøå])[.:)]\s+(?P<title>.*)", re.IGNORECASE | re.DOTALL
)
_CODE = re.compile(r"\s*(?P<number>\d{1,2})?\s?\.?(?P<letter>[a-zæøå])[.:)]?\s*", re.IGNORECASE)


def delivery(found: PlanFile, naming: Naming, expected: Expected) -> Delivery:
    """The objectives and priorities of a draft, and the findings about what could not be read."""
    try:
        source = _source(naming)
    except ValueError:
        said = {"file": found.file, "cell": AT_THE_FILE, "column": "Dato", "found": naming.period}
        return Delivery(found.file, findings=(finding("not_a_period", **said),), refused=True)
    reader = _Reader(found.file, Around(expected.plans), source)
    read = [table for table in found.tables if reader.read(table)]
    if not read:
        count = f"{len(found.tables)} tabeller" if found.tables else "ingen tabeller"
        missing = finding("plan_not_found", file=found.file, found=count, headings=KNOWN_HEADINGS)
        return Delivery(found.file, findings=(missing,), refused=True)
    return Delivery(
        found.file, rows=tuple(reader.rows()), findings=tuple(reader.findings), counts=reader.counts
    )


def _source(naming: Naming) -> Source | None:
    """The draft as a source, if its title and date are stated. Raises `ValueError` for no date."""
    if not (naming.source.strip() and naming.period.strip()):
        return None
    title = " ".join(naming.source.split())
    return Source(
        id=SOURCE,
        title=title,
        short_title=title[:LONGEST_SHORT],
        publisher=naming.stated_by.strip() or title,
        dated=Period.parse(naming.period),
        in_policy_set=True,
    )


@dataclass
class _Reader:
    """Reads tables of a draft one after another."""

    file: str
    around: Around
    source: Source | None
    findings: list[Finding] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    objectives: dict[int, Row] = field(default_factory=dict)
    priorities: dict[str, Row] = field(default_factory=dict)
    objective: int | None = None
    table: str = ""

    def rows(self) -> Iterator[Row]:
        if self.source:
            yield Row("sources", self.source, self.file, "", 0, {"id": AT_THE_FILE})
        yield from self.objectives.values()
        yield from self.priorities.values()

    def read(self, table: PlanTable) -> bool:
        columns = columns_of(table, DraftPart, DraftPart.PRIORITY)
        self.table = table.name
        for text in table.above:
            self._heading(text)
        if columns is None:
            return False
        self.findings += table.peculiar
        for cells in table.rows:
            if cells[0].row > columns.row:
                self._row(cells, columns)
            else:
                self._above(cells, columns)
        return True

    def _heading(self, text: str, cell: Cell | None = None) -> bool:
        """Take the objective that a heading names with its number."""
        match = _OBJECTIVE.fullmatch(text)
        if match is None or not match["named"]:
            return False
        self._take_objective(int(match["named"]), match["title"], cell)
        return True

    def _above(self, cells: tuple[Cell, ...], columns: Columns) -> None:
        headings = set(columns.headings.values())
        for cell in cells:
            is_read = cell in headings or self._heading(text_of(cell), cell)
            self.counts += Counts(read=int(is_read), skipped=int(not is_read))

    def _row(self, cells: tuple[Cell, ...], columns: Columns) -> None:
        if columns.is_again(cells) or (
            len(cells) == 1 and self._heading(text_of(cells[0]), cells[0])
        ):
            self.counts += Counts(read=len(cells))
            return
        by_part: dict[DraftPart, Cell] = {}
        beside = []
        for cell in cells:
            part = columns.parts.get(cell.column)
            if part is DraftPart.PRIORITY and _is_code(by_part.get(part)):
                by_part.setdefault(DraftPart.CODE, by_part.pop(part))
            if isinstance(part, DraftPart) and part not in by_part:
                by_part[part] = cell
            else:
                beside.append(f"{columns.name(cell.column)}: {text_of(cell)}")
        if DraftPart.OBJECTIVE in by_part:
            self._named_objective(by_part[DraftPart.OBJECTIVE])
        if DraftPart.PRIORITY in by_part and self.objective is not None:
            self.counts += Counts(read=len(cells))
            self._priority(by_part, beside, self.objective, columns)
        elif set(by_part) == {DraftPart.OBJECTIVE} and not beside:
            self.counts += Counts(read=len(cells))
        else:
            self.counts += Counts(not_read=len(cells))
            self._find("draft_row_not_read", cells[0], quoted_cells(cells))

    def _named_objective(self, cell: Cell) -> None:
        """The objective of a cell: by its number, by a title that is known, or the next one."""
        text = text_of(cell)
        if match := _OBJECTIVE.fullmatch(text):
            self._take_objective(int(match["named"] or match["number"]), match["title"], cell)
            return
        same = (number for number, row in self.objectives.items() if row.record.title == text)
        self._take_objective(next(same, max(self.objectives, default=0) + 1), text, cell)

    def _take_objective(self, number: int, title: str, cell: Cell | None) -> None:
        self.objective = number
        title = " ".join(title.split()) or f"Målsætning {number}"
        if number in self.objectives:
            return
        record = Objective(
            number=number, title=title, short_title=_short(title), sources=self._cited(cell)
        )
        self.objectives[number] = self._made("objectives", record, cell)

    def _priority(
        self, cells: dict[DraftPart, Cell], beside: list[str], objective: int, columns: Columns
    ) -> None:
        cell = cells[DraftPart.PRIORITY]
        title, code = self._code(cells, text_of(cell), objective)
        if code in self.priorities:
            self._find("draft_code_twice", cell, code, first=self.priorities[code].cells["title"])
            code = self._next_code(objective)
        record = Priority(
            id=code,
            objective=objective,
            title=title,
            short_title=text_of(cells[DraftPart.SHORT])
            if DraftPart.SHORT in cells
            else _short(title),
            sources=self._cited(cell),
            **self._departments(cells, beside, columns),
        )
        if DraftPart.NOTE in cells:
            beside.insert(0, text_of(cells[DraftPart.NOTE]))
        record = replace(record, note="\n".join(beside) or None)
        self.priorities[code] = self._made("priorities", record, cell)

    def _code(self, cells: dict[DraftPart, Cell], text: str, objective: int) -> tuple[str, str]:
        """The title without a code before it, and the code: as written, or the next letter."""
        written = (
            _CODE.fullmatch(text_of(cells[DraftPart.CODE])) if DraftPart.CODE in cells else None
        )
        before = _CODED.fullmatch(text)
        if before and not written:
            text = before["title"]
        letter = written or before
        code = f"{objective}{letter['letter'].lower()}" if letter else self._next_code(objective)
        return " ".join(text.split()), code

    def _next_code(self, objective: int) -> str:
        codes = (f"{objective}{letter}" for letter in _letters())
        return next(code for code in codes if code not in self.priorities)

    def _departments(
        self, cells: dict[DraftPart, Cell], beside: list[str], columns: Columns
    ) -> dict[str, Any]:
        """The departments that are named; the whole city where none is, since somebody must be."""
        found: dict[str, Any] = {"lead": (), "others": ()}
        for part, name in ((DraftPart.LEAD, "lead"), (DraftPart.OTHERS, "others")):
            if part not in cells:
                continue
            cell = cells[part]
            found[name], is_all = self.around.departments(text_of(cell))
            if not is_all:
                heading = columns.name(cell.column)
                beside.append(f"{heading}: {text_of(cell)}")
                words = "Forvaltningernes forkortelser."
                self._find("plan_text_in_note", cell, quoted(text_of(cell)), expected_words=words)
        if not found["lead"]:
            found["lead"] = (WHOLE_CITY,)
            self._find("draft_without_lead", cells[DraftPart.PRIORITY], "ingen forvaltning")
        return found

    def _cited(self, cell: Cell | None) -> tuple[Citation, ...]:
        if self.source is None:
            return ()
        section = f"{self.table}, række {cell.row}" if cell else self.table
        return (Citation(self.source.id, section=section),)

    def _made(self, table: str, record: object, cell: Cell | None) -> Row:
        address = cell.address if cell else AT_THE_FILE
        cells = {"id": address, "title": address, "number": address}
        return Row(table, record, self.file, self.table, cell.row if cell else 0, cells)

    def _find(self, code: str, cell: Cell, found: str, **more: object) -> None:
        self.findings.append(
            finding(
                code,
                file=self.file,
                sheet=self.table,
                cell=cell.address,
                column=None,
                found=found,
                **more,
            )
        )


def _is_code(cell: Cell | None) -> bool:
    return cell is not None and _CODE.fullmatch(text_of(cell)) is not None


def _letters() -> Iterator[str]:
    yield from ascii_lowercase
    for first in ascii_lowercase:
        for second in ascii_lowercase:
            yield first + second


def _short(title: str) -> str:
    """The beginning of a title, for headings and tables.

    >>> _short("Flere i fleksjob"), _short("a" * 70 + " og mere")[-1]
    ('Flere i fleksjob', '…')
    """
    if len(title) <= LONGEST_SHORT:
        return title
    return f"{title[:LONGEST_SHORT].rpartition(' ')[0] or title[:LONGEST_SHORT]} …"
