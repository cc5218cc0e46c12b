"""What is owed, in words: its name and its place on the pages, who owes it, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.status import IndicatorStatus, Status
from metrics.wheel import Duty, DutyState
from policy.choices import Frequency, Owed
from policy.ownership import COUNCIL
from policy.periods import Period
from presentation import pages
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import city
from presentation.language.deadlines import time_left, time_passed
from presentation.language.department_names import department_name
from presentation.language.numbers import counted, period
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed

NOBODY_NAMED = "ikke nævnt i reglen"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing with one deadline, and what each of those owes who owe it."""

    duties: tuple[Duty, ...]

    @property
    def first(self) -> Duty:
        return self.duties[0]

    @property
    def due(self) -> date:
        return self.first.due

    @property
    def awaited(self) -> tuple[Duty, ...]:
        """What has yet to come."""
        return tuple(d for d in self.duties if is_awaited(d))


def is_awaited(duty: Duty) -> bool:
    """Whether somebody still has to do it, in time or not."""
    return duty.state in (DutyState.COMING, DutyState.MISSING)


def things(duties: Iterable[Duty]) -> tuple[Thing, ...]:
    """The duties gathered by what is owed and by when, in their order."""
    found: dict[tuple[Owed, str, Period | None, date], list[Duty]] = {}
    for duty in duties:
        found.setdefault((duty.owed, duty.subject, duty.period, duty.due), []).append(duty)
    return tuple(Thing(tuple(each)) for each in found.values())


def name(status: Status, duty: Duty) -> str:
    """What is owed, to begin a sentence or a row.

    A rule's own things have the year of the deadline only where they come every year.
    """
    return f"{_what(status, duty)}{_when(duty)}"


def _what(status: Status, duty: Duty) -> str:
    match duty.owed:
        case Owed.FIGURES:
            found = _indicator(status, duty)
            return found.indicator.name if found else duty.subject
        case Owed.REPLIES:
            return f"Svar på »{_remark_title(status, duty)}«"
        case Owed.REMARKS:
            return f"{city.of_council(status)} bemærkninger"
        case Owed.HEARING_ANSWERS:
            return "Høringssvar"
        case Owed.MIDWAY_STATUS:
            return "Midtvejsstatus"
        case Owed.MEETING:
            return f"Årligt møde mellem {city.council(status)} og {duty.body or 'udvalget'}"


def _when(duty: Duty) -> str:
    if duty.period:
        return f" for {period(duty.period)}"
    yearly = duty.rule is not None and duty.rule.frequency is Frequency.YEARLY
    by_rule = duty.owed not in (Owed.FIGURES, Owed.REPLIES)
    return f" {duty.unmoved.year}" if yearly and by_rule else ""


def linked_name(status: Status, duty: Duty, links: Links) -> str | Markup:
    """What is owed, linked to the figure or the remark that it is about."""
    words = name(status, duty)
    if duty.owed is Owed.FIGURES and _indicator(status, duty):
        return markup.anchor(words, links.page(pages.FIGURES, duty.subject))
    if duty.owed is Owed.REPLIES:
        return markup.anchor(words, links.remark(duty.subject))
    return words


def _indicator(status: Status, duty: Duty) -> IndicatorStatus | None:
    return next((i for i in status.indicators if i.indicator.id == duty.subject), None)


def _remark_title(status: Status, duty: Duty) -> str:
    titles = (r.remark.title for r in status.remarks if r.remark.id == duty.subject)
    return next(titles, duty.subject)


def owner_key(duty: Duty) -> str:
    """Who owes it, as a choice in an address: a department's code, the council's, or a body's name."""
    return duty.owner or duty.body or ""


def owner_name(status: Status, duty: Duty) -> str:
    """Who owes it, by the full name."""
    return name_of_owner(status, owner_key(duty))


def name_of_owner(status: Status, key: str) -> str:
    """The full name of one who owes something, by `owner_key`."""
    if key == COUNCIL:
        return city.council(status)
    return department_name(status, key) if key else NOBODY_NAMED


def owner_names(status: Status, duties: Iterable[Duty]) -> str:
    """Those who owe something, as a list in running text."""
    return listed(list(dict.fromkeys(owner_name(status, duty) for duty in duties)))


def standing(duty: Duty, today: date) -> str:
    """How it stands with something that has not come."""
    match duty.state:
        case DutyState.MISSING:
            return f"Mangler: {time_passed(duty.due, today, _day_word(duty))}"
        case DutyState.NO_NEWS:
            return f"Uden nyt: {time_passed(duty.due, today, _day_word(duty))}"
    return left(duty, today)


def left(duty: Duty, today: date) -> str:
    """How long is left of it."""
    return capitalised(time_left(duty.due, today, _day_word(duty)))


def _day_word(duty: Duty) -> str:
    """What its day is called: a meeting is held on it, and everything else is due."""
    return "dagen" if duty.owed is Owed.MEETING else "fristen"


def rule_words(status: Status, duty: Duty) -> str:
    """By which rule it is owed, who has set that, and its source."""
    rule = duty.rule
    if rule is None:
        return _own_deadline(status, duty)
    parts = [_counted_from(rule.days, rule.frequency, duty)]
    if rule.set_by:
        parts.append(f"fastsat af {rule.set_by}")
    if rule.sources:
        parts.append(f"kilde: {cited(rule.sources, status.sources)}")
    return f"{', '.join(parts)} (regel {rule.id})"


def _own_deadline(status: Status, duty: Duty) -> str:
    found = _indicator(status, duty) if duty.owed is Owed.FIGURES else None
    if found is None or found.indicator.days_to_report is None:
        return ""
    days = counted(found.indicator.days_to_report, "dag", "dage")
    source = cited(found.indicator.sources, status.sources)
    return f"Indikatorens egen frist: {days} efter perioden{f', kilde: {source}' if source else ''}"


def _counted_from(days: int | None, frequency: Frequency | None, duty: Duty) -> str:
    if days is not None:
        begins = "bemærkningen" if duty.owed is Owed.REPLIES else "periodens slutning"
        after = (
            "Samme dag som" if days == 0 else f"{counted(days, 'dag', 'dage').capitalize()} efter"
        )
        return f"{after} {begins}"
    return "Samme dag hvert år" if frequency is Frequency.YEARLY else "En fast dag"
