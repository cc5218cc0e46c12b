"""Notes what has become of a plan, with its line in the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import insert

from store import log_entries
from store.log import NO_CAPACITY
from store.log_catching_up import SYSTEM
from store.plans import Plan
from store.schema import PLAN_STEPS
from store.states import PlanState
from store.writer import StoreWriter


class Became(NamedTuple):
    """What has become of a plan, by whom and why, and the row of the snapshot that was made by it."""

    state: PlanState
    who: str = SYSTEM
    why: str = ""
    snapshot: int | None = None


def note(writer: StoreWriter, found: Plan, became: Became, now: datetime) -> Plan:
    """The plan as it is afterwards. What the system does is logged with nobody's account."""
    since = written(now)
    row = {
        "id": writer.next_id(PLAN_STEPS.c.id),
        "plan": found.id,
        "state": became.state.value,
        "who": became.who,
        "at": since,
        "why": became.why,
        "snapshot": became.snapshot,
    }
    writer.connection.execute(insert(PLAN_STEPS).values(**row))
    capacity = NO_CAPACITY if became.who == SYSTEM else writer.capacity
    writer.log.add(log_entries.of_plan_step(row, found.name, capacity))
    return replace(
        found,
        state=became.state,
        why=became.why,
        by=became.who,
        since=since,
        snapshot=became.snapshot,
    )


def written(at: datetime) -> str:
    """A moment as the store writes it: UTC, ISO 8601."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
