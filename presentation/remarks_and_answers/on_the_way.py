"""What the council has delivered: what it is, how far it is, and who does the next step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from metrics.status import Status
from policy.drafting import DraftTarget, HearingAnswer, Objection
from policy.ownership import COUNCIL, Around, owners
from policy.records import Remark
from policy.tables import Records
from presentation import tables
from presentation.html.links import Links
from presentation.html.markup import anchor, items, paragraph
from presentation.language import city
from presentation.language.numbers import counted
from presentation.language.words import capitalised
from presentation.remarks_and_answers import draft_words
from presentation.submissions.history import NEXT_STEPS, OF_COUNCIL, moment
from presentation.tables import Column, Table
from store.differences import Difference
from store.history import Submission
from store.states import State

NOT_SENT = "Det her har I skrevet, men ikke sendt, og dets felter er ikke på siden mere. Kopiér det, før I går:"
BY_NAME = (
    "Uden login skriver hver sit navn, når noget bliver gemt, og siden kan ikke vide, hvem der er i rådet eller i "
    "en forvaltning."
)
TO_APPROVE = "Rådet godkender den herunder"
NOTHING_YET = "Her er ikke skrevet noget endnu."
TABLES = frozenset({"remarks", "objections", "hearing_answers", "draft_targets"})
"""The tables that the council's words are in."""
STATES: Mapping[State, str] = {
    State.DRAFT: "kladde",
    State.APPROVED: "godkendt af rådet",
    State.PRESENTED: "forelagt",
    State.PUBLIC: "offentlig",
    State.DISCARDED: "kasseret",
}
NEXT: Mapping[State, str] = {
    State.DRAFT: "Rådet godkender den her på siden. Indtil da ser kun rådet og koordinatoren den.",
    State.APPROVED: "Koordinatoren forelægger den. Indtil da ser kun rådet og koordinatoren den.",
    State.PRESENTED: "Koordinatoren gør den offentlig. Forvaltningerne kan se den og svare.",
    State.PUBLIC: "Ingen. Alle kan se den.",
    State.DISCARDED: "Ingen. Den er taget tilbage.",
}
"""Who does the next step, by how far it is, and who sees it until then."""
NEXT_OF_OPEN: Mapping[State, str] = {
    State.DRAFT: "Rådet godkender den her på siden.",
    State.APPROVED: "Koordinatoren forelægger den.",
    State.PRESENTED: "Koordinatoren gør den offentlig.",
}
"""The same in a draft without anything public, which its circle sees as a whole."""
SEEN_AT_ONCE = (
    "Alle, som udkastet er åbnet for, kan se det, der er skrevet i det, så snart det er gemt."
)


def not_sent_label(label: str) -> str:
    return f"Ikke sendt: {label}"


@dataclass(frozen=True, slots=True)
class Sent:
    """A submission with the council's own rows in it, as they came."""

    submission: Submission
    rows: tuple[Any, ...]


def is_of_council(submission: Submission) -> bool:
    """Whether a submission can have rows of the council, by its scopes."""
    return any(scope.partition("/")[0] in TABLES for scope in submission.scopes)


def sent(
    status: Status, found: Iterable[tuple[Submission, Sequence[Difference]]]
) -> tuple[Sent, ...]:
    """Of some submissions with their changes, those that have words of the council."""
    around = Around(Records(policies=(status.policy,) if status.policy else ()))
    every = (Sent(each, tuple(_own(changes, around))) for each, changes in found)
    return tuple(each for each in every if each.rows)


def steps_of(
    status: Status, submission: Submission, changes: Callable[[int], Sequence[Difference]]
) -> Mapping[State, str]:
    """The labels of a submission's steps: the council approves what has its words."""
    is_councils = is_of_council(submission) and sent(
        status, [(submission, changes(submission.version))]
    )
    return OF_COUNCIL if is_councils else NEXT_STEPS


def _own(changes: Iterable[Difference], around: Around) -> Iterator[Any]:
    for change in changes:
        record = change.after or change.before
        if change.table in TABLES and COUNCIL in owners(change.table, record, around):
            yield record


def shown(status: Status, found: Sequence[Sent], links: Links, *, seen_at_once: bool) -> Markup:
    """What has been sent, the newest first, as a table that stacks on a phone.

    `seen_at_once`: it is in a draft that its circle sees as a whole.
    """
    if not found:
        return Markup("")
    steps = {**NEXT, **NEXT_OF_OPEN} if seen_at_once else NEXT
    columns: tuple[Column[Sent], ...] = (
        Column("Hvad", lambda each: items([_name(status, row) for row in each.rows], "plain")),
        Column("Gemt", lambda each: moment(each.submission.at)),
        Column("Hvor langt", lambda each: capitalised(_state(each.submission))),
        Column("Næste skridt", lambda each: steps[each.submission.state]),
        Column("Kvittering", lambda each: _receipt(each.submission, links)),
    )
    caption = f"Det, {city.council(status)} har sendt, det nyeste først"
    notice = paragraph(SEEN_AT_ONCE) if seen_at_once else Markup("")
    return notice + tables.on_page(Table(caption, columns, found), "stack")


def _state(submission: Submission) -> str:
    told = STATES[submission.state]
    undone = submission.undone_by and submission.state is not State.DISCARDED
    return f"{told}, fortrudt med udgave {submission.undone_by}" if undone else told


def _receipt(submission: Submission, links: Links) -> Markup:
    version = submission.version
    return anchor(f"Kvittering for udgave {version}", links.receipt(version))


def _name(status: Status, row: Any) -> str:
    match row:
        case Remark():
            return f"Bemærkning {row.id}: {row.title}"
        case HearingAnswer():
            late = ", efter fristen" if draft_words.is_late(status, row) else ""
            about = row.priority or "hele politikken"
            return f"Høringssvar {row.id} om {about}{late}"
        case Objection():
            return f"Uenighed i måltallet {row.target}"
        case DraftTarget():
            return f"Forslag til måltallet {row.id}"
    raise TypeError(type(row))


def lead(status: Status, found: Sequence[Sent]) -> str:
    """How much is still with the council, and how much is on its way."""
    council = city.council(status)
    if not found:
        return NOTHING_YET
    return to_approve(status, found) or f"Intet venter på {council}."


def to_approve(status: Status, found: Sequence[Sent]) -> str:
    """How many drafts the council has yet to approve; empty if none."""
    drafts = sum(each.submission.state is State.DRAFT for each in found)
    what = capitalised(counted(drafts, "kladde", "kladder"))
    return f"{what} venter på, at {city.council(status)} godkender." if drafts else ""
