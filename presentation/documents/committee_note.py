"""A note to committees: the parts that concern each one, the council's view, and the next steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.status import PriorityStatus, RemarkStatus, Status
from policy.choices import TextKind
from policy.organisation import exists_on
from policy.records import Department, Initiative
from policy.whole_city import WHOLE_CITY
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
from presentation.departments.department_remarks import about_objectives, naming
from presentation.documents import chapters, coverage, objective_chapter, unwritten
from presentation.documents.selection import narrowed_to
from presentation.figures.indicator_table import STATUS, VALUE, IndicatorFigure
from presentation.initiatives.all_initiatives import families
from presentation.initiatives.money import ending_sentence, money_sentence
from presentation.language import (
    city,
    figure_sentences,
    precise,
    remark_sentences,
    sentences,
    words,
)
from presentation.language.numbers import day
from presentation.language.sources import cited
from presentation.status import written
from presentation.status.remarks import groups
from presentation.tables import Column


def committee_note(status: Status, selection: Selection) -> Document:
    """One note to the committees of the selected departments, else of all concerned."""
    narrowed = narrowed_to(status, Selection(objectives=selection.objectives))
    departments = _departments(narrowed, selection)
    return chapters.document(
        status,
        selection,
        "Notat: Status på handicappolitikken",
        f"Til {_committees(departments)}" if departments else "",
        (
            unwritten.section(
                "Hvad notatet handler om", 1, tuple(_about(status, selection, departments))
            ),
            *(
                section
                for department in departments
                for section in _department(narrowed, department, selection)
            ),
            *_whole(status, selection),
            chapters.next_steps(narrowed),
            chapters.annexes(status),
        ),
    )


def _departments(status: Status, selection: Selection) -> list[Department]:
    """The departments whose committees get the note: the selected, else those with a part in it."""
    every = [d for d in status.departments if d.code != WHOLE_CITY]
    if selection.departments:
        return [d for d in every if d.code in selection.departments]
    there = [d for d in every if exists_on(d, status.as_of)]
    return [d for d in there if _has_part(status, d.code)] if selection.objectives else there


def _has_part(status: Status, code: str) -> bool:
    return bool(
        _carried(status, code)
        or own_figures(status, code)
        or _own_initiatives(status, code)
        or naming(status, code)
    )


def _about(
    status: Status, selection: Selection, departments: Sequence[Department]
) -> Iterator[Drafted]:
    """Purpose, recipients, and the conclusion on the selected objectives, else on the whole policy."""
    part = narrowed_to(status, selection) if selection.objectives else status
    conclusion = coverage.headline(part, selection)
    if selection.departments and not selection.objectives:
        conclusion = f"I hele politikken: {words.lowered(conclusion)}"
    policy = status.policy.title if status.policy else "handicappolitikken"
    yield Blank("afsender, sagsnummer og notatets dato")
    if departments:
        yield Paragraph(
            f"Med dette notat orienteres {_committees(departments)} om status på {policy}, "
            f"som den ser ud den {day(status.as_of)} ({sentences.newest_figures(status)})."
        )
    else:
        yield Blank("modtager")
    yield from chapters.conclusion(part, selection, conclusion)


def _committees(departments: Sequence[Department]) -> str:
    return words.listed([_committee(department) for department in departments])


def _committee(department: Department) -> str:
    return department.committee or f"udvalget for {department.name}"


def _department(status: Status, department: Department, selection: Selection) -> Iterator[Section]:
    yield unwritten.section(
        f"Det, der vedrører {_committee(department)}",
        1,
        tuple(_priorities(status, department, selection)),
    )
    own = [p.priority for p in _carried(status, department.code)]
    if texts := tuple(written.about(status, own, *TextKind)):
        yield unwritten.section("Hvad er der sket, og hvad er næste skridt?", 2, texts)
    yield unwritten.section(
        f"Tal fra {department.name}", 2, tuple(_figures(status, department.code, selection))
    )
    yield unwritten.section(
        f"Indsatser, som {department.name} har del i",
        2,
        tuple(_initiatives(status, department.code, selection)),
    )
    yield unwritten.section(
        f"{city.of_council(status)} syn og forvaltningens bemærkning",
        2,
        tuple(_remarks(status, department, selection)),
    )


def _carried(status: Status, code: str) -> list[PriorityStatus]:
    """The priorities that a department has a part in."""
    return [p for p in status.priorities if code in p.priority.departments]


def _none(what: str, selection: Selection) -> Paragraph:
    """A sentence that there is none; limited to the selection if that may have left some out."""
    return Paragraph(f"{what}{coverage.WITHIN if selection.objectives else ''}.")


def _priorities(status: Status, department: Department, selection: Selection) -> Iterator[Drafted]:
    if not department.committee:
        yield Blank(f"navnet på det udvalg, som {department.name} hører under")
    own = _carried(status, department.code)
    if not own:
        yield _none("Forvaltningen har ikke del i nogen prioritering", selection)
        return
    columns = (
        Column[PriorityStatus](
            "Prioritering", lambda p: f"{p.priority.id} {p.priority.short_title}"
        ),
        Column[PriorityStatus]("Rolle", lambda p: _role(p, department.code)),
        Column[PriorityStatus]("Status", _statuses),
        Column[PriorityStatus]("Indsatser", lambda p: len(p.initiatives), numeric=True),
    )
    caption = f"Prioriteringer, som {department.name} har del i"
    yield tables.in_document(tables.Table(caption, columns, own))


def _role(priority: PriorityStatus, code: str) -> str:
    return "ansvarlig" if code in priority.priority.lead else "er med"


def _statuses(priority: PriorityStatus) -> str:
    return words.capitalised(words.listed([words.status_word(code) for code in priority.statuses]))


def _figures(status: Status, code: str, selection: Selection) -> Iterator[Drafted]:
    found = own_figures(status, code)
    if not found:
        yield _none("Kilderne har ingen tal for forvaltningen", selection)
        return
    for indicator in dict.fromkeys(indicator.indicator.id for indicator, _ in found):
        record = status.indicator(indicator)
        if record.judged_by_target:
            yield from objective_chapter.judged_figures(status, record, charted=False)
    rest = [IndicatorFigure(i, p) for i, p in found if not i.judged_by_target]
    if rest:
        yield _other_figures(status, rest)


def _other_figures(status: Status, found: Sequence[IndicatorFigure]) -> Table:
    """Figures without a target; attainment has a column only if some is known."""
    attainment = Column[IndicatorFigure](
        "Målopfyldelse", lambda f: precise.attainment_of(f.point), numeric=True
    )
    attained = any(figure.point.attainment is not None for figure in found)
    columns = (
        Column[IndicatorFigure]("Hvad tallet viser", _counted),
        Column[IndicatorFigure](
            "År", lambda f: figure_sentences.year_of(f.indicator) or "ikke oplyst"
        ),
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


def _own_initiatives(status: Status, code: str) -> list[Initiative]:
    """The initiatives that a department has a part in, directly or through one of their parts."""
    return [f[0] for f in families(status).values() if any(code in row.departments for row in f)]


def _initiatives(status: Status, code: str, selection: Selection) -> Iterator[Drafted]:
    own = _own_initiatives(status, code)
    if not own:
        yield _none("Kilderne har ingen indsatser for forvaltningen", selection)
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


def _remarks(status: Status, department: Department, selection: Selection) -> Iterator[Drafted]:
    """The remarks, those that name the department first; a blank for each comment that is missing."""
    found = [*naming(status, department.code), *about_objectives(status, department.code)]
    if not found:
        yield _none(
            f"{city.council(status)} har ingen bemærkninger, der vedrører forvaltningen", selection
        )
    for remark in found:
        yield objective_chapter.remark_block(status, remark)
        if remark.unanswered and department.code in _asked(status, remark):
            yield Blank(f"{department.name}s bemærkning til: {remark.remark.title}")


def _asked(status: Status, remark: RemarkStatus) -> set[str]:
    """Who owes a remark an answer: the departments it names, else those leading its objective."""
    about = (
        p.priority for p in status.priorities if p.priority.objective == remark.remark.objective
    )
    return set(remark.remark.departments) or {code for priority in about for code in priority.lead}


def _whole(status: Status, selection: Selection) -> Iterator[Section]:
    """The remarks that are not about one objective; none if objectives are chosen."""
    if selection.objectives:
        return
    sentence = f"I hele politikken: {words.lowered(remark_sentences.remarks_headline(status))}."
    yield unwritten.section(
        f"{city.council(status)} om politikken som helhed", 1, (Paragraph(sentence),)
    )
    general = [r for r in status.remarks if r.remark.objective is None]
    for heading, found in groups(status, general):
        yield unwritten.section(
            heading, 2, tuple(objective_chapter.remark_block(status, remark) for remark in found)
        )
