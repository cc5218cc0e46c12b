"""Something that somebody owes by a day, and how it stands with it (docs/metode.md, chapter 20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from policy.choices import Owed
from policy.periods import Period
from policy.wheel import DeadlineRule


class DutyState(Enum):
    """How it stands with something that is owed, on a day."""

    COMING = auto()
    """The deadline is today or later."""
    DONE = auto()
    """It is there."""
    MISSING = auto()
    """The deadline has passed: it is missing from the day after."""
    NO_NEWS = auto()
    """The day has passed, and the data cannot show whether it was kept: a question, not a failure."""
    CLOSED = auto()
    """The coordinator has closed the period, so that it is no longer awaited."""
    ENDED = auto()
    """The department that would have owed it ended first: before the last day of a figure's period,
    before the deadline of anything else."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that somebody owes by a day.

    `id` says what it is without any day, so that it stays when the deadline is moved. `owner` is a
    department's code, `policy.whole_city.WHOLE_CITY` for the city's own total, which is the
    coordinator's, `policy.ownership.COUNCIL`, or None for a body that is no department; `body` is what
    that is called, if it is known. `subject` is the code of the indicator, the remark or the rule.
    `unmoved` is the deadline before it was moved to a working day. `rule` is None where the indicator
    has days of its own.
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


def identity(*parts: object) -> str:
    """The id of a duty from what it is.

    >>> identity(Owed.FIGURES, "fleksjob", "SOF", Period.parse("2023/24"))
    'figures/fleksjob/SOF/2023/24'
    """
    return "/".join(str(part) for part in parts if part is not None)
