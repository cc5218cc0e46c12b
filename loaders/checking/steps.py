"""Checks the steps of the political process (docs/metode.md, R13.5 to R13.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from loaders.checking.references import Context
from loaders.checking.rules import Rule, at
from loaders.delivery import Row
from loaders.reading.cells import shown
from policy.choices import EventState
from policy.findings import EMPTY, Finding
from policy.records import Event
from policy.spelling import folded
from policy.tables import Records

Place: TypeAlias = tuple[object, ...]
"""What makes two rows the same step: the matter, the stage, the body and the day."""


def held_step_has_come(row: Row, today: date) -> Iterator[Finding]:
    step = row.record
    if not isinstance(step, Event) or step.state is not EventState.HELD or not step.period:
        return
    if step.period.first > today:
        yield at(row, "period", "step_not_yet_held", step.period, today=shown(today))


def postponed_step_is_named(row: Row, known: Context) -> Iterator[Finding]:
    step = row.record
    if not isinstance(step, Event) or step.state is not EventState.POSTPONED:
        return
    if step.settles is None:
        yield at(row, "settles", "postponed_without_step", EMPTY)
        return
    before = known.all(Event).get(step.settles)
    if not before or not before.period or not step.period:
        return
    if step.period.last <= before.period.last:
        yield at(row, "period", "postponed_to_earlier", step.period, before=before.period)


def stage_is_of_a_matter(row: Row, known: Context) -> Iterator[Finding]:
    """A later word of a step need not repeat its matter."""
    step = row.record
    if isinstance(step, Event) and step.stage and not step.matter:
        before = known.all(Event).get(step.settles or "")
        if not (before and before.matter):
            yield at(row, "stage", "stage_without_matter", step.stage.label)


RULES: tuple[Rule, ...] = (postponed_step_is_named, stage_is_of_a_matter)


def repeated_steps(rows: Sequence[Row], known: Records) -> Iterator[tuple[Finding, Row]]:
    """Rows with the same matter, stage, body and day as another step that they do not answer."""
    delivered = {row.record.id for row in rows if isinstance(row.record, Event)}
    seen: dict[Place, list[Event]] = {}
    for event in known.events:
        if event.id not in delivered and (place := _place(event)):
            seen.setdefault(place, []).append(event)
    for row in rows:
        step = row.record
        if not isinstance(step, Event) or not (place := _place(step)):
            continue
        others = seen.setdefault(place, [])
        if other := _unrelated(step, others):
            yield at(row, "stage", "same_step_twice", step.title, other=other.id), row
        others.append(step)


def _place(step: Event) -> Place | None:
    if not (step.matter and step.stage and step.period):
        return None
    return folded(step.matter), step.stage, folded(step.body or ""), step.period


def _unrelated(step: Event, others: Iterable[Event]) -> Event | None:
    """The first of the others that is neither answered by the step, nor an answer to it or to the same."""
    for other in others:
        answers = step.settles == other.id or other.settles == step.id
        if not answers and (step.settles is None or step.settles != other.settles):
            return other
    return None


def steps_without_an_answer(rows: Sequence[Row], known: Records, today: date) -> Iterator[Finding]:
    """New or changed steps that were expected before today, and that no row answers."""
    before = {event.id: event for event in known.events}
    delivered = (row.record for row in rows if isinstance(row.record, Event))
    answered = {event.settles for event in (*known.events, *delivered)}
    for row in rows:
        step = row.record
        if not isinstance(step, Event) or before.get(step.id) == step or step.id in answered:
            continue
        to_come = step.state in (EventState.EXPECTED, EventState.POSTPONED)
        if to_come and step.period and step.period.last < today:
            yield at(row, "period", "step_expected_in_the_past", step.period, step=step.id)
