"""A matter's way through the political bodies, step by step, and the words for how it stands with a step."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.matters import Leg, Matter, matters, unmentioned
from metrics.passage import Standing, earlier, standing
from metrics.status import Status
from policy.choices import EventKind, EventState, Stage
from policy.records import Event
from policy.statuses import Shape
from presentation.html import markup
from presentation.language import city
from presentation.language.numbers import day as day_words
from presentation.language.numbers import period
from presentation.language.sentences import time_words
from presentation.language.sources import cited, origin
from presentation.language.words import capitalised, listed, lowered

HEADING = "Sagens vej gennem udvalgene"
DRAFT_HEADING = "Udkastets vej"
NOT_MENTIONED = "Ikke nævnt i kilderne"
NO_NEWS = "Kilderne siger ikke, om det er sket"
TIME_NOT_STATED = "Kilden siger ikke hvornår."
WITHOUT_A_DAY = "udsat uden ny dag"

SHAPES: Mapping[Standing, Shape] = {
    Standing.HELD: Shape.DISC,
    Standing.COMING: Shape.RING,
    Standing.RUNNING: Shape.DOTTED,
    Standing.PASSED: Shape.HALF,
    Standing.UNDATED: Shape.DASHED,
    Standing.PUT_OFF: Shape.SQUARE,
    Standing.CALLED_OFF: Shape.CROSSED,
}


@dataclass(frozen=True, slots=True)
class Line:
    """What is said at a stop: its shape, a sentence, and who says so where it stands beside it."""

    shape: Shape
    text: Markup | str
    source: Markup | str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on a way, with a line for each step at it."""

    name: str
    lines: Sequence[Line]


def way(stops: Iterable[Stop]) -> Markup:
    """The stops of a way as an ordered list, each with its shape and its words."""
    return Markup('<ol class="passage">{}</ol>').format(markup.joined(map(_stop, stops)))


def _stop(stop: Stop) -> Markup:
    return Markup("<li><p><strong>{}</strong></p><div>{}</div></li>").format(
        stop.name, markup.joined(map(_line, stop.lines))
    )


def _line(line: Line) -> Markup:
    text = Markup(
        '<p class="status tone-unknown"><span class="shape shape-{}" aria-hidden="true"></span>'
        "<span>{}</span></p>"
    ).format(line.shape, line.text)
    return text + markup.paragraph(line.source, "source") if line.source else text


def matter_way(status: Status, matter: Matter, shown: Container[str]) -> Markup:
    """A matter: its stops, whose order it is, and where each stands; `shown` are the steps to link to."""
    order = order_words(status, matter)
    return markup.joined(
        [
            way(_stops(status, matter, shown)),
            _beside(matter, shown),
            markup.paragraph(order) if order else "",
            markup.paragraph("Kilder til sagens vej:"),
            _sources(status, matter),
        ]
    )


def in_short(status: Status, matter: Matter) -> Markup:
    """How far a matter is, and what no source says of it."""
    notes = (conclusion(status, matter), unmentioned_words(status, matter))
    return markup.joined(markup.paragraph(note) for note in notes if note)


def _sources(status: Status, matter: Matter) -> Markup:
    """Of each step of a matter: who expects it, what a reader must know of it, and where it stands."""
    return markup.items(f"{step.title}. {_source(status, step)}" for step in matter.steps)


def ways(status: Status, shown: Container[str]) -> Markup:
    """The ways of all matters, each folded; of the newest, how far it is stands above it.

    Empty if no source names a matter.
    """
    newest, *older = matters(status) or (None,)
    if newest is None:
        return Markup("")
    parts = [
        Markup("<h3>{}</h3>").format(newest.name),
        in_short(status, newest),
        markup.unfolded(f"{newest.name}, led for led", matter_way(status, newest, shown), "theme"),
    ]
    parts += (
        markup.unfolded(
            each.name, in_short(status, each) + matter_way(status, each, shown), "theme"
        )
        for each in older
    )
    return markup.joined(parts)


