"""The hearing note (høringsnotat): every remark with the answer to it, and what it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from metrics.status import RemarkStatus, Status
from policy.choices import AnswerChange
from policy.drafting import DraftTarget, HearingAnswer
from presentation import pages, tables
from presentation.blocks import Blank, Block, Document, Paragraph, ParagraphKind, Section, Selection
from presentation.documents import chapters, coverage, target_lines
from presentation.documents.selection import narrowed_to
from presentation.drafting.vote_sentence import vote_sentence
from presentation.language import city
from presentation.language.department_names import department_name
from presentation.language.numbers import counted, period
from presentation.language.remark_sentences import remarks_headline
from presentation.language.sources import built_on
from presentation.language.words import capitalised, ended, lowered
from presentation.status.where_written import delivered
from presentation.tables import Column

UNANSWERED, UNDECIDED = "Ikke besvaret endnu.", "Ikke afgjort endnu."
WITHOUT_REASON = "Ingen ændring."
WHOLE = "Politikken som helhed"
SHARES = {
    "Høringspart": 3,
    "Bemærkning": 8,
    "Forvaltningens bemærkning": 5,
    "Ændring i politikken": 6,
    "Ingen ændring, fordi": 3,
}
"""The columns and their widths beside each other, the same in each table of the note."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the note: a remark of somebody, the answer, and what was changed or why nothing was."""

    party: str
    remark: str
    reply: str
    change: str
    unchanged: str


def hearing_note(status: Status, selection: Selection) -> Document:
    """The remarks in the hearing and those of the council, by objective and priority."""
    chosen = narrowed_to(status, selection)
    narrowed = replace(status, objectives=chosen.objectives, remarks=chosen.remarks)
    return chapters.brief(
        chapters.document(
            status,
            selection,
            "Høringsnotat",
            chapters.about_the_policy(status),
            (
                Section("Kort fortalt", 1, tuple(_in_short(narrowed, selection))),
                *_sections(narrowed, selection),
            ),
            wide=True,
        )
    )


def _answers(status: Status, selection: Selection) -> list[HearingAnswer]:
    """The hearing answers in the selection, in the order of the priorities."""
    order = {p.priority.id: place for place, p in enumerate(status.priorities)}
    every = not coverage.is_selection(selection)
    found = [a for a in status.draft.answers if a.priority in order or every]
    return sorted(found, key=lambda a: order.get(a.priority or "", len(order)))


def _in_short(status: Status, selection: Selection) -> Iterator[Block]:
    answers = _answers(status, selection)
    if note := coverage.selected(status, selection):
        yield Paragraph(note, ParagraphKind.NOTE)
    parties = counted(len({a.party for a in answers}), "høringspart", "høringsparter")
    remarks = counted(len(answers), "bemærkning", "bemærkninger")
    yield Paragraph(
        f"Høringen har givet {remarks} fra {parties}." if answers else "Der er ingen høringssvar.",
        ParagraphKind.LEAD,
    )
    if answers:
        yield Paragraph(_outcome(answers))
    yield Paragraph(f"{remarks_headline(status)}. {built_on(status)}")


def _outcome(answers: Sequence[HearingAnswer]) -> str:
    """How many remarks changed the draft, how many did not, and how many are not decided."""
    unchanged = sum(a.change is AnswerChange.NONE for a in answers)
    undecided = sum(a.change is None for a in answers)
    changed = len(answers) - unchanged - undecided
    return (
        f"{capitalised(counted(changed, 'har', 'har'))} ført til en ændring, "
        f"{counted(unchanged, 'har', 'har')} ikke, og {counted(undecided, 'er', 'er')} ikke afgjort."
    )


def _sections(status: Status, selection: Selection) -> Iterator[Section]:
    answers = _answers(status, selection)
    objective_of = {p.priority.id: p.priority.objective for p in status.priorities}
    for objective in status.objectives:
        number, title = objective.objective.number, objective.objective.title
        yield _section(
            status,
            f"Målsætning {number}: {title}",
            [a for a in answers if objective_of.get(a.priority or "") == number],
            [r for r in status.remarks if r.remark.objective == number],
            number,
        )
    known = {o.objective.number for o in status.objectives}
    rest = [a for a in answers if a.priority not in objective_of]
    others = [r for r in status.remarks if r.remark.objective not in known]
    if rest or others:
        yield _section(status, WHOLE, rest, others)


