"""The planned publications: as whoever may publish sees them, and how they happen by themselves."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor import editions, persons, policies
from monitor.policies import Place
from monitor.sight import NOT_FOR_READERS, NotAllowedError
from policy.actors import Right
from store import carrying_out, plans, publishing
from store.accepted import Store
from store.engine import reading
from store.faults import StoreError
from store.marker import Hidden
from store.plans import Plan
from store.states import PlanState

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Planned:
    """The plans of a store, for whoever may publish.

    `open`: in the order in which they are carried out; `obstacles`: why one of them cannot be, by its
    number. `unread`: those not carried out that nobody has read about. `latest`: the one carried out
    last. `presented`: the versions that are presented, and `free` those of them in no open plan.
    """

    open: tuple[Plan, ...]
    obstacles: Mapping[int, str]
    unread: tuple[Plan, ...]
    latest: Plan | None
    presented: Hidden
    free: Hidden

    def anew(self, plan: Plan) -> tuple[int, ...]:
        """The versions of a plan when it is changed: with what has been presented since."""
        return tuple(sorted(self.presented & {*plan.versions} | self.free))


def of_this_run() -> Planned:
    """The plans of the policy of this run. Raises `NotAllowedError` as `planned` does."""
    return planned(editions.current().store)


def planned(store: Store) -> Planned:
    """The plans of a store. Raises `NotAllowedError` unless the person of the run may publish."""
    if not persons.may(Right.PUBLISH):
        raise NotAllowedError(NOT_FOR_READERS)
    with reading(store.engine) as connection:
        every = plans.plans_of(connection)
        found = publishing.states(connection)
    waiting = plans.in_order(every)
    obstacles = {each.id: carrying_out.changed_since(each, found) for each in waiting}
    ready = publishing.ready_of(found)
    done = (each for each in every if each.state is PlanState.DONE)
    return Planned(
        open=waiting,
        obstacles={number: why for number, why in obstacles.items() if why},
        unread=plans.unread(every),
        latest=max(done, key=lambda each: each.since, default=None),
        presented=ready,
        free=ready - plans.reserved(every),
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """What was carried out in all policies, each with its plan; and when the next one is due.

    `faults` are the policies whose plans could not be read or written, each with why.
    """

    plans: tuple[tuple[Place, Plan], ...] = ()
    next_due: datetime | None = None
    faults: tuple[str, ...] = ()


def carry_out_due(now: datetime, running_since: datetime) -> Carried:
    """Carry out what is due in every policy that has a store, drafts too.

    `running_since` is when this process began. What cannot be read or written in one policy
    leaves the others theirs. Raises `StoreError` where the policies cannot be found.
    """
    done: list[tuple[Place, Plan]] = []
    moments: list[datetime] = []
    faults: list[str] = []
    for place in policies.stored():
        try:
            store = editions.opened(place).store
            done += [(place, each) for each in carrying_out.carry_out(store, now, running_since)]
            if next_due := plans.next_due(plans.plans(store)):
                moments.append(next_due)
        except StoreError as fault:
            faults.append(f"{place.code}: {fault}")
    for place, each in done:
        LOG.info("Plan %s of %s: %s", each.id, place.code, each.state)
    return Carried(tuple(done), min(moments, default=None), tuple(faults))