def _beside(matter: Matter, shown: Container[str]) -> Markup:
    """The steps of a matter that are at no stage, such as what is handled itself."""
    if not matter.beside:
        return Markup("")
    steps = (Markup("{} ({})").format(_title(step, shown), time_of(step)) for step in matter.beside)
    return markup.paragraph(Markup("Til sagen hører også: {}.").format(Markup("; ").join(steps)))


def _title(step: Event, shown: Container[str]) -> Markup | str:
    return markup.anchor(step.title, f"#{step.id}") if step.id in shown else step.title


def _stops(status: Status, matter: Matter, shown: Container[str]) -> Iterator[Stop]:
    for leg in matter.legs:
        lines = [_of_step(status, leg, step, shown) for step in leg.steps]
        yield Stop(
            stage_words(status, leg.stage), lines or [Line(Shape.DASHED, f"{NOT_MENTIONED}.")]
        )


def _of_step(status: Status, leg: Leg, step: Event, shown: Container[str]) -> Line:
    """A step by its title, whose it is where the title and the stage do not say, and how it stands with it."""
    body = step.body or ""
    told = f"{step.title} {stage_words(status, leg.stage)}".casefold()
    says = lowered(standing_words(step, status.as_of))
    text = Markup("{}{}: {}").format(
        _title(step, shown),
        f" ({body})" if body.casefold() not in told else "",
        " ".join((f"{says}.", *history(status, step))),
    )
    return Line(SHAPES[standing(step, status.as_of)], text)


def _at(status: Status, leg: Leg, step: Event) -> str:
    """What is said at a stop of a step: by whom it is handled, how it stands with it, and what was said before."""
    body = step.body or ""
    named = f"{body}: " if body and body != stage_words(status, leg.stage) else ""
    says = standing_words(step, status.as_of)
    return " ".join((f"{named}{lowered(says) if named else says}.", *history(status, step)))


def in_document(status: Status, matter: Matter) -> Iterator[str]:
    """The stops of a matter's way for a document, each with what is said at it and its sources."""
    for leg in matter.legs:
        said = " ".join(f"{_at(status, leg, step)} {_source(status, step)}" for step in leg.steps)
        yield f"{stage_words(status, leg.stage)}. {said or f'{NOT_MENTIONED}.'}"


def _source(status: Status, step: Event) -> str:
    """Who expects a step, what a reader must know of it, and where it stands."""
    by = f"Ventet af {step.expected_by}. " if step.expected_by else ""
    note = f"{step.note} " if step.note else ""
    return f"{by}{note}Kilde: {origin(step.sources, status.sources)}."


def stage_words(status: Status, stage: Stage) -> str:
    """A stage by the name of its body, as far as every city has it."""
    if stage is Stage.CITY_COUNCIL:
        return city.event_kind(status, EventKind.CITY_COUNCIL)
    return capitalised(stage.label)


def conclusion(status: Status, matter: Matter) -> str:
    """How far a matter is on the date of the status."""
    parts = [end_or_next(status, matter) or _nothing_ahead(status)]
    passed = [_body(status, leg) for leg, step in _all(matter) if _is_passed(status, step)]
    if passed:
        parts.append(
            f"Om {listed(list(dict.fromkeys(passed)))} siger kilderne ikke, om det er sket."
        )
    return " ".join(parts)


def end_or_next(status: Status, matter: Matter) -> str:
    """That a matter is over, else its next step; empty if the sources name none."""
    end = [s for leg, s in _all(matter) if leg.stage is Stage.CITY_COUNCIL]
    if any(step.state is EventState.HELD for step in end):
        return f"Sagen er behandlet i {_in_a_sentence(status, Stage.CITY_COUNCIL)}."
    for leg, step in _all(matter):
        if standing(step, status.as_of) in (Standing.COMING, Standing.RUNNING):
            said = lowered(standing_words(step, status.as_of))
            return f"Det næste led er {_body(status, leg)}: {said}."
    return ""


def _nothing_ahead(status: Status) -> str:
    return f"Kilderne nævner intet led efter {day_words(status.as_of)}."


def _all(matter: Matter) -> Iterator[tuple[Leg, Event]]:
    return ((leg, step) for leg in matter.legs for step in leg.steps)


def _is_passed(status: Status, step: Event) -> bool:
    return standing(step, status.as_of) is Standing.PASSED


