"""A preview of the report: its contents, the texts still missing, and dates to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from metrics.status import Status
from policy.spelling import folded
from presentation.blocks import Document, Section, Selection
from presentation.documents import changes
from presentation.documents.coverage import WITHIN, is_selection
from presentation.documents.status_document import status_document
from presentation.html import markup
from presentation.html.cache import once_a_status
from presentation.html.links import Links
from presentation.language.numbers import counted, day
from presentation.language.words import capitalised, listed

DAYS_OF_A_YEAR = 365
NOTHING_LACKS = "Ingen tekster mangler."


@once_a_status(kept=16)
def headline(status: Status) -> str:
    """The page's heading: that the report can be downloaded, and how many blanks it has."""
    if not status.objectives:
        return f"Der er intet at rapportere per {day(status.as_of)}"
    missing = len(status_document(status).unwritten)
    if not missing:
        return "Statusrapporten er klar, og ingen tekster mangler"
    return f"Statusrapporten kan hentes; {_places(missing)} mangler tekst fra forvaltningerne"


def contents(document: Document, links: Links) -> Markup:
    """The outline by chapter, with sections, the number of missing texts, and links to write them."""
    chapters: list[list[Section]] = []
    for section in document.sections:
        if section.level == 1:
            chapters.append([])
        chapters[-1].append(section)
    return Markup("<ol>{}</ol>").format(
        markup.joined(
            Markup("<li>{}</li>").format(_chapter(chapter, links)) for chapter in chapters
        )
    )


def _chapter(chapter: list[Section], links: Links) -> Markup:
    head, *inside = chapter
    return Markup("{}{}{}").format(
        head.title,
        _lacking(head, sum(len(section.blanks) for section in chapter), links),
        markup.items(section.title for section in inside) if inside else "",
    )


def _lacking(head: Section, missing: int, links: Links) -> Markup:
    if not missing:
        return Markup("")
    sentence = f"{_places(missing)} mangler tekst"
    if not head.objective:
        return Markup(" · {}").format(sentence)
    link = markup.anchor(
        f"Skriv om målsætning {head.objective}", links.writing_about(head.objective)
    )
    return Markup(" · {}. {}").format(sentence, link)


def size(document: Document) -> str:
    """How many chapters the report will have, and how many texts are missing.

    >>> size(Document("", "", date(2025, 11, 13), 7, "", (Section("Kort", 1, ()),), ()))
    'Rapporten får ét kapitel. Ingen tekster mangler.'
    """
    chapters = sum(section.level == 1 for section in document.sections)
    missing = len(document.unwritten)
    chapter_words = counted(chapters, "kapitel", "kapitler", common=False)
    lacking = f"{capitalised(_places(missing))} mangler tekst." if missing else NOTHING_LACKS
    return f"Rapporten får {chapter_words}. {lacking}"


def _places(missing: int) -> str:
    return counted(missing, "sted", "steder", common=False)


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
