"""Every composed sentence for the shipped data on three days, with the rows behind it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from markupsafe import Markup

from commands.reading import read
from metrics.assessment import assess
from metrics.matters import matters
from metrics.status import Status
from monitor.settings import SHIPPED_DATA
from presentation import pages
from presentation.departments import department_page
from presentation.easy_read import easy_pages
from presentation.figures import all_figures
from presentation.html.links import Links
from presentation.initiatives import all_initiatives, commitments, money, timeline
from presentation.language import remark_sentences, sentences
from presentation.services import by_theme, centres, national_rules
from presentation.status import measurability, next_step, overview, passage, process
from store.observing import known

DAYS = (date(2023, 6, 1), date(2025, 9, 1), date(2025, 11, 13))
"""When only the policy was known; before the status; and after the status had been sent out."""

MOST_NAMED = 8


class Sentence(NamedTuple):
    """A sentence of a page, and the keys of the rows behind it."""

    place: str
    told: str
    behind: tuple[str, ...]


@cache
def status_on(day: date) -> Status:
    return assess(known(read([SHIPPED_DATA]).records, day), day)


def told_on(day: date) -> Iterator[Sentence]:
    """The composed sentences of all pages on a day."""
    for place, told, rows in _told(status_on(day), day):
        if text := plain(told):
            yield Sentence(place, text, tuple(dict.fromkeys(keys(rows))))


def _told(status: Status, day: date) -> Iterator[tuple[str, str, Iterable[Any]]]:
    priorities = [p.priority for p in status.priorities]
    remarks = [r.remark for r in status.remarks]
    proposing = [r for r in remarks if r.scope is sentences.RemarkScope.POLICY]
    yield "Overblik", sentences.headline(status), priorities
    measurable = [p.priority for p in status.priorities if p.measurable]
    yield "Overblik", sentences.short_lead(status), measurable
    yield "Hvad kan måles?", sentences.proposals_for_policy(status), proposing
    yield "Overblik", overview.attention(status, Links()), [*remarks, *_waiting(status)]
    yield "Overblik", remark_sentences.remark_counts(status) if remarks else "", remarks
    for objective in status.objectives:
        number = objective.objective.number
        own = [r.remark for r in remark_sentences.objective_remarks(status, number)]
        yield (
            f"Målsætning {number}",
            sentences.brief(status, objective),
            [*(p.priority for p in objective.priorities), *own],
        )
    yield "Hvad kan måles?", measurability.conclusion(status), priorities
    yield "Handicaprådet", remark_sentences.remarks_headline(status), remarks
    yield "Tal og måltal", all_figures.headline(status), [i.indicator for i in status.indicators]
    yield (
        "Tal og måltal",
        all_figures.lead(status),
        [i.indicator for i in status.indicators if i.scored],
    )
    for indicator in status.indicators:
        yield (
            "Tal og måltal",
            sentences.indicator_sentences(status, indicator) if indicator.scored else "",
            [indicator.indicator],
        )
    yield "Forvaltninger", department_page.overview_headline(status), priorities
    yield (
        "Forvaltninger",
        department_page.overview_lead(status),
        [i.indicator for i in status.indicators if i.scored],
    )
    for department in department_page.carrying(status):
        part = [p.priority for p in department_page.carried(status, department.code)]
        yield department.name, department_page.headline(status, department), part
        yield department.name, department_page.brief(status, department), [department, *part]
    whole = all_initiatives.whole(status)
    found = timeline.spans(status, whole)
    with_money = [i for i in status.initiatives if i.amount]
    yield "Indsatser", all_initiatives.headline(status), with_money
    yield "Indsatser", all_initiatives.lead(status), priorities
    yield "Indsatser", timeline.timeline_sentence(found), [span.initiative for span in found]
    yield "Indsatser", money.money_sentence(status, whole), with_money
    yield "Indsatser", money.ending_sentence(status, whole), [i for i in whole if i.end]
    yield "Indsatser", commitments.conclusion(status, status.commitments), status.commitments
    yield "Politisk behandling", next_step.headline(status, status), status.events
    yield "Politisk behandling", process.lead(status), status.events
    for matter in matters(status):
        yield "Politisk behandling", passage.conclusion(status, matter), matter.steps
        yield "Politisk behandling", passage.order_words(status, matter), matter.steps
        yield "Politisk behandling", passage.unmentioned_words(status, matter), matter.steps
    yield "Hjælp og serviceniveau", by_theme.headline(status), status.services
    if status.services:
        yield "Hjælp og serviceniveau", by_theme.lead(status), status.services
        yield (
            "Hjælp og serviceniveau",
            national_rules.ceiling_sentence(status),
            [r for pair in national_rules.price_pairs(status) for r in pair],
        )
        yield "Hjælp og serviceniveau", national_rules.complaint_sentence(status), status.services
    yield "Hjælp og serviceniveau", centres.council_difference(status), status.units
    for path in _easy_paths(status):
        page = easy_pages.easy_page(status, path)
        yield f"Let at læse: {page.title}", _easy(page), []


def _easy_paths(status: Status) -> list[str]:
    objectives = [pages.objective(o.objective.number) for o in status.objectives]
    return [pages.OVERVIEW, pages.MEASURABILITY, pages.COUNCIL, *objectives]


def _waiting(status: Status) -> list[Any]:
    expected = {missing.record for missing in status.missing_news}
    rows = (*status.events, *status.initiatives, *(i.indicator for i in status.indicators))
    return [row for row in rows if row.id in expected]


def _easy(page: easy_pages.EasyPage) -> str:
    return " ".join(
        " ".join((part.heading, *block.lines, *(line for named in block.named for line in named)))
        for part in page.parts
        for block in part.blocks
    )


def plain(told: str) -> str:
    """A sentence without its markup, as one line.

    >>> plain(Markup("<p>Én</p><p>to</p>"))
    'Én to'
    """
    if isinstance(told, Markup):
        told = html.unescape(re.sub(r"<[^>]+>", " ", told))
    return " ".join(told.split()).replace(" .", ".").replace(" ,", ",")


def keys(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        yield str(getattr(row, "id", None) or getattr(row, "code", None) or row.number)


def chapter() -> Iterator[str]:
    """The chapter of the page, as markdown; a sentence repeated on a later day is left out."""
    told: set[tuple[str, str]] = set()
    for day in DAYS:
        yield f"\n### Set fra {day.isoformat()}\n"
        yield "| side | hvad der står | bygger på |"
        yield "|---|---|---|"
        for place, text, behind in told_on(day):
            if (place, text) not in told:
                told.add((place, text))
                yield f"| {place} | {text.replace('|', '/')} | {_named(behind)} |"


def _named(behind: tuple[str, ...]) -> str:
    more = len(behind) - MOST_NAMED
    return ", ".join(behind[:MOST_NAMED]) + (f" og {more} til" if more > 0 else "")
