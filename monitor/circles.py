"""Which policies may be seen: those decided, and drafts opened for the circle of the person of the run.

Where nobody signs in that is the installation's circle.

Everything that shows, searches, counts or delivers a policy asks here for it. What may not be seen
is as if it did not exist.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from metrics.drafts import Draft
from metrics.status import Status
from monitor import editions, persons, policies, settings
from monitor.policies import Place
from policy.choices import DraftStep
from policy.records import Policy
from store.faults import StoreError

NOTHING_TO_SEE = (
    "Der er ingen politik, der må vises her. Til den, der driver systemet: Politikken er et udkast, "
    f"og {settings.DRAFTS_VARIABLE} siger, hvilke udkast der vises."
)
_log = logging.getLogger(__name__)


class NoSuchPolicyError(Exception):
    """No policy with that code may be seen here. The message is Danish."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Politikken »{code}« findes ikke her.")


@dataclass(frozen=True, slots=True)
class Seen:
    """A policy that may be seen, with everything that the person of the run may see of it, as of today."""

    place: Place
    status: Status


def usual(today: date) -> Place:
    """The policy that is shown where nobody asks for another. Raises `StoreError`."""
    for place in (policies.default(), policies.first()):
        if may_be_seen(place, today):
            return place
    raise StoreError(NOTHING_TO_SEE)


def asked_for(code: str, today: date) -> Place:
    """The policy with a code. Raises `NoSuchPolicyError`, also where it may not be seen."""
    place = policies.every().get(code)
    if place is None or not may_be_seen(place, today):
        raise NoSuchPolicyError(code)
    return place


def are_several(today: date) -> bool:
    """Whether there is more than one policy to choose between."""
    known = policies.every()
    return len(known) > 1 and sum(may_be_seen(place, today) for place in known.values()) > 1


def every(today: date) -> Iterator[Seen]:
    """Every policy that may be seen, with its status."""
    for place in policies.every().values():
        if may_be_seen(place, today):
            yield Seen(place, editions.opened(place).received(today))


def may_be_seen(place: Place, today: date) -> bool:
    """Whether a policy may be seen here. One whose store cannot be read may not."""
    if place.was_never_drafted:
        return True
    try:
        monitor = editions.opened(place)
        return _is_open(place, monitor.whole_policy(today), monitor.whole_draft(today), today)
    except StoreError:
        if place.is_first:
            raise
        _log.exception("the policy %s cannot be read", place.code)
        return False


def _is_open(place: Place, policy: Policy | None, draft: Draft, today: date) -> bool:
    """Whether a policy is decided, or open for the circle of the person of the run.

    One without any step is decided only if its workbooks were put in the folder of data as they are.
    """
    if policy is None:
        return False
    step = draft.step(today)
    if step is None and not draft.steps and place.has_catalogue:
        decided = policy.copied_from is None
    else:
        decided = step is not None and step.step is DraftStep.DECIDED
    return decided or draft.is_open_for(persons.circle(), today)
