"""The political process: what comes next, the steps held and expected, and the bodies that handle them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.passage import (
    NO_STEPS,
    Standing,
    disputes,
    standing,
)
from metrics.status import MissingNews, Status
from policy.choices import EventKind, EventState, Silence
from policy.ownership import COUNCIL
from policy.records import Department, Event
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import city
from presentation.language.department_names import department_name, is_everyone
from presentation.language.figure_sentences import as_printed, when_words
from presentation.language.numbers import all_of, counted, day
from presentation.language.sentences import expected_words
from presentation.language.sources import cited, origin
from presentation.language.words import capitalised, listed
from presentation.status import passage
from presentation.status.next_step import is_told_apart
from presentation.status.silence import SENTENCES, silence_mark
from presentation.tables import Column, Table

PASSED = "Hvad skulle være sket?"
PASSED_ANCHOR = "uden-nyt"
OTHERS = "Andre trin: år for år og efter slags"
PASSED_PLACE = Markup('<div id="{}"></div>').format(PASSED_ANCHOR)
"""Where links to the section lead."""
NAMED = 2
"""The steps without news that the lead names; more are counted there, and are in their section."""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events under a heading, in time order, grouped by year if `by_year`.

    `also` are events that belong here by their date but are shown in a different section. `in_sight` are
    those that call for something: a step to come, or a question.
    """

    heading: str
    introduction: str
    events: Sequence[Event]
    by_year: bool = False
    also: Sequence[Event] = ()
    in_sight: bool = False


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
        named = [f"{event.title} ({passage.time_of(event)})" for event in waiting]
        which = f": {listed(named)}" if count <= NAMED else ""
        sentences.append(
            f"{expected} skulle være sket, men kilderne siger ikke, om det er{which}. "
            f"Det er {'et spørgsmål' if count == 1 else 'spørgsmål'} at stille, ikke en fejl."
        )
    return " ".join(sentences)


