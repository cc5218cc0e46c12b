"""The edition that an address asks for, as everyone may see it."""

from __future__ import annotations

from collections.abc import Mapping

from monitor import circles, editions, elsewhere
from monitor.elsewhere import Seen
from policy import clock
from policy.spelling import parsed_date, unread_date
from presentation.embedded import content
from presentation.html import addresses

LONGEST_ECHO = 40


class UnreadDateError(Exception):
    """The date of the address cannot be read. The message is Danish and says how to write it."""


NOT_THERE = (
    UnreadDateError,
    elsewhere.NotPublicError,
    circles.NoSuchPolicyError,
    editions.NoSuchSnapshotError,
)
"""Why there is nothing to show at an address. The messages are Danish."""


def by(asked: Mapping[str, str]) -> tuple[Seen, dict[str, str]]:
    """The edition by the choices of an address, and those choices. Raises `NOT_THERE` and `StoreError`."""
    choices = {name: asked[name] for name in content.KEPT if asked.get(name)}
    written = choices.get(addresses.DATE)
    day = parsed_date(written) if written else None
    if written and day is None:
        raise UnreadDateError(f"{unread_date(written[:LONGEST_ECHO])} Skriv den som 2025-11-13.")
    policy, snapshot = choices.get(addresses.POLICY), choices.get(addresses.SNAPSHOT)
    return elsewhere.seen(clock.today(), policy, day, snapshot), choices
