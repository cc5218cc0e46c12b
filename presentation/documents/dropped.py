"""What was considered and dropped while a policy was drafted: an internal paper of its own."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from presentation import pages
from presentation.blocks import (
    Blank,
    Bullets,
    Document,
    Drafted,
    Paragraph,
    ParagraphKind,
    Selection,
)
from presentation.documents import chapters, target_lines, unwritten
from presentation.drafting import targets
from presentation.drafting.vote_sentence import vote_sentence
from presentation.language.numbers import counted, day
from presentation.language.words import capitalised, ended, listed
from presentation.status.where_written import IN_THE_DOCUMENT, delivered

JOURNAL = "Internt papir. Det skal journaliseres."


def dropped(status: Status, selection: Selection) -> Document:
    """The dropped targets with their reasons, whole whatever is selected; no other document has them."""
    found = [each for each in status.draft.targets if each.is_dropped]
    return chapters.brief(
        chapters.document(
            status,
            selection,
            "Overvejet og forkastet",
            JOURNAL,
            (
                unwritten.section("Det skal journaliseres", 1, tuple(_about(found))),
                *(
                    unwritten.section(targets.name(status, each), 1, tuple(_target(status, each)))
                    for each in found
                ),
            ),
        )
    )


def _about(found: list[DraftTargetStatus]) -> Iterator[Drafted]:
    count = counted(len(found), "måltal er forkastet", "måltal er forkastet", common=False)
    yield Paragraph(ended(capitalised(count)), ParagraphKind.LEAD)
    yield Paragraph(
        "Papiret viser, hvad der er overvejet undervejs, og hører til sagen. Det forkastede står ikke "
        "i udkastets andre dokumenter."
    )
    yield Blank("sagsnummer, dato og navn på den, der journaliserer papiret", IN_THE_DOCUMENT)


def _target(status: Status, each: DraftTargetStatus) -> Iterator[Drafted]:
    target = each.target
    yield Paragraph(vote_sentence(status, each))
    facts = Bullets(
        tuple(
            f"{label}: {text}"
            for label, text in (
                ("Foreslået af", target.proposed_by),
                ("Begrundelse for forslaget", target.rationale),
                ("Står i stedet", _chosen(status, each)),
            )
            if text
        )
    )
    if facts.items:
        yield facts
    for objection in each.objections:
        yield Paragraph(f"{objection.by} er uenig ({day(objection.dated)})", ParagraphKind.LABEL)
        yield Paragraph(objection.wording, ParagraphKind.WORDING)
    unknown = (
        ("hvem der foreslog måltallet", target.proposed_by),
        ("begrundelsen for forslaget", target.rationale),
    )
    if missing := [what for what, known in unknown if not known]:
        yield Blank(listed(missing), delivered(pages.DRAFT, "draft_targets"))
    yield Blank("hvorfor måltallet blev forkastet, hvornår og af hvem", IN_THE_DOCUMENT)


def _chosen(status: Status, each: DraftTargetStatus) -> str:
    """The variant that stands in place of a dropped one; empty if none does."""
    root = each.target.variant_of or each.target.id
    return "; ".join(
        vote_sentence(status, other)
        for other in target_lines.kept(status)
        if (other.target.variant_of or other.target.id) == root
    )
