"""A matter's way through the political bodies, stage by stage (docs/metode.md, R13.8). Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.passage import earlier
from metrics.status import Status
from policy.choices import Stage
from policy.organisation import exists_on
from policy.records import Department, Event
from policy.whole_city import WHOLE_CITY


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
