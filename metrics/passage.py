"""A step's way from expected to held, and a matter's way through the political bodies (docs/metode.md, R13.5-R13.8). Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from types import MappingProxyType

from metrics.status import Status
from policy.choices import EventKind, EventState, Stage
from policy.organisation import exists_on
from policy.periods import PeriodKind
from policy.records import Department, Event
from policy.whole_city import WHOLE_CITY

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


@dataclass(frozen=True, slots=True)
class Leg:
    """A stage of a matter's way with its steps, each by its newest word; none if no source names one."""

    stage: Stage
    steps: tuple[Event, ...] = ()

    @property
    def first(self) -> date | None:
        """The first day of its steps, if a source dates one."""
        return min((step.period.first for step in self.steps if step.period), default=None)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter on its way through the political bodies.

    `legs` are all stages, in the order of the sources where they give dates, else in the usual one.
    `beside` are the events of the matter that are at no stage.
    """

    name: str
    legs: tuple[Leg, ...]
    beside: tuple[Event, ...] = ()

    @property
    def steps(self) -> tuple[Event, ...]:
        return tuple(step for leg in self.legs for step in leg.steps)

    @property
    def ahead_of_the_usual(self) -> tuple[tuple[Leg, Leg], ...]:
        """Each dated leg that comes before one that it usually follows, with the first such."""
        usual = list(Stage)
        dated = [leg for leg in self.legs if leg.first]
        found = []
        for place, leg in enumerate(dated):
            later = (
                each
                for each in dated[place + 1 :]
                if usual.index(each.stage) < usual.index(leg.stage)
            )
            if passed := next(later, None):
                found.append((leg, passed))
        return tuple(found)


def matters(status: Status) -> tuple[Matter, ...]:
    """The matters with at least one stage, the newest first."""
    named: defaultdict[str, list[Event]] = defaultdict(list)
    for event in status.events:
        words = (event, *reversed(earlier(status, event)))
        if name := next((each.matter for each in words if each.matter), None):
            named[name].append(event)
    found = [_matter(status, name, events) for name, events in named.items()]
    return tuple(sorted((each for each in found if each.steps), key=_newest, reverse=True))


def _matter(status: Status, name: str, events: Sequence[Event]) -> Matter:
    stages = {event.id: _stage(status, event) for event in events}
    legs = [
        Leg(stage, tuple(_in_time(event for event in events if stages[event.id] is stage)))
        for stage in Stage
    ]
    beside = tuple(event for event in events if stages[event.id] is None)
    return Matter(name, tuple(_in_order(legs)), beside)


def _stage(status: Status, event: Event) -> Stage | None:
    """The stage of a step: by its newest word, else by what was said of it before."""
    words = (event, *reversed(earlier(status, event)))
    return next((each.stage for each in words if each.stage), None)


def _in_time(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda each: each.period.first if each.period else date.max)


def _in_order(legs: Sequence[Leg]) -> list[Leg]:
    """The dated legs by their first day; each other one just before the one that it usually precedes."""
    usual = list(Stage)
    found = sorted((leg for leg in legs if leg.first), key=lambda leg: leg.first or date.max)
    for leg in (leg for leg in legs if not leg.first):
        follows = usual[usual.index(leg.stage) + 1 :]
        stages = [each.stage for each in found]
        places = (stages.index(stage) for stage in follows if stage in stages)
        found.insert(next(places, len(found)), leg)
    return found


def _newest(matter: Matter) -> date:
    return max((event.period.last for event in matter.steps if event.period), default=date.min)


@dataclass(frozen=True, slots=True)
class Unmentioned:
    """Who, of the city's departments, no step of a matter names: by committee where it is known."""

    committees: tuple[str, ...]
    departments: tuple[Department, ...]
    """Those whose committee no source names."""


def unmentioned(status: Status, matter: Matter) -> Unmentioned:
    """The departments' committees that no step of the matter names."""
    bodies = " ".join(step.body or "" for step in matter.steps).casefold()
    standing_ones = [d for d in status.departments if _counts(d, status.as_of)]
    committees = dict.fromkeys(d.committee for d in standing_ones if d.committee)
    return Unmentioned(
        tuple(each for each in committees if each.casefold() not in bodies),
        tuple(d for d in standing_ones if not d.committee),
    )


def _counts(department: Department, day: date) -> bool:
    return department.code != WHOLE_CITY and exists_on(department, day)
