"""A plan as a delivery: the department's initiatives, with the codes that they keep from year to year.

An initiative is known by its code, or by its title among those of the department. One that is known keeps
what the plan does not say; one that the plan no longer has stays, and is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from loaders.delivery import About, Delivery, Expected, Naming, Row
from loaders.plans.around import Around, comparable
from loaders.plans.headings import columns_of, turned
from loaders.plans.rows import KNOWN_HEADINGS, PlanRow, TableReader
from loaders.plans.tables import PlanFile, PlanTable
from loaders.reading.parse import refusal_of_naming
from policy.columns import Citation
from policy.findings import AT_THE_FILE, Finding, finding
from policy.periods import Period
from policy.plan_headings import PlanPart
from policy.records import Initiative, Source
from policy.spelling import folded

DEPARTMENT = "forvaltningen, planen er fra"
DATE = "planens dato, fx 2027-01 eller 15. januar 2027"
TITLE = "planens titel"
NOT_STATED = "en plan uden de oplysninger"
START = "PLAN"
"""How the code of a plan begins, as a source."""
_NUMBER = re.compile(r"[\d.,]+")
_NEAR = 0.85
_NO_NEWS = frozenset({"updated", "sources"})
"""The fields that do not make a row different."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the deliverer says about a plan: the department, and the plan itself as a source."""

    department: str
    source: Source
    is_new: bool


def delivery(found: PlanFile, naming: Naming, expected: Expected) -> Delivery:
    """The initiatives of a plan, and the findings about what could not be read."""
    if refused := refusal_of_naming(found.file, naming):
        return refused
    around = Around(expected.plans)
    reader = TableReader(found.file, around)
    read = [table for table in found.tables if reader.read(table)]
    if not read:
        return Delivery(found.file, findings=(_not_found(found),), refused=True)
    left = [table for table in found.tables if table not in read]
    findings = [*reader.findings, *_not_read(found, left, around)]
    counts = replace(reader.counts, not_read=reader.counts.not_read + sum(t.cells for t in left))
    stated = _stated(found.file, naming, around)
    if not isinstance(stated, Stated):
        return Delivery(found.file, findings=(*stated, *findings), counts=counts)
    plan = _Plan(found.file, stated, around)
    rows = tuple(plan.rows(reader.rows))
    return Delivery(
        found.file,
        rows=rows,
        findings=(*findings, *plan.findings, *plan.gone(rows)),
        counts=counts,
        about=About(department=stated.department),
    )


def has_plan(tables: Iterable[PlanTable]) -> bool:
    """Whether one of the tables has the headings of a plan."""
    return any(
        columns_of(turned(each, PlanPart, PlanPart.TITLE), PlanPart, PlanPart.TITLE)
        for each in tables
    )


def _not_found(found: PlanFile) -> Finding:
    count = len(found.tables)
    said = "ingen tabeller" if not count else "én tabel" if count == 1 else f"{count} tabeller"
    return finding("plan_not_found", file=found.file, found=said, headings=KNOWN_HEADINGS)


def _not_read(found: PlanFile, left: list[PlanTable], around: Around) -> Iterator[Finding]:
    for table in left:
        if table.rows:
            first = ", ".join(str(cell.value) for cell in table.rows[0][:5])
            yield finding(
                "plan_table_not_read",
                file=found.file,
                sheet=table.name,
                found=first,
                headings=KNOWN_HEADINGS,
            )
    used = sum(bool(around.heading(text)) for table in found.tables for text in table.above)
    if count := found.paragraphs - used:
        said = "ét afsnit" if count == 1 else f"{count} afsnit"
        yield finding("plan_prose_not_read", file=found.file, found=said)


def _stated(file: str, naming: Naming, around: Around) -> Stated | list[Finding]:
    """What the deliverer says, or the findings that ask for it."""
    said = {"file": file, "cell": AT_THE_FILE}
    given = {DEPARTMENT: naming.stated_by, TITLE: naming.source, DATE: naming.period}
    if missing := [what for what, text in given.items() if not text.strip()]:
        return [finding("plan_not_named", file=file, found=NOT_STATED, what="; ".join(missing))]
    department = around.department(naming.stated_by)
    if department is None:
        known = [each.code for each in around.records.departments]
        told = f"De kendte er: {', '.join(known)}."
        found = naming.stated_by
        return [
            finding(
                "unknown_department", **said, column="Forvaltning", found=found, suggestion=told
            )
        ]
    if source := around.source(naming.source):
        return Stated(department.code, source, is_new=False)
    try:
        dated = Period.parse(naming.period)
    except ValueError:
        return [finding("not_a_period", **said, column="Dato", found=naming.period)]
    source = _source(department.code, department.name, naming.source, dated, around)
    return Stated(department.code, source, is_new=True)


def _source(code: str, name: str, title: str, dated: Period, around: Around) -> Source:
    start, number = f"{START}-{code}-{dated.last.year}", 1
    id_ = start
    while around.source(id_):
        number += 1
        id_ = f"{start}-{number}"
    title = " ".join(title.split())
    return Source(id=id_, title=title, short_title=title[:60], publisher=name, dated=dated)


