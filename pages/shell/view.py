"""What a reader sees in one run: the page, the edition of the status, and the reader's choices."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import streamlit as st

from metrics.status import Status
from monitor import circles, editions, elsewhere, policies
from monitor.sight import NotAllowedError
from policy import clock
from policy.spelling import parsed_date, unread_date
from presentation import pages
from presentation.html import addresses
from presentation.html.links import Links
from store.faults import StoreError
from store.snapshots import PRESENTED, WORKING, is_presented, is_working


@dataclass(frozen=True)
class View:
    """The edition that a page shows, the reader's target group, and whether in easy words.

    `unfolded`: whether what the page folds is open from the start. `path`: the page's. `links`: addresses with the reader's choices. `misread`: messages about the
    parts of the address that could not be understood.
    """

    edition: editions.Edition
    path: str = pages.OVERVIEW
    group: str | None = None
    easy: bool = False
    unfolded: bool = False
    links: Links = field(default_factory=Links)
    misread: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        return self.edition.status

    @cached_property
    def is_for_everyone(self) -> bool:
        """Whether everyone gets this edition at this address, also on another site."""
        today, asked = clock.today(), self.links.choices
        day = parsed_date(asked.get(addresses.DATE, ""))
        policy, snapshot = asked.get(addresses.POLICY), asked.get(addresses.SNAPSHOT)
        return elsewhere.shows(self.edition, today, policy, day, snapshot)


_in_this_run: ContextVar[View] = ContextVar("view")
"""Page scripts take no arguments, so this hands them the one view of their run."""


def asked_for() -> View | StoreError:
    """The view that the address asks for, or the error; the only access to the data in a run."""
    try:
        return _asked_for()
    except StoreError as fault:
        return fault


def opened(asked: View | StoreError, path: str) -> View:
    """The view of a page, which its script gets by `current`. Raises `StoreError`."""
    if isinstance(asked, StoreError):
        raise asked
    shown = replace(asked, path=path)
    _in_this_run.set(shown)
    return shown


def current() -> View:
    """The view of this run."""
    return _in_this_run.get()


def _asked_for() -> View:
    """The policy of the address, its edition of the snapshot or date, else the newest, and the group."""
    misread: list[str] = []
    chosen = _choose_policy(misread)
    edition, choices = _edition(misread)
    choices |= chosen
    group = st.query_params.get(addresses.GROUP)
    if group and group not in {known.name for known in edition.status.target_groups}:
        misread.append(f"Målgruppen »{group}« findes ikke. Vælg en af listen.")
        group = None
    easy = st.query_params.get(addresses.EASY, "")
    if easy not in ("", addresses.YES):
        misread.append(f"Valget »let={easy}« findes ikke. Skriv let=ja, eller brug linket øverst.")
    folds = st.query_params.get(addresses.UNFOLD, "")
    if folds not in ("", addresses.ALL):
        misread.append(
            f"Valget »vis={folds}« findes ikke. Skriv vis=alt, eller brug linket øverst."
        )
    if group:
        choices[addresses.GROUP] = group
    if folds == addresses.ALL:
        choices[addresses.UNFOLD] = folds
    if easy == addresses.YES:
        choices[addresses.EASY] = easy
    return View(
        edition,
        group=group,
        easy=easy == addresses.YES,
        unfolded=folds == addresses.ALL,
        links=Links(choices),
        misread=tuple(misread),
    )


def _choose_policy(misread: list[str]) -> dict[str, str]:
    """Let the run be about the policy in the address, and return the choice; fills `misread`."""
    today = clock.today()
    usual = circles.usual(today)
    policies.choose(usual)
    code = st.query_params.get(addresses.POLICY, usual.code)
    if code == usual.code:
        return {}
    try:
        policies.choose(circles.asked_for(code, today))
    except circles.NoSuchPolicyError as none:
        misread.append(str(none))
        return {}
    return {addresses.POLICY: code}


def _edition(misread: list[str]) -> tuple[editions.Edition, dict[str, str]]:
    """The edition that the address asks for, and the choices that select it; fills `misread`."""
    today, monitor = clock.today(), editions.current()
    day = _day(misread)
    dated = {addresses.DATE: day.isoformat()} if day else {}
    name = st.query_params.get(addresses.SNAPSHOT)
    try:
        if is_working(name):
            return monitor.edition(today, day, snapshot=name), dated | {addresses.SNAPSHOT: WORKING}
        if is_presented(name):
            return monitor.edition(today, day, snapshot=name), dated | {
                addresses.SNAPSHOT: PRESENTED
            }
        if name:
            return monitor.edition(today, snapshot=name), {addresses.SNAPSHOT: name}
    except (editions.NoSuchSnapshotError, NotAllowedError) as none:
        misread.append(str(none))
    return monitor.edition(today, day), dated


def _day(misread: list[str]) -> date | None:
    written = st.query_params.get(addresses.DATE)
    day = parsed_date(written) if written else None
    if written and day is None:
        misread.append(f"{unread_date(written)} Skriv den som 2025-11-13.")
    return day
