"""Undoes accepted submissions: the rows become as if they had never come. History keeps both.

A public submission is undone by a new version, which goes from draft to public like any other and
can itself be undone. One that is not public yet is discarded at once; undoing that makes it a draft
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from loaders.reading.parse import SCHEMA_VERSION
from policy.tables import BY_NAME
from store import current_rows
from store.accepted import Store, undone
from store.current_rows import CurrentRows, RowEdition, RowPlace
from store.differences import Difference, same
from store.engine import reading
from store.faults import NotDoneError
from store.history import Undoing, undoings
from store.log import NO_CAPACITY, Capacity
from store.marker import NOTHING_HIDDEN, Hidden
from store.publishing import dangling, key_words, states
from store.schema import CHANGES, SCOPES, SUBMISSIONS
from store.states import Origin, State
from store.writer import Incoming, StoreWriter


class NotUndoneError(NotDoneError):
    """A submission cannot be undone now, and nothing was. The message is Danish."""


class ObstacleError(NotUndoneError):
    """There is an obstacle, which names the files and persons of those that build on the submission."""

    def __init__(self, looked: Undoing) -> None:
        super().__init__(looked.obstacle)
        self.looked = looked


def undoing(store: Store, version: int, hidden: Hidden = NOTHING_HIDDEN) -> Undoing:
    """The effect of undoing a submission now. Raises `LookupError` for an unknown version.

    `hidden` are the versions that whoever asks does not see: the changes are told without them.
    """
    newest, standing = store.standing()
    if not 1 <= version <= newest:
        raise LookupError(version)
    _, without = store.standing(newest, frozenset({version}))
    now, then = _shown(standing), _shown(without)
    with reading(store.engine) as connection:
        undoes, undone_by = undoings(connection)
        found = states(connection)
        places = _places(connection, _root(version, undoes))
        later = _changed_since(connection, version, newest, set(places))
        names = _named(connection)
    at_once = found[version] is not State.PUBLIC
    if by := undone_by.get(version):
        obstacle = f"Udgave {version} er allerede fortrudt med udgave {by}."
        return Undoing(version, (), at_once, obstacle)
    builders = dict.fromkeys(later, "har ændret det samme siden")
    there = set(dangling(standing))
    for lost in dangling(without):
        if lost in there:
            continue
        if lost.row not in now:
            return Undoing(version, (), at_once, _lost(version, lost.row))
        builders.setdefault(then[lost.row].version, "henviser til noget, der kun står i den")
    obstacle = _built_on(version, builders, names) if builders else ""
    if hidden:
        others = hidden - {version}
        now = _shown(store.standing(newest, others)[1])
        then = _shown(store.standing(newest, others | {version})[1])
    return Undoing(version, tuple(_changes(now, then, places)), at_once, obstacle)


def undo(
    store: Store,
    version: int,
    who: str,
    note: str,
    capacity: Capacity = NO_CAPACITY,
    *,
    at_once: bool,
) -> int:
    """Undo a submission; returns the version that undoes it.

    `at_once` is what the person was shown: whether it is not public, and so is discarded. Raises
    `NotUndoneError` if there is an obstacle, or it has been undone or made public meanwhile;
    `LookupError` for an unknown version; and `StoreError`.
    """
    with store.writing(capacity) as writer:
        looked = undoing(store, version)
        if looked.obstacle:
            raise ObstacleError(looked)
        if looked.at_once != at_once:
            raise NotUndoneError(
                f"Udgave {version} har fået en anden tilstand imens. Se på den igen."
            )
        return _undone(writer, looked, who, note)


def _undone(writer: StoreWriter, looked: Undoing, who: str, note: str) -> int:
    of = select(SCOPES.c.scope).where(SCOPES.c.version == looked.version)
    scopes = frozenset(writer.connection.execute(of).scalars())
    name = f"Fortrydelse af udgave {looked.version}"
    theirs = select(SUBMISSIONS.c.acted_for).where(SUBMISSIONS.c.version == looked.version)
    incoming = Incoming(
        Origin.UNDOING,
        name,
        b"",
        who,
        note,
        scopes,
        SCHEMA_VERSION,
        acted_for=writer.connection.execute(theirs).scalar_one(),
    )
    taken_up = undoings(writer.connection)[0].get(looked.version)
    state = State.DISCARDED if looked.at_once else State.DRAFT
    version = writer.add_undoing(incoming, looked.version, looked.changes, state)
    if not looked.at_once:
        return version
    discarded = states(writer.connection)[looked.version] is State.DISCARDED
    if discarded and taken_up is not None:
        writer.log_state(taken_up, State.DRAFT, who, f"Taget frem igen med udgave {version}.")
    else:
        writer.log_state(
            looked.version, State.DISCARDED, who, f"Med udgave {version}. {note}".strip()
        )
    return version


def _root(version: int, undoes: Mapping[int, int]) -> int:
    """The version whose rows are affected: for an undoing, the version at the end of its chain."""
    while version in undoes:
        version = undoes[version]
    return version


def _places(connection: Connection, version: int) -> dict[RowPlace, str]:
    """The rows that a submission changed, each with its scope."""
    rows = select(CHANGES.c.table_name, CHANGES.c.key, CHANGES.c.scope)
    found = connection.execute(rows.where(CHANGES.c.version == version).order_by(CHANGES.c.id))
    return {(row.table_name, row.key): row.scope for row in found}


def _changed_since(
    connection: Connection, version: int, newest: int, places: set[RowPlace]
) -> list[int]:
    """The later versions, not undone, that have changed one of the rows."""
    gone = undone(connection, newest, NOTHING_HIDDEN)
    rows = select(CHANGES.c.version, CHANGES.c.table_name, CHANGES.c.key)
    later = connection.execute(rows.where(CHANGES.c.version > version))
    return sorted({v for v, table, key in later if (table, key) in places and v not in gone})


def _changes(
    now: Mapping[RowPlace, RowEdition],
    then: Mapping[RowPlace, RowEdition],
    places: Mapping[RowPlace, str],
) -> Iterator[Difference]:
    for place, scope in places.items():
        before, after = now.get(place), then.get(place)
        one, other = before and before.record, after and after.record
        shown = after or before
        if shown and (one is None or other is None or not same(one, other)):
            yield Difference(scope, *place, one, other, shown.position)


def _shown(standing: CurrentRows) -> dict[RowPlace, RowEdition]:
    """The edition shown now for each row, regardless of the day."""
    days = current_rows.source_days(standing)
    found = ((place, current_rows.current(row, days)) for place, row in standing.items() if row)
    return {place: winner for place, winner in found if winner}


def _named(connection: Connection) -> dict[int, str]:
    """The name of each version in messages."""
    columns = (SUBMISSIONS.c.version, SUBMISSIONS.c.file_name, SUBMISSIONS.c.who)
    rows = connection.execute(select(*columns))
    return {row.version: f"udgave {row.version} ({row.file_name} fra {row.who})" for row in rows}


def _built_on(version: int, builders: Mapping[int, str], called: Mapping[int, str]) -> str:
    """The message: which submissions build on a version, newest first, and what to do."""
    newest_first = sorted(builders, reverse=True)
    reasons = "; ".join(f"{called[each]} {builders[each]}" for each in newest_first)
    first = "den" if len(newest_first) == 1 else "dem, de nyeste først"
    return (
        f"Udgave {version} kan ikke fortrydes, som det er nu, for andre bygger på den: {reasons}. "
        f"Fortryd {first}, eller indberet de rigtige oplysninger i en ny udgave."
    )


def _lost(version: int, row: RowPlace) -> str:
    return (
        f"Udgave {version} kan ikke fortrydes, for så kommer rækken {key_words(row)} i arket "
        f"{BY_NAME[row[0]].sheet} tilbage, og den henviser til noget, der er taget væk siden. "
        "Indberet det først igen."
    )
