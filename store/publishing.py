"""The way of a submission to the public, and the snapshots that are made of what is public."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select

from loaders.references import references_of
from policy.serial import from_plain
from policy.spelling import folded
from store import standing as stands
from store.accepted import Store
from store.books import BY_VALUE, WAY, Books, State, now
from store.differences import key_text
from store.engine import reading
from store.schema import CHANGES, SCOPES, SNAPSHOTS, STATES


class NotTheNextStepError(Exception):
    """A submission cannot come to this state from where it is. The message is Danish."""


class NameTakenError(Exception):
    """A snapshot of that name is there already. The message is Danish."""


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot made by publishing.

    `log` is the last line of the log of states by then, so that what became public later never
    shows in it. `at` is UTC, ISO 8601.
    """

    name: str
    as_of: date
    version: int
    log: int
    who: str
    at: str


def advance(store: Store, version: int, state: State, who: str, note: str = "") -> None:
    """Bring a submission one step on its way: approved, then presented.

    Earlier submissions of the same scopes come along, because this one builds on them. What it only
    refers to must have come as far before. Only `publish` makes public. Raises
    `NotTheNextStepError`, and `LookupError` for no such version.
    """
    if state is State.PUBLIC:
        raise NotTheNextStepError("En indberetning bliver offentlig med et øjebliksbillede.")
    with store.writing() as books:
        found = states(books.connection)
        if version not in found:
            raise LookupError(version)
        if WAY.index(state) != WAY.index(found[version]) + 1:
            raise NotTheNextStepError(
                f"Indberetningen er »{found[version].label}« og kan ikke gøres »{state.label}«."
            )
        along = [
            earlier
            for earlier in _builds_on(books.connection, version)
            if WAY.index(found[earlier]) < WAY.index(state)
        ]
        for other in _refers_to(books.connection, {*along, version}, found):
            if WAY.index(found[other]) < WAY.index(state):
                raise NotTheNextStepError(
                    f"Udgave {version} henviser til noget, der kun står i udgave {other}. "
                    f"Gør først udgave {other} »{state.label}«."
                )
        for earlier in along:
            _bring(books, earlier, found[earlier], state, who, f"Sammen med {version}. {note}")
        books.log_state(version, state, who, note)


def publish(store: Store, name: str, as_of: date, who: str) -> Published:
    """Make everything presented public, and a snapshot of it under a name.

    Raises `NameTakenError`, also for the name of a snapshot in the catalogue.
    """
    with store.writing() as books:
        taken = {known.name for known in stands.records(books.standing).snapshots}
        taken |= {known.name for known in published(books.connection)}
        if folded(name) in set(map(folded, taken)):
            raise NameTakenError(f"Der er allerede et øjebliksbillede med navnet »{name}«.")
        for version, state in states(books.connection).items():
            if state is State.PRESENTED:
                books.log_state(version, State.PUBLIC, who, name)
        made = Published(name, as_of, books.version, books.next_id(STATES.c.id) - 1, who, now())
        books.connection.execute(
            insert(SNAPSHOTS).values(
                id=books.next_id(SNAPSHOTS.c.id),
                name=made.name,
                as_of=made.as_of.isoformat(),
                version=made.version,
                log=made.log,
                who=made.who,
                at=made.at,
            )
        )
    return made


def snapshots(store: Store) -> tuple[Published, ...]:
    """The snapshots made by publishing, in the order they were made."""
    with reading(store.engine) as connection:
        return published(connection)


def published(connection: Connection) -> tuple[Published, ...]:
    rows = connection.execute(select(SNAPSHOTS).order_by(SNAPSHOTS.c.id))
    return tuple(
        Published(row.name, date.fromisoformat(row.as_of), row.version, row.log, row.who, row.at)
        for row in rows
    )


def states(connection: Connection) -> dict[int, State]:
    """Where each submission is on its way."""
    rows = connection.execute(select(STATES.c.version, STATES.c.state).order_by(STATES.c.id))
    return {row.version: BY_VALUE[row.state] for row in rows}


def _builds_on(connection: Connection, version: int) -> list[int]:
    """Earlier submissions that share a scope with this one."""
    mine = select(SCOPES.c.scope).where(SCOPES.c.version == version)
    earlier = select(SCOPES.c.version).where(SCOPES.c.scope.in_(mine), SCOPES.c.version < version)
    return sorted(set(connection.execute(earlier).scalars()))


def _refers_to(
    connection: Connection, versions: Collection[int], found: Mapping[int, State]
) -> Iterator[int]:
    """The submissions without which rows of these would refer to nothing, once these are public."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    brought = select(CHANGES.c.table_name, CHANGES.c.after).where(
        CHANGES.c.version.in_(versions), CHANGES.c.after.is_not(None)
    )
    for table, after in connection.execute(brought):
        for reference in references_of(table, from_plain(table, json.loads(after))):
            wanted[reference.table].add(key_text((reference.key,)))
    for table, keys in wanted.items():
        holding: defaultdict[str, list[int]] = defaultdict(list)
        rows = select(CHANGES.c.key, CHANGES.c.version).where(
            CHANGES.c.table_name == table, CHANGES.c.key.in_(keys), CHANGES.c.after.is_not(None)
        )
        for key, holder in connection.execute(rows.order_by(CHANGES.c.id)):
            holding[key].append(holder)
        for holders in holding.values():
            if not any(each in versions or found[each] is State.PUBLIC for each in holders):
                yield holders[-1]


def _bring(books: Books, version: int, at: State, to: State, who: str, note: str) -> None:
    for state in WAY[WAY.index(at) + 1 : WAY.index(to) + 1]:
        books.log_state(version, state, who, note.strip())
