"""Whether there is something new for an open page: the state of what its reader may see."""

from __future__ import annotations

from datetime import date

from monitor import circles, editions, policies
from store.snapshots import PRESENTED, WORKING

EDITIONS = (WORKING, PRESENTED)
"""The editions that follow what is not public yet. Every other page is told of what is public."""


def state(code: str | None, edition: str | None, today: date) -> str:
    """The state of now, of a policy (else the usual one) and one of `EDITIONS` (else what is public).

    Raises `NoSuchPolicyError`, `NotAllowedError` and `StoreError`.
    """
    place = circles.asked_for(code, today) if code else circles.usual(today)
    with policies.about(place):
        wanted = edition if edition in EDITIONS else None
        return editions.current().edition(today, snapshot=wanted).state
