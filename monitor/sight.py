"""What a person may see of what is not public yet.

Without a right only what is public; with one, her own departments' submissions or the council's, and
what has been presented; the coordinator sees everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from metrics.drafts import Draft
from monitor import persons
from policy.actors import Actor, Right
from policy.ownership import deliverer, is_of
from store import history, publishing
from store.accepted import Store
from store.faults import NotDoneError
from store.history import Step, Submission, Undoing
from store.marker import NOTHING_HIDDEN, Hidden
from store.snapshots import snapshots
from store.states import Origin, State

NOT_FOR_READERS = "Det er for dem, der arbejder med oplysningerne. Log ind med en rolle, der giver adgang til det."
OBSTACLE = (
    "Udgave {} kan ikke fortrydes, som det er nu, for andre bygger på den. Spørg koordinatoren, eller "
    "indberet de rigtige oplysninger i en ny udgave."
)
SEEING = (Right.SEE_ALL, Right.SEE_OWN)
"""The rights with which somebody sees more than is public."""


class NotAllowedError(NotDoneError):
    """The person's role does not allow what she asks for. The message is Danish."""


def is_own(actor: Actor, submission: Submission) -> bool:
    """Whether a submission is of the departments, or the council, that a person acts for."""
    acts_for = deliverer(actor).acts_for
    return bool(acts_for) and is_of(acts_for, submission.acted_for, submission.scopes)


def may_handle(actor: Actor, submission: Submission) -> bool:
    """Whether a person may approve and take back a submission, and fetch its file."""
    return actor.may(Right.DELIVER_ALL) or is_own(actor, submission)


def is_seen(actor: Actor, submission: Submission) -> bool:
    """Whether a person may know that a submission is there, and what it changed."""
    if actor.may(Right.SEE_ALL) or submission.state is State.PUBLIC:
        return True
    if submission.state is State.PRESENTED and actor.may(Right.SEE_PRESENTED):
        return True
    return actor.may(Right.SEE_OWN) and is_own(actor, submission)


def as_seen(actor: Actor, submission: Submission) -> Submission:
    """A submission as a person may see it: without names, notes and file name if it is not her own."""
    if (
        actor.may(Right.SEE_ALL)
        or submission.origin is Origin.DATA
        or (actor.may(Right.SEE_OWN) and is_own(actor, submission))
    ):
        return submission
    return replace(
        submission,
        file_name="",
        who="",
        note="",
        steps=tuple(map(_without_person, submission.steps)),
        redactions=(),
        withheld=True,
    )


def _without_person(step: Step) -> Step:
    """A step without who took it; the note of the last one is the public name of a snapshot."""
    return replace(step, who="", note=step.note if step.state is State.PUBLIC else "")


def obstacle_as_seen(actor: Actor, looked: Undoing) -> str:
    """Why a submission cannot be undone, without the files and names of others; empty if it can."""
    if not looked.obstacle or actor.may(Right.SEE_ALL):
        return looked.obstacle
    return OBSTACLE.format(looked.version)


def hidden_from(actor: Actor, store: Store, not_public: Hidden) -> Hidden:
    """Which of the versions that are not public a person's working edition leaves out.

    A submission of her own that refers to a row which only others' have is left out until those are
    seen too.
    """
    if actor.may(Right.SEE_ALL):
        return NOTHING_HIDDEN
    waiting = publishing.waiting(store)
    every = (each for each in history.history(store) if each.version in waiting)
    return _without_dangling(store, not_public, _seen(actor, every))


def hidden_then(actor: Actor, store: Store, submission: Submission, at: str) -> Hidden:
    """Which of the versions before a submission a person did not see at a moment (UTC, ISO 8601).

    The same for ever after, whatever is published later.
    """
    if actor.may(Right.SEE_ALL):
        return NOTHING_HIDDEN
    earlier = [
        replace(each, steps=steps)
        for each in history.history(store)
        if each.version < submission.version
        and (steps := tuple(step for step in each.steps if step.at <= at))
    ]
    not_public = {
        each.version
        for each in earlier
        if all(step.state is not State.PUBLIC for step in each.steps)
    }
    waiting = (each for each in earlier if each.state not in (State.PUBLIC, State.DISCARDED))
    return _without_dangling(store, frozenset(not_public), _seen(actor, waiting))


def _seen(actor: Actor, submissions: Iterable[Submission]) -> set[int]:
    return {each.version for each in submissions if is_seen(actor, each)}


def _without_dangling(store: Store, not_public: Hidden, seen: set[int]) -> Hidden:
    hidden = not_public - seen
    while lost := _dangling(store, hidden) & seen:
        seen -= lost
        hidden |= lost
    return hidden


def is_open_draft(actor: Actor, store: Store, today: date) -> bool:
    """Whether it is a draft without a snapshot, of which a person's circle sees everything."""
    if snapshots(store) or not store.hidden():
        return False
    known = store.observe(today)
    draft = Draft(steps=known.policy_steps, openings=known.openings)
    return draft.is_draft(today) and draft.is_open_for(persons.circle(actor), today)


def _dangling(store: Store, hidden: Hidden) -> set[int]:
    """The versions that have a row which refers to one that is not there."""
    _, standing = store.standing(None, hidden)
    return {
        each.version
        for lost in publishing.dangling(standing)
        for each in standing.get(lost.row, ())
    }
