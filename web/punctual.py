"""Publishes what is planned once its moment has come, also when nobody is there.

Every server looks; whoever comes first does it (`store.carrying_out`). The clock of the machine may
be set meanwhile, so it is looked at again and again instead of once for each plan.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from monitor import plans
from monitor.plans import Carried
from policy import clock
from store.faults import StoreError

LOG = logging.getLogger(__name__)
LONGEST_SECONDS = 20.0
"""The longest time between two looks."""
SHORTEST_SECONDS = 0.05


@asynccontextmanager
async def kept() -> AsyncIterator[None]:
    """Carry out planned publications while this process serves; at once those missed before.

    A fault is logged when it comes, and not again at each look for as long as it lasts.

    One that is being carried out when the server ends is finished (`web.draining`).
    """
    looking = asyncio.create_task(_looking(clock.now()))
    try:
        yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking


async def _looking(running_since: datetime) -> None:
    known: tuple[str, ...] = ()
    while True:
        found = await asyncio.to_thread(look, running_since)
        for fault in found.faults:
            if fault not in known:
                LOG.warning("Planned publications: %s", fault)
        known = found.faults
        await asyncio.sleep(seconds_to_wait(found.next_due, clock.now()))


def look(running_since: datetime) -> Carried:
    """Carry out what is due. A fault ends no later look."""
    try:
        return plans.carry_out_due(clock.now(), running_since)
    except StoreError as fault:
        return Carried(faults=(str(fault),))
    except Exception:
        LOG.exception("Planned publications could not be looked for")
    return Carried()


def seconds_to_wait(next_due: datetime | None, now: datetime) -> float:
    """How long to wait for the next look: to the next plan, but no longer than usual.

    >>> from datetime import UTC, timedelta
    >>> now = datetime(2027, 3, 1, 7, tzinfo=UTC)
    >>> seconds_to_wait(now + timedelta(seconds=3), now), seconds_to_wait(None, now)
    (3.0, 20.0)
    """
    if next_due is None:
        return LONGEST_SECONDS
    return min(LONGEST_SECONDS, max(SHORTEST_SECONDS, (next_due - now).total_seconds()))
