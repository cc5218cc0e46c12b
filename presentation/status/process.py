"""The political process: steps held, steps expected and when, and the bodies that handle them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.status import MissingNews, Status
from policy.choices import EventKind, EventState, Silence
from policy.periods import Period
from policy.records import Department, Event
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import city
from presentation.language.age import is_old
from presentation.language.department_names import department_name, is_everyone
from presentation.language.figure_sentences import as_printed, when_words
from presentation.language.numbers import counted, day, period
from presentation.language.sentences import expected_words
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed, lowered
from presentation.status.silence import SENTENCES, silence_mark
from presentation.tables import Column, Table

APART = (EventKind.BUDGET, EventKind.ORGANISATION)
"""Kinds shown in sections of their own: they are not steps of the policy's own process."""

PASSED = "Hvad skulle være sket?"
TIME_NOT_STATED = "Kilden siger ikke hvornår."


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events under a heading, in time order, grouped by year if `by_year`.

    `also` are events that belong here by their date but are shown in a different section.
    """

    heading: str
    introduction: str
    events: Sequence[Event]
    by_year: bool = False
    also: Sequence[Event] = ()


def headline(status: Status, today: date) -> str:
    """The page's heading: the next expected step; for an old status, the step that was next on its date."""
    coming = sorted(expected_steps(status), key=_latest_day)
    if coming:
        return f"{next_step(status, today)}: {_title_and_time(status, coming[0], today)}"
    if status.events:
        return f"Ingen kommende trin i kilderne efter {day(status.as_of)}"
    return f"Ingen kendt politisk behandling per {day(status.as_of)}"


def _title_and_time(status: Status, event: Event, today: date) -> str:
    """The step and its time, without repeating a day that `next_step` has just named."""
    if is_old(status.as_of, today) and event.period == Period.day(status.as_of):
        return f"{event.title} samme dag"
    return f"{event.title}, {_time(event)}"


def _latest_day(event: Event) -> date:
    """The last day on which an expected step can happen; the step that is due first is the next one.

    A step expected some time this year thus comes before one of a later year.
    """
    return event.period.last if event.period else date.max


def next_step(status: Status, today: date) -> str:
    """The label of the next expected step."""
    if is_old(status.as_of, today):
        return f"Det næste ventede trin den {day(status.as_of)}"
    return "Næste ventede trin"


def lead(status: Status) -> str:
    """The number of steps held, and of expected steps that passed without news and deserve a question."""
    if not status.events:
        return ""
    held = sum(event.state is EventState.HELD for event in status.events)
    waiting = _without_news(status)
    steps = f"om {counted(held, 'trin', 'trin', common=False)}" if held else "ikke om trin"
    sentences = [f"Kilderne fortæller {steps}, der er gennemført."]
    if waiting:
        count = len(waiting)
        expected = capitalised(counted(count, "ventet trin", "ventede trin", common=False))
        sentences.append(
            f"{expected} skulle være sket, men "
            f"kilderne siger ikke, om det er: {listed([f'{event.title} ({_time(event)})' for event in waiting])}. "
            f"Det er {'et spørgsmål' if count == 1 else 'spørgsmål'} at stille, ikke en fejl."
        )
    return " ".join(sentences)


def sections(status: Status, events: Sequence[Event], today: date) -> Iterator[EventGroup]:
    """The sections in reading order: coming steps, steps without news, past steps, budget, organisation."""
    day_words = day(status.as_of)
    steps = [event for event in events if event.kind not in APART]
    missing = _without_news(status)
    ahead, running = _ahead(status), _running(status)
    elsewhere = {event.id for event in (*missing, *ahead, *running)}
    dated = [event for event in steps if event.period and event.id not in elsewhere]
    found = [
        EventGroup(
            f"Hvad var det næste den {day_words}?"
            if is_old(status.as_of, today)
            else "Hvad kommer nu?",
            f"Ventet den {day_words} eller senere.",
            _chosen(ahead, steps),
            also=_chosen(ahead, (event for event in events if event.kind in APART)),
        ),
        EventGroup(
            "Ventet uden præcis dato",
            f"Perioden begyndte før den {day_words}. Kilderne siger ikke, om det er sket.",
            _chosen(running, steps),
        ),
        EventGroup(
            PASSED,
            "Den ventede dato er gået, og kilderne siger ikke, om det er sket. Hvorfor de ikke gør, står "
            "ved hvert trin. Det er spørgsmål at stille, ikke fejl.",
            _chosen(missing, steps),
        ),
        EventGroup("Hvad er sket?", "Ældste først.", _in_time(dated), by_year=True),
        EventGroup(
            "Uden dato",
            "Kilderne nævner ikke dagen. Det, de siger om tiden, står ved hvert trin.",
            [event for event in steps if not event.period],
        ),
        EventGroup(
            "Budgettet",
            "Det, som ifølge kilderne er aftalt i et budget.",
            _in_time(e for e in events if e.kind is EventKind.BUDGET),
        ),
        EventGroup(
            "Organisationen",
            "Ændringer i, hvem der har opgaverne. Ældste først.",
            _in_time(e for e in events if e.kind is EventKind.ORGANISATION),
        ),
    ]
    return (section for section in found if section.events or section.also)


