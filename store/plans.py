"""Planned publications: what is to become public by itself, when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from store.accepted import Store
from store.engine import reading
from store.marker import NOTHING_HIDDEN, Hidden
from store.schema import PLAN_STEPS, PLANS
from store.states import PLAN_STATES, PlanState


@dataclass(frozen=True, slots=True)
class Plan:
    """A publication planned for a moment: the name of its snapshot, and the versions that it makes public.

    `at`: the moment, in UTC. `who` planned it, at `made`. `state` is what became of it, `why` and
    `by` whom, at `since`; while it is open these are empty. `snapshot`: the row of the snapshot that
    was made by it. `account` and `roles` are those in which it was planned. Times as text are UTC,
    ISO 8601.
    """

    id: int
    name: str
    at: datetime
    versions: tuple[int, ...]
    who: str
    made: str
    state: PlanState = PlanState.OPEN
    why: str = ""
    by: str = ""
    since: str = ""
    snapshot: int | None = None
    account: str = ""
    roles: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is PlanState.OPEN


def plans(store: Store) -> tuple[Plan, ...]:
    """Every plan, in the order in which they were made."""
    with reading(store.engine) as connection:
        return plans_of(connection)


def plans_of(connection: Connection) -> tuple[Plan, ...]:
    """Every plan, in the order in which they were made."""
    steps = {
        step.plan: step for step in connection.execute(select(PLAN_STEPS).order_by(PLAN_STEPS.c.id))
    }
    found = []
    for row in connection.execute(select(PLANS).order_by(PLANS.c.id)):
        plan = Plan(
            id=row.id,
            name=row.name,
            at=datetime.fromisoformat(row.at),
            versions=tuple(map(int, row.versions.split())),
            who=row.who,
            made=row.made,
            account=row.account,
            roles=row.roles,
        )
        step = steps.get(row.id)
        found.append(_after(plan, step) if step else plan)
    return tuple(found)


def in_order(found: Iterable[Plan]) -> tuple[Plan, ...]:
    """The open ones of some plans in the order in which they are carried out: two of one minute as made."""
    return tuple(sorted((each for each in found if each.is_open), key=lambda p: (p.at, p.id)))


def due(found: Iterable[Plan], now: datetime) -> tuple[Plan, ...]:
    """The open plans whose moment has come, in the order in which they are carried out."""
    return tuple(each for each in in_order(found) if each.at <= now)


def next_due(found: Iterable[Plan]) -> datetime | None:
    """The moment of the first open plan, if there is one."""
    return min((each.at for each in found if each.is_open), default=None)


def reserved(found: Iterable[Plan]) -> Hidden:
    """The versions that open plans make public, and nothing else does meanwhile."""
    return NOTHING_HIDDEN.union(*(each.versions for each in found if each.is_open))


def unread(found: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans that were not carried out, which nobody has read about or planned anew."""
    return tuple(
        each
        for each in found
        if each.state is PlanState.FAILED
        and not any(
            later.made > each.since and set(later.versions) & set(each.versions) for later in found
        )
    )


def _after(plan: Plan, step: Row[Any]) -> Plan:
    return replace(
        plan,
        state=PLAN_STATES[step.state],
        why=step.why,
        by=step.who,
        since=step.at,
        snapshot=step.snapshot,
    )
