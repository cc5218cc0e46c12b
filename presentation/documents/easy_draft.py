"""The draft in easy words (let dansk), ready on the first day of the hearing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from metrics.drafts import DraftTargetStatus
from metrics.status import ObjectiveStatus, PriorityStatus, Status
from policy.choices import Direction, DraftStep
from presentation.blocks import (
    Blank,
    Bullets,
    Document,
    Drafted,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
)
from presentation.documents import chapters, target_lines, unwritten
from presentation.drafting.vote_sentence import start
from presentation.easy_read import easy_words
from presentation.language.numbers import counted, day
from presentation.language.words import capitalised
from presentation.status.where_written import IN_THE_DOCUMENT

LEADS: Mapping[Direction | None, str] = {
    Direction.HIGHER: "Målet er mindst",
    Direction.LOWER: "Målet er højst",
    None: "Målet er",
}


def easy_draft(status: Status, selection: Selection) -> Document:
    """Objectives, priorities and targets in short sentences by rule, whole whatever is selected."""
    return chapters.brief(
        chapters.document(
            status,
            selection,
            "Udkast i let dansk",
            chapters.about_the_policy(status),
            (
                unwritten.section("Hvad er det her?", 1, tuple(_about(status))),
                *(section for o in status.objectives for section in _objective(status, o)),
            ),
        )
    )


def _about(status: Status) -> Iterator[Drafted]:
    under_way = status.draft.is_draft(status.as_of)
    lead = "er ved at lave" if under_way else "har lavet"
    yield Paragraph(f"Kommunen {lead} en ny handicappolitik.", ParagraphKind.LEAD)
    yield Bullets(
        (
            *(("Det her er et udkast.", "Et udkast kan blive ændret.") if under_way else ()),
            f"Her er {counted(len(status.objectives), 'målsætning', 'målsætninger')}.",
            "En målsætning er det, kommunen vil.",
            *_hearing(status),
        )
    )
    yield Blank("hvem man kan ringe eller skrive til", IN_THE_DOCUMENT)


def _hearing(status: Status) -> Iterator[str]:
    """What a reader can do while the draft is in hearing."""
    step = status.draft.step(status.as_of)
    if step and step.step is DraftStep.HEARING:
        if step.deadline and step.deadline < status.as_of:
            yield "Høringen er slut."
            return
        yield "Udkastet er i høring."
        yield "Det betyder: Du kan sige din mening."
        if step.deadline:
            yield f"Du skal sige den senest den {day(step.deadline)}."


def _objective(status: Status, objective: ObjectiveStatus) -> Iterator[Section]:
    record = objective.objective
    yield unwritten.section(
        f"Målsætning {record.number}",
        1,
        (_lines(easy_words.name(record.title, status)), *_targets(status, record.number, None)),
        record.number,
    )
    for priority in objective.priorities:
        yield unwritten.section(
            f"Prioritering {priority.priority.id}",
            2,
            tuple(_priority(status, priority)),
            record.number,
        )


def _priority(status: Status, priority: PriorityStatus) -> Iterator[Drafted]:
    record = priority.priority
    yield _lines(easy_words.name(record.short_title, status))
    own = tuple(_targets(status, record.objective, record.id))
    reasons = [n.reason for n in status.draft.not_in_numbers if n.priority == record.id]
    yield from own
    for reason in reasons:
        yield _lines(("Det skal ikke måles i tal. Derfor:", *easy_words.sentences(reason, status)))
    if not own and not reasons:
        yield Paragraph("Her er intet tal at nå endnu.")


def _targets(status: Status, objective: int, priority: str | None) -> Iterator[Drafted]:
    for each in target_lines.kept(status):
        if (each.indicator.objective, each.indicator.priority) == (objective, priority):
            yield Paragraph(capitalised(each.indicator.name), ParagraphKind.LABEL)
            yield Bullets(tuple(_target(status, each)))


def _target(status: Status, each: DraftTargetStatus) -> Iterator[str]:
    """A target as short sentences with one number each."""
    target, unit = each.target, each.indicator.unit
    yield f"Det gælder {easy_words.place(status, target.department)}."
    begun = start(status.indicator(each.indicator.id), target)
    if begun:
        yield from easy_words.figure_sentences("I dag er tallet", begun.value, unit, status)
        if begun.period:
            yield f"Det er tallet fra {easy_words.when(begun.period)}."
    if target.value:
        yield from easy_words.figure_sentences(_lead(each), target.value, unit, status)
    else:
        yield "Ingen har valgt et tal endnu."
    if target.deadline:
        yield f"Det skal ske senest i {easy_words.when(target.deadline)}."
    if target.responsible:
        yield f"Ansvaret har {easy_words.place(status, target.responsible)}."


def _lead(each: DraftTargetStatus) -> str:
    bare = each.target.value is not None and each.target.value.value is not None
    return LEADS[each.indicator.direction if bare else None]


def _lines(sentences: Iterable[str]) -> Paragraph:
    return Paragraph(" ".join(sentences))
