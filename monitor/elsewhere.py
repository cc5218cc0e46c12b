"""What other sites may show: only what everyone may see, whoever asks."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from monitor import circles, editions, persons, policies, showing
from monitor.editions import Edition, Monitor
from store.snapshots import is_presented, is_working

ONLY_PUBLIC = "På denne adresse vises kun det, der er offentligt: det nyeste, et øjebliksbillede eller en dato før i dag."


class NotPublicError(Exception):
    """What is asked for is not public, or not yet. The message is Danish."""


class Seen(NamedTuple):
    """An edition that everyone may see, and the monitor that it is of."""

    monitor: Monitor
    edition: Edition


def seen(
    today: date, policy: str | None = None, day: date | None = None, snapshot: str | None = None
) -> Seen:
    """The edition that everyone may see of a policy: of a snapshot, of a day before today, or the newest.

    Raises `NotPublicError`, `circles.NoSuchPolicyError`, `editions.NoSuchSnapshotError` and `StoreError`.
    """
    if not _can_be_public(today, day, snapshot):
        raise NotPublicError(ONLY_PUBLIC)
    with persons.acting(showing.anybody()):
        place = circles.asked_for(policy, today) if policy else circles.usual(today)
        with policies.about(place):
            monitor = editions.current()
            return Seen(monitor, monitor.edition(today, day, snapshot=snapshot))


def edition(
    today: date, policy: str | None = None, day: date | None = None, snapshot: str | None = None
) -> Edition:
    """The edition of `seen`. Raises what that raises."""
    return seen(today, policy, day, snapshot).edition


def shows(
    own: Edition,
    today: date,
    policy: str | None = None,
    day: date | None = None,
    snapshot: str | None = None,
) -> bool:
    """Whether everyone gets the edition that the person of the run has seen, who asked by the same choices."""
    if not _can_be_public(today, day, snapshot):
        return False
    if persons.current() == showing.anybody():
        return True
    try:
        return edition(today, policy, day, snapshot).status is own.status
    except (circles.NoSuchPolicyError, editions.NoSuchSnapshotError):
        return False


def _can_be_public(today: date, day: date | None, snapshot: str | None) -> bool:
    return not (
        is_working(snapshot) or is_presented(snapshot) or (day is not None and day >= today)
    )
