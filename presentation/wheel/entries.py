"""What a status has for a calendar: deadlines, and the steps whose day is known. Pure.

The days asked for are the policy's own, never counted from today, so that the same status always gives
the same entries. How they have changed from one status to the next is told in `changes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from uuid import UUID, uuid5

from metrics import wheel
from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy.choices import Owed
from policy.drafting import PolicyStep
from presentation import pages
from presentation.language import city
from presentation.language.words import capitalised
from presentation.wheel import concerns, entry_words, steps
from presentation.wheel.concerns import EVERYTHING, Whose
from presentation.wheel.steps import Step

NAMESPACE = UUID("5b0c6f0e-3a55-4a5e-9a8b-1d3c5f6a7e21")
PRODUCT = "handicapmonitor"
"""What every entry's UID ends with: the product, since the host is another on another server."""


class EntryState(Enum):
    """How sure an entry is, by the words of RFC 5545."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole-day entry of a calendar.

    `uid` stays the same when the day is moved. `last` is the entry's last day. `address` is that of
    the page and row, below the site's. `sequence` counts its changes, and `changed` is when the last
    was published. `whose` are the calendars that it is in.
    """

    uid: str
    title: str
    first: date
    last: date
    description: str
    address: str
    state: EntryState
    categories: tuple[str, ...]
    whose: frozenset[Whose]
    sequence: int
    changed: datetime


def entries(status: Status, whose: Whose = EVERYTHING) -> tuple[Entry, ...]:
    """The entries of a calendar as one status has them, by day."""
    found = [*_duties(status), *_events(status), *_hearings(status)]
    chosen = (each for each in found if whose == EVERYTHING or whose in each.whose)
    return in_order(chosen)


def in_order(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries by day, in the same order every time."""
    return tuple(sorted(found, key=lambda each: (each.first, each.last, each.title, each.uid)))


def span(status: Status) -> tuple[date, date]:
    """The days that deadlines are taken from: the policy's, and the year after in which it is counted up.

    They end no earlier than the year after the status, for a policy that is followed up for longer.
    """
    year = status.as_of.year
    if status.policy is None:
        return date(year - 1, 1, 1), date(year + 1, 12, 31)
    return status.policy.start, date(max(status.policy.end.year, year) + 1, 12, 31)


def _duties(status: Status) -> Iterator[Entry]:
    first, last = span(status)
    for duty in wheel.duties(status, first, last, status.as_of):
        yield Entry(
            uid=_uid(status, "duty", duty.id),
            title=entry_words.duty_title(status, duty),
            first=duty.due,
            last=duty.due,
            description=entry_words.duty_description(status, duty),
            address=_place(duty),
            state=_state_of(duty),
            categories=("Frist", capitalised(duty.owed.label)),
            whose=concerns.of_duty(status, duty),
            sequence=0,
            changed=_midnight(status.as_of),
        )


def _place(duty: Duty) -> str:
    """The address of what is owed: the figure, the remark, else what everyone owes."""
    match duty.owed:
        case Owed.FIGURES:
            return f"{pages.FIGURES}#{duty.subject}"
        case Owed.REPLIES:
            return f"{pages.COUNCIL}#{duty.subject}"
    return pages.PROCESS


def _state_of(duty: Duty) -> EntryState:
    ended = duty.state is DutyState.ENDED
    return EntryState.CANCELLED if ended else EntryState.CONFIRMED


def _events(status: Status) -> Iterator[Entry]:
    first, _ = span(status)
    for step in steps.with_a_day(status):
        if step.last < first:
            continue
        yield Entry(
            uid=_uid(status, "event", step.known_as),
            title=entry_words.step_title(step),
            first=step.first,
            last=step.last,
            description=entry_words.step_description(status, step),
            address=f"{pages.PROCESS}#{step.event.id}",
            state=_state_of_step(step),
            categories=(
                "Møde" if step.is_meeting else "Trin",
                capitalised(city.event_kind(status, step.event.kind)),
            ),
            whose=concerns.of_step(status, step),
            sequence=0,
            changed=_midnight(status.as_of),
        )


def _state_of_step(step: Step) -> EntryState:
    if step.is_off:
        return EntryState.CANCELLED
    return EntryState.CONFIRMED if step.is_held else EntryState.TENTATIVE


def _hearings(status: Status) -> Iterator[Entry]:
    for each in status.draft.steps:
        if each.deadline is not None:
            yield _hearing(status, each, each.deadline)


def _hearing(status: Status, step: PolicyStep, deadline: date) -> Entry:
    return Entry(
        uid=_uid(status, "step", step.step.value),
        title=entry_words.deadline_title(status, step),
        first=deadline,
        last=deadline,
        description=entry_words.deadline_description(status, step, deadline),
        address=pages.DRAFT,
        state=EntryState.CONFIRMED,
        categories=("Frist", "Udkast"),
        whose=concerns.of_draft(status, step),
        sequence=0,
        changed=_midnight(status.as_of),
    )


def _uid(status: Status, kind: str, code: str) -> str:
    policy = status.policy.id if status.policy else ""
    return f"{uuid5(NAMESPACE, f'{policy}/{kind}/{code}')}@{PRODUCT}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
