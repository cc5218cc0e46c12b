"""Which words stand on a page: those in what the status has for it, and those that the page always has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from metrics.status import ObjectiveStatus, Status
from presentation import pages
from presentation.glossary import words
from presentation.glossary.words import Word
from presentation.html.cache import once_a_status
from presentation.language.department_names import department_name
from presentation.language.sources import built_on
from presentation.search.entries import Entry, Subject
from presentation.search.index import index_of

KEPT_PAGES = 64
EVERYWHERE = ("måltal",)
"""Words above the heading of every page."""
OWN: Mapping[str, tuple[str, ...]] = {
    pages.OVERVIEW: ("forelæggelse", "funktionsnedsættelse", "handicapråd", "indsatsplan", "målsætning", "prioritering"),
    pages.OBJECTIVE: ("baggrundstal", "høringssvar"),
    pages.MEASURABILITY: ("baggrundstal", "høringssvar", "indstilling", "milepæl", "udgangspunkt"),
    pages.COUNCIL: ("høringssvar",),
    pages.FOLLOW_UP: ("høringssvar", "indsatsplan"),
    pages.FIGURES: ("baggrundstal", "høringssvar", "milepæl", "målopfyldelse", "prioritering"),
    pages.PUBLIC_SOURCES: ("høringssvar",),
    pages.DEPARTMENTS: ("STU", "baggrundstal", "fleksjob", "milepæl", "målopfyldelse", "målsætning", "prioritering"),
    pages.INITIATIVES: ("handicapråd",),
    pages.PROCESS: ("indikator", "koordinator"),
    pages.SERVICES: ("serviceniveau", "tilsagn"),
    pages.SEARCH: ("BPA", "fleksjob", "målsætning", "prioritering"),
    pages.REMARKS_AND_ANSWERS: ("handicapråd", "høringssvar", "koordinator"),
    pages.SUBMIT: ("forelæggelse", "handicapråd", "indikator", "indsatsplan", "kladde", "koordinator"),
    pages.REPORT: ("handicapråd", "indsatsplan", "indstilling", "målsætning"),
    pages.CHANGES: ("arbejdsudgave", "handicapråd", "målsætning", "serviceniveau", "øjebliksbillede"),
    pages.LOG: ("handicapråd", "serviceniveau", "øjebliksbillede"),
    pages.METHOD: (
        "baggrundstal", "fleksjob", "handicapråd", "høringssvar", "indikator", "indsatsplan",
        "kvalitetsstandard", "milepæl", "målopfyldelse", "målsætning", "prioritering", "serviceniveau",
        "tilsagn",
    ),
    pages.OPEN_DATA: (
        "baggrundstal", "bevilling", "høringssvar", "indikator", "indstilling", "milepæl", "målopfyldelse",
        "omgørelsesprocent", "serviceniveau", "tilsagn", "udgangspunkt", "universelt design", "øjebliksbillede",
    ),
    pages.ACCESSIBILITY: ("handicapråd", "hjælpemiddel", "målsætning"),
}  # fmt: skip
"""By page, the words that it has whatever the status: in headings, tables and explanations."""
NAMED: Mapping[str, tuple[Subject, ...]] = {
    pages.OVERVIEW: (Subject.OBJECTIVES, Subject.PRIORITIES, Subject.REMARKS),
    pages.MEASURABILITY: (Subject.OBJECTIVES, Subject.PRIORITIES),
    pages.PUBLIC_SOURCES: (Subject.OBJECTIVES, Subject.PRIORITIES),
    pages.INITIATIVES: (Subject.OBJECTIVES, Subject.PRIORITIES),
    pages.DEPARTMENTS: (Subject.OBJECTIVES,),
    pages.REPORT: (Subject.OBJECTIVES, Subject.PRIORITIES),
    pages.CHANGES: (Subject.OBJECTIVES,),
    pages.SUBMIT: (Subject.INDICATORS,),
}
"""By page, what it names of things that a search shows on other pages."""
SHOWN: Mapping[str, tuple[Subject, ...]] = {
    pages.MEASURABILITY: (Subject.PRIORITIES,),
    pages.PUBLIC_SOURCES: (Subject.PRIORITIES,),
    pages.FOLLOW_UP: (Subject.REMARKS,),
}
"""By page, what it shows in full of things that a search shows on other pages."""


@once_a_status(KEPT_PAGES)
def standing_on(status: Status, path: str, department: str | None = None) -> tuple[Word, ...]:
    """The words that stand on a page; on that of departments for the one chosen, by its code."""
    page = pages.page_at(path)
    own = OWN.get(page.path, ()) if page else ()
    found = words.found_in(_texts(status, path, department)) | {*EVERYWHERE, *own}
    return words.with_explanations(found)


def _texts(status: Status, path: str, department: str | None) -> Iterator[str]:
    yield built_on(status)
    if path == pages.PUBLIC_SOURCES:
        yield from chain.from_iterable(tip.how for tip in status.public_table_tips)
    objective = status.objective(pages.objective_number(path))
    anchors = set(_anchors(objective, status)) if objective else set()
    for entry in index_of(status).entries:
        if (
            entry.path == path
            or entry.anchor in anchors
            or entry.subject in SHOWN.get(path, ())
            or (department and _names(status, entry, department))
        ):
            yield from (entry.title, entry.context, entry.text)
        elif entry.subject in NAMED.get(path, ()):
            yield from (entry.title, entry.context)


def _names(status: Status, entry: Entry, department: str) -> bool:
    name = department_name(status, department)
    return any(
        name in text or f"({department})" in text
        for text in (entry.title, entry.context, entry.text)
    )


def _anchors(objective: ObjectiveStatus, status: Status) -> Iterator[str]:
    """Where a search shows what the page of an objective has too."""
    number = objective.objective.number
    yield from (
        each.indicator.id for each in status.indicators if each.indicator.objective == number
    )
    yield from (each.id for each in status.initiatives if each.objective == number)
    yield from (each.remark.id for each in status.remarks if each.remark.objective == number)
