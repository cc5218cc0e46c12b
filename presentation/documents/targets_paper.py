"""The targets of a draft by heading, with their lines, the table as an annex, and what is not in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from metrics.trial.checks import Check, CheckSeverity
from presentation import tables
from presentation.blocks import (
    Block,
    Bullets,
    Document,
    Drafted,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
)
from presentation.documents import chapters, coverage, target_lines, unwritten
from presentation.drafting import check_sentences, targets, vote_sentence
from presentation.language.numbers import all_of, counted, day
from presentation.language.words import capitalised, ended, lowered
from presentation.tables import Column

TO_KNOW = "Det, der bør vides"
NOT_SET = "ikke sat endnu"


def targets_paper(status: Status, selection: Selection) -> Document:
    """The kept targets of the selected objectives and departments."""
    found = target_lines.selected(status, selection)
    return chapters.brief(
        chapters.document(
            status,
            selection,
            "Udkast til måltal",
            chapters.about_the_policy(status),
            (
                Section("Kort fortalt", 1, tuple(_in_short(status, selection, found))),
                Section("Måltallene", 1, () if found else (Paragraph("Der er ingen måltal."),)),
                *(
                    unwritten.section(targets.name(status, each), 2, tuple(_target(status, each)))
                    for each in found
                ),
                Section("Det, der ikke skal måles i tal", 1, (_not_in_numbers(status, selection),)),
                Section("Bilag: måltallene som tabel", 1, (_table(status, found),)),
            ),
        )
    )


def _in_short(
    status: Status, selection: Selection, found: Sequence[DraftTargetStatus]
) -> Iterator[Block]:
    if note := coverage.selected(status, selection):
        yield Paragraph(note, ParagraphKind.NOTE)
    count = counted(len(found), "måltal", "måltal", common=False)
    computed = sum(each.can_be_computed for each in found)
    yield Paragraph(f"Udkastet har {count}.", ParagraphKind.LEAD)
    if found:
        yield Paragraph(_how_many(computed, len(found)))


def _how_many(computed: int, every: int) -> str:
    """How many of the targets can be computed."""
    if computed in (0, every):
        whole = capitalised(all_of(every, "måltallet", "måltal"))
        return f"{whole} kan {'opgøres nu' if computed else 'ikke opgøres endnu'}."
    some = capitalised(counted(computed, "kan", "kan", common=False))
    return (
        f"{some} opgøres nu, og {counted(every - computed, 'kan', 'kan', common=False)} ikke endnu."
    )


def _target(status: Status, each: DraftTargetStatus) -> Iterator[Drafted]:
    yield Paragraph(vote_sentence.vote_sentence(status, each))
    lines = [*target_lines.lines(status, each), (TO_KNOW, _to_know(status, each))]
    yield Bullets(tuple(ended(f"{label}: {text}") for label, text in lines))
    if each.target.kept_by and not each.can_be_computed:
        yield Paragraph(_kept(each), ParagraphKind.NOTE)
    for objection in each.objections:
        yield Paragraph(f"{objection.by} er uenig ({day(objection.dated)})", ParagraphKind.LABEL)
        yield Paragraph(objection.wording, ParagraphKind.WORDING)
    yield from target_lines.lacking(status, each)


def _kept(each: DraftTargetStatus) -> str:
    target = each.target
    when = f", {day(target.kept_on)}" if target.kept_on else ""
    return (
        f"Medtages uanset ({target.kept_by}{when}): {target.kept_reason or 'begrundelsen mangler'}"
    )


def _to_know(status: Status, each: DraftTargetStatus) -> str:
    """The worst checks: those that stop it, else those that warn."""
    found = worst(each.trial)
    if not found:
        return lowered(targets.NOTHING_TO_KNOW)
    return " ".join(check_sentences.sentence(check, each, status) for check in found)


def worst(trial: Sequence[Check]) -> list[Check]:
    """The checks of the worst severity there is; empty where all is fine."""
    for severity in (CheckSeverity.STOPS, CheckSeverity.WARNS):
        if found := [check for check in trial if check.severity is severity]:
            return found
    return []


def _not_in_numbers(status: Status, selection: Selection) -> Block:
    if reasons := target_lines.not_in_numbers(status, selection):
        return Bullets(reasons)
    return Paragraph("Ingen prioritering er sat til ikke at blive målt i tal.")


def _table(status: Status, found: Sequence[DraftTargetStatus]) -> Block:
    columns = (
        Column[DraftTargetStatus]("Måltal for", lambda t: targets.name(status, t)),
        Column[DraftTargetStatus](
            "Udgangspunkt", lambda t: target_lines.baseline(status, t), unknown="ikke målt"
        ),
        Column[DraftTargetStatus]("Måltal", target_lines.aim, unknown=NOT_SET),
        Column[DraftTargetStatus](
            "Frist", lambda t: target_lines.deadline(t.target), unknown=NOT_SET
        ),
        Column[DraftTargetStatus](
            "Ansvarlig", lambda t: target_lines.responsible(status, t.target), unknown=NOT_SET
        ),
        Column[DraftTargetStatus]("Økonomi", target_lines.money, unknown=NOT_SET),
        Column[DraftTargetStatus](
            "Kan det opgøres?",
            lambda t: targets.CAN_BE_COMPUTED if t.can_be_computed else targets.CANNOT_BE_COMPUTED,
        ),
    )
    return tables.known_in_document(tables.Table("Måltallene i udkastet", columns, found))
