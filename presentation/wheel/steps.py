"""The steps of the political process that have a day, each chain of expected and held ones as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from metrics.status import Status
from policy.choices import EventKind, EventState
from policy.periods import Period, PeriodKind
from policy.records import Event

DAYS = (PeriodKind.DATE, PeriodKind.WEEK)
"""The times that are days: an entry for a whole month, quarter or year would say more than the source."""
MEETINGS = (EventKind.COMMITTEE, EventKind.CITY_COUNCIL, EventKind.DIALOGUE)


@dataclass(frozen=True, slots=True)
class Step:
    """A step on its day, as its newest row tells it.

    `known_as` is the code of the first row of its chain, which stays when later rows settle that.
    `before` is the row whose day it was expected on. With `borrowed`, that day is shown because the
    newest row has none.
    """

    event: Event
    known_as: str
    days: Period
    before: Event | None = None
    borrowed: bool = False

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
    """The newest step of each chain, if any of it has a day."""
    known = {each.id: each for each in (*status.settled.values(), *status.events)}
    chains = {each.id: _chain(each, known) for each in status.events}
    settled = {earlier for chain in chains.values() for earlier in chain}
    newest = [each for each in status.events if each.id not in settled]
    carries_on = {_first_code(each, chains[each.id]): each.id for each in newest}
    for event in newest:
        chain = chains[event.id]
        code = _first_code(event, chain)
        step = _step(event, code if carries_on[code] == event.id else event.id, chain, known)
        if step:
            yield step


def _chain(event: Event, known: Mapping[str, Event]) -> tuple[str, ...]:
    """The codes of the earlier rows that a row settles, newest first; none if they go in a circle."""
    found: list[str] = []
    earlier = event.settles
    while earlier:
        if earlier == event.id or earlier in found:
            return ()
        found.append(earlier)
        row = known.get(earlier)
        earlier = row.settles if row else None
    return tuple(found)


def _first_code(event: Event, chain: tuple[str, ...]) -> str:
    return chain[-1] if chain else event.id


def _step(
    event: Event, code: str, chain: tuple[str, ...], known: Mapping[str, Event]
) -> Step | None:
    earlier = [known[each] for each in chain if each in known]
    before = next((each for each in earlier if _days(each)), None)
    old, own = _days(before), _days(event)
    if own and not (event.state is EventState.POSTPONED and own == old):
        return Step(event, code, own, before)
    return Step(event, code, old, before, borrowed=True) if old else None


def _days(event: Event | None) -> Period | None:
    """The days of a row; None where its source has none."""
    told = event.period if event else None
    return told if told and told.kind in DAYS else None
