"""The submissions of a store: their changes, files and states from draft to public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.status import Status
from metrics.suppression import Suppressed
from monitor.earlier import suppressed_edition
from policy.tables import TABLES
from store import history, publishing, scopes, undoing
from store.accepted import Store
from store.differences import Difference
from store.history import Submission, Undoing
from store.snapshots import snapshots
from store.states import WAY, Origin, State


@dataclass(frozen=True, slots=True)
class Submissions:
    """The submissions of a store, read only."""

    store: Store

    def all(self) -> tuple[Submission, ...]:
        """Every submission, the newest first."""
        return history.history(self.store)

    def changes(self, version: int) -> tuple[Difference, ...]:
        """The changes of a submission, in their order."""
        return history.changes(self.store, version)

    def about_the_same(self, version: int) -> tuple[Submission, ...]:
        """Other deliveries of the same scopes, or of rows that this one changed; the newest first."""
        same = history.about_the_same(self.store, version)
        return tuple(
            each for each in self.all() if each.version in same and each.origin is Origin.DELIVERY
        )

    def original(self, version: int) -> bytes | None:
        """The file of a submission as delivered; None if it was removed."""
        return history.original(self.store, version)

    def undoing(self, version: int) -> Undoing:
        """What undoing a submission would change now."""
        return undoing.undoing(self.store, version)

    def when_published(self, today: date) -> Suppressed:
        """What everyone would see, and what is hidden, if everything presented became public today."""
        hidden = self.store.hidden() - publishing.presented(self.store)
        made = snapshots(self.store)
        return suppressed_edition(self.store, made, today, self.store.newest(), hidden)


def next_step(submission: Submission) -> State | None:
    """The next state of a submission; None if it is public or discarded."""
    if submission.state is State.DISCARDED:
        return None
    place = WAY.index(submission.state) + 1
    return WAY[place] if place < len(WAY) else None


def may_have_few_persons(submission: Submission, status: Status) -> bool:
    """Whether a submission's file can have figures of few persons, by its scopes.

    A workbook of `data/` can hold any table.
    """
    tables = {table.name for table in TABLES if any(f.name == "indicator" for f in table.fields)}
    covers = (
        scopes.is_file(scope) or scope.partition("/")[0] in tables for scope in submission.scopes
    )
    few = any(each.indicator.few_persons for each in status.indicators)
    return few and any(covers)
