"""The submissions of a store, as a person may see them: their changes, files and states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from metrics.status import Status
from metrics.suppression import Suppressed
from monitor import sight
from monitor.earlier import suppressed_edition
from monitor.sight import NOT_FOR_READERS, NotAllowedError
from policy.actors import Actor, Right
from policy.tables import TABLES
from store import differences, history, scopes, undoing
from store.accepted import Store
from store.differences import Difference
from store.history import Submission, Undoing
from store.log import Log
from store.receipts import SubmissionReceipt
from store.snapshots import snapshots
from store.states import WAY, Origin, State


@dataclass(frozen=True, slots=True)
class Submissions:
    """The submissions of a store that a person may see, read only.

    What is asked about one that she may not see is `LookupError`, as if it were not there.
    """

    store: Store
    person: Actor

    def all(self) -> tuple[Submission, ...]:
        """Every submission that she may see, the newest first; names and notes only where she may."""
        every = history.history(self.store)
        seen = {each.version: each for each in every if sight.is_seen(self.person, each)}
        shown = (sight.as_seen(self.person, each) for each in seen.values())
        return tuple(
            replace(each, undone_by=None) if each.undone_by not in seen else each for each in shown
        )

    def may_handle(self, submission: Submission) -> bool:
        """Whether she may approve it, take it back and fetch its file."""
        return sight.may_handle(self.person, submission)

    def changes(self, version: int) -> tuple[Difference, ...]:
        """The changes of a submission, in their order, from what she could see before it."""
        self._seen(version)
        found = history.changes(self.store, version)
        if self.person.may(Right.SEE_ALL):
            return found
        return tuple(self._from_what_is_seen(version, found))

    def about_the_same(self, version: int) -> tuple[Submission, ...]:
        """Other deliveries of the same scopes, or of rows that this one changed; the newest first."""
        same = history.about_the_same(self.store, version)
        return tuple(
            each for each in self.all() if each.version in same and each.origin is Origin.DELIVERY
        )

    def original(self, version: int) -> bytes | None:
        """The file of a submission as delivered; None if it was removed. Raises `NotAllowedError`."""
        self._handled(version)
        return history.original(self.store, version)

    def receipt(self, version: int) -> SubmissionReceipt:
        """What a receipt says of a submission; but for its state the same for ever after.

        To others than those who may handle it there is one once it is public, without names and file.
        Raises `NotAllowedError`.
        """
        found = self._seen(version)
        if found.state is not State.PUBLIC and not self.may_handle(found):
            raise NotAllowedError(NOT_FOR_READERS)
        hidden = sight.hidden_then(self.person, self.store, found, _as_seen_from(found))
        changes = history.changes(self.store, version)
        if not self.person.may(Right.SEE_ALL):
            earlier = version - 1
            _, standing = self.store.standing(earlier, hidden)
            changes = tuple(differences.from_what_was(changes, standing))
        known = self.store.observe(None, version, hidden)
        few = {each.id for each in self.store.observe(None).indicators if each.few_persons}
        return SubmissionReceipt(
            submission=found,
            line=Log(self.store.engine).of_submission(version),
            changes=changes,
            indicators=tuple(
                replace(each, few_persons=each.few_persons or each.id in few)
                for each in known.indicators
            ),
            departments=known.departments,
        )

    def bringing(self, table: str) -> Mapping[str, Submission]:
        """The newest submission that she sees of each row of a table, by the row's key as JSON.

        Without those that are discarded or undone.
        """
        counting = {
            each.version: each
            for each in self.all()
            if each.state is not State.DISCARDED and each.undone_by is None
        }
        return {
            key: counting[version]
            for key, version in history.bringing(self.store, table)
            if version in counting
        }

    def undoing(self, version: int) -> Undoing:
        """What undoing a submission would change now of what she sees. Raises `NotAllowedError`."""
        self._handled(version)
        hidden = sight.hidden_from(self.person, self.store, self.store.hidden())
        looked = undoing.undoing(self.store, version, hidden)
        return replace(looked, obstacle=sight.obstacle_as_seen(self.person, looked))

    def when_published(self, versions: Iterable[int], today: date) -> Suppressed:
        """What everyone would see, and what is hidden, if some versions became public today.

        Raises `NotAllowedError`.
        """
        if not self.person.may(Right.PUBLISH):
            raise NotAllowedError(NOT_FOR_READERS)
        hidden = self.store.hidden() - frozenset(versions)
        made = snapshots(self.store)
        return suppressed_edition(self.store, made, today, self.store.newest(), hidden)

    def _seen(self, version: int) -> Submission:
        found = next((each for each in self.all() if each.version == version), None)
        if found is None:
            raise LookupError(version)
        return found

    def _handled(self, version: int) -> None:
        if not self.may_handle(self._seen(version)):
            raise NotAllowedError(NOT_FOR_READERS)

    def _from_what_is_seen(
        self, version: int, changes: tuple[Difference, ...]
    ) -> Iterator[Difference]:
        """The changes with what each row was without the versions that she may not see."""
        earlier = version - 1
        hidden = sight.hidden_from(self.person, self.store, self.store.hidden(earlier))
        _, standing = self.store.standing(earlier, frozenset(v for v in hidden if v <= earlier))
        return differences.from_what_was(changes, standing)


def _as_seen_from(submission: Submission) -> str:
    """The moment from which a submission's receipt is seen: when it came, or to others became public."""
    public = (each.at for each in submission.steps if each.state is State.PUBLIC)
    return next(public, submission.at) if submission.withheld else submission.at


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
