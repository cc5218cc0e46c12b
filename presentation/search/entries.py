"""The entries that a search finds: each with its words and the address where it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from metrics.status import IndicatorStatus, ObjectiveStatus, PriorityStatus, RemarkStatus, Status
from policy.choices import Choice, PremiseKind
from policy.drafting import HearingAnswer
from policy.public_statistics import PublicTableTip
from policy.records import (
    Commitment,
    Department,
    Event,
    Experience,
    Initiative,
    OrganisationUnit,
    Premise,
    Service,
)
from policy.service_levels import LEVEL_WORDS
from policy.spelling import possessive
from policy.whole_city import WHOLE_CITY
from presentation import pages
from presentation.glossary.words import Word, words
from presentation.guide.chapters import COUNCIL, Section, chapters
from presentation.html import addresses
from presentation.language import awaiting, city
from presentation.language.department_names import department_name
from presentation.language.figure_sentences import own_figure, when_words
from presentation.language.letters import slug
from presentation.language.numbers import period
from presentation.language.words import capitalised, ended, listed, remark_kinds
from presentation.services.centres import anchor_of, city_council
from presentation.status import public_sources
from presentation.status.priorities import money_words


class Subject(Choice):
    """The subject of an entry, by which answers are grouped."""

    OBJECTIVES = "objectives", "Målsætninger"
    PRIORITIES = "priorities", "Prioriteringer"
    PREMISES = "premises", "Politikkens grundlag"
    INDICATORS = "indicators", "Tal og måltal"
    PUBLIC_TABLES = "public_tables", "Offentlige tabeller"
    INITIATIVES = "initiatives", "Indsatser og deres dele"
    COMMITMENTS = "commitments", "Beslutninger i tidligere budgetter"
    REMARKS = "remarks", "Rådets bemærkninger"
    HEARING_ANSWERS = "hearing_answers", "Høringssvar"
    EXPERIENCES = "experiences", "Erfaringer med politikken"
    EVENTS = "events", "Politisk behandling"
    SERVICES = "services", "Ydelser og regler"
    UNITS = "units", "Centre, indgange og råd"
    DEPARTMENTS = "departments", "Forvaltninger"
    WORDS = "words", "Ord og begreber"
    OPEN_DATA = "open_data", "Åbne data"
    GUIDE = "guide", "Vejledning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the search. `context` says in few words what it is, beside its title.

    Title, context and text are searched, and all of it can be shown. `filters` are choices of the
    page at `path` that make it show the entry.
    """

    subject: Subject
    title: str
    context: str = ""
    text: str = ""
    path: str
    anchor: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    target_groups: tuple[str, ...] = ()


def entries(status: Status) -> Iterator[Entry]:
    """An entry for everything that the pages show, in the order of the policy."""
    yield from (_objective(objective) for objective in status.objectives)
    yield from (_priority(status, priority) for priority in status.priorities)
    yield from (_premise(premise) for premise in status.premises)
    yield from (_indicator(status, indicator) for indicator in status.indicators)
    yield from (
        _public_table(priority, tip)
        for priority in status.priorities
        for tip in public_sources.tips_for(status, priority)
    )
    yield from (_initiative(status, initiative) for initiative in status.initiatives)
    yield from (_commitment(status, commitment) for commitment in status.commitments)
    yield from (_remark(status, remark) for remark in status.remarks)
    yield from (_hearing_answer(answer) for answer in status.draft.answers)
    yield from (_experience(status, experience) for experience in status.experiences)
    yield from (_event(status, event) for event in status.events)
    yield from (_service(service) for service in status.services)
    yield from (_unit(status, unit) for unit in status.units)
    yield from (_department(d) for d in status.departments if d.code != WHOLE_CITY)
    yield from (_word(word) for word in words())
    yield _open_data()
    council = city.council(status)
    for chapter in chapters():
        yield from (_guide(part, council) for part in (chapter.opening, *chapter.sections))


def _objective(objective: ObjectiveStatus) -> Entry:
    record = objective.objective
    priorities = listed([p.priority.short_title for p in objective.priorities])
    return Entry(
        subject=Subject.OBJECTIVES,
        title=f"{record.number}. {record.title}",
        context=record.short_title,
        text=f"Prioriteringer: {priorities}.",
        path=pages.objective(record.number),
    )


