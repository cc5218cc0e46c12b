"""A department's plan (indsatsplan) as a table to fill in, with the initiatives that are known."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.status import Status
from policy.choices import Choice
from policy.records import Department
from policy.tables import BY_NAME
from policy.whole_city import WHOLE_CITY
from presentation.blocks import (
    Block,
    Document,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
    Table,
)
from presentation.documents import chapters
from presentation.documents.selection import narrowed_to

COLUMNS = {
    "id": 6,
    "title": 14,
    "summary": 34,
    "objective": 12,
    "priority": 13,
    "period_printed": 12,
    "state": 12,
    "money_printed": 11,
    "note": 14,
}
"""The fields of an initiative that fit on a page that lies down, and the widths of their columns."""
EMPTY_ROWS = 5


def plan_template(status: Status, selection: Selection) -> Document:
    """A chapter with one table for each selected department, else for all."""
    chosen = [
        d
        for d in status.departments
        if d.code != WHOLE_CITY and (not selection.departments or d.code in selection.departments)
    ]
    return chapters.brief(
        chapters.document(
            status,
            selection,
            "Skabelon til indsatsplan",
            chapters.about_the_policy(status),
            (
                Section("Sådan udfyldes den", 1, tuple(_guidance())),
                *(Section(each.name, 1, (_table(status, selection, each),)) for each in chosen),
            ),
            wide=True,
        )
    )


def _guidance() -> Iterator[Block]:
    yield Paragraph("Én række er én indsats.", ParagraphKind.LEAD)
    yield Paragraph(
        "Ret det, der er ændret, og skriv nye indsatser på de tomme rækker. Lad koden stå, hvor der er "
        "en: så er det den samme indsats. En ny indsats får sin kode, når planen læses ind."
    )
    yield Paragraph(
        "Skriv tid og penge, som planen siger det. Gem filen, og vælg den på siden Indberetning."
    )


def _table(status: Status, selection: Selection, department: Department) -> Table:
    fields = [BY_NAME["initiatives"].field(name) for name in COLUMNS]
    own = narrowed_to(status, Selection(objectives=selection.objectives)).initiatives
    rows = [
        tuple(_cell(getattr(initiative, name)) for name in COLUMNS)
        for initiative in own
        if department.code in initiative.departments
    ]
    return Table(
        f"Indsatsplan for {department.name}",
        tuple(field.column.heading for field in fields),
        (*rows, *([("",) * len(COLUMNS)] * EMPTY_ROWS)),
        shares=tuple(COLUMNS.values()),
    )


def _cell(value: object) -> str:
    """A field as the reader of plans reads it back."""
    match value:
        case None:
            return ""
        case tuple():
            return "; ".join(value)
        case Choice():
            return value.label
    return str(value)
