"""Identifies a store's state, so that caches are checked by more than a version number."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Column, Connection, ScalarSelect, func, select

from store.schema import REDACTIONS, SNAPSHOTS, STATES, SUBMISSIONS

Hidden: TypeAlias = frozenset[int]
"""Versions that are left out."""
NOTHING_HIDDEN: Hidden = frozenset()


class Marker(NamedTuple):
    """The state of the store. Equal markers mean that nothing has happened in between.

    `version` 0 is an empty store. The newest version, state, snapshot and redaction are each given
    by number and time: after a restore from a backup, the same number can come again with a
    different time. `era` increases in this process whenever its caches become invalid: after a
    restore and after a redaction.
    """

    version: int
    accepted: str | None
    log: int
    logged: str | None
    snapshots: int
    published: str | None
    redactions: int
    redacted: str | None
    era: int = 0


def read_marker(connection: Connection) -> Marker:
    return Marker(*connection.execute(_MARKER).one())


def state_of(marker: Marker, shown: int, hidden: Hidden) -> str:
    """The state of what is shown up to version `shown` without the hidden ones; the same on every server.

    It changes when somebody would see something else, and tells nothing of what that is. What stays
    hidden does not change it.
    """
    seen = (shown, sorted(each for each in hidden if each < shown))
    made = (marker.snapshots, marker.published, marker.redactions, marker.redacted)
    return sha256(repr((seen, made)).encode()).hexdigest()[:16]


def continues(connection: Connection, before: Marker, now: Marker) -> bool:
    """Whether the store has only been added to since `before`."""
    if (before.redactions, before.redacted) != (now.redactions, now.redacted):
        return False
    at = select(SUBMISSIONS.c.at).where(SUBMISSIONS.c.version == before.version)
    return connection.execute(at).scalar() == before.accepted


def _newest(number: Column[int]) -> tuple[ScalarSelect[Any], ScalarSelect[Any]]:
    """The highest number in a table (0 for none), and its time."""
    last = select(func.max(number)).scalar_subquery()
    at = select(number.table.c.at).where(number == last).scalar_subquery()
    return select(func.coalesce(last, 0)).scalar_subquery(), at


_MARKER = select(
    *_newest(SUBMISSIONS.c.version),
    *_newest(STATES.c.id),
    *_newest(SNAPSHOTS.c.id),
    *_newest(REDACTIONS.c.id),
)