@dataclass
class _Plan:
    """Gives each row its code, and joins it with the initiative that it is."""

    file: str
    stated: Stated
    around: Around
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = self.around.records.initiatives
        own = self.around.initiatives_of(self.stated.department)
        self.by_code = {folded(each.id): each for each in known}
        self.by_title = {comparable(each.title): each for each in own}
        self.taken = set(self.by_code)

    def rows(self, found: list[PlanRow]) -> Iterator[Row]:
        """The source and the initiatives."""
        at = self.stated
        if at.is_new:
            cells = dict.fromkeys(("id", "title", "short_title", "publisher", "dated"), AT_THE_FILE)
            yield Row("sources", at.source, self.file, "", 0, cells)
        for row in found:
            before = self._before(row)
            objective = row.objective or (before.objective if before else None)
            if objective is None:
                self._find("plan_row_without_objective", row, f"»{row.title}«")
                continue
            record = self._record(row, objective, before)
            place = self.file, row.table, row.number
            yield Row("initiatives", record, *place, self._cells(row), contents=row.contents)

    def _cells(self, row: PlanRow) -> dict[str, str]:
        """The place of each field; those that nobody wrote have that of the title."""
        return {"id": row.at.address, "objective": row.at.address, **row.cells}

    def _before(self, row: PlanRow) -> Initiative | None:
        """The known initiative that the row is."""
        if known := self.by_code.get(folded(row.code)):
            return known
        return self.by_title.get(comparable(row.title))

    def _record(self, row: PlanRow, objective: int, before: Initiative | None) -> Initiative:
        given = dict(row.values)
        cited = given.pop("sources", before.sources if before else ())
        if before is None:
            code = self._new_code(row)
            start = Initiative(
                id=code,
                objective=objective,
                title=row.title,
                summary=row.title,
                departments=self._departments(row, ()),
            )
            return replace(
                start, **given, **self._of_this_plan(row, cited), note="\n".join(row.notes) or None
            )
        given |= {
            "objective": objective,
            "departments": self._departments(row, before.departments),
            "note": _note(before.note, row.notes),
        }
        if comparable(row.title) == comparable(before.title):
            given["title"] = before.title
        record = replace(before, **given)
        return before if record == before else replace(record, **self._of_this_plan(row, cited))

    def _of_this_plan(self, row: PlanRow, cited: tuple[Citation, ...]) -> dict[str, Any]:
        """The plan as what is newest about the initiative; a source in place of the plan before it."""
        own = f"{START}-{self.stated.department}-"
        others = tuple(each for each in cited if not each.document.startswith(own))
        section = f"{row.table}, række {row.number}"
        place = Citation(self.stated.source.id, section=section)
        return {"sources": (*others, place), "updated": self.stated.source.dated}

    def _departments(self, row: PlanRow, before: tuple[str, ...]) -> tuple[str, ...]:
        """The named departments, with the plan's own unless a known initiative is of others only."""
        own = self.stated.department
        named = row.departments or before or (own,)
        if set(named) == set(before):
            return before
        is_of_others = bool(before) and own not in before
        return named if own in named or is_of_others else (own, *named)

    def _new_code(self, row: PlanRow) -> str:
        """The code that is written, if it is no running number; else the next of the department's."""
        titles = {each.title: each for each in self.around.initiatives_of(self.stated.department)}
        for near in get_close_matches(row.title, titles, n=1, cutoff=_NEAR):
            known = titles[near]
            self._find("plan_title_near", row, f"»{row.title}«", right=known.id, title=known.title)
        if row.code and not _NUMBER.fullmatch(row.code):
            return row.code
        number = 1
        while folded(f"{self.stated.department}-{number}") in self.taken:
            number += 1
        code = f"{self.stated.department}-{number}"
        self.taken.add(folded(code))
        return code

    def gone(self, rows: tuple[Row, ...]) -> Iterator[Finding]:
        """The initiatives of the department's earlier plans that are not among the rows."""
        brought = {row.record.id for row in rows if isinstance(row.record, Initiative)}
        own = f"{START}-{self.stated.department}-"
        for each in self.around.initiatives_of(self.stated.department):
            if each.id not in brought and any(s.document.startswith(own) for s in each.sources):
                found = f"{each.id}: {each.title}"
                yield finding("plan_initiative_gone", file=self.file, found=found)

    def _find(self, code: str, row: PlanRow, found: str, **more: object) -> None:
        self.findings.append(
            finding(
                code,
                file=self.file,
                sheet=row.table,
                cell=row.at.address,
                column=None,
                found=found,
                **more,
            )
        )


def _note(before: str | None, now: list[str]) -> str | None:
    """What a plan adds to a note; a line about a column takes the place of the one before it."""
    new = "\n".join(now).split("\n") if now else []
    columns = {line.partition(": ")[0] for line in new if ": " in line}
    kept = [
        line
        for line in (before or "").split("\n")
        if line and line not in new and line.partition(": ")[0] not in columns
    ]
    return "\n".join([*kept, *new]) or None