def _body(status: Status, leg: Leg) -> str:
    """What a leg is called in a sentence: its first body, the hearing, else the stage."""
    if leg.stage is Stage.HEARING:
        return "høringen"
    named = next((step.body for step in leg.steps if step.body), None)
    return named or _in_a_sentence(status, leg.stage)


def _in_a_sentence(status: Status, stage: Stage) -> str:
    """A stage within a sentence; a city council keeps the capital of its own name."""
    named = status.policy.city_council if status.policy else None
    return named if named and stage is Stage.CITY_COUNCIL else stage.label


def order_words(status: Status, matter: Matter) -> str:
    """That the sources have another order than the usual one; empty if they have not."""
    told = [
        f"{_body(status, leg)} {'kom' if _is_over(leg, status.as_of) else 'er ventet'} før "
        f"{_body(status, passed)}"
        for leg, passed in matter.ahead_of_the_usual
    ]
    return f"Rækkefølgen er kildernes: {listed(told)}." if told else ""


def _is_over(leg: Leg, day: date) -> bool:
    return any(standing(step, day) is Standing.HELD for step in leg.steps)


def unmentioned_words(status: Status, matter: Matter) -> str:
    """The departments' committees that the matter's steps do not name."""
    if not any(leg.steps for leg in matter.legs if leg.stage is Stage.COMMITTEES):
        return ""
    missing = unmentioned(status, matter)
    parts = []
    if missing.committees:
        parts.append(f"Kilderne siger ikke, om sagen har været i {listed(missing.committees)}.")
    if missing.departments:
        names = listed([department.name for department in missing.departments])
        parts.append(f"Hvilket udvalg {names} hører under, siger de heller ikke.")
    return " ".join(parts)


def standing_words(event: Event, on: date) -> str:
    """How it stands with a step on a day, without a full stop."""
    when = time_words(event.period, event.period_printed) if event.period else ""
    match standing(event, on):
        case Standing.HELD:
            return f"Gennemført {when}" if when else f"Gennemført. {TIME_NOT_STATED.rstrip('.')}"
        case Standing.CALLED_OFF:
            return "Aflyst"
        case Standing.PUT_OFF:
            return capitalised(WITHOUT_A_DAY)
        case Standing.UNDATED:
            return f"Ventet. {TIME_NOT_STATED.rstrip('.')}"
        case Standing.COMING:
            return capitalised(_expected(event))
        case Standing.RUNNING:
            return f"{capitalised(_expected(event))}. {NO_NEWS}"
        case Standing.PASSED:
            return f"Var {_expected(event)}. {NO_NEWS}"


def _expected(event: Event) -> str:
    """When a step is expected, or to when it is put off."""
    if event.period is None:
        return WITHOUT_A_DAY if event.state is EventState.POSTPONED else "ventet"
    if event.state is EventState.POSTPONED:
        return f"udsat til {'den ' if event.period.first == event.period.last else ''}{period(event.period)}"
    return f"ventet {time_words(event.period, event.period_printed)}"


def time_of(event: Event) -> str:
    """The time as part of a sentence: the source's own words if they name the year."""
    if not event.period:
        return event.period_printed or "uden dato"
    printed = event.period_printed or ""
    if str(event.period.last.year) in printed:
        return lowered(printed)
    return period(event.period)


def history(status: Status, event: Event) -> Iterator[str]:
    """A sentence for each thing that was said of a step before its newest word, with its source."""
    for number, before in enumerate(earlier(status, event)):
        by = f" ifølge {before.expected_by}" if before.expected_by else ""
        words = before_words(before, is_first=number == 0)
        yield f"{words}{by} (kilde: {cited(before.sources, status.sources)})."


def before_words(event: Event, *, is_first: bool = True) -> str:
    """What was said of a step, when something newer is known; without a full stop."""
    if event.state is EventState.CALLED_OFF:
        return "Blev aflyst"
    if event.state is EventState.POSTPONED:
        return f"{'Var' if is_first else 'Blev'} {_expected(event)}"
    return f"Var {'' if is_first else 'så '}{_expected(event)}"
