"""What the council is told of a draft that it answers: how long, how late, and what others say beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from policy.choices import DraftStep
from policy.drafting import HearingAnswer, PolicyStep
from presentation.drafting import targets
from presentation.html.markup import joined
from presentation.language import city
from presentation.language.deadlines import time_left
from presentation.language.numbers import weekday
from presentation.status import texts

MOST_OF_AN_ANSWER = 60
NO_TARGETS = "Der er ingen måltal i udkastet at være uenig i endnu."
WHOLE_POLICY = "hele"
"""In place of a priority, for an answer about the whole policy."""


def hearing(status: Status) -> PolicyStep | None:
    """The newest hearing of the draft; None before the first."""
    heard = [each for each in status.draft.steps if each.step is DraftStep.HEARING]
    return max(heard, key=lambda each: each.dated, default=None)


def deadline(status: Status, today: date) -> str:
    """When answers are due, how long that is or how late it has become; they are taken all the same."""
    step = hearing(status)
    if step is None:
        return "Udkastet er ikke sendt i høring endnu. I kan skrive, hvad I mener, allerede nu."
    if step.deadline is None:
        return "Udkastet er i høring. Der er ikke skrevet nogen frist for svar."
    if today <= step.deadline:
        return f"Udkastet er i høring til og med {weekday(step.deadline)}: {time_left(step.deadline, today)}."
    return (
        f"Fristen for høringssvar var {weekday(step.deadline)}. "
        "Svaret bliver taget imod alligevel, men det står, at det kom efter fristen."
    )


def is_over(status: Status, day_: date) -> bool:
    """Whether the deadline of the hearing is before a day."""
    step = hearing(status)
    return step is not None and step.deadline is not None and day_ > step.deadline


def is_late(status: Status, answer: HearingAnswer) -> bool:
    """Whether an answer came after the deadline of the hearing."""
    return is_over(status, answer.dated.last)


def answer_label(answer: HearingAnswer) -> str:
    """An answer in a list: its code and how it begins."""
    return f"{answer.id} {answer.wording[:MOST_OF_AN_ANSWER]}"


def priorities(status: Status) -> dict[str, str]:
    """What a hearing answer can be about, by code."""
    names = texts.places(status)
    return {WHOLE_POLICY: "Hele politikken"} | {
        each.priority.id: names[each.priority.id] for each in status.priorities
    }


def open_targets(status: Status) -> Mapping[str, DraftTargetStatus]:
    """The targets of the draft that stand, by code."""
    return {each.target.id: each for each in status.draft.targets if not each.is_dropped}


def target_label(status: Status, each: DraftTargetStatus) -> str:
    return f"{targets.name(status, each)} ({each.target.id})"


def beside(status: Status, each: DraftTargetStatus) -> Markup:
    """The target as it stands with the department's words, and those who disagree already."""
    return joined(
        [targets.beginning(status, each), targets.about(status, each), targets.objections(each)]
    )


def objection_label(status: Status) -> str:
    return f"{city.council(status)} er uenigt, fordi …"
