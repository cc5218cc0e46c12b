"""The status as a document, with one outline for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.remark_follow_up import followed
from metrics.status import FURTHER, MissingNews, Status
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
from presentation.documents import (
    abbreviations,
    changes,
    chapters,
    coverage,
    initiative_blocks,
    objective_chapter,
    pictured,
)
from presentation.documents.selection import narrowed_to
from presentation.language import city, figure_sentences, remark_sentences, sentences
from presentation.language.numbers import day, period
from presentation.language.sources import origin
from presentation.language.words import ended, explained, listed, lowered
from presentation.status import follow_up_picture, measurability, overview, priority_marks
from presentation.status.remarks import UNANSWERED, answer_state, groups
from presentation.status.silence import SENTENCES
from presentation.tables import Column


def status_document(status: Status, selection: Selection | None = None) -> Document:
    """The status as a document, limited to the selection in `selection`."""
    selection = selection or Selection()
    earlier = changes.earlier(selection)
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
        yield from objective_chapter.sections(status, objective, selection)
    yield from _about_other_objectives(status)
    yield from _about_the_whole(status)
    yield from initiative_blocks.time_and_money(status)
    if status.priorities:
        yield _measurability(status, selection)
    if earlier:
        yield changes.section(status, earlier, selection)
    yield from _waiting(status, selection)
    yield from initiative_blocks.annex(status)
    if status.priorities:
        yield _method(status)
    if sources := tuple(chapters.source_words(status)):
        yield Section("Kilder", 1, (Bullets(sources),))


def _in_short(status: Status, selection: Selection) -> Section:
    blocks: list[Block] = [
        Paragraph(f"{coverage.headline(status, selection)}.", ParagraphKind.LEAD),
        Paragraph(coverage.selected(status, selection), ParagraphKind.NOTE),
        Paragraph(sentences.lead(status)),
        Paragraph(f"{sentences.seen_from(status)}; {sentences.newest_figures(status)}."),
    ]
    if status.priorities:
        blocks += pictured.blocks(priority_marks.picture(status), told=False)
    blocks.append(tables.in_document(overview.all_objectives(status)))
    if status.remarks:
        blocks.append(Paragraph(remark_sentences.remark_counts(status), ParagraphKind.NOTE))
    elif status.priorities:
        none = coverage.remarks_headline(status, selection)
        blocks.append(Paragraph(f"{none}.", ParagraphKind.NOTE))
    if status.priorities:
        blocks += abbreviations.note(status)
    return Section("Status kort fortalt", 1, tuple(b for b in blocks if _holds_something(b)))


def _holds_something(block: Block) -> bool:
    match block:
        case Paragraph():
            return bool(block.text)
        case Table():
            return bool(block.rows)
    return True


def _about_other_objectives(status: Status) -> Iterator[Section]:
    """The initiatives and remarks of a selection on objectives that have no chapter in it."""
    if own := initiative_blocks.of_others(status):
        blocks = tuple(initiative_blocks.table(status, own))
        yield Section("Indsatser under andre målsætninger", 1, blocks)
    numbers = {None, *(each.objective.number for each in status.objectives)}
    found = [r for r in status.remarks if r.remark.objective not in numbers]
    if found:
        title = f"{city.council(status)} om andre målsætninger"
        yield Section(title, 1, tuple(objective_chapter.remark_block(status, r) for r in found))


def _about_the_whole(status: Status) -> Iterator[Section]:
    """The remarks on the budget and on the policy as a whole; nothing without any."""
    remarks = [r for r in status.remarks if r.remark.objective is None]
    blocks: list[Block] = []
    for heading, found in groups(status, remarks):
        blocks.append(Paragraph(heading, ParagraphKind.LABEL))
        blocks += [objective_chapter.remark_block(status, remark) for remark in found]
    if blocks:
        title = f"{city.council(status)} om budgettet og politikken som helhed"
        yield Section(title, 1, tuple(blocks))


def _measurability(status: Status, selection: Selection) -> Section:
    further = f"»{measurability.ALL_FURTHER}« er {listed([c.label for c in FURTHER])}."
    return Section(
        "Hvad kan måles?",
        1,
        (
            Paragraph(f"{coverage.headline(status, selection)}.", ParagraphKind.LEAD),
            Paragraph(measurability.conclusion(status)),
            Paragraph(further, ParagraphKind.NOTE),
            tables.in_document(measurability.all_criteria(status)),
        ),
    )


def _waiting(status: Status, selection: Selection) -> Iterator[Section]:
    blocks: list[Block] = []
    if steps := tuple(chapters.steps(status)):
        when = f"Næste ventede trin den {day(status.as_of)}"
        blocks += [Paragraph(when, ParagraphKind.LABEL), *steps]
    blocks += _without_news(status)
    blocks += _remarks(status)
    raised = [i for i in status.initiatives if i.not_funded]
    if raised:
        blocks.append(Paragraph("Rejst som behov, men uden penge", ParagraphKind.LABEL))
        blocks.append(Bullets(tuple(_raised(status, initiative) for initiative in raised)))
    if status.priorities and not blocks:
        blocks.append(Paragraph(f"Kilderne nævner intet, der venter{coverage.within(selection)}."))
    if blocks:
        yield Section("Hvad venter på en beslutning eller et svar?", 1, tuple(blocks))


def _without_news(status: Status) -> Iterator[Block]:
    """What was expected by a date that has passed, by why the sources are silent."""
    if status.missing_news:
        yield Paragraph(
            "Ventet, uden at kilderne siger mere (et spørgsmål at stille, ikke en fejl)",
            ParagraphKind.LABEL,
        )
    for silence, sentence in SENTENCES.items():
        if found := [each for each in status.missing_news if each.silence is silence]:
            yield Paragraph(sentence)
            yield tables.in_document(_expected(status, found))


def _expected(status: Status, found: Sequence[MissingNews]) -> tables.Table[MissingNews]:
    columns = (
        Column[MissingNews]("Hvad", lambda each: each.what),
        Column[MissingNews]("Ventet", _expected_when),
        Column[MissingNews]("Ifølge", lambda each: each.expected_by, unknown="ikke oplyst"),
        Column[MissingNews]("Kilde", lambda each: origin(each.sources, status.sources)),
    )
    return tables.Table("Det, der blev ventet", columns, found)


def _expected_when(each: MissingNews) -> str:
    when = sentences.expected_time(each, period)
    return f"udsat til {when}" if each.put_off else when


def _remarks(status: Status) -> Iterator[Block]:
    """What the remarks have led to, and those without an answer."""
    if found := followed((status,)):
        yield Paragraph("Hvad bemærkningerne er blevet til", ParagraphKind.LABEL)
        yield from pictured.blocks(follow_up_picture.picture(status, (status,), found))
    open_ = [r.remark for r in status.remarks if answer_state(r) == UNANSWERED]
    if open_:
        places = dict.fromkeys(remark.objective for remark in open_)
        yield Paragraph("Bemærkninger uden svar i kilderne", ParagraphKind.LABEL)
        yield Bullets(
            tuple(
                _place_and_title(place, "; ".join(r.title for r in open_ if r.objective == place))
                for place in places
            )
        )


def _raised(status: Status, initiative: Initiative) -> str:
    sentence = (
        f"{_place_and_title(initiative.objective, initiative.title)}: {initiative.not_funded}"
    )
    return f"{sentence} Kilde: {origin(initiative.sources, status.sources)}."


def _place_and_title(objective: int | None, title: str) -> str:
    return f"{f'Målsætning {objective}' if objective else 'Budgettet og politikken som helhed'}: {title}"


def _method(status: Status) -> Section:
    used = dict.fromkeys(code for p in status.priorities for code in p.statuses)
    used |= dict.fromkeys(i.status for i in status.indicators)
    words: list[Block] = [
        Statement(code, f"{code.label}: {lowered(explained(code, status.bands))}") for code in used
    ]
    return Section(
        "Metode",
        1,
        (
            Paragraph("Sådan læses statusordene", ParagraphKind.LABEL),
            *words,
            Paragraph("Sådan lægges tal sammen", ParagraphKind.LABEL),
            Bullets(method.ADDING),
            Paragraph(method.bands_source(status.policy)),
            *_differences(status),
        ),
    )


def _differences(status: Status) -> Iterator[Block]:
    if not status.reconciliations:
        return
    yield Paragraph("Trykte tal, der ikke passer med de tal, de er regnet af", ParagraphKind.LABEL)
    yield Bullets(
        tuple(
            f"{ended(figure_sentences.reconciliation_sentence(status, d))} Kilde: {origin(d.sources, status.sources)}."
            for d in status.reconciliations
        )
    )
