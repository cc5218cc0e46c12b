"""The editions that everyone has been shown by default, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from metrics.status import Status
from monitor import persons, settings
from monitor.editions import Edition, Monitor
from policy import clock
from policy.actors import Actor
from store import history
from store.snapshots import Published


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition that was shown by default from `at` on; `version` is that of its data.

    `published` is when it became public, which is earlier for one that `data/` brought. `key` tells it
    from every other edition in this process. `status` computes it.
    """

    key: Hashable
    at: datetime
    version: int
    status: Callable[[], Status]
    published: datetime


def anybody() -> Actor:
    """Whoever has not signed in, as what is for everyone is made for."""
    return persons.ANONYMOUS if settings.signs_in() else persons.WITHOUT_SIGN_IN


def shown(monitor: Monitor, today: date) -> tuple[Shown, ...]:
    """The editions that the person of the run has been shown where no date was asked for, oldest first.

    The last is what is shown now. They are the snapshots, each from its making or its own day, without
    those that were made for an earlier day than one that was already there. Without a snapshot it is
    what is shown today. Raises `StoreError`.
    """
    now = monitor.edition(today)
    if now.snapshot is None:
        return (_without_snapshot(monitor, now),)
    return tuple(
        Shown(
            (monitor.identity, now.era, each),
            _from(each),
            each.version,
            partial(monitor.status_of, each),
            _published(each),
        )
        for each in succession(now.made)
    )


def succession(made: Sequence[Published]) -> Iterator[Published]:
    """Those of the snapshots that have been the newest, in the order in which they became it."""
    newest: Published | None = None
    for each in sorted(made, key=lambda each: (_from(each), each.log)):
        if newest is None or (each.as_of, each.log) > (newest.as_of, newest.log):
            newest = each
            yield each


def _from(made: Published) -> datetime:
    """Since when a snapshot has been shown: its making, or the beginning of its day if that is later."""
    return max(map(datetime.fromisoformat, (made.at, clock.begins(made.as_of))))


def _published(made: Published) -> datetime:
    """When a snapshot became public: one that `data/` declares did so on its own day."""
    if made.release is None:
        return _from(made)
    return datetime.fromisoformat(clock.begins(made.public_from))


def _without_snapshot(monitor: Monitor, now: Edition) -> Shown:
    status = now.status
    accepted = {each.version: each.at for each in history.history(monitor.store)}
    at = datetime.fromisoformat(accepted.get(status.version, clock.begins(status.as_of)))
    key = (monitor.identity, now.era, status.as_of, status.version, now.hidden)
    return Shown(key, at, status.version, lambda: status, at)
