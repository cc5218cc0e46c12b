"""The picture of the political process: each matter's steps, and what else is to come or lacks news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from metrics.matters import Matter, matters
from metrics.passage import NO_STEPS, Standing, earlier, standing
from metrics.status import Status
from policy.choices import EventState
from policy.periods import Period, PeriodKind
from policy.records import Event
from presentation.charts.spans import Key, Sign, SpanChart, SpanGroup, SpanMark, SpanRow
from presentation.language.numbers import counted, day, in_words, period
from presentation.language.sentences import seen_from
from presentation.language.sources import in_order, origin
from presentation.language.words import listed
from presentation.pictures.picture import Picture
from presentation.status import passage

KEY = "politisk-behandling"
TITLE = "Den politiske behandling over tid"
REST = "Andre trin"
MATTERS = 3
"""The newest matters, which have a line for each step; the steps of older ones are among the rest."""
HELD_ALIKE = "Gennemført"
WORDS: Mapping[Standing, str] = {
    Standing.COMING: "ventet",
    Standing.RUNNING: "måske sket",
    Standing.PASSED: "uden nyt",
    Standing.PUT_OFF: "udsat uden ny dag",
    Standing.CALLED_OFF: "aflyst",
}
"""How it stands with a step beside its time, unless it was held."""
EXPLAINED: Mapping[Standing, str] = {
    Standing.HELD: "Gennemført",
    Standing.COMING: "Ventet",
    Standing.RUNNING: "Måske sket: tiden er begyndt, og kilderne siger ikke mere",
    Standing.PASSED: "Uden nyt: skulle være sket, men kilderne siger ikke, om det er",
    Standing.PUT_OFF: "Udsat uden ny dag; tegnet, hvor det sidst var ventet",
    Standing.CALLED_OFF: "Aflyst; tegnet, hvor det sidst var ventet",
}
COUNTED: Mapping[Standing, str] = {
    Standing.HELD: "gennemført",
    Standing.COMING: "ventet",
    Standing.RUNNING: "måske sket",
    Standing.PASSED: "uden nyt, selv om tiden er gået",
    Standing.PUT_OFF: "udsat uden ny dag",
    Standing.CALLED_OFF: "aflyst",
}


def timeline(status: Status) -> Picture | None:
    """The steps of the policy's own process that have a time; None without any."""
    steps = [event for event in status.events if event.kind not in NO_STEPS]
    drawn = [event for event in steps if _time(status, event)]
    if not drawn:
        return None
    chart = SpanChart(
        TITLE,
        tuple(_groups(status, drawn)),
        status.as_of,
        key=_key(status),
        within=(status.policy.start, status.policy.end) if status.policy else (),
    )
    sources = {citation for event in drawn for citation in event.sources}
    return Picture(
        KEY,
        chart,
        sentence(status, drawn, len(steps) - len(drawn)),
        f"Kilde: {origin(in_order(sources), status.sources)}.",
        seen_from(status),
    )


def sentence(status: Status, drawn: Sequence[Event], undated: int) -> str:
    """How many steps are drawn, how it stands with them, and how many have no time."""
    found = Counter(standing(event, status.as_of) for event in drawn)
    parts = [f"{in_words(found[each])} {words}" for each, words in COUNTED.items() if found[each]]
    steps = counted(len(drawn), "trin", "trin", common=False)
    text = f"Tidslinje med {steps} i den politiske behandling: {listed(parts)}."
    if undated:
        text += f" {counted(undated, 'trin', 'trin', common=False).capitalize()} uden dato er ikke tegnet."
    return text


def _key(status: Status) -> Key:
    shapes = tuple((passage.SHAPES[each], words) for each, words in EXPLAINED.items())
    return (*shapes, (Sign.TODAY, f"Den dag, status ses fra: {day(status.as_of)}"))


def _time(status: Status, event: Event) -> Period | None:
    """The time of a step; of one put off or cancelled without a new one, that which was said last."""
    if event.period or standing(event, status.as_of) not in (Standing.PUT_OFF, Standing.CALLED_OFF):
        return event.period
    before = (each.period for each in reversed(earlier(status, event)) if each.period)
    return next(before, None)


def _groups(status: Status, drawn: Sequence[Event]) -> Iterator[SpanGroup]:
    named = [
        (matter, own)
        for matter in matters(status)[:MATTERS]
        if (own := _in_time(status, (e for e in drawn if e in (*matter.steps, *matter.beside))))
    ]
    for matter, own in named:
        yield SpanGroup(matter.name, tuple(_row(status, e, _name(matter, e)) for e in own))
    shown = {event.id for _, own in named for event in own}
    if rest := _in_time(status, (e for e in drawn if e.id not in shown)):
        yield SpanGroup(REST if named else "", tuple(_others(status, rest)))


def _in_time(status: Status, events: Iterable[Event]) -> list[Event]:
    timed = [(time, event) for event in events if (time := _time(status, event))]
    return [e for _, e in sorted(timed, key=lambda each: (each[0].first, each[0].last))]


def _name(matter: Matter, step: Event) -> str:
    """A step of a matter by its body, unless the body has several or none."""
    bodies = [each.body for each in matter.steps]
    return step.body if step.body and bodies.count(step.body) == 1 else step.title


def _others(status: Status, events: Sequence[Event]) -> Iterator[SpanRow]:
    """Steps of no matter: those that were held in one row, each other one in its own."""
    held = [e for e in events if standing(e, status.as_of) is Standing.HELD]
    if len(held) > 1:
        words = counted(len(held), "trin", "trin", common=False)
        yield SpanRow(HELD_ALIKE, words, marks=tuple(_marks(status, held)))
    else:
        yield from (_row(status, event, event.title) for event in held)
    yield from (_row(status, event, event.title) for event in events if event not in held)


def _row(status: Status, event: Event, name: str) -> SpanRow:
    return SpanRow(name, _words(status, event), marks=tuple(_marks(status, [event])))


def _words(status: Status, event: Event) -> str:
    stands = standing(event, status.as_of)
    if stands is Standing.COMING and event.state is EventState.POSTPONED:
        return f"udsat til {_when(event)}"
    return ", ".join(text for text in (_when(event), WORDS.get(stands, "")) if text)


def _when(event: Event) -> str:
    """The time of a step, as short as it can be said beside its mark."""
    if event.period and event.period.kind is PeriodKind.DATE:
        return period(event.period)
    return passage.time_of(event) if event.period else ""


def _marks(status: Status, events: Iterable[Event]) -> Iterator[SpanMark]:
    for event in events:
        if time := _time(status, event):
            yield SpanMark(time, passage.SHAPES[standing(event, status.as_of)])
