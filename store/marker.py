"""How far a store has come, so that what is in memory is known by more than a number."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Column, Connection, ScalarSelect, func, select

from store.schema import REDACTIONS, SNAPSHOTS, STATES, SUBMISSIONS

Hidden: TypeAlias = frozenset[int]
"""Versions that are left out."""
NOTHING_HIDDEN: Hidden = frozenset()


class Marker(NamedTuple):
    """How far the store has come. Equal markers mean that nothing has happened in between.

    `version` 0 is an empty store. Of the newest version, and of the last line of the log of states,
    of the snapshots and of the redactions, the time tells it from one with the same number in a
    store that was restored from a backup. `era` counts up in this process whenever what it had in
    memory no longer holds: after a restore and after a redaction.
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


def continues(connection: Connection, before: Marker, now: Marker) -> bool:
    """Whether the store has only been added to since `before`."""
    if (before.redactions, before.redacted) != (now.redactions, now.redacted):
        return False
    at = select(SUBMISSIONS.c.at).where(SUBMISSIONS.c.version == before.version)
    return connection.execute(at).scalar() == before.accepted


def _newest(number: Column[int]) -> tuple[ScalarSelect[Any], ScalarSelect[Any]]:
    """The highest number in a table, 0 for none, and when it was given."""
    last = select(func.max(number)).scalar_subquery()
    at = select(number.table.c.at).where(number == last).scalar_subquery()
    return select(func.coalesce(last, 0)).scalar_subquery(), at


_MARKER = select(
    *_newest(SUBMISSIONS.c.version),
    *_newest(STATES.c.id),
    *_newest(SNAPSHOTS.c.id),
    *_newest(REDACTIONS.c.id),
)
