"""What a committee is asked to do with a draft, by the step that it has reached, and what the draft holds."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.status import Status
from policy.choices import DraftStep, EventKind
from presentation.blocks import Blank, Bullets, Drafted, Paragraph, ParagraphKind, Selection
from presentation.documents import target_lines
from presentation.drafting import targets
from presentation.drafting.vote_sentence import money, vote_sentence
from presentation.language import city
from presentation.language.words import ended

FINANCE_COMMITTEE = "økonomiudvalget"
"""The committee that every city has by law (kommunestyrelsesloven § 18), where no step names it."""


def title(status: Status) -> str:
    """The title of a proposal about a draft."""
    return (
        f"Indstilling: Udkast til {status.policy.title if status.policy else 'handicappolitikken'}"
    )


def recommendation(status: Status) -> Iterator[Drafted]:
    """Who recommends is for people to say; what is asked follows from the step."""
    yield Blank("hvem der indstiller")
    committee = _committee(status)
    if not committee:
        yield Blank("til hvilket udvalg")
    yield Paragraph(f"Det indstilles, at {committee or 'udvalget'} {_asked(status)}.")


def _asked(status: Status) -> str:
    name = f"»{status.policy.title}«" if status.policy else "politikken"
    reached = status.draft.step(status.as_of)
    decides = city.event_kind(status, EventKind.CITY_COUNCIL)
    match reached.step if reached else DraftStep.INTERNAL:
        case DraftStep.INTERNAL:
            return f"godkender, at udkastet til {name} sendes i høring"
        case DraftStep.HEARING | DraftStep.REVISED:
            return f"anbefaler over for {_body(status, DraftStep.FINANCE) or FINANCE_COMMITTEE} og {decides}, at {name} godkendes"
        case DraftStep.RECOMMENDED:
            return f"anbefaler over for {decides}, at {name} godkendes"
        case DraftStep.FINANCE:
            return f"godkender {name}"
    return f"tager status på {name} til efterretning"


def _committee(status: Status) -> str:
    """Who is asked: the body that the next step belongs to."""
    reached = status.draft.step(status.as_of)
    match reached.step if reached else DraftStep.INTERNAL:
        case DraftStep.RECOMMENDED:
            return _body(status, DraftStep.FINANCE) or FINANCE_COMMITTEE
        case DraftStep.FINANCE:
            return city.event_kind(status, EventKind.CITY_COUNCIL)
    own = (DraftStep.RECOMMENDED, DraftStep.REVISED, DraftStep.HEARING, DraftStep.INTERNAL)
    return next(filter(None, (_body(status, step) for step in own)), "")


def _body(status: Status, step: DraftStep) -> str:
    return next((s.body for s in status.draft.steps if s.step is step and s.body), "")


def solution(status: Status, selection: Selection) -> Iterator[Drafted]:
    """The targets of the draft as they can be voted on, and what is not measured in numbers."""
    if found := target_lines.selected(status, selection):
        yield Paragraph("Udkastets måltal", ParagraphKind.LABEL)
        yield Bullets(tuple(vote_sentence(status, each) for each in found))
    if reasons := target_lines.not_in_numbers(status, selection):
        yield Paragraph("Det, der ikke skal måles i tal", ParagraphKind.LABEL)
        yield Bullets(reasons)


def economy(status: Status, selection: Selection) -> Iterator[Drafted]:
    """The money of each target of the draft."""
    if found := target_lines.selected(status, selection):
        yield Paragraph("Økonomien i udkastets måltal", ParagraphKind.LABEL)
        yield Bullets(
            tuple(ended(f"{targets.name(status, t)}: {money(t.financing)}") for t in found)
        )
