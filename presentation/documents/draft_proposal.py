"""What a body is asked to do with a draft, and what the draft holds."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.status import Status
from policy.choices import DraftStep, ProposalStep
from presentation.blocks import Bullets, Drafted, Paragraph, ParagraphKind, Selection
from presentation.documents import target_lines
from presentation.drafting import targets
from presentation.drafting.vote_sentence import money, vote_sentence
from presentation.language.numbers import day, in_words
from presentation.language.words import capitalised, ended

MOST_TARGETS = 10
"""The targets that a proposal has; the paper on the targets has all."""
REST = "står i »Udkast til måltal«"


def title(status: Status) -> str:
    """The title of a proposal about a draft."""
    return (
        f"Indstilling: Udkast til {status.policy.title if status.policy else 'handicappolitikken'}"
    )


def asked(status: Status, at: ProposalStep, finance: str, city_council: str) -> str:
    """What a body is asked to do with the draft; the committee, by how far the draft is."""
    name = f"»{status.policy.title}«" if status.policy else "politikken"
    match at:
        case ProposalStep.FINANCE:
            return f"anbefaler over for {city_council}, at {name} godkendes"
        case ProposalStep.CITY_COUNCIL:
            return f"godkender {name}"
    if _is_internal(status):
        return f"godkender, at udkastet til {name} sendes i høring"
    return f"anbefaler over for {finance} og {city_council}, at {name} godkendes"


def follows(status: Status, at: ProposalStep, finance: str, city_council: str) -> str:
    """What comes of the draft when a body does what it is asked."""
    match at:
        case ProposalStep.FINANCE:
            return f"Udkastet går videre til {city_council}."
        case ProposalStep.CITY_COUNCIL:
            return _in_force(status)
    if _is_internal(status):
        return "Udkastet sendes i høring, før det behandles videre."
    return f"Udkastet går videre til {finance} og {city_council}."


def _in_force(status: Status) -> str:
    policy = status.policy
    if policy is None:
        return "Politikken er godkendt."
    return f"»{policy.title}« gælder fra {day(policy.start)} til {day(policy.end)}."


def _is_internal(status: Status) -> bool:
    reached = status.draft.step(status.as_of)
    return reached is None or reached.step is DraftStep.INTERNAL


def solution(status: Status, selection: Selection) -> Iterator[Drafted]:
    """The targets of the draft as they can be voted on, and what is not measured in numbers."""
    if found := target_lines.selected(status, selection):
        yield Paragraph("Udkastets måltal", ParagraphKind.LABEL)
        yield from _first(tuple(vote_sentence(status, each) for each in found))
    if reasons := target_lines.not_in_numbers(status, selection):
        yield Paragraph("Det, der ikke skal måles i tal", ParagraphKind.LABEL)
        yield from _first(reasons)


def economy(status: Status, selection: Selection) -> Iterator[Drafted]:
    """The money of each target of the draft."""
    if found := target_lines.selected(status, selection):
        yield Paragraph("Økonomien i udkastets måltal", ParagraphKind.LABEL)
        yield from _first(
            tuple(ended(f"{targets.name(status, t)}: {money(t.financing)}") for t in found)
        )


def _first(items: tuple[str, ...]) -> Iterator[Drafted]:
    """The first of many, and how many more there are."""
    yield Bullets(items[:MOST_TARGETS])
    if (left := len(items) - MOST_TARGETS) > 0:
        yield Paragraph(f"{capitalised(in_words(left))} mere {REST}.")
