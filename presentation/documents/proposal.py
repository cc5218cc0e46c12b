"""A proposal to a committee under the city's usual headings, with blanks for what only people know."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.status import IndicatorStatus, Status
from policy.choices import RemarkKind, TextKind
from presentation import tables
from presentation.blocks import (
    Blank,
    Bullets,
    Document,
    Drafted,
    Paragraph,
    ParagraphKind,
    Selection,
)
from presentation.documents import chapters, coverage, draft_proposal, unwritten
from presentation.documents.objective_chapter import concerns, judged_figures
from presentation.documents.selection import narrowed_to
from presentation.documents.series_blocks import public_series
from presentation.figures.indicator_table import named_year
from presentation.initiatives import all_initiatives
from presentation.initiatives.money import ending_sentence, money_sentence, printed_endings
from presentation.language import city
from presentation.language.sentences import proposals_for_policy
from presentation.language.sources import source_words
from presentation.status import written
from presentation.status.measurability import conclusion

TITLE = "Indstilling: Status på handicappolitikken"


def proposal(status: Status, selection: Selection) -> Document:
    """The proposal about the selected objectives and departments."""
    narrowed = narrowed_to(status, selection)
    is_draft = status.draft.is_draft(status.as_of)
    solution, economy = tuple(_solution(narrowed, selection)), tuple(_economy(narrowed))
    if is_draft:
        solution = (*draft_proposal.solution(status, selection), *solution)
        economy = (*economy, *draft_proposal.economy(status, selection))
    return chapters.document(
        status,
        selection,
        draft_proposal.title(status) if is_draft else TITLE,
        chapters.about_the_policy(status),
        (
            unwritten.section("Resumé", 1, tuple(_summary(narrowed, selection))),
            unwritten.section(
                "Indstilling",
                1,
                tuple(_recommendation(status)),
            ),
            unwritten.section("Problemstilling", 1, tuple(_problem(narrowed, selection))),
            unwritten.section("Løsning", 1, solution or (Blank("løsningen"),)),
            unwritten.section("Økonomi", 1, economy),
            chapters.next_steps(narrowed),
            chapters.annexes(status),
        ),
    )


def _summary(status: Status, selection: Selection) -> Iterator[Drafted]:
    yield from chapters.conclusion(status, selection, coverage.headline(status, selection))
    yield Paragraph(f"{coverage.remarks_headline(status, selection)}.")


def _recommendation(status: Status) -> Iterator[Drafted]:
    if status.draft.steps:
        yield from draft_proposal.recommendation(status)
        return
    yield Blank("hvem der indstiller, og til hvilket udvalg")
    yield Blank("det, som udvalget skal beslutte eller tage til efterretning")


def _problem(status: Status, selection: Selection) -> Iterator[Drafted]:
    yield Paragraph(f"{coverage.headline(status, selection)}. {conclusion(status)}".strip())
    if proposals := proposals_for_policy(status):
        yield Paragraph(proposals)
    for indicator in status.indicators:
        if indicator.judged_by_target and indicator.scored and indicator.current:
            yield from _measured(status, indicator)
    yield from _texts(status, selection, TextKind.STORY)
    unanswered = [r.remark for r in status.remarks if r.unanswered]
    if unanswered:
        yield Paragraph(
            f"Bemærkninger fra {city.council(status)} uden svar i kilderne", ParagraphKind.LABEL
        )
        yield Bullets(
            tuple(
                f"{r.title}. Kilde: {source_words(r.sources, r.dated, status.sources)}."
                for r in unanswered
            )
        )


def _texts(status: Status, selection: Selection, kind: TextKind) -> Iterator[Drafted]:
    """The officers' texts of a kind about the selected priorities."""
    own = (
        p.priority
        for p in status.priorities
        if concerns(p.priority.departments, selection.departments)
    )
    yield from written.about(status, own, kind)


def _measured(status: Status, indicator: IndicatorStatus) -> Iterator[Drafted]:
    yield Paragraph(named_year(indicator), ParagraphKind.LABEL)
    yield from judged_figures(status, indicator)
    yield from public_series(status, indicator)


def _solution(status: Status, selection: Selection) -> Iterator[Drafted]:
    """The officers' texts on next steps, and the council's proposals."""
    yield from _texts(status, selection, TextKind.NEXT_STEP)
    proposals = [r.remark for r in status.remarks if RemarkKind.PROPOSAL in r.remark.kinds]
    if proposals:
        yield Paragraph(f"Det foreslår {city.council(status)}", ParagraphKind.LABEL)
        yield Bullets(
            tuple(
                f"{r.title}: {r.wording or r.summary} Kilde: "
                f"{source_words(r.sources, r.dated, status.sources)}."
                for r in proposals
            )
        )


def _economy(status: Status) -> Iterator[Drafted]:
    yield Blank("hvad indstillingen koster, og hvor pengene kommer fra")
    initiatives = all_initiatives.whole(status)
    yield Paragraph(f"{money_sentence(status, initiatives)} {ending_sentence(status, initiatives)}")
    found = printed_endings(status, initiatives)
    if found.rows:
        yield tables.in_document(found)
