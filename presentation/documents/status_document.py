"""The status as a document, with one outline for every format."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.status import FURTHER, Status
from policy.records import Initiative
from presentation import tables
from presentation.about import method
from presentation.blocks import (
    Block,
    Bullets,
    Document,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
    Statement,
    Table,
)
from presentation.documents import changes, chapters, coverage, objective_chapter
from presentation.documents.selection import narrowed_to
from presentation.language import city, figure_sentences, remark_sentences, sentences
from presentation.language.numbers import day
from presentation.language.sources import cited
from presentation.language.words import ended, explained, listed, lowered
from presentation.status import measurability, overview
from presentation.status.remarks import UNANSWERED, answer_state, groups


def status_document(status: Status, selection: Selection | None = None) -> Document:
    """The status as a document, limited to the selection in `selection`."""
    selection = selection or Selection()
    earlier = narrowed_to(selection.compare_with, selection) if selection.compare_with else None
    status = narrowed_to(status, selection)
    return chapters.document(
        status,
        selection,
        "Status på handicappolitikken",
        chapters.about_the_policy(status),
        _sections(status, selection, earlier),
    )


def _sections(status: Status, selection: Selection, earlier: Status | None) -> Iterator[Section]:
    yield _in_short(status, selection)
    for objective in status.objectives:
        yield from objective_chapter.sections(status, objective, selection.departments)
    if not selection.objectives:
        yield _about_the_whole(status)
    yield _measurability(status, selection)
    if earlier:
        yield changes.section(status, earlier, selection)
    yield from _waiting(status, selection)
    yield from _method(status)


def _in_short(status: Status, selection: Selection) -> Section:
    blocks: list[Block] = [
        Paragraph(f"{coverage.headline(status, selection)}.", ParagraphKind.LEAD),
        Paragraph(sentences.lead(status)),
        Paragraph(f"{sentences.seen_from(status)}; {sentences.newest_figures(status)}."),
        Paragraph(coverage.selected(status, selection), ParagraphKind.NOTE),
        tables.in_document(overview.all_objectives(status)),
    ]
    if status.remarks:
        blocks.append(Paragraph(remark_sentences.remark_counts(status), ParagraphKind.NOTE))
    return Section("Status kort fortalt", 1, tuple(b for b in blocks if _holds_something(b)))


def _holds_something(block: Block) -> bool:
    match block:
        case Paragraph():
            return bool(block.text)
        case Table():
            return bool(block.rows)
    return True


def _about_the_whole(status: Status) -> Section:
    remarks = [r for r in status.remarks if r.remark.objective is None]
    blocks: list[Block] = []
    for heading, found in groups(status, remarks):
        blocks.append(Paragraph(heading, ParagraphKind.LABEL))
        blocks += [objective_chapter.remark_block(status, remark) for remark in found]
    none = Paragraph("Kilderne har ingen bemærkninger om budgettet eller politikken som helhed.")
    return Section(
        f"{city.council(status)} om budgettet og politikken som helhed", 1, tuple(blocks) or (none,)
    )


def _measurability(status: Status, selection: Selection) -> Section:
    conclusion = Paragraph(f"{coverage.headline(status, selection)}.", ParagraphKind.LEAD)
    if not status.priorities:
        return Section("Hvad kan måles?", 1, (conclusion,))
    further = f"»{measurability.ALL_FURTHER}« er {listed([c.label for c in FURTHER])}."
    return Section(
        "Hvad kan måles?",
        1,
        (
            conclusion,
            Paragraph(measurability.conclusion(status)),
            tables.in_document(measurability.all_criteria(status)),
            Paragraph(further, ParagraphKind.NOTE),
        ),
    )


def _waiting(status: Status, selection: Selection) -> Iterator[Section]:
    blocks: list[Block] = []
    if steps := tuple(chapters.steps(status)):
        when = f"Næste ventede trin den {day(status.as_of)}"
        blocks += [Paragraph(when, ParagraphKind.LABEL), *steps]
    blocks += chapters.without_news(status)
    open_ = [r for r in status.remarks if answer_state(r) == UNANSWERED]
    if open_:
        blocks.append(Paragraph("Bemærkninger uden svar i kilderne", ParagraphKind.LABEL))
        blocks.append(
            Bullets(tuple(_place_and_title(r.remark.objective, r.remark.title) for r in open_))
        )
    raised = [i for i in status.initiatives if i.not_funded]
    if raised:
        blocks.append(Paragraph("Rejst som behov, men uden penge", ParagraphKind.LABEL))
        blocks.append(Bullets(tuple(_raised(status, initiative) for initiative in raised)))
    none = Paragraph(f"Kilderne nævner intet, der venter{coverage.within(selection)}.")
    yield Section("Hvad venter på en beslutning eller et svar?", 1, tuple(blocks) or (none,))


def _raised(status: Status, initiative: Initiative) -> str:
    sentence = (
        f"{_place_and_title(initiative.objective, initiative.title)}: {initiative.not_funded}"
    )
    return f"{sentence} Kilde: {cited(initiative.sources, status.sources)}."


def _place_and_title(objective: int | None, title: str) -> str:
    return f"Målsætning {objective}: {title}" if objective else title


def _method(status: Status) -> Iterator[Section]:
    used = dict.fromkeys(code for p in status.priorities for code in p.statuses)
    used |= dict.fromkeys(i.status for i in status.indicators)
    words: list[Block] = [
        Statement(code, f"{code.label}: {lowered(explained(code, status.bands))}") for code in used
    ]
    if words:
        words.insert(0, Paragraph("Sådan læses statusordene", ParagraphKind.LABEL))
    yield Section(
        "Metode",
        1,
        (
            *words,
            Paragraph("Sådan lægges tal sammen", ParagraphKind.LABEL),
            Bullets(method.ADDING),
            Paragraph(method.bands_source(status.policy)),
            *_differences(status),
        ),
    )
    if sources := tuple(chapters.source_words(status)):
        yield Section("Kilder", 1, (Bullets(sources),))


def _differences(status: Status) -> Iterator[Block]:
    if not status.reconciliations:
        return
    yield Paragraph("Trykte tal, der ikke passer med de tal, de er regnet af", ParagraphKind.LABEL)
    yield Bullets(
        tuple(
            f"{ended(figure_sentences.reconciliation_sentence(status, d))} Kilde: {cited(d.sources, status.sources)}."
            for d in status.reconciliations
        )
    )
