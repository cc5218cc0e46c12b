"""The words of the calendar's entries: what it is, when, how it is answered, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy.choices import DraftStep, EventState, Owed
from policy.columns import Citation
from policy.drafting import PolicyStep
from policy.records import Department
from presentation.language.deadlines import due_day
from presentation.language.numbers import period, weekday
from presentation.language.sources import cited
from presentation.language.words import ended, lowered
from presentation.status.process import body_words
from presentation.wheel import things
from presentation.wheel.steps import Step

HOW = {
    Owed.FIGURES: "Indberet tallet på siden Indberetning.",
    Owed.REMARKS: "Skriv bemærkningerne på siden Bemærkninger og svar.",
    Owed.REPLIES: "Skriv svaret på siden Bemærkninger og svar.",
    Owed.HEARING_ANSWERS: "Skriv svaret på siden Bemærkninger og svar.",
}
"""How something that is owed is delivered, where there is a page for it."""
NO_NEWS = "Kilderne siger ikke, om det er sket."
GONE = "Den står ikke længere i den offentlige status."
ELSEWHERE = "Den hører ikke længere til i denne kalender."
OFF = {EventState.CALLED_OFF: "Aflyst", EventState.POSTPONED: "Udsat"}
OFF_ELSE = "Ikke denne dag"
DEADLINE, LAPSED = "Frist", "Bortfaldet frist"
NOT_AWAITED = "Ikke længere ventet"


def duty_title(status: Status, duty: Duty) -> str:
    """What is owed and by whom: *Frist: Fleksjob for 2026 – Socialforvaltningen*."""
    kind = LAPSED if duty.state is DutyState.ENDED else DEADLINE
    what, who = things.name(status, duty), things.owner_name(status, duty)
    by = "" if who in what or who == things.NOBODY_NAMED else f" – {who}"
    return f"{kind}: {what}{by}"


def cancelled_title(title: str) -> str:
    """The title of an entry that is no longer there.

    >>> cancelled_title("Frist: svar"), cancelled_title("Møde i rådet")
    ('Bortfaldet frist: svar', 'Ikke længere ventet: Møde i rådet')
    """
    if title.startswith(f"{DEADLINE}: "):
        return title.replace(DEADLINE, LAPSED, 1)
    return f"{NOT_AWAITED}: {title}"


def duty_description(status: Status, duty: Duty) -> str:
    """The deadline in words, how to meet it, how it stands, and by which rule."""
    return "\n".join(_about_duty(status, duty))


def _about_duty(status: Status, duty: Duty) -> Iterator[str]:
    if duty.state is DutyState.ENDED:
        yield f"{last_day(status.department(duty.owner))} Derfor bortfalder fristen."
        return
    yield f"Senest {due_day(duty.due, duty.unmoved)}."
    if duty.state is DutyState.DONE:
        yield "Det er kommet."
    elif duty.state is DutyState.CLOSED:
        yield "Perioden er lukket, så det ventes ikke længere."
    elif duty.state is DutyState.NO_NEWS:
        yield NO_NEWS
    elif duty.owed in HOW:
        yield HOW[duty.owed]
    if rule := things.rule_words(status, duty):
        yield ended(f"Frist: {lowered(rule)}")


def last_day(ending: Department | None) -> str:
    """The last day of a department that ends or has ended."""
    if ending is None or ending.valid_to is None:
        return "Forvaltningen er nedlagt inden fristen."
    return f"Den sidste dag for {ending.name} er {weekday(ending.valid_to.last)}."


def step_title(step: Step) -> str:
    """The step's own title; where nothing happens on its day, the title begins by saying so."""
    if step.is_off:
        return f"{OFF.get(step.event.state, OFF_ELSE)}: {step.event.title}"
    return step.event.title


def step_description(status: Status, step: Step) -> str:
    """How sure it is, who handles it, what it is about, and the source."""
    return "\n".join(_about_step(status, step))


def _about_step(status: Status, step: Step) -> Iterator[str]:
    event = step.event
    yield _certainty(step, passed=step.last < status.as_of)
    if step.moved_from:
        yield f"Var ventet {period(step.moved_from)}."
    if who := body_words(event):
        yield f"Hvem: {ended(who)}"
    if event.summary:
        yield event.summary
    yield from _source(status, event.sources)


def _certainty(step: Step, *, passed: bool) -> str:
    event = step.event
    by = f" af {event.expected_by}" if event.expected_by else ""
    news = f" {NO_NEWS}" if passed else ""
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


def deadline_title(status: Status, step: PolicyStep) -> str:
    """The last day of a step of a draft: of its hearing, that for answers."""
    policy = f" – {status.policy.title}" if status.policy else ""
    if step.step is DraftStep.HEARING:
        return f"{DEADLINE}: høringssvar til udkastet{policy}"
    return f"{DEADLINE}: udkastet {step.step.label}{policy}"


def deadline_description(status: Status, step: PolicyStep, deadline: date) -> str:
    """The deadline in words, since when the step has lasted, and the source."""
    lines = [f"Senest {weekday(deadline)}."]
    if step.step is DraftStep.HEARING:
        lines.append(f"Udkastet er i høring fra {weekday(step.dated)}.")
    return "\n".join([*lines, *_source(status, step.sources)])


def _source(status: Status, sources: Iterable[Citation]) -> Iterator[str]:
    if words := cited(sources, status.sources):
        yield f"Kilde: {words}."
