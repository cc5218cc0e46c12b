"""The words of the calendar's entries: what it is, when, how it is answered, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy import ownership
from policy.choices import DraftStep, EventState, Owed
from policy.columns import Citation
from policy.drafting import PolicyStep
from policy.organisation import has_ended
from policy.records import Department, Indicator
from policy.spelling import possessive
from presentation.language import city
from presentation.language.deadlines import due_day
from presentation.language.numbers import day, period, weekday
from presentation.language.sources import cited
from presentation.language.words import ended, lowered
from presentation.status.process import body_words
from presentation.wheel.steps import Step


@dataclass(frozen=True)
class Names:
    """What the entries of a status name, each looked up once."""

    status: Status

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        return {each.indicator.id: each.indicator for each in self.status.indicators}

    @cached_property
    def remarks(self) -> Mapping[str, str]:
        return {each.remark.id: each.remark.title for each in self.status.remarks}

    @cached_property
    def departments(self) -> Mapping[str, Department]:
        return {each.code: each for each in self.status.departments}

    @cached_property
    def council(self) -> str:
        return city.council(self.status)


HOW = {
    Owed.FIGURES: "Indberet tallet på siden Indberetning.",
    Owed.REMARKS: "Skriv bemærkningerne på siden Bemærkninger og svar.",
    Owed.REPLIES: "Skriv svaret på siden Bemærkninger og svar.",
    Owed.HEARING_ANSWERS: "Skriv svaret på siden Bemærkninger og svar.",
}
"""How something that is owed is delivered, where there is a page for it."""
GONE = "Den står ikke længere i den offentlige status."
ELSEWHERE = "Den hører ikke længere til i denne kalender."
OFF = {EventState.CALLED_OFF: "Aflyst", EventState.POSTPONED: "Udsat"}
OFF_ELSE = "Ikke denne dag"
DEADLINE, LAPSED = "Frist", "Bortfaldet frist"
NOT_AWAITED = "Ikke længere ventet"


def owed(names: Names, what: Owed) -> str:
    """What is owed, with the city's own name for its council."""
    if what is Owed.REMARKS:
        return f"{possessive(names.council)} bemærkninger"
    return what.label


def duty_title(names: Names, duty: Duty) -> str:
    """What is owed and by whom: *Frist: fleksjob, 2026 – Socialforvaltningen*."""
    kind = LAPSED if duty.state is DutyState.ENDED else DEADLINE
    what, who = _what(names, duty), _who(names, duty)
    by = f" – {who}" if who and who not in what else ""
    return f"{kind}: {what}{by}"


def cancelled_title(title: str) -> str:
    """The title of an entry that is no longer there.

    >>> cancelled_title("Frist: svar"), cancelled_title("Møde i rådet")
    ('Bortfaldet frist: svar', 'Ikke længere ventet: Møde i rådet')
    """
    if title.startswith(f"{DEADLINE}: "):
        return title.replace(DEADLINE, LAPSED, 1)
    return f"{NOT_AWAITED}: {title}"


def _what(names: Names, duty: Duty) -> str:
    match duty.owed:
        case Owed.FIGURES:
            return _figures(names, duty)
        case Owed.REPLIES:
            return f"svar på »{names.remarks.get(duty.subject, duty.subject)}«"
        case Owed.MEETING:
            return f"årligt møde mellem {names.council} og {duty.body or 'udvalget'}"
    return owed(names, duty.owed)


def _figures(names: Names, duty: Duty) -> str:
    indicator = names.indicators.get(duty.subject)
    name = lowered(indicator.name if indicator else duty.subject)
    return f"{name}, {period(duty.period)}" if duty.period else name


def _who(names: Names, duty: Duty) -> str:
    if duty.owner == ownership.COUNCIL:
        return names.council
    if duty.owner is None:
        return duty.body or ""
    department = names.departments.get(duty.owner)
    return department.name if department else duty.owner


def duty_description(names: Names, duty: Duty) -> str:
    """The deadline in words, how to meet it, how it stands, and who set it."""
    return "\n".join(_about_duty(names, duty))


