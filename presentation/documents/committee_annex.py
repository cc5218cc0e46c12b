"""The annex of the note to committees: every figure, initiative, remark and answer, each in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from metrics.status import PriorityStatus, Status
from policy.choices import TextKind
from policy.records import Department
from presentation import tables
from presentation.blocks import (
    Blank,
    Bullets,
    Document,
    Drafted,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
    Table,
)
from presentation.departments.department_figures import own_figures
from presentation.departments.department_page import carried
from presentation.documents import (
    abbreviations,
    changes,
    chapters,
    committees,
    objective_chapter,
    unwritten,
)
from presentation.documents.selection import narrowed_to
from presentation.figures.indicator_table import STATUS, VALUE, IndicatorFigure
from presentation.initiatives.money import ending_sentence, money_sentence
from presentation.language import city, figure_sentences, precise, words
from presentation.language.sources import cited
from presentation.status import written
from presentation.status.remarks import groups
from presentation.tables import Column

IN_SHORT = "Alle tal, indsatser, bemærkninger og svar"
TEXTS = "Hvad er der sket, og hvad er næste skridt?"
JUDGED = "Tal med måltal"
STEPS = "Videre proces"


def committee_annex(status: Status, selection: Selection) -> Document:
    """The annex of the note that the same selection gives."""
    narrowed = narrowed_to(status, Selection(objectives=selection.objectives))
    departments = committees.concerned(narrowed, selection)
    return chapters.document(
        status,
        selection,
        "Bilag til notat: Status på handicappolitikken",
        f"Til {committees.addressed(departments)}" if departments else "",
        abbreviations.explained(status, _sections(status, narrowed, departments, selection)),
    )


def _sections(
    status: Status, narrowed: Status, departments: Sequence[Department], selection: Selection
) -> Iterator[Section]:
    yield from _judged(narrowed, departments)
    for department in departments:
        yield from _department(narrowed, department)
    yield from _texts(narrowed, departments)
    yield from _remarks(narrowed, departments, selection)
    yield from _changes(status, selection)
    yield chapters.next_steps(narrowed)


def remarks_title(status: Status) -> str:
    """The heading of the remarks in full."""
    return f"{city.of_council(status)} bemærkninger med svar"


def _judged(status: Status, departments: Sequence[Department]) -> Iterator[Section]:
    """The figures with a target of any of the departments, each indicator once."""
    codes = {department.code for department in departments}
    found = [
        indicator
        for indicator in status.indicators
        if indicator.judged_by_target and any(p.department in codes for p in indicator.points)
    ]
    if found:
        yield Section(JUDGED, 1, ())
    for indicator in found:
        told = objective_chapter.judged_figures(status, indicator)
        yield unwritten.section(indicator.indicator.name, 2, told)


def _department(status: Status, department: Department) -> Iterator[Section]:
    code = department.code
    own = carried(status, code)
    parts = (
        ("Prioriteringer", (_priorities(department, own),) if own else ()),
        ("Øvrige tal", tuple(_figures(status, code))),
        ("Indsatser", tuple(_initiatives(status, code))),
    )
    if not any(told for _, told in parts):
        none = Paragraph("Kilderne har intet om forvaltningen her.")
        yield Section(committees.chapter(department), 1, (none,))
        return
    yield Section(committees.chapter(department), 1, ())
    for title, told in parts:
        if told:
            yield unwritten.section(f"{title}, {department.name}", 2, told)


def _priorities(department: Department, own: Sequence[PriorityStatus]) -> Table:
    columns = (
        Column[PriorityStatus](
            "Prioritering", lambda p: f"{p.priority.id} {p.priority.short_title}"
        ),
        Column[PriorityStatus]("Politikkens ordlyd", lambda p: p.priority.title),
        Column[PriorityStatus](
            "Rolle", lambda p: "ansvarlig" if department.code in p.priority.lead else "er med"
        ),
        Column[PriorityStatus]("Status", committees.status_of),
        Column[PriorityStatus]("Indsatser", lambda p: len(p.initiatives), numeric=True),
    )
    caption = f"Prioriteringer, som {department.name} har del i"
    return replace(tables.in_document(tables.Table(caption, columns, own)), shares=(6, 10, 3, 4, 3))


def _figures(status: Status, code: str) -> Iterator[Drafted]:
    found = own_figures(status, code)
    rest = [IndicatorFigure(i, p) for i, p in found if not i.judged_by_target]
    if rest:
        yield _other_figures(status, rest)


def _other_figures(status: Status, found: Sequence[IndicatorFigure]) -> Table:
    """Figures without a target; attainment has a column only if some is known."""
    attainment = Column[IndicatorFigure](
        "Målopfyldelse", lambda f: precise.attainment_of(f.point), numeric=True
    )
    year = Column[IndicatorFigure](
        "År", lambda f: figure_sentences.year_of(f.indicator) or "ikke oplyst"
    )
    dated = any(figure_sentences.year_of(figure.indicator) for figure in found)
    attained = any(figure.point.attainment is not None for figure in found)
    columns = (
        Column[IndicatorFigure]("Hvad tallet viser", _counted),
        *((year,) if dated else ()),
        VALUE,
        *((attainment,) if attained else ()),
        STATUS,
        Column[IndicatorFigure]("Kilde", lambda f: cited(f.point.sources, status.sources)),
    )
    caption = "Forvaltningens øvrige tal, som ikke bedømmes mod et måltal"
    return tables.in_document(tables.Table(caption, columns, found))


def _counted(figure: IndicatorFigure) -> str:
    """The name of a figure, whom it covers, and its notes."""
    parts = (
        words.ended(figure.record.name),
        figure_sentences.population_words(figure.indicator),
        *figure.point.notes,
    )
    return " ".join(part for part in parts if part)


def _initiatives(status: Status, code: str) -> Iterator[Drafted]:
    own = committees.own_initiatives(status, code)
    if not own:
        return
    for objective in status.objectives:
        group = [i for i in own if i.objective == objective.objective.number]
        if group:
            yield Paragraph(
                f"{objective.objective.number}. {objective.objective.title}", ParagraphKind.LABEL
            )
            yield Bullets(tuple(objective_chapter.initiative_words(status, i) for i in group))
    yield Paragraph("Økonomi", ParagraphKind.LABEL)
    yield Paragraph(f"{money_sentence(status, own)} {ending_sentence(status, own)}")


def _texts(status: Status, departments: Sequence[Department]) -> Iterator[Section]:
    """What officers have written about the departments' priorities."""
    own = {
        p.priority.id: p.priority
        for department in departments
        for p in carried(status, department.code)
    }
    texts = written.about(status, own.values(), *TextKind)
    told = tuple(each for each in texts if not isinstance(each, Blank))
    if told:
        yield unwritten.section(TEXTS, 1, told)


def _remarks(
    status: Status, departments: Sequence[Department], selection: Selection
) -> Iterator[Section]:
    """The remarks that concern the departments, and those about the whole policy unless objectives are chosen."""
    concerning = {
        remark.remark.id
        for department in departments
        for remark in committees.own_remarks(status, department.code)
    }
    found = [
        remark
        for remark in status.remarks
        if remark.remark.id in concerning
        or (remark.remark.objective is None and not selection.objectives)
    ]
    if not found:
        return
    yield Section(remarks_title(status), 1, ())
    for heading, group in groups(status, found):
        told = tuple(objective_chapter.remark_block(status, remark) for remark in group)
        yield Section(heading, 2, told)


def _changes(status: Status, selection: Selection) -> Iterator[Section]:
    if before := changes.earlier(selection):
        yield changes.section(narrowed_to(status, selection), before, selection)
