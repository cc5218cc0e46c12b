"""Takes submissions through the steps from draft to public."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from loaders.checking.references import references_of
from policy import moments
from policy.spelling import folded, invisible
from policy.tables import BY_NAME, TABLES
from store import current_rows
from store.accepted import Store
from store.current_rows import CurrentRows, RowPlace
from store.differences import key_text
from store.engine import reading
from store.faults import NotDoneError
from store.log import NO_CAPACITY, Capacity
from store.marker import Hidden
from store.plans import Plan, plans_of, reserved
from store.schema import CHANGES, SCOPES, STATES
from store.snapshots import NOT_NAMES, Published, make, published
from store.states import BY_VALUE, WAY, State
from store.writer import StoreWriter


class NotTheNextStepError(NotDoneError):
    """A submission cannot move from its state to this one. The message is Danish."""


class NotPublishedError(NotDoneError):
    """The requested snapshot cannot be made, and was not. The message is Danish."""


class NameTakenError(NotPublishedError):
    """A snapshot of that name already exists. The message is Danish."""


BEFORE_THE_POLICY = (
    "Der kan ikke laves et øjebliksbillede af en dag før politikken, for da gjaldt den ikke. "
    "Intet er ændret. Vælg en dag, hvor politikken gælder."
)


UNNAMED = (
    "Der står intet navn, eller det har tegn, der ikke kan ses. Intet er ændret. Skriv et navn."
)


def advance(
    store: Store,
    version: int,
    state: State,
    who: str,
    note: str = "",
    capacity: Capacity = NO_CAPACITY,
) -> None:
    """Move a submission one step forward: approved, then presented.

    Earlier submissions of the same scopes move with it, because it builds on them (recursively).
    Nothing public may refer to a missing row, so a submission with a row that this one refers to
    must have reached the state first. Only `publish` makes public. Raises `NotTheNextStepError`,
    and `LookupError` for a version that does not exist.
    """
    if state is State.PUBLIC:
        raise NotTheNextStepError("En indberetning bliver offentlig med et øjebliksbillede.")
    if not is_name(who):
        raise NotTheNextStepError(UNNAMED)
    with store.writing(capacity) as writer:
        found = states(writer.connection)
        if version not in found:
            raise LookupError(version)
        if _reached(state) != _reached(found[version]) + 1 or found[version] is State.DISCARDED:
            raise NotTheNextStepError(
                f"Indberetningen er »{found[version].label}« og kan ikke gøres »{state.label}«."
            )
        behind = not_yet(found, state)
        waits = behind & waiting_of(found)
        along = [each for each in _builds_on(writer.connection, version, waits) if each in waits]
        if lost := _lost(writer, behind, behind - {*along, version}):
            raise NotTheNextStepError(
                f"Udgave {version} kan ikke gøres »{state.label}«. "
                + _lost_message(
                    writer.connection, lost[0], waits - {*along, version}, lambda _: state
                )
            )
        for earlier in along:
            _bring(writer, earlier, found[earlier], state, who, f"Sammen med {version}. {note}")
        writer.log_state(version, state, who, note)


def publish(
    store: Store,
    name: str,
    as_of: date,
    who: str,
    presented: Hidden | None = None,
    capacity: Capacity = NO_CAPACITY,
) -> Published:
    """Make everything presented public, except what is planned for later, and make a snapshot of it.

    `presented`, if given, are the versions that the person has seen listed; exactly these must be
    the ones to publish. Raises `NameTakenError`, also for the name of a snapshot in the catalogue;
    `NotPublishedError` without a name, for a day before the policy, when the list has changed, and
    for something that builds on what is planned for later; and `NotTheNextStepError` if something
    public would then refer to a missing row.
    """
    with store.writing(capacity) as writer:
        planned = plans_of(writer.connection)
        name = unused_name(writer, name, who, planned)
        check_day(writer, as_of)
        found = states(writer.connection)
        ready = ready_of(found) - reserved(planned)
        if presented is not None and ready != presented:
            made = published(writer.connection)
            raise NotPublishedError(_others_were_first(presented, found, made, planned))
        check_together(writer, ready, found)
        return make_public(writer, name, as_of, who, ready)


def make_public(
    writer: StoreWriter, name: str, as_of: date, who: str, versions: Hidden
) -> Published:
    """Make versions public as a snapshot, once everything about them has been checked."""
    for version in sorted(versions):
        writer.log_state(version, State.PUBLIC, who, name)
    return make(writer, name, as_of, who)


def unused_name(writer: StoreWriter, name: str, who: str, planned: Iterable[Plan]) -> str:
    """The name of a snapshot to be made. Raises `NameTakenError`, also for one that is planned."""
    if not (is_name(name) and is_name(who)):
        raise NotPublishedError(UNNAMED)
    name = " ".join(name.split())
    known = current_rows.records(writer.standing).snapshots
    made = published(writer.connection)
    taken = [*(each.name for each in known), *(each.name for each in made), *NOT_NAMES]
    if folded(name) in set(map(folded, taken)):
        raise NameTakenError(f"Der er allerede et øjebliksbillede med navnet »{name}«.")
    for plan in planned:
        if plan.is_open and folded(plan.name) == folded(name):
            raise NameTakenError(
                f"Der er allerede planlagt et øjebliksbillede med navnet »{name}«, til "
                f"{moments.words(plan.at)}. Vælg et andet navn."
            )
    return name


def check_day(writer: StoreWriter, as_of: date) -> None:
    """Raise `NotPublishedError` for a day before the policy."""
    known = current_rows.records(writer.standing)
    if known.policies and as_of < min(policy.start for policy in known.policies):
        raise NotPublishedError(BEFORE_THE_POLICY)


def check_together(writer: StoreWriter, ready: Hidden, found: Mapping[int, State]) -> None:
    """Raise if versions cannot become public without the others that have been presented.

    `NotPublishedError` if they build on them, `NotTheNextStepError` if something public would then
    refer to a missing row.
    """
    if behind := first_built_on(writer.connection, ready, ready_of(found) - ready):
        version, earlier = behind
        raise NotPublishedError(
            f"Udgave {version} bygger på udgave {earlier}, som er forelagt, men ikke er med. Intet er "
            f"ændret. Vent, til udgave {earlier} er offentlig, eller lad begge være med på én gang."
        )
    check_references(writer, ready, not_yet(found, State.PUBLIC), found)


def check_references(
    writer: StoreWriter, ready: Hidden, hidden: Hidden, found: Mapping[int, State]
) -> None:
    """Raise `NotTheNextStepError` if something would refer to a missing row once versions are public.

    `hidden` are the versions that are not public before.
    """
    if lost := _lost(writer, hidden, hidden - ready):
        waits = hidden & waiting_of(found)
        raise NotTheNextStepError(
            "Det, der er forelagt, kan ikke offentliggøres alene. "
            + _lost_message(
                writer.connection,
                lost[0],
                waits - ready,
                lambda version: (
                    State.PUBLIC if found[version] is State.PRESENTED else State.PRESENTED
                ),
            )
        )


def first_built_on(
    connection: Connection, versions: Hidden, among: Hidden
) -> tuple[int, int] | None:
    """The first of some versions that builds on one of `among`, and which; None if none does."""
    if not among:
        return None
    for version in sorted(versions):
        if earlier := _builds_on(connection, version, among):
            return version, earlier[-1]
    return None


def is_name(text: str) -> bool:
    """Whether a text can name a person or a snapshot: something is there, and nothing invisible."""
    return bool(text.strip()) and invisible(text) is None


def _others_were_first(
    presented: Hidden,
    found: Mapping[int, State],
    made: Sequence[Published],
    planned: Iterable[Plan],
) -> str:
    """The message when the versions to be published have changed state in the meantime."""
    public = sorted(each for each in presented if found[each] is State.PUBLIC)
    if public and made:
        versions = ", ".join(map(str, public))
        return (
            f"Udgave {versions} er gjort offentlig imens, med øjebliksbilledet »{made[-1].name}« af "
            f"{made[-1].who}. Intet andet er ændret. Se listen igen."
        )
    for plan in planned:
        if plan.is_open and (versions := ", ".join(map(str, sorted(presented & {*plan.versions})))):
            return (
                f"Udgave {versions} er imens planlagt til {moments.words(plan.at)}, med navnet "
                f"»{plan.name}«, af {plan.who}. Intet er ændret. Se listen igen."
            )
    return (
        "Listen over det, der er forelagt, er blevet en anden imens. Intet er ændret. Se den igen."
    )


def waiting(store: Store) -> Hidden:
    """The versions neither public nor discarded."""
    with reading(store.engine) as connection:
        return waiting_of(states(connection))


def presented(store: Store) -> Hidden:
    """The versions that have been presented, and are not public yet."""
    with reading(store.engine) as connection:
        return ready_of(states(connection))


def ready_of(found: Mapping[int, State]) -> Hidden:
    """The versions that have been presented, and are not public yet."""
    return frozenset(version for version, state in found.items() if state is State.PRESENTED)


def waiting_of(found: Mapping[int, State]) -> Hidden:
    """The versions neither public nor discarded."""
    done = (State.PUBLIC, State.DISCARDED)
    return frozenset(version for version, state in found.items() if state not in done)


def along(store: Store, version: int) -> list[int]:
    """The submissions that would be approved along with one, because it builds on them."""
    with reading(store.engine) as connection:
        found = states(connection)
        return _builds_on(connection, version, not_yet(found, State.APPROVED) & waiting_of(found))


def states(connection: Connection) -> dict[int, State]:
    """The current state of each submission."""
    rows = connection.execute(select(STATES.c.version, STATES.c.state).order_by(STATES.c.id))
    return {row.version: BY_VALUE[row.state] for row in rows}


def not_yet(found: Mapping[int, State], state: State) -> Hidden:
    """The versions that have not reached a state."""
    return frozenset(v for v, now_ in found.items() if _reached(now_) < _reached(state))


def _reached(state: State) -> int:
    """The position of a state in `WAY`; -1 for discarded."""
    return -1 if state is State.DISCARDED else WAY.index(state)


def _builds_on(connection: Connection, version: int, among: Hidden) -> list[int]:
    """The earlier submissions of `among` that share a scope with this one, directly or in turn."""
    scopes: defaultdict[int, set[str]] = defaultdict(set)
    rows = select(SCOPES.c.version, SCOPES.c.scope).where(SCOPES.c.version <= version)
    for each, scope in connection.execute(rows):
        if each in among or each == version:
            scopes[each].add(scope)
    wanted = set(scopes.pop(version))
    found = []
    for earlier in sorted(scopes, reverse=True):
        if scopes[earlier] & wanted:
            wanted |= scopes[earlier]
            found.append(earlier)
    return found[::-1]


@dataclass(frozen=True, slots=True)
class Lost:
    """A row, and the missing row that it would refer to."""

    row: RowPlace
    other: RowPlace


def _lost(writer: StoreWriter, hidden: Hidden, then: Hidden) -> list[Lost]:
    """The references that are broken with the versions `then` hidden, but not with `hidden`."""
    before = set(dangling(writer.without(hidden)))
    return [each for each in dangling(writer.without(then)) if each not in before]


def dangling(standing: CurrentRows) -> Iterator[Lost]:
    """The references to missing rows, regardless of the day."""
    shown = current_rows.records(standing)
    places = {
        (table.name, key_text(table.key_of(record)))
        for table in TABLES
        for record in getattr(shown, table.name)
    }
    for table in TABLES:
        for record in getattr(shown, table.name):
            for reference in references_of(table.name, record):
                other = reference.table, key_text((reference.key,))
                if other not in places:
                    yield Lost((table.name, key_text(table.key_of(record))), other)


def _lost_message(
    connection: Connection, lost: Lost, waiting: Hidden, step: Callable[[int], State]
) -> str:
    """The message: which row is missing, and which submission must reach which state first."""
    name, other = (BY_NAME[table].sheet for table in (lost.row[0], lost.other[0]))
    problem = (
        f"Rækken {key_words(lost.row)} i arket {name} ville henvise til {key_words(lost.other)} "
        f"i arket {other}"
    )
    bringing = _changing(connection, lost.other, waiting, brings=True)
    if bringing:
        return f"{problem}, der kun står i udgave {bringing}. Gør først udgave {bringing} »{step(bringing).label}«."
    if mending := _changing(connection, lost.row, waiting, brings=False):
        return f"{problem}, der er udgået. Gør først udgave {mending} »{step(mending).label}«; den ændrer rækken."
    return f"{problem}, der er udgået. Indberet først rækken uden den henvisning."


def _changing(
    connection: Connection, place: RowPlace, among: Hidden, *, brings: bool
) -> int | None:
    """The newest version of `among` that changes a row; with `brings`, not to withdraw it."""
    table, key = place
    changing = select(func.max(CHANGES.c.version)).where(
        CHANGES.c.table_name == table, CHANGES.c.key == key, CHANGES.c.version.in_(among)
    )
    if brings:
        changing = changing.where(CHANGES.c.after.is_not(None))
    found: int | None = connection.execute(changing).scalar()
    return found


def key_words(place: RowPlace) -> str:
    return ", ".join(str(part) for part in json.loads(place[1]) if part is not None)


def _bring(writer: StoreWriter, version: int, at: State, to: State, who: str, note: str) -> None:
    for state in WAY[WAY.index(at) + 1 : WAY.index(to) + 1]:
        writer.log_state(version, state, who, note.strip())