def _about_duty(names: Names, duty: Duty) -> Iterator[str]:
    if duty.state is DutyState.ENDED:
        yield end_of(names, duty.owner) or "Forvaltningen er nedlagt inden fristen."
        return
    yield f"Senest {due_day(duty.due, duty.unmoved)}."
    if duty.state is DutyState.DONE:
        yield "Det er kommet."
    elif duty.state is DutyState.CLOSED:
        yield "Perioden er lukket, så det ventes ikke længere."
    elif duty.owed in HOW:
        yield HOW[duty.owed]
    if duty.rule and duty.rule.set_by:
        yield f"Fristen er fastsat af {ended(duty.rule.set_by)}"
    yield from _source(names, _stating(names, duty))


def _stating(names: Names, duty: Duty) -> tuple[Citation, ...]:
    """Where the deadline is stated: at its rule, else at the indicator."""
    if duty.rule:
        return duty.rule.sources
    indicator = names.indicators.get(duty.subject)
    return indicator.sources if indicator else ()


def end_of(names: Names, code: str | None) -> str:
    """That a department has ended, and when; empty where it has not."""
    found = names.departments.get(code or "")
    if found is None or found.valid_to is None or not has_ended(found, names.status.as_of):
        return ""
    return f"{found.name} er nedlagt. Sidste dag var {weekday(found.valid_to.last)}."


def kind(names: Names, step: Step) -> str:
    return city.event_kind(names.status, step.event.kind)


def step_title(step: Step) -> str:
    """The step's own title; where nothing happens on its day, the title begins by saying so."""
    if step.is_off:
        return f"{OFF.get(step.event.state, OFF_ELSE)}: {step.event.title}"
    return step.event.title


def step_description(names: Names, step: Step) -> str:
    """How sure it is, who handles it, what it is about, and the source."""
    return "\n".join(_about_step(names, step))


def _about_step(names: Names, step: Step) -> Iterator[str]:
    event = step.event
    yield _certainty(step, passed=step.last < names.status.as_of)
    if step.moved_from:
        yield f"Var ventet {period(step.moved_from)}."
    if who := body_words(event):
        yield f"Hvem: {ended(who)}"
    if event.summary:
        yield event.summary
    yield from _source(names, event.sources)


def _certainty(step: Step, *, passed: bool) -> str:
    event = step.event
    by = f" af {event.expected_by}" if event.expected_by else ""
    news = " Kilderne siger ikke, om det er sket." if passed else ""
    match event.state:
        case EventState.CALLED_OFF:
            return "Aflyst ifølge kilden."
        case EventState.POSTPONED if step.borrowed:
            return "Udsat ifølge kilden, som ikke siger, til hvornår."
        case EventState.POSTPONED:
            return f"Udsat til denne dag ifølge kilden.{news}"
        case EventState.HELD if not step.borrowed:
            return "Gennemført ifølge kilden."
        case EventState.HELD if step.is_off:
            return f"Gennemført på et andet tidspunkt ifølge kilden{_time(step)}."
        case EventState.HELD:
            return "Gennemført ifølge kilden, som ikke siger hvilken dag. Det var ventet denne dag."
        case _ if step.borrowed:
            return f"Ventes ikke længere denne dag ifølge kilden{_time(step)}."
    return f"Ventet{by}.{news}"


def _time(step: Step) -> str:
    return f": {period(step.event.period)}" if step.event.period else ""


def deadline_title(names: Names, step: PolicyStep) -> str:
    """The last day of a step of a draft: of its hearing, that for answers."""
    policy = f" – {names.status.policy.title}" if names.status.policy else ""
    if step.step is DraftStep.HEARING:
        return f"{DEADLINE}: høringssvar til udkastet{policy}"
    return f"{DEADLINE}: udkastet {step.step.label}{policy}"


def deadline_description(names: Names, step: PolicyStep, deadline: date) -> str:
    """The deadline in words, since when the step has lasted, and the source."""
    lines = [f"Senest {weekday(deadline)}."]
    if step.step is DraftStep.HEARING:
        lines.append(f"Udkastet har været i høring siden {day(step.dated)}.")
    return "\n".join([*lines, *_source(names, step.sources)])


def _source(names: Names, sources: Iterable[Citation]) -> Iterator[str]:
    if words := cited(sources, names.status.sources):
        yield f"Kilde: {words}."
