"""The next expected step: on the date of a status, and today."""

from __future__ import annotations

from markupsafe import Markup

from metrics.passage import has_a_date, next_step
from metrics.status import Status
from policy.periods import Period
from policy.records import Event
from presentation import pages
from presentation.html.links import Links
from presentation.html.markup import anchor, joined, paragraph
from presentation.language.age import is_old
from presentation.language.numbers import day
from presentation.status.passage import time_of


def headline(status: Status, now: Status) -> str:
    """The step that was next on the date of a status, seen from `now`, the status of today."""
    if coming := next_step(status, status.as_of):
        return f"{_label(status, now)}: {_title_and_time(status, coming, now)}"
    if status.events:
        return f"Ingen kommende trin i kilderne efter {day(status.as_of)}"
    return f"Ingen kendt politisk behandling per {day(status.as_of)}"


def linked(status: Status, now: Status, links: Links) -> Markup:
    """The next step in a sentence that leads to the page with all of them; empty if no step is known."""
    if not status.events:
        return Markup("")
    sentence = today(status, now) or f"{headline(status, now)}."
    seen = anchor("Se alle trin", links.page(pages.PROCESS))
    return paragraph(joined([sentence, " ", seen, "."]), "now")


def today(status: Status, now: Status) -> str:
    """What is next today, where the heading of an earlier status says something else; else empty."""
    if not status.events or not is_told_apart(status, now):
        return ""
    when, coming = f"I dag, den {day(now.as_of)},", next_step(now, now.as_of)
    if coming and has_a_date(coming):
        return f"{when} er det næste ventede trin: {coming.title}, {time_of(coming)}."
    none = f"{when} nævner kilderne ingen dag for et kommende trin."
    return f"{none} Længere ude: {coming.title}, {time_of(coming)}." if coming else none


def is_told_apart(status: Status, now: Status) -> bool:
    """Whether what was next on the date of a status must be told apart from what is next today."""
    is_another = next_step(now, now.as_of) != next_step(status, status.as_of)
    return (is_another and status.as_of < now.as_of) or is_old(status.as_of, now.as_of)


def _label(status: Status, now: Status) -> str:
    if is_told_apart(status, now):
        return f"Det næste ventede trin, set fra den {day(status.as_of)}"
    return "Næste ventede trin"


def _title_and_time(status: Status, event: Event, now: Status) -> str:
    """The step and its time, without repeating a day that the label has just named."""
    if is_told_apart(status, now) and event.period == Period.day(status.as_of):
        return f"{event.title} samme dag"
    return f"{event.title}, {time_of(event)}"
