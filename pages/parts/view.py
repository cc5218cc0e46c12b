"""What the reader sees from: the edition of the status, and the choices that follow from page to page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from metrics.status import Status
from monitor import editions
from policy import clock
from policy.periods import Period, PeriodKind
from policy.spelling import unread_date
from presentation import addresses


@dataclass(frozen=True)
class View:
    """The edition that a page shows, the target group that the reader follows, and whether in easy words.

    `choices` go into every link; `misread` says what of the address nobody understood.
    """

    edition: editions.Edition
    group: str | None = None
    easy: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    misread: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        return self.edition.status


def current() -> View:
    """The edition of the date in the address (without one, the newest snapshot), and the target group."""
    misread = []
    day = None
    if written := st.query_params.get(addresses.DATE):
        day = parsed_date(written)
        if day is None:
            misread.append(f"{unread_date(written)} Skriv den som 2025-11-13.")
    edition = editions.current().edition(clock.today(), day)
    group = st.query_params.get(addresses.GROUP)
    if group and group not in {known.name for known in edition.status.target_groups}:
        misread.append(f"Målgruppen »{group}« findes ikke. Vælg en af listen.")
        group = None
    easy = st.query_params.get(addresses.EASY, "")
    if easy not in ("", addresses.YES):
        misread.append(f"Valget »let={easy}« findes ikke. Skriv let=ja, eller brug linket øverst.")
    choices = {}
    if day:
        choices[addresses.DATE] = day.isoformat()
    if group:
        choices[addresses.GROUP] = group
    if easy == addresses.YES:
        choices[addresses.EASY] = easy
    return View(edition, group, easy == addresses.YES, choices, tuple(misread))


def parsed_date(text: str) -> date | None:
    """The date that a reader wrote, or the last day of the period; None when it is neither."""
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    return period.first if period.kind is PeriodKind.DATE else period.last
