"""Actions of people on the process's own store, without a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from loaders.delivery import Naming
from metrics.status import Status
from monitor import editions, previewing
from monitor.intake import Intake
from monitor.previewing import Preview
from monitor.submissions import Submissions
from policy.actors import Actor
from store.history import Submission
from store.snapshots import Published
from store.states import State


def acting(name: str) -> Intake:
    return editions.current().intake(Actor(name))


def given() -> Submissions:
    return editions.current().submissions()


def submissions() -> tuple[Submission, ...]:
    """Every submission, newest first."""
    return given().all()


def everything(today: date) -> Status:
    """The status of a day with everything accepted, public or not."""
    return editions.current().status(today)


def preview(name: str, content: bytes, today: date, naming: Naming = Naming()) -> Preview:  # noqa: B008 - frozen
    return previewing.preview(editions.current().refreshed(), name, content, today, naming)


def accept(previewed: Preview, content: bytes, by: str, note: str = "") -> int:
    return acting(by).accept(previewed, content, note)


def advance(version: int, state: State, by: str) -> None:
    acting(by).advance(version, state)


def publish(name: str, as_of: date, by: str, presented: Iterable[int] | None = None) -> Published:
    return acting(by).publish(name, as_of, presented)
