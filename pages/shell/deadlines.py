"""The day that deadlines are seen from: the one that the reader has chosen, else today."""

from __future__ import annotations

from dataclasses import replace

from metrics.status import Status
from monitor import editions
from pages.shell.view import View
from policy import clock
from presentation.html import addresses


def seen(current: View) -> Status:
    """The status that the deadlines on a page are of.

    That of the page where the reader has chosen a day or an edition; else what is public today, because
    a deadline passes without any new edition.
    """
    if chose_a_day(current):
        return current.status
    return editions.current().public_today(clock.today())


def now(current: View) -> Status:
    """The status of today, from which the next step is told: of a chosen day, nothing that came later."""
    if chose_a_day(current):
        return replace(current.status, as_of=max(clock.today(), current.status.as_of))
    return seen(current)


def chose_a_day(current: View) -> bool:
    """Whether the reader has chosen a day or an edition, whose page tells nothing that came later."""
    return bool({addresses.DATE, addresses.SNAPSHOT} & current.links.choices.keys())