def _priority(status: Status, priority: PriorityStatus) -> Entry:
    record = priority.priority
    return Entry(
        subject=Subject.PRIORITIES,
        title=f"{record.id} {record.short_title}",
        context=_objective_name(status, record.objective),
        text=_told(
            f"{record.title.rstrip('.')}.",
            record.obstacle,
            record.note,
            _carriers(status, record.departments),
        ),
        path=pages.objective(record.objective),
        anchor=record.id,
    )


PREMISE_PATHS = {
    kind: pages.MEASURABILITY if kind is PremiseKind.MEASURING else pages.METHOD
    for kind in PremiseKind
}
"""By kind, the page with the premises of the whole policy."""


def _premise(premise: Premise) -> Entry:
    number = premise.objective
    return Entry(
        subject=Subject.PREMISES,
        title=premise.title,
        text=_told(premise.summary, premise.wording),
        path=pages.objective(number) if number else PREMISE_PATHS[premise.kind],
        anchor=premise.id,
    )


def _indicator(status: Status, indicator: IndicatorStatus) -> Entry:
    record = indicator.indicator
    points = sorted(indicator.current, key=lambda point: point is not indicator.total)
    figures = [own_figure(record, point) for point in (*points, *indicator.coming)]
    return Entry(
        subject=Subject.INDICATORS,
        title=record.name,
        context=_objective_name(status, record.objective),
        text=_told(
            ended(capitalised("; ".join(figures))) if figures else None,
            awaiting.in_sentences(status, indicator),
            record.definition,
            record.population_note,
            record.note,
            _groups(record.target_groups),
        ),
        path=pages.FIGURES,
        anchor=record.id,
        target_groups=record.target_groups,
    )


def _public_table(priority: PriorityStatus, tip: PublicTableTip) -> Entry:
    return Entry(
        subject=Subject.PUBLIC_TABLES,
        title=public_sources.name_of(tip),
        context=f"Vores forslag til {priority.priority.id} {priority.priority.short_title}",
        text=_told(*map(ended, (tip.title, tip.measure, tip.lacks))),
        path=pages.PUBLIC_SOURCES,
        anchor=public_sources.anchor_of(tip),
    )


def _initiative(status: Status, initiative: Initiative) -> Entry:
    return Entry(
        subject=Subject.INITIATIVES,
        title=initiative.title,
        context=_dotted(
            _objective_name(status, initiative.objective),
            initiative.state.label if initiative.state else None,
            initiative.period_printed,
        ),
        text=_told(
            initiative.summary,
            initiative.note,
            f"{capitalised(money_words(initiative))}." if initiative.amount else None,
            _carriers(status, initiative.departments),
            _groups(initiative.target_groups),
        ),
        path=pages.INITIATIVES,
        anchor=initiative.id,
        target_groups=initiative.target_groups,
    )


def _commitment(status: Status, commitment: Commitment) -> Entry:
    return Entry(
        subject=Subject.COMMITMENTS,
        title=commitment.title,
        context=_dotted(
            _objective_name(status, commitment.objective),
            commitment.decided_in or "handicappolitikken",
        ),
        text=_told(
            commitment.summary,
            commitment.note,
            _carriers(status, commitment.departments),
            _groups(commitment.target_groups),
        ),
        path=pages.INITIATIVES,
        anchor=commitment.id,
        target_groups=commitment.target_groups,
    )


def _remark(status: Status, remark: RemarkStatus) -> Entry:
    record = remark.remark
    answers = [
        f"{department_name(status, reply.department)}s bemærkninger: {reply.wording or reply.summary}"
        for reply in remark.replies
    ]
    return Entry(
        subject=Subject.REMARKS,
        title=record.title,
        context=_dotted(capitalised(period(record.dated)), remark_kinds(record.kinds)),
        text=_told(
            record.wording,
            record.summary,
            *answers,
            record.note,
            _carriers(status, record.departments),
            _groups(record.target_groups),
        ),
        path=pages.COUNCIL,
        anchor=record.id,
        target_groups=record.target_groups,
    )


def _hearing_answer(answer: HearingAnswer) -> Entry:
    return Entry(
        subject=Subject.HEARING_ANSWERS,
        title=f"Høringssvar {answer.id} fra {answer.party}",
        context=capitalised(period(answer.dated)),
        text=_told(
            answer.wording,
            answer.reply,
            answer.before,
            answer.after,
            answer.unchanged_because,
        ),
        path=pages.FOLLOW_UP,
        anchor=answer.id,
    )


