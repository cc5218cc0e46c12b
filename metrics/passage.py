"""A step's way from expected to held, by the words that sources have of it (docs/metode.md, R13.5 to R13.7). Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum, auto
from types import MappingProxyType

from metrics.status import Status
from policy.choices import EventKind, EventState
from policy.periods import PeriodKind
from policy.records import Event

NO_STEPS = (EventKind.BUDGET, EventKind.ORGANISATION)
"""Kinds of events that are not steps of the policy's own process."""

TO_COME = (EventState.EXPECTED, EventState.POSTPONED)
WITH_A_DATE = (PeriodKind.DATE, PeriodKind.WEEK, PeriodKind.MONTH)
"""The times that are near enough to a day to be waited for; a year is not."""


class Standing(Enum):
    """How it stands with a step on a day."""

    HELD = auto()
    CALLED_OFF = auto()
    PUT_OFF = auto()
    """Postponed, and no source names a new day."""
    COMING = auto()
    RUNNING = auto()
    """Expected within a time that has begun, so that it may have happened."""
    PASSED = auto()
    """The time has passed, and no source says whether it happened: a question, not a failure."""
    UNDATED = auto()
    """Expected, and no source says when."""


def standing(event: Event, day: date) -> Standing:
    """How it stands with a step on a day, by the newest word of it."""
    match event.state:
        case EventState.HELD:
            return Standing.HELD
        case EventState.CALLED_OFF:
            return Standing.CALLED_OFF
    if event.period is None:
        return Standing.PUT_OFF if event.state is EventState.POSTPONED else Standing.UNDATED
    if day <= event.period.first:
        return Standing.COMING
    return Standing.RUNNING if day <= event.period.last else Standing.PASSED


def expected_on(status: Status, day: date) -> list[Event]:
    """The steps expected on a day or later, the one that is due first on top (R13.7).

    A step expected some time this year thus comes before one of a later year.
    """
    found = [
        (event.period.last, event.period.first, event)
        for event in status.events
        if event.period
        and event.kind not in NO_STEPS
        and standing(event, day) in (Standing.COMING, Standing.RUNNING)
    ]
    return [event for *_, event in sorted(found, key=lambda each: each[:2])]


def next_step(status: Status, day: date) -> Event | None:
    """The step that is due first, seen from a day, as far as the sources of the status go."""
    return next(iter(expected_on(status, day)), None)


def has_a_date(event: Event) -> bool:
    """Whether a step's time is near enough to a day to be waited for."""
    return event.period is not None and event.period.kind in WITH_A_DATE


def settled(events: Sequence[Event]) -> Mapping[str, Event]:
    """By id, the events that later ones answer: held after all, put off, cancelled, or taken up again.

    What was held stays. A step put off counts as answered by another answer to the same step that is
    not from before its new day.
    """
    later = _answers(events)
    return MappingProxyType(
        {
            event.id: event
            for event in events
            if event.state is not EventState.HELD and _is_answered(event.id, later)
        }
    )


def _answers(events: Sequence[Event]) -> Mapping[str, str]:
    """The event that answers each, by id."""
    siblings: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.settles:
            siblings[event.settles].append(event)
    later = {step: answers[-1].id for step, answers in siblings.items()}
    for step, answers in siblings.items():
        for event in answers:
            if event.id not in later and (after := _overtaking(event, answers)):
                later |= {step: event.id, event.id: after.id}
    return later


def _overtaking(event: Event, answers: Iterable[Event]) -> Event | None:
    """The answer to the same step that says what became of it on its new day or later."""
    if event.state not in TO_COME:
        return None
    return next(
        (other for other in answers if other.state not in TO_COME and _not_before(other, event)),
        None,
    )


def _not_before(event: Event, moved: Event) -> bool:
    if moved.period is None:
        return event.state is EventState.HELD
    return event.period is not None and event.period.last >= moved.period.first


def _is_answered(step: str, later: Mapping[str, str]) -> bool:
    """Whether the chain of answers from this one ends at a later event, not in a circle."""
    passed: set[str] = set()
    last = step
    while last in later and last not in passed:
        passed.add(last)
        last = later[last]
    return bool(passed) and last not in passed


def earlier(status: Status, event: Event) -> tuple[Event, ...]:
    """What was said of a step before its newest word, the oldest first."""
    found: list[Event] = []
    step = event
    while step.settles:
        moved = [
            each
            for each in status.settled.values()
            if each.settles == step.settles and each not in (event, *found)
        ]
        before = status.settled.get(step.settles)
        found += moved
        if before is None or before in found:
            break
        found.append(before)
        step = before
    return tuple(reversed(found))


def disputes(status: Status, event: Event) -> tuple[Event, ...]:
    """What other sources say became of the same step, if it is not the same."""
    others = [
        each
        for each in status.events
        if event.settles and each.settles == event.settles and each.id != event.id
    ]
    if all((other.state, other.period) == (event.state, event.period) for other in others):
        return ()
    return tuple(others)
