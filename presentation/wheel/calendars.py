"""The calendars that there are, and the addresses that programs fetch them at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from metrics.status import Status
from policy.whole_city import WHOLE_CITY
from presentation.html import addresses
from presentation.html.cache import once_a_status
from presentation.html.links import Links
from presentation.language import city
from presentation.language.letters import slug
from presentation.wheel import concerns
from presentation.wheel.concerns import Whose
from presentation.wheel.steps import with_a_day

ALL = "alle"
NAME_OF_ALL = "Alle frister og møder"
PATH = "kalender"
ENDING = "ics"
MIME = "text/calendar"


@dataclass(frozen=True, slots=True)
class CalendarOf:
    """A calendar: the code in its address, whose it is, and what that is called."""

    code: str
    name: str
    whose: Whose

    @property
    def title(self) -> str:
        """What a calendar program calls it, among those of other things."""
        return f"Handicappolitik: {self.name}"

    @property
    def file(self) -> str:
        return f"handicappolitik-{self.code}.{ENDING}"


@once_a_status(kept=8)
def calendars(status: Status) -> tuple[CalendarOf, ...]:
    """Everything, the council, each department, and each body that has a day or a department.

    A department that has ended keeps its calendar. The codes are ASCII, in lower case, and no two
    are the same.
    """
    return tuple(_coded(_named(status)))


def among(found: Iterable[CalendarOf], code: str) -> CalendarOf | None:
    """The calendar with a code, if there is one."""
    return next((each for each in found if each.code == code), None)


def merged(
    earlier: tuple[CalendarOf, ...], later: tuple[CalendarOf, ...]
) -> tuple[CalendarOf, ...]:
    """The later calendars, and those of the earlier that are no longer among them."""
    whose = {each.whose for each in later}
    codes = {each.code for each in later}
    gone = (each for each in earlier if each.whose not in whose and each.code not in codes)
    return (*later, *gone)


def address(calendar: CalendarOf, links: Links) -> str:
    """Where a program fetches a calendar, from a page of the site; of the choices only the policy counts.

    >>> address(CalendarOf("sof", "Socialforvaltningen", concerns.department("SOF")), Links())
    './kalender/sof.ics'
    """
    return links.of_policy().page(_path(calendar))


def following(calendar: CalendarOf, links: Links) -> str:
    """The address that leads on to the reader's calendar program, which then follows the calendar.

    A page cannot link to `webcal:` itself: Streamlit removes the address.

    >>> following(CalendarOf("sof", "Socialforvaltningen", concerns.department("SOF")), Links())
    './kalender/sof.ics?abonner=ja'
    """
    return links.of_policy().page(_path(calendar), choices={addresses.FOLLOW: addresses.YES})


def _path(calendar: CalendarOf) -> str:
    return f"{PATH}/{calendar.code}.{ENDING}"


def _named(status: Status) -> Iterator[tuple[str, str, Whose]]:
    """The wanted code, the name and the owner of each calendar."""
    yield ALL, NAME_OF_ALL, concerns.EVERYTHING
    council = city.council(status)
    yield slug(council), council, concerns.COUNCIL
    for each in status.departments:
        if each.code != WHOLE_CITY:
            yield slug(each.code), each.name, concerns.department(each.code)
    for body in _bodies(status):
        yield slug(body), body, concerns.body(body)


def _bodies(status: Status) -> Iterator[str]:
    """The bodies that the policy names, then the others that a rule or a step with a day is for."""
    named = concerns.committees(status)
    yield from named
    seen = {concerns.body(each) for each in named}
    for text, whose in _busy(status):
        if concerns.body(text) in whose - seen:
            seen.add(concerns.body(text))
            yield text


def _busy(status: Status) -> Iterator[tuple[str, frozenset[Whose]]]:
    for rule in status.deadline_rules:
        if rule.body:
            yield rule.body, concerns.named(status, rule.body)
    for step in with_a_day(status):
        if step.body:
            yield step.body, concerns.of_step(status, step)


def _coded(named: Iterable[tuple[str, str, Whose]]) -> Iterator[CalendarOf]:
    taken: set[str] = set()
    for wanted, name, whose in named:
        code, number = wanted or "kalender", 1
        while code in taken:
            number += 1
            code = f"{wanted or 'kalender'}-{number}"
        taken.add(code)
        yield CalendarOf(code, name, whose)