def _experience(status: Status, experience: Experience) -> Entry:
    return Entry(
        subject=Subject.EXPERIENCES,
        title=experience.title,
        context=f"{possessive(capitalised(city.side(status, experience.side)))} erfaring",
        text=experience.summary,
        path=pages.COUNCIL,
        anchor=experience.id,
    )


def _event(status: Status, event: Event) -> Entry:
    return Entry(
        subject=Subject.EVENTS,
        title=event.title,
        context=_dotted(
            capitalised(when_words(event.period, event.period_printed)),
            event.state.label,
            event.body,
        ),
        text=_told(
            event.summary,
            f"Sag: {event.matter}." if event.matter else None,
            f"Ventet ifølge {event.expected_by}." if event.expected_by else None,
            event.note,
            _carriers(status, event.departments),
            _groups(event.target_groups),
        ),
        path=pages.PROCESS,
        anchor=event.id,
        target_groups=event.target_groups,
    )


def _service(service: Service) -> Entry:
    words = LEVEL_WORDS[service.level]
    return Entry(
        subject=Subject.SERVICES,
        title=service.name,
        context=_dotted(
            service.theme,
            words.one,
            str(service.year) if service.year else "uden årstal",
            service.paragraph,
        ),
        text=_told(
            service.summary,
            service.eligibility,
            service.limit,
            service.deadline,
            f"{words.where}: {ended(service.apply_at)}" if service.apply_at else None,
            service.note,
            _groups(service.target_groups),
        ),
        path=pages.SERVICES,
        anchor=service.id,
        filters={addresses.THEME: slug(service.theme)},
        target_groups=service.target_groups,
    )


def _unit(status: Status, unit: OrganisationUnit) -> Entry:
    of_the_city = unit is city_council(status.units)
    return Entry(
        subject=Subject.UNITS,
        title=unit.name,
        context=_dotted(capitalised(unit.kind.label), department_name(status, unit.department)),
        text=_told(
            unit.summary,
            f"Kontakt: {ended(unit.contact)}" if unit.contact else None,
            unit.hours,
            unit.note,
            _groups(unit.target_groups),
        ),
        path=pages.COUNCIL if of_the_city else pages.SERVICES,
        anchor="" if of_the_city else anchor_of(unit),
        target_groups=unit.target_groups,
    )


def _department(department: Department) -> Entry:
    return Entry(
        subject=Subject.DEPARTMENTS,
        title=department.name,
        context=_dotted(department.code, department.committee),
        text=department.note or "",
        path=pages.DEPARTMENTS,
        filters={addresses.DEPARTMENT: department.code},
    )


def _word(word: Word) -> Entry:
    return Entry(
        subject=Subject.WORDS,
        title=word.word,
        context=word.topic,
        text=_told(word.means, word.law and ended(word.law)),
        path=pages.GUIDE,
        anchor=word.anchor,
    )


def _open_data() -> Entry:
    return Entry(
        subject=Subject.OPEN_DATA,
        title="Åbne data",
        context="Alle tal som filer",
        text=(
            "Hent alle tal som datasæt i csv til Excel og til programmer, eller som JSON. Siden har beskrivelser som "
            "Data Package, CSVW og DCAT, datas licens og adresser til nyhedslæsere (Atom)."
        ),
        path=pages.OPEN_DATA,
    )


def _guide(section: Section, council: str) -> Entry:
    return Entry(
        subject=Subject.GUIDE,
        title=section.heading,
        text=section.text.replace(COUNCIL, council),
        path=pages.GUIDE,
        anchor=section.anchor,
    )


def _told(*parts: str | None) -> str:
    """Sentences joined by spaces, without the missing ones."""
    return " ".join(part for part in parts if part)


def _dotted(*parts: str | None) -> str:
    """Short facts joined by dots, without the missing ones."""
    return " · ".join(part for part in parts if part)


def _objective_name(status: Status, number: int | None) -> str:
    found = status.objective(number)
    return f"Målsætning {number}: {found.objective.short_title}" if found else ""


def _carriers(status: Status, codes: Sequence[str]) -> str:
    """The departments by name and code, so that a search finds both."""
    if not codes:
        return ""
    noun = "Forvaltning" if len(codes) == 1 else "Forvaltninger"
    return f"{noun}: {listed([f'{department_name(status, code)} ({code})' for code in codes])}."


def _groups(groups: Sequence[str]) -> str:
    return f"Målgrupper: {listed(groups)}." if groups else ""
