"""Notes in the log who has come in and gone out.

It is the log of the first policy, since people sign in to the whole installation.
"""

from __future__ import annotations

from datetime import UTC, datetime

from monitor import editions, policies
from policy.actors import Actor
from store.log import Act, Capacity, Entry, Log


def note(act: Act, actor: Actor, why: str = "") -> None:
    """Write a line about a person at the entrance. Raises `StoreError`."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = Entry(act, at, actor.name, why, capacity=Capacity.of(actor))
    Log(editions.opened(policies.first()).store.engine).note(entry)