def _chosen(group: Iterable[Event], among: Iterable[Event]) -> list[Event]:
    ids = {event.id for event in among}
    return [event for event in group if event.id in ids]


def _in_time(events: Iterable[Event]) -> list[Event]:
    """The events by first day, oldest first; those without a date last."""
    dated = [(event.period, event) for event in events]
    known = [(time.first, time.last, event) for time, event in dated if time]
    known.sort(key=lambda entry: entry[:2])
    return [*(event for *_, event in known), *(event for time, event in dated if not time)]


def expected_steps(status: Status) -> list[Event]:
    """The expected steps of the policy's own process: future ones, nearest first, then those that may have begun."""
    return [e for e in (*_ahead(status), *_running(status)) if e.kind not in APART]


def expected_when(status: Status, event: Event) -> str:
    """The expected time of a step as its source prints it, with a note if it may already have happened."""
    when = capitalised(when_words(event.period, event.period_printed))
    begun = any(running.id == event.id for running in _running(status))
    return f"{when} (kilderne siger ikke, om det er sket)" if begun else when


def _ahead(status: Status) -> list[Event]:
    """Events expected on the status date or later, nearest first."""
    return _expected(status, lambda time: time.first >= status.as_of)


def _running(status: Status) -> list[Event]:
    """Events expected within a period that contains the status date."""
    return _expected(status, lambda time: time.first < status.as_of <= time.last)


def _without_news(status: Status) -> list[Event]:
    """Events expected before the status date, about which nothing newer is known."""
    records = {missing.record for missing in status.missing_news}
    return _in_time(event for event in status.events if event.id in records)


def _expected(status: Status, when: Callable[[Period], bool]) -> list[Event]:
    return _in_time(
        event
        for event in status.events
        if event.state is EventState.EXPECTED and event.period and when(event.period)
    )


def named_departments(status: Status) -> list[Department]:
    """The departments named by some event."""
    named = {code for event in status.events for code in event.departments}
    return [department for department in status.departments if department.code in named]


def step_list(status: Status, section: EventGroup, links: Links) -> Markup:
    """The events of a section as a list that also reads well in a screen reader."""
    text = markup.paragraph(section.introduction, "muted")
    if not section.by_year:
        return text + _steps(status, section.events, links) + _also(section.also)
    years: dict[int, list[Event]] = {}
    for event in section.events:
        if event.period:
            years.setdefault(event.period.first.year, []).append(event)
    return text + markup.joined(
        Markup("<h3>{}</h3>{}").format(str(year), _steps(status, events, links))
        for year, events in years.items()
    )


def _also(events: Sequence[Event]) -> Markup:
    """Links to events that are shown further down the page."""
    if not events:
        return Markup("")
    links = (
        Markup("{} ({})").format(markup.anchor(event.title, f"#{event.id}"), _time(event))
        for event in events
    )
    return markup.paragraph(
        markup.joined(["Længere nede på siden: ", Markup("; ").join(links), "."])
    )


def _steps(status: Status, events: Iterable[Event], links: Links) -> Markup:
    return Markup('<ol class="steps">{}</ol>').format(
        markup.joined(_step(status, event, links) for event in events)
    )


def _step(status: Status, event: Event, links: Links) -> Markup:
    """One event: time, title, body and kind; then the source's summary and the citation."""
    when = (
        Markup('<time datetime="{}">{}</time>: ').format(
            event.period.first.isoformat(), capitalised(_time(event))
        )
        if event.period
        else ""
    )
    who = body_words(event)
    named = city.event_kind(status, event.kind)
    kind = "" if event.kind in APART or named == event.body else named
    facts = capitalised(", ".join(text for text in (who, kind) if text))
    return Markup(
        '<li id="{id}"><p><strong>{when}{title}.</strong> {facts}{stop}{outlook}</p>'
        '{summary}{remarks}{note}<p class="source">{carriers}Kilde: {source}.</p></li>'
    ).format(
        id=event.id,
        when=when,
        title=event.title,
        facts=facts,
        stop="." if facts else "",
        outlook=_outlook(status, event),
        summary=markup.paragraph(event.summary) if event.summary else "",
        remarks=_followed(status, event, links),
        note=markup.paragraph(event.note, "muted small") if event.note else "",
        carriers=_carriers(status, event),
        source=cited(event.sources, status.sources),
    )


def body_words(event: Event) -> str:
    """The body that handles an event; empty if the title already names it."""
    body = event.body or ""
    return "" if body.casefold() in event.title.casefold() else body