def _section(
    status: Status,
    title: str,
    answers: Sequence[HearingAnswer],
    remarks: Sequence[RemarkStatus],
    objective: int | None = None,
) -> Section:
    lines = [
        *(_of_answer(status, answer) for answer in answers),
        *(_of_remark(status, remark) for remark in remarks),
    ]
    columns: tuple[Column[Line], ...] = (
        Column("Høringspart", lambda line: line.party),
        Column("Bemærkning", lambda line: line.remark),
        Column("Forvaltningens bemærkning", lambda line: line.reply),
        Column("Ændring i politikken", lambda line: line.change),
        Column("Ingen ændring, fordi", lambda line: line.unchanged),
    )
    caption = f"Bemærkninger til {lowered(title.partition(':')[0])}"
    if not lines:
        return Section(title, 1, (Paragraph("Ingen bemærkninger."),), objective)
    blanks = tuple(blank for answer in answers for blank in _lacking(status, answer))
    table = tables.known_in_document(tables.Table(caption, columns, lines))
    shares = tuple(SHARES[heading] for heading in table.headings)
    return Section(title, 1, (replace(table, shares=shares),), objective, blanks)


def _lacking(status: Status, answer: HearingAnswer) -> Iterator[Blank]:
    """The answer and the decision that a remark in the hearing waits for, of those who lead its priority."""
    leads = (p.priority.lead for p in status.priorities if p.priority.id == answer.priority)
    asked = next(leads, ())
    about = f"{answer.party}{f' om {answer.priority}' if answer.priority else ''}"
    place = delivered(pages.REMARKS_AND_ANSWERS, "hearing_answers")
    if not answer.reply:
        yield Blank(f"bemærkningen til høringssvaret fra {about}", place, asked)
    if answer.change is None:
        yield Blank(f"om høringssvaret fra {about} ændrer politikken", place, asked)


def _of_answer(status: Status, answer: HearingAnswer) -> Line:
    about = f", {answer.priority}" if answer.priority else ""
    return Line(
        party=f"{answer.party} ({period(answer.dated)}{about})",
        remark=answer.wording,
        reply=answer.reply or UNANSWERED,
        change=" ".join(_changes(status, answer)),
        unchanged=_unchanged(answer),
    )


def _changes(status: Status, answer: HearingAnswer) -> Iterator[str]:
    if answer.change not in (None, AnswerChange.NONE):
        yield ended(capitalised(answer.change.label))
    if answer.before:
        yield f"Før: »{answer.before}«."
    if answer.after:
        yield f"Efter: »{answer.after}«."
    yield from _targets(status, lambda target: answer.id in target.follows_answers)


def _targets(status: Status, follows: Callable[[DraftTarget], bool]) -> Iterator[str]:
    """The targets of the draft that follow a remark, as they stand."""
    for each in target_lines.kept(status):
        if follows(each.target):
            yield f"Måltal: {vote_sentence(status, each)}"


def _unchanged(answer: HearingAnswer) -> str:
    if answer.change is None:
        return UNDECIDED
    reason = answer.unchanged_because or ""
    return reason or (WITHOUT_REASON if answer.change is AnswerChange.NONE else "")


def _of_remark(status: Status, remark: RemarkStatus) -> Line:
    record = remark.remark
    change = [
        *_targets(status, lambda target: record.id in target.follows_remarks),
        *(f"Indsats: {initiative.title}." for initiative in remark.initiatives),
    ]
    return Line(
        party=f"{city.council(status)} ({period(record.dated)})",
        remark=record.wording or f"{record.summary} (gengivet kort)",
        reply=_replies(status, remark),
        change=" ".join(change),
        unchanged="" if change or not remark.unanswered else UNDECIDED,
    )


def _replies(status: Status, remark: RemarkStatus) -> str:
    replies = [
        f"{department_name(status, reply.department)}: {reply.wording or reply.summary}"
        for reply in remark.replies
    ]
    return " ".join(replies) or (UNANSWERED if remark.unanswered else "Kalder ikke på svar.")
