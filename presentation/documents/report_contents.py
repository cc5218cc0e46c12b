"""A preview of the report: its contents, and dates to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from metrics.status import Status
from policy.spelling import folded
from presentation.blocks import Document, Section, Selection
from presentation.documents import changes
from presentation.documents.coverage import WITHIN, is_selection
from presentation.documents.to_write import Lack, counted_words
from presentation.html import markup
from presentation.language.numbers import counted, day
from presentation.language.words import listed

DAYS_OF_A_YEAR = 365


def headline(status: Status, lacks: Sequence[Lack]) -> str:
    """The page's heading: that the report is ready, and how much of it nobody has written."""
    if not status.objectives:
        return f"Der er intet at rapportere per {day(status.as_of)}"
    if not lacks:
        return "Statusrapporten er klar, og alt er skrevet"
    return f"Statusrapporten er klar; {counted_words(lacks)} og er derfor ikke med"


def contents(document: Document) -> Markup:
    """The outline by chapter, with sections, folded."""
    chapters: list[list[Section]] = []
    for section in document.sections:
        if section.level == 1:
            chapters.append([])
        chapters[-1].append(section)
    outline = Markup("<ol>{}</ol>").format(
        markup.joined(Markup("<li>{}</li>").format(_chapter(chapter)) for chapter in chapters)
    )
    return markup.unfolded("Se kapitlerne", outline)


def _chapter(chapter: list[Section]) -> Markup:
    head, *inside = chapter
    below = markup.items(section.title for section in inside) if inside else ""
    return Markup("{}{}").format(head.title, below)


def size(document: Document) -> str:
    """How many chapters the document of the whole status will have.

    >>> size(Document("", "", date(2025, 11, 13), 7, "", (Section("Kort", 1, ()),), ()))
    'Statusdokumentet får ét kapitel.'
    """
    chapters = sum(section.level == 1 for section in document.sections)
    return f"Statusdokumentet får {counted(chapters, 'kapitel', 'kapitler', common=False)}."


def nothing_selected(document: Document, selection: Selection) -> Markup:
    """The reason for an outline without objectives: none known on the date, or none in the selection."""
    if any(section.objective for section in document.sections):
        return Markup("")
    if is_selection(selection):
        reason = f"Ingen prioriteringer{WITHIN}. Vælg andre målsætninger eller forvaltninger."
        return markup.paragraph(reason)
    return markup.paragraph("Ingen målsætninger er kendt på denne dato. Vælg en anden dato øverst.")


def compared(before: Status, documents: Sequence[str]) -> Markup:
    """What is compared with, and which documents list the changes."""
    where = f"Ændringerne står i: {listed(documents)}."
    return markup.paragraph(f"{changes.compared(before)} {where}")


def comparable(status: Status, asked: str = "") -> dict[str, str]:
    """What to compare with: earlier snapshots by name, and some dates by their ISO form.

    `asked` is an additional date that the reader has chosen.
    """
    found = {
        s.name: f"{s.name} ({day(s.as_of)})"
        for s in status.snapshots
        if s.as_of <= status.as_of and s.name != status.snapshot
    }
    taken = {s.as_of for s in status.snapshots}
    half_year, year = (
        status.as_of - timedelta(days=n) for n in (DAYS_OF_A_YEAR // 2, DAYS_OF_A_YEAR)
    )
    dates: list[tuple[str, date]] = [("Et halvt år før", half_year), ("Et år før", year)]
    if status.policy and status.policy.start < status.as_of:
        dates.append(("Politikkens første dag", status.policy.start))
    for name, when in dates:
        if when not in taken:
            found.setdefault(when.isoformat(), f"{name} ({day(when)})")
    if asked and asked not in {s.name for s in status.snapshots}:
        found.setdefault(asked, day(date.fromisoformat(asked)))
    return found


def asked_since(status: Status, written: str, day_: date | None) -> str:
    """The key in `comparable` of what an address asks to compare with; empty if there is none.

    A date with snapshots means the first of that day.
    """
    for snapshot in status.snapshots:
        if folded(written) == folded(snapshot.name) or day_ == snapshot.as_of:
            return snapshot.name
    return day_.isoformat() if day_ and day_ <= status.as_of else ""