def sections(status: Status, events: Sequence[Event], now: Status) -> Iterator[EventGroup]:
    """The sections in reading order: coming steps, steps without news, past steps, budget, organisation.

    `now` is the status of today.
    """
    day_words = day(status.as_of)
    steps = [event for event in events if event.kind not in NO_STEPS]
    missing = _without_news(status)
    ahead, running, put_off = _ahead(status), _running(status), _put_off(status)
    elsewhere = {event.id for event in (*missing, *ahead, *running, *put_off)}
    dated = [event for event in steps if event.period and event.id not in elsewhere]
    found = [
        EventGroup(
            f"Hvad var det næste den {day_words}?"
            if is_told_apart(status, now)
            else "Hvad kommer nu?",
            "",
            _chosen(ahead, steps),
            also=_chosen(ahead, (event for event in events if event.kind in NO_STEPS)),
            in_sight=True,
        ),
        EventGroup(
            "Ventet uden præcis dato",
            f"Perioden begyndte før den {day_words}. Kilderne siger ikke, om det er sket.",
            _chosen(running, steps),
            in_sight=True,
        ),
        EventGroup(
            "Udsat uden ny dag",
            "Trinnet er udsat, og kilderne nævner ingen ny dag.",
            _chosen(put_off, steps),
            in_sight=True,
        ),
        EventGroup(
            PASSED,
            "",
            _chosen(missing, steps),
            in_sight=True,
        ),
        EventGroup("Hvad er sket?", "", _in_time(dated), by_year=True),
        EventGroup(
            "Uden dato",
            "Kilderne nævner ikke dagen. Det, de siger om tiden, står ved hvert trin.",
            [event for event in steps if not event.period and event.id not in elsewhere],
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
    """The expected steps of the policy's own process: future ones, nearest first, then those that may have begun.

    Those put off without a new day are last.
    """
    groups = (*_ahead(status), *_running(status), *_put_off(status))
    return [e for e in groups if e.kind not in NO_STEPS]


def expected_when(status: Status, event: Event) -> str:
    """The expected time of a step as its source prints it, with a note if it may already have happened."""
    if event.state is EventState.POSTPONED:
        return " ".join(
            (f"{passage.standing_words(event, status.as_of)}.", *passage.history(status, event))
        ).rstrip(".")
    when = capitalised(when_words(event.period, event.period_printed))
    begun = standing(event, status.as_of) is Standing.RUNNING
    return f"{when} (kilderne siger ikke, om det er sket)" if begun else when


def _ahead(status: Status) -> list[Event]:
    """Events expected on the status date or later, the one that is due first on top (R13.7)."""
    coming = _of_standing(status, Standing.COMING)
    times = [(event.period.last, event.period.first, event) for event in coming if event.period]
    return [event for *_, event in sorted(times, key=lambda each: each[:2])]


def _running(status: Status) -> list[Event]:
    """Events expected within a period that contains the status date."""
    return _of_standing(status, Standing.RUNNING)


def _put_off(status: Status) -> list[Event]:
    """Events that are postponed without a new day."""
    return _of_standing(status, Standing.PUT_OFF)


def _without_news(status: Status) -> list[Event]:
    """Events expected before the status date, about which nothing newer is known."""
    records = {missing.record for missing in status.missing_news}
    return _in_time(event for event in status.events if event.id in records)


def _of_standing(status: Status, which: Standing) -> list[Event]:
    return _in_time(e for e in status.events if standing(e, status.as_of) is which)


def is_of(event: Event, who: str) -> bool:
    """Whether an event is about a department, by its code, or of the council or a body, by its name."""
    if who == COUNCIL:
        return event.kind is EventKind.DIALOGUE
    return who in event.departments or who == event.body


def named_departments(status: Status) -> list[Department]:
    """The departments named by some event."""
    named = {code for event in status.events for code in event.departments}
    return [department for department in status.departments if department.code in named]


def step_list(status: Status, section: EventGroup, links: Links) -> Markup:
    """The events of a section as a list that also reads well in a screen reader."""
    text = markup.paragraph(section.introduction) if section.introduction else Markup("")
    if not section.by_year:
        return text + _steps(status, section.events, links) + _also(section.also)
    return text + markup.joined(
        Markup("<h3>{}</h3>{}").format(str(year), _steps(status, events, links))
        for year, events in _years(section).items()
    )


def folded(status: Status, section: EventGroup, links: Links) -> Markup:
    """The events of a section under a line that opens them, one for each year if it is by year."""
    if section.by_year:
        return markup.joined(
            _fold(str(year), events, _steps(status, events, links))
            for year, events in _years(section).items()
        )
    return _fold(section.heading, section.events, step_list(status, section, links))


def _years(section: EventGroup) -> dict[int, list[Event]]:
    years: dict[int, list[Event]] = {}
    for event in section.events:
        if event.period:
            years.setdefault(event.period.first.year, []).append(event)
    return years


def _fold(name: str, events: Sequence[Event], content: Markup) -> Markup:
    """Steps under their name and how many they are."""
    summary = Markup("<strong>{}</strong> {}").format(
        name, counted(len(events), "trin", "trin", common=False)
    )
    return markup.unfolded(summary, content, "theme")


def _also(events: Sequence[Event]) -> Markup:
    """Links to events that are shown further down the page."""
    if not events:
        return Markup("")
    links = (
        Markup("{} ({})").format(markup.anchor(event.title, f"#{event.id}"), passage.time_of(event))
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
            event.period.first.isoformat(), capitalised(passage.time_of(event))
        )
        if event.period
        else ""
    )
    who = body_words(event)
    named = city.event_kind(status, event.kind)
    kind = "" if event.kind in NO_STEPS or named == event.body else named
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
        note=markup.paragraph(event.note, "small") if event.note else "",
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
    if event.state is EventState.POSTPONED:
        parts.append(f"{passage.standing_words(event, status.as_of)}.")
    if event.state is EventState.CALLED_OFF:
        parts.append("Aflyst ifølge kilden.")
    if silence := _silences(status).get(event.id):
        parts.append(silence_mark(silence, SENTENCES[silence]))
    parts += (*passage.history(status, event), *_disputed(status, event))
    if event.stated_by:
        parts.append(f"Oplyst af {event.stated_by}.")
    if not event.period and event.state is not EventState.POSTPONED:
        printed = event.period_printed
        if not printed:
            parts.append(passage.TIME_NOT_STATED)
        elif printed not in event.title:
            parts.append(f"Om tiden siger kilden: {as_printed(printed)}.")
    return markup.joined([Markup(" {}").format(text) for text in parts])


def _silences(status: Status) -> dict[str, Silence]:
    return {missing.record: missing.silence for missing in status.missing_news}


def _disputed(status: Status, event: Event) -> Iterator[str]:
    """Other sources that do not agree on what became of the step."""
    if others := disputes(status, event):
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


def questions(status: Status, section: EventGroup, links: Links, *, others: bool = False) -> Markup:
    """The steps without news, each in a line under why the sources are silent; the rest of it is folded.

    `others`: with the expected dates of initiatives and milestones that have passed without news as well.
    """
    events = {event.id: event for event in section.events}
    known = {event.id for event in status.events}
    also = [m for m in status.missing_news if others and m.record not in known]
    lines: dict[Silence, list[Markup]] = {}
    for missing in status.missing_news:
        if missing.record in events:
            line = _question(events[missing.record])
            lines.setdefault(missing.silence, []).append(line)
    for missing in also:
        lines.setdefault(missing.silence, []).append(_other_question(missing, links))
    whole = capitalised(all_of(len(section.events), "hele trinnet", "trin"))
    return markup.joined(
        [
            *(
                markup.paragraph(silence_mark(silence, SENTENCES[silence]))
                + markup.items(each, "plain")
                for silence, each in lines.items()
            ),
            markup.unfolded(
                f"{whole} uden nyt, gengivet kort med kilder",
                _steps(status, section.events, links) + _sources_of(status, also),
            ),
        ]
    )


def _question(event: Event) -> Markup:
    by = f", ventet ifølge {event.expected_by}" if event.expected_by else ""
    return Markup("{}: {}{}.").format(
        capitalised(passage.time_of(event)), markup.anchor(event.title, f"#{event.id}"), by
    )


def _other_question(missing: MissingNews, links: Links) -> Markup:
    text = Markup("{}.").format(expected_words(missing))
    if missing.objective is None:
        return text
    address = links.objective(missing.objective)
    return markup.joined(
        [text, " ", markup.anchor(f"Målsætning {missing.objective}", address), "."]
    )


def _sources_of(status: Status, others: Sequence[MissingNews]) -> Markup:
    if not others:
        return Markup("")
    return markup.items(
        f"{missing.what}. Kilde: {origin(missing.sources, status.sources)}." for missing in others
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
        Column("Sag", lambda e: e.matter),
        Column("Led", lambda e: e.stage.label if e.stage else None),
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
