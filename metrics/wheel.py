"""What is owed by which day, and by whom: the year's wheel (docs/metode.md, chapter 20). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from metrics.status import Status
from policy.choices import Owed
from policy.periods import Period
from policy.wheel import DeadlineRule
from policy.workdays import moved


class DutyState(Enum):
    """How it stands with something that is owed, on a day."""

    COMING = auto()
    """The deadline is today or later."""
    DONE = auto()
    """It is there."""
    MISSING = auto()
    """The deadline has passed: it is missing from the day after."""
    CLOSED = auto()
    """The coordinator has closed the period, so that it is no longer awaited."""
    ENDED = auto()
    """The department that owed it had ended before the deadline."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that somebody owes by a day.

    `id` says what it is without any day, so that it stays when the deadline is moved. `owner` is a
    department's code, or `policy.ownership.COUNCIL`, or None for a body that is no department;
    `body` is what that is called. `subject` is the code of the indicator, the remark or the rule.
    `unmoved` is the deadline before it was moved to a working day.
    """

    id: str
    owed: Owed
    subject: str
    owner: str | None
    due: date
    unmoved: date
    state: DutyState
    period: Period | None = None
    body: str | None = None
    rule: DeadlineRule | None = None

    @property
    def is_moved(self) -> bool:
        return self.due != self.unmoved


def duties(status: Status, first: date, last: date, today: date) -> tuple[Duty, ...]:
    """Everything owed from one day to another, the nearest first; how it stands with it today."""
    found = (each for rule in status.deadline_rules for each in _on_days(rule, last, today))
    return tuple(sorted((d for d in found if first <= d.due <= last), key=lambda d: (d.due, d.id)))


def _on_days(rule: DeadlineRule, last: date, today: date) -> Iterator[Duty]:
    """What a rule with a day owes, the first time."""
    if rule.first is None or rule.first > last + timedelta(days=1):
        return
    due = moved(rule.first)
    yield Duty(
        id=f"{rule.id}-{rule.first.year}",
        owed=rule.owed,
        subject=rule.id,
        owner=None,
        due=due,
        unmoved=rule.first,
        state=DutyState.COMING if today <= due else DutyState.MISSING,
        body=rule.body,
        rule=rule,
    )