def _outlook(status: Status, event: Event) -> Markup:
    """Who expected the event, whether news is missing, and how an undated source describes the time."""
    parts: list[Markup | str] = []
    if event.state is EventState.EXPECTED:
        by = f" ifølge {event.expected_by}" if event.expected_by else ""
        passed = event.period and event.period.last < status.as_of
        parts.append(f"{'Var ventet' if passed else 'Ventet'}{by}.")
    if event.state is EventState.CALLED_OFF:
        parts.append("Aflyst ifølge kilden.")
    if silence := _silences(status).get(event.id):
        parts.append(silence_mark(silence, SENTENCES[silence]))
    parts += _answered(status, event)
    if event.stated_by:
        parts.append(f"Oplyst af {event.stated_by}.")
    if not event.period:
        printed = event.period_printed
        if not printed:
            parts.append(TIME_NOT_STATED)
        elif printed not in event.title:
            parts.append(f"Om tiden siger kilden: {as_printed(printed)}.")
    return markup.joined([Markup(" {}").format(text) for text in parts])


def _silences(status: Status) -> dict[str, Silence]:
    return {missing.record: missing.silence for missing in status.missing_news}


def _answered(status: Status, event: Event) -> Iterator[str]:
    """The earlier expectation that the event settles, with its source; and other sources that disagree."""
    before = status.settled.get(event.settles or "")
    if before is None:
        return
    by = f" ifølge {before.expected_by}" if before.expected_by else ""
    when = f" {_time(before)}" if before.period else ""
    yield f"Var ventet{when}{by} (kilde: {cited(before.sources, status.sources)})."
    others = [e for e in status.events if e.settles == event.settles and e.id != event.id]
    if any((other.state, other.period) != (event.state, event.period) for other in others):
        yield f"Kilderne er ikke enige: se også {listed([f'»{e.title}«' for e in others])}."


def _followed(status: Status, event: Event, links: Links) -> Markup:
    """The remarks of the council that an event follows up."""
    followed = [
        markup.anchor(remark.remark.title, links.remark(remark.remark.id))
        for remark in status.remarks
        if remark.remark.id in event.follows_remarks
    ]
    if not followed:
        return Markup("")
    noun = "bemærkning" if len(followed) == 1 else "bemærkninger"
    return markup.paragraph(
        markup.joined(
            [f"Følger op på {city.of_council(status)} {noun}: ", Markup("; ").join(followed), "."]
        )
    )


def _carriers(status: Status, event: Event) -> str:
    if is_everyone(status, event.departments):
        return "Alle forvaltninger. "
    names = [department_name(status, code) for code in event.departments]
    noun = "Forvaltning" if len(names) == 1 else "Forvaltninger"
    return f"{noun}: {listed(names)}. " if names else ""


def _time(event: Event) -> str:
    """The time as part of a sentence: the source's own words if they name the year."""
    if not event.period:
        return event.period_printed or "uden dato"
    printed = event.period_printed or ""
    if str(event.period.last.year) in printed:
        return lowered(printed)
    return period(event.period)


def also_missing(status: Status, links: Links) -> Markup:
    """Expected dates of initiatives and milestones that have passed without news."""
    events = {event.id for event in status.events}
    others = [missing for missing in status.missing_news if missing.record not in events]
    if not others:
        return Markup("")
    return markup.paragraph(
        "Også uden for den politiske behandling er ventede datoer gået uden nyt:"
    ) + markup.items(_missing(status, missing, links) for missing in others)


def _missing(status: Status, missing: MissingNews, links: Links) -> Markup:
    text = f"{expected_words(missing)}. {SENTENCES[missing.silence]}"
    source = Markup(' <span class="source">Kilde: {}.</span>').format(
        cited(missing.sources, status.sources)
    )
    if missing.objective is None:
        return markup.joined([text, source])
    address = links.objective(missing.objective)
    return markup.joined(
        [text, " ", markup.anchor(f"Målsætning {missing.objective}", address), ".", source]
    )


def event_columns(status: Status) -> tuple[Column[Event], ...]:
    """The record of an event and its citations."""
    silences = _silences(status)
    return (
        Column("Hvornår", lambda e: str(e.period) if e.period else None),
        Column("Tiden, ordret fra kilden", lambda e: e.period_printed),
        Column("Hvad", lambda e: e.title),
        Column("Slags", lambda e: city.event_kind(status, e.kind)),
        Column("Tilstand", lambda e: e.state.label),
        Column("Opfølgning", lambda e: silences[e.id].label if e.id in silences else None),
        Column("Hvem", lambda e: e.body),
        Column("Ventet af", lambda e: e.expected_by),
        Column("Oplyst af", lambda e: e.stated_by),
        Column("Forvaltninger", lambda e: "; ".join(e.departments)),
        Column("Følger bemærkninger", lambda e: "; ".join(e.follows_remarks)),
        Column("Målgrupper", lambda e: "; ".join(e.target_groups)),
        Column("Gengivet kort", lambda e: e.summary),
        Column("Note", lambda e: e.note),
        Column("Kilde", lambda e: cited(e.sources, status.sources)),
    )


def event_download(status: Status, events: Iterable[Event]) -> Download:
    """The events as a file."""
    table = Table("Politisk behandling", event_columns(status), _in_time(events))
    return tables.as_file(table, status, "politisk-behandling", table.caption)
