"""The steps of the political process that have a day, each chain of expected and held ones as one."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from metrics import passage
from metrics.status import Status
from policy.choices import EventKind, EventState, Stage
from policy.periods import Period, PeriodKind
from policy.records import Event

DAYS = (PeriodKind.DATE, PeriodKind.WEEK)
"""The times that are days: an entry for a whole month, quarter or year would say more than the source."""
MEETINGS = (EventKind.COMMITTEE, EventKind.CITY_COUNCIL, EventKind.DIALOGUE)


@dataclass(frozen=True, slots=True)
class Step:
    """A step on its day. `words` are the rows about it, the newest first.

    `known_as` is the code of the first row of its chain, which stays when later rows settle that.
    `before` is the row whose day it was expected on. With `borrowed`, that day is shown because the
    newest row has none.
    """

    words: tuple[Event, ...]
    known_as: str
    days: Period
    before: Event | None = None
    borrowed: bool = False

    @property
    def event(self) -> Event:
        """Its newest row."""
        return self.words[0]

    @property
    def body(self) -> str | None:
        return next((each.body for each in self.words if each.body), None)

    @property
    def departments(self) -> tuple[str, ...]:
        return next((each.departments for each in self.words if each.departments), ())

    @property
    def stage(self) -> Stage | None:
        return next((each.stage for each in self.words if each.stage), None)

    @property
    def first(self) -> date:
        return self.days.first

    @property
    def last(self) -> date:
        return self.days.last

    @property
    def moved_from(self) -> Period | None:
        """The day that it was expected on, where it now has another."""
        was = self.before.period if self.before and not self.borrowed else None
        return was if was != self.days else None

    @property
    def is_meeting(self) -> bool:
        return self.event.kind in MEETINGS

    @property
    def is_held(self) -> bool:
        """Whether it has been held, on this very day."""
        return self.event.state is EventState.HELD and not self.borrowed

    @property
    def is_off(self) -> bool:
        """Whether nothing happens on its day: called off, put off, or at another time."""
        if self.event.state is EventState.CALLED_OFF:
            return True
        if not self.borrowed:
            return False
        return not (self.event.state is EventState.HELD and self._may_be_its_day)

    @property
    def _may_be_its_day(self) -> bool:
        told = self.event.period
        return told is None or (told.first <= self.first and self.last <= told.last)


def with_a_day(status: Status) -> Iterator[Step]:
    """The steps of which some row has a day; where sources disagree, each as one of its own."""
    known = {each.id for each in (*status.settled.values(), *status.events)}
    words = [(event, *reversed(passage.earlier(status, event))) for event in status.events]
    codes = [_first_code(each[-1], known) for each in words]
    carries_on = {code: each[0].id for code, each in zip(codes, words, strict=True)}
    for code, each in zip(codes, words, strict=True):
        own = each[0].id
        if step := _step(each, code if carries_on[code] == own else own):
            yield step


def _first_code(first: Event, known: Container[str]) -> str:
    """The code that a chain begins with; the first row can answer one that has been taken away."""
    return first.settles if first.settles and first.settles not in known else first.id


def _step(words: tuple[Event, ...], code: str) -> Step | None:
    event, *earlier = words
    before = next((each for each in earlier if _days(each)), None)
    old, own = _days(before), _days(event)
    if own and not (event.state is EventState.POSTPONED and own == old):
        return Step(words, code, own, before)
    return Step(words, code, old, before, borrowed=True) if old else None


def _days(event: Event | None) -> Period | None:
    """The days of a row; None where its source has none."""
    told = event.period if event else None
    return told if told and told.kind in DAYS else None
