"""Returns the history: every submission, its changes, and the states it has been in."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select

from policy.serial import from_plain
from store.accepted import Store
from store.differences import Difference
from store.engine import reading
from store.schema import (
    CHANGES,
    ORIGINALS,
    REDACTIONS,
    SCOPES,
    STATES,
    SUBMISSIONS,
    UNDOINGS,
)
from store.states import BY_VALUE, Origin, State


@dataclass(frozen=True, slots=True)
class Step:
    """A submission reached a state. `at` is UTC, ISO 8601."""

    state: State
    who: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A removal of content from a submission; `what` never repeats the removed content."""

    who: str
    reason: str
    what: str
    at: str


@dataclass(frozen=True, slots=True)
class Submission:
    """One accepted workbook.

    `whole` is false for a file of `data/` of which only the rows without errors were accepted;
    `has_file` is true until its bytes are removed. `undoes` is the version that it undoes,
    `undone_by` the one that undoes it now, public or not. `account` is whoever signed in to deliver it,
    `acted_for` the codes of those whose rows it has. `withheld`: names, notes and file name are left
    out. `at` is UTC, ISO 8601.
    """

    version: int
    origin: Origin
    file_name: str
    sha256: str
    size: int
    who: str
    note: str
    at: str
    whole: bool
    new: int
    changed: int
    withdrawn: int
    scopes: tuple[str, ...]
    steps: tuple[Step, ...]
    redactions: tuple[Redaction, ...]
    has_file: bool
    undoes: int | None = None
    undone_by: int | None = None
    account: str = ""
    acted_for: str = ""
    withheld: bool = False

    @property
    def state(self) -> State:
        return self.steps[-1].state


@dataclass(frozen=True, slots=True)
class Undoing:
    """The effect of undoing a submission.

    `changes` are the rows that would change; `at_once` is true for a submission that is not public,
    which is discarded without further steps; `obstacle` says in Danish why it cannot be done now.
    """

    version: int
    changes: tuple[Difference, ...]
    at_once: bool
    obstacle: str = ""


def history(store: Store) -> tuple[Submission, ...]:
    """Every submission, newest first."""
    with reading(store.engine) as connection:
        scopes: defaultdict[int, list[str]] = defaultdict(list)
        for row in connection.execute(select(SCOPES).order_by(SCOPES.c.scope)):
            scopes[row.version].append(row.scope)
        steps: defaultdict[int, list[Step]] = defaultdict(list)
        for row in connection.execute(select(STATES).order_by(STATES.c.id)):
            steps[row.version].append(Step(BY_VALUE[row.state], row.who, row.at, row.note))
        redactions: defaultdict[int, list[Redaction]] = defaultdict(list)
        for row in connection.execute(select(REDACTIONS).order_by(REDACTIONS.c.id)):
            redactions[row.version].append(Redaction(row.who, row.reason, row.what, row.at))
        files = set(connection.execute(select(ORIGINALS.c.version)).scalars())
        undoes, undone_by = undoings(connection)
        rows = connection.execute(select(SUBMISSIONS).order_by(SUBMISSIONS.c.version.desc()))
        return tuple(
            Submission(
                version=row.version,
                origin=Origin(row.origin),
                file_name=row.file_name,
                sha256=row.sha256,
                size=row.size,
                who=row.who,
                note=row.note,
                at=row.at,
                whole=row.whole,
                new=row.new,
                changed=row.changed,
                withdrawn=row.withdrawn,
                scopes=tuple(scopes[row.version]),
                steps=tuple(steps[row.version]),
                redactions=tuple(redactions[row.version]),
                has_file=row.version in files,
                undoes=undoes.get(row.version),
                undone_by=undone_by.get(row.version),
                account=row.account,
                acted_for=row.acted_for,
            )
            for row in rows
        )


def changes(store: Store, version: int) -> tuple[Difference, ...]:
    """The changes of a submission, in its order; for an undoing, the undone changes reversed."""
    with reading(store.engine) as connection:
        if undone := undoings(connection)[0].get(version):
            return tuple(map(_turned, changes(store, undone)))
        rows = connection.execute(
            select(CHANGES).where(CHANGES.c.version == version).order_by(CHANGES.c.id)
        )
        return tuple(
            Difference(
                scope=row.scope,
                table=row.table_name,
                key=row.key,
                before=_record(row.table_name, row.before),
                after=_record(row.table_name, row.after),
                position=row.position,
                decided=row.decided,
                from_day=date.fromisoformat(row.known) if row.after is None and row.known else None,
            )
            for row in rows
        )


def bringing(store: Store, table: str) -> list[tuple[str, int]]:
    """The key of each row of a table, as JSON, with each version that set it; the newest last."""
    rows = (
        select(CHANGES.c.key, CHANGES.c.version)
        .where(CHANGES.c.table_name == table)
        .order_by(CHANGES.c.version)
    )
    with reading(store.engine) as connection:
        return [(row.key, row.version) for row in connection.execute(rows)]


def undoings(connection: Connection) -> tuple[dict[int, int], dict[int, int]]:
    """Two mappings: from undoing to the version it undoes, and from undone version to undoing."""
    rows = connection.execute(select(UNDOINGS).order_by(UNDOINGS.c.version.desc())).all()
    by: dict[int, int] = {}
    for row in rows:
        if row.version not in by:
            by[row.undone] = row.version
    return {row.version: row.undone for row in rows}, by


def _turned(change: Difference) -> Difference:
    return replace(change, before=change.after, after=change.before, from_day=None)


def about_the_same(store: Store, version: int) -> frozenset[int]:
    """The other submissions that share a scope or a changed row with this one."""
    other, row = CHANGES.alias(), CHANGES.alias()
    rows = select(other.c.version).join(
        row, and_(row.c.table_name == other.c.table_name, row.c.key == other.c.key)
    )
    other_scopes, own_scopes = SCOPES.alias(), SCOPES.alias()
    covered = select(other_scopes.c.version).join(
        own_scopes, own_scopes.c.scope == other_scopes.c.scope
    )
    with reading(store.engine) as connection:
        found = {
            *connection.execute(rows.where(row.c.version == version)).scalars(),
            *connection.execute(covered.where(own_scopes.c.version == version)).scalars(),
        }
    return frozenset(found - {version})


def original(store: Store, version: int) -> bytes | None:
    """The original bytes of a submission; None if they were removed."""
    with reading(store.engine) as connection:
        content = select(ORIGINALS.c.content).where(ORIGINALS.c.version == version)
        found: bytes | None = connection.execute(content).scalar()
        return found


def _record(table: str, text: str | None) -> Any | None:
    return None if text is None else from_plain(table, json.loads(text))
