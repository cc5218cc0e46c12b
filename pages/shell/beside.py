"""The policies beside the one shown, which what became of a remark may be told in."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.remark_follow_up import has_begun
from metrics.status import Status
from monitor import circles, editions, policies
from pages.shell import deadlines
from pages.shell.view import View
from policy import clock


def statuses(current: View) -> tuple[Status, ...]:
    """The status shown, then those of the other policies that may be seen here on the reader's day."""
    return (current.status, *_others(current))


def _others(current: View) -> Iterator[Status]:
    """Those of the day that the reader has chosen, if any."""
    today = clock.today()
    day = current.status.as_of if deadlines.chose_a_day(current) else None
    for seen in circles.every(today) if circles.are_several(today) else ():
        if seen.place != policies.chosen():
            then = editions.opened(seen.place).edition(today, day).status
            if has_begun(then):
                yield then
