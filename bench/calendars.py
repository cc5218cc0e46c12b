"""Writing the calendar of all departments, compared with icalendar writing the same entries bare.

Nothing is kept from one time to the next: the entries are found in the status, held up against the edition
before, and written, each time anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from time import process_time

from icalendar import Calendar, Event

from bench.timing import compared
from metrics.assessment import assess
from metrics.status import Status
from policy.choices import Direction, EventKind, EventState, Frequency, Owed, Population, Unit
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department, Indicator, Observation, Policy
from policy.records import Event as Step
from policy.tables import Records
from policy.wheel import DeadlineRule
from presentation.html.site import Site
from presentation.wheel.changes import told
from presentation.wheel.concerns import EVERYTHING
from presentation.wheel.entries import Entry
from reports.calendar.ics import DANISH, PRODUCT, ics

DAY = date(2026, 6, 1)
BEFORE = date(2026, 3, 1)
YEAR = 2026
DEPARTMENTS = ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF")
INDICATORS, MEETINGS = 30, 50
AIM = 1.5
ADDRESS = "https://handicap.example"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that nothing is remembered of."""

    key: Hashable
    at: datetime
    version: int
    status: Callable[[], Status]


def lines() -> Iterator[str]:
    records = _records()
    editions = [(1, assess(records, BEFORE)), (2, assess(records, DAY))]
    entries = _found(editions[1:])
    one = compared(
        lambda: _written(editions[1:]), lambda: _bare(entries), rounds=9, clock=process_time
    )
    two = compared(lambda: _written(editions), lambda: _bare(entries), rounds=9, clock=process_time)
    yield (
        f"a calendar of {len(entries)} entries, a year of all departments: {one.ratio:.2f} times icalendar "
        f"writing them bare (aim: at most {AIM}); held up against an edition before, {two.ratio:.2f} times"
    )


def _records() -> Records:
    """Invented: figures that every department owes each quarter of a year, and the meetings of it."""
    indicators = tuple(
        Indicator(
            id=f"indikator-{number}",
            name=f"Borgere, der får støtte nr. {number} til tiden",
            unit=Unit.COUNT,
            kind=Kind.LEVEL,
            population=Population.TARGET_GROUP,
            direction=Direction.HIGHER,
            frequency=Frequency.QUARTERLY,
        )
        for number in range(INDICATORS)
    )
    return Records(
        policies=(_policy(),),
        departments=tuple(Department(code=code, name=f"Forvaltningen {code}") for code in DEPARTMENTS),
        indicators=indicators,
        observations=tuple(_figure(each.id, code) for each in indicators for code in DEPARTMENTS),
        deadline_rules=(
            DeadlineRule(
                id="tal", owed=Owed.FIGURES, frequency=Frequency.QUARTERLY, days=32, set_by="Socialudvalget"
            ),
            DeadlineRule(id="raad", owed=Owed.REMARKS, first=date(YEAR, 4, 1)),
        ),
        events=tuple(_meeting(number) for number in range(MEETINGS)),
    )  # fmt: skip


def _policy() -> Policy:
    """A policy of a single year, so that its calendar is of that and the next."""
    return Policy(
        id="aar", title="En politik", city="Byen", start=date(YEAR, 1, 1), end=date(YEAR, 12, 31),
        history_from=date(YEAR - 1, 1, 1),
    )  # fmt: skip


def _figure(indicator: str, department: str) -> Observation:
    return Observation(
        indicator=indicator,
        department=department,
        period=Period.quarter(YEAR, 1),
        value=Quantity.exact(100),
        stated_by=department,
    )


def _meeting(number: int) -> Step:
    return Step(
        id=f"M-{number}",
        title=f"Møde nr. {number} i Socialudvalget om status på handicappolitikken",
        kind=EventKind.COMMITTEE,
        state=EventState.EXPECTED,
        period=Period.day(date(YEAR, 1, 5) + timedelta(days=7 * number)),
        body="Socialudvalget",
        departments=("SOF",),
    )


def _found(editions: list[tuple[int, Status]]) -> tuple[Entry, ...]:
    shown = [
        Edition(object(), datetime(YEAR, 1, version, tzinfo=UTC), version, _again(status))
        for version, status in editions
    ]
    return told(shown).of(EVERYTHING)


def _again(status: Status) -> Callable[[], Status]:
    """The status as one that nothing has been computed of yet."""
    return lambda: replace(status)


def _written(editions: list[tuple[int, Status]]) -> bytes:
    return ics("Handicappolitik", _found(editions), "Alt", Site(ADDRESS))


def _bare(entries: tuple[Entry, ...]) -> bytes:
    """The same entries with the same properties, as the library's own examples write them."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("sequence", entry.sequence)
        event.add("dtstamp", entry.changed)
        event.add("last-modified", entry.changed)
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))
        event.add("summary", entry.title, DANISH)
        event.add("description", entry.description, DANISH)
        event.add("status", entry.state.value)
        event.add("categories", list(entry.categories))
        event.add("transp", "TRANSPARENT")
        event.add("class", "PUBLIC")
        event.add("url", f"{ADDRESS}/{entry.address}")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
