"""Plans publications, and takes plans back. They are carried out by `store.carrying_out`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from policy import clock, moments
from store import log_entries
from store.accepted import Store
from store.faults import NotDoneError
from store.log import NO_CAPACITY, Capacity
from store.marker import Hidden
from store.plan_steps import Became, note, written
from store.plans import Plan, in_order, plans_of, reserved
from store.publishing import (
    UNNAMED,
    check_day,
    check_references,
    first_built_on,
    is_name,
    not_yet,
    ready_of,
    states,
    unused_name,
)
from store.schema import PLANS
from store.states import PlanState, State
from store.writer import StoreWriter

KEPT = ("who", "account", "roles", "made")
FARTHEST = timedelta(days=2 * 365)
"""How far ahead a publication can be planned."""


class NotPlannedError(NotDoneError):
    """A publication cannot be planned so, or its plan not changed, and nothing was. The message is Danish."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to plan.

    `versions` are those that she has seen listed. `instead_of` is a plan that this one replaces,
    and `why` the reason for that.
    """

    name: str
    at: datetime
    versions: tuple[int, ...]
    instead_of: int | None = None
    why: str = ""


def plan(
    store: Store, wish: Wish, who: str, *, now: datetime, capacity: Capacity = NO_CAPACITY
) -> Plan:
    """Plan that what has been presented becomes public at a moment, as a named snapshot.

    The versions must be exactly those that have been presented and are in no other open plan.
    Raises `NotPlannedError` for a moment that has passed or is too far ahead, for nothing to
    publish, and for what builds on a later plan; what `publish` raises for a name, a day and
    missing rows; and `StoreError`.
    """
    _check_moment(wish.at, now)
    with store.writing(capacity) as writer:
        every = plans_of(writer.connection)
        if wish.instead_of is not None:
            _replace(writer, every, wish, who, now)
            every = plans_of(writer.connection)
        asked = Plan(
            id=writer.next_id(PLANS.c.id),
            name=unused_name(writer, wish.name, who, every),
            at=wish.at.astimezone(UTC),
            versions=tuple(sorted(wish.versions)),
            who=who,
            made=written(now),
            account=capacity.account,
            roles=capacity.roles,
        )
        check_day(writer, clock.day_of(written(asked.at)))
        _check_versions(writer, asked, every)
        row = {name: getattr(asked, name) for name in ("id", "name", *KEPT)} | {
            "at": written(asked.at),
            "versions": " ".join(map(str, asked.versions)),
        }
        writer.connection.execute(insert(PLANS).values(**row))
        writer.log.add(log_entries.of_plan(row))
        return asked


def withdraw(
    store: Store,
    number: int,
    who: str,
    why: str,
    *,
    now: datetime,
    capacity: Capacity = NO_CAPACITY,
) -> None:
    """Take an open plan back. Raises `NotPlannedError`, and `LookupError` for an unknown plan."""
    if not is_name(who):
        raise NotPlannedError(UNNAMED)
    with store.writing(capacity) as writer:
        found = _found(plans_of(writer.connection), number)
        if not found.is_open:
            raise NotPlannedError(f"Planen »{found.name}« er {found.state.label}. Intet er ændret.")
        note(writer, found, Became(PlanState.WITHDRAWN, who, why), now)


def mark_read(
    store: Store, number: int, who: str, *, now: datetime, capacity: Capacity = NO_CAPACITY
) -> None:
    """Note that somebody has read that a plan was not carried out; again changes nothing.

    Raises `NotPlannedError`, and `LookupError` for an unknown plan.
    """
    if not is_name(who):
        raise NotPlannedError(UNNAMED)
    with store.writing(capacity) as writer:
        found = _found(plans_of(writer.connection), number)
        if found.state is PlanState.FAILED:
            note(writer, found, Became(PlanState.READ, who), now)


def _check_moment(at: datetime, now: datetime) -> None:
    if at <= now:
        raise NotPlannedError(
            f"Tidspunktet er passeret: {moments.words(at)}. Nu er det {moments.words(now)}. Intet er "
            "planlagt. Skriv et senere tidspunkt, eller offentliggør nu."
        )
    if at - now > FARTHEST:
        raise NotPlannedError(
            f"Der kan højst planlægges to år frem, og der står {moments.words(at)}. Intet er planlagt. "
            "Skriv et tidligere tidspunkt."
        )


def _check_versions(writer: StoreWriter, asked: Plan, every: Sequence[Plan]) -> None:
    """Raise unless the versions are those that can be planned, and can become public then."""
    found = states(writer.connection)
    ready = ready_of(found) - reserved(every)
    if not asked.versions:
        raise NotPlannedError("Der er ikke forelagt noget, der kan planlægges. Intet er planlagt.")
    if frozenset(asked.versions) != ready:
        raise NotPlannedError(_list_changed(asked, every))
    order = in_order([*every, asked])
    _check_order(writer, asked, order, found)
    hidden = not_yet(found, State.PUBLIC) - reserved(order[: order.index(asked)])
    check_references(writer, frozenset(asked.versions), hidden, found)


def _list_changed(asked: Plan, every: Sequence[Plan]) -> str:
    for other in in_order(every):
        both = sorted({*asked.versions} & {*other.versions})
        if both:
            return (
                f"Udgave {', '.join(map(str, both))} er med i en anden plan, »{other.name}«, til "
                f"{moments.words(other.at)}. Intet er planlagt. En udgave kan kun være med i én plan: "
                "ret den, eller fortryd den først."
            )
    return "Listen over det, der er forelagt, er blevet en anden imens. Intet er planlagt. Se den igen."


def _check_order(
    writer: StoreWriter, asked: Plan, order: Sequence[Plan], found: Mapping[int, State]
) -> None:
    """Raise if a plan would come before one that it builds on, because of the one that is asked for."""
    pending: Hidden = ready_of(found)
    for each in order:
        pending -= frozenset(each.versions)
        behind = first_built_on(writer.connection, frozenset(each.versions), pending)
        if behind is None:
            continue
        version, earlier = behind
        if each is asked:
            later = next((other for other in order if earlier in other.versions), None)
            when = f" med planen »{later.name}«, {moments.words(later.at)}" if later else ""
            raise NotPlannedError(
                f"Udgave {version} bygger på udgave {earlier}, som først bliver offentlig{when}. "
                "Intet er planlagt. Skriv et senere tidspunkt, eller ret den anden plan."
            )
        if earlier in asked.versions:
            raise NotPlannedError(
                f"Planen »{each.name}« {moments.words(each.at)} har udgave {version}, som bygger på "
                f"udgave {earlier}. Intet er planlagt. Skriv et tidligere tidspunkt, eller fortryd den "
                "anden plan først."
            )


def _replace(
    writer: StoreWriter, every: Sequence[Plan], wish: Wish, who: str, now: datetime
) -> None:
    """Take back the open plan that another one replaces. One that failed stays as it is."""
    found = _found(every, wish.instead_of)
    if found.is_open:
        note(writer, found, Became(PlanState.WITHDRAWN, who, wish.why), now)
    elif found.state is not PlanState.FAILED:
        raise NotPlannedError(
            f"Planen »{found.name}« er {found.state.label} imens. Intet er ændret. Se siden igen."
        )


def _found(every: Iterable[Plan], number: int | None) -> Plan:
    for each in every:
        if each.id == number:
            return each
    raise LookupError(number)
