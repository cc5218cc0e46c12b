"""Every act that writes to a store, each by a named actor. Pages and commands write nowhere else.

An act that cannot be carried out raises `NotDoneError`, with a Danish message that says what to do;
nothing is changed then. After `OutdatedError` the preview must be made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date, datetime

from loaders.guard.personal import has_personal_number
from loaders.reading.parse import SCHEMA_VERSION
from monitor import settings, sight
from monitor.previewing import Preview, known_at
from monitor.review import Known, Review
from monitor.sight import NotAllowedError
from policy import clock
from policy.actors import Actor, Right, Role
from policy.open_data import PublishedEdition
from policy.ownership import Deliverer, deliverer
from store import history, planning, publishing, redacting, undoing
from store.accepted import Store
from store.differences import from_what_was
from store.faults import NotDoneError
from store.history import Submission, Undoing
from store.log import Capacity
from store.marker import Marker
from store.planning import Wish
from store.plans import Plan
from store.redacting import Redacted
from store.snapshots import Published
from store.states import Origin, State
from store.writer import Incoming, StoreWriter


class OutdatedError(Exception):
    """The store has changed since the preview was made: it must be made again."""


class RefusedError(NotDoneError):
    """The input has an error or a personal number, or is not what was previewed."""


NOT_DELIVERING = (
    "Du kan ikke indberette. Det kan forvaltninger, rådet og koordinatoren. Er du en af dem, så bed den, "
    "der giver adgang hos jer, om rollen, og log ind igen."
)
NOT_HANDLING = (
    "Udgave {} er ikke jeres. Den forvaltning, der har indberettet den, eller koordinatoren kan "
    "godkende den og tage den tilbage."
)
NOT_EMPTY = "Der er allerede indberettet noget her. Åbne data kan kun genskabe en tom installation. Intet er ændret."
NOT_PUBLISHING = "Kun koordinatoren kan forelægge og offentliggøre."
BUILDS_ON_OTHERS = "Udgave {} bygger på {}, som ikke er jeres, og som følger med. Bed koordinatoren om at godkende dem."
ROLE_CHANGED = "Det, du må indberette, er ændret imens. Se gennemgangen igen, før du godkender."


class Intake:
    """The acts of one actor in one store. Each is recorded with the actor's name.

    Each raises `NotAllowedError` where her role does not allow it.
    """

    def __init__(self, store: Store, actor: Actor) -> None:
        self.store = store
        self.actor = actor
        self._capacity = Capacity.of(actor)
        if settings.signs_in() and Role.VISITOR in actor.roles:
            raise NotAllowedError(sight.NOT_FOR_READERS)

    def accept(self, previewed: Preview, content: bytes, note: str = "") -> int:
        """Accept the workbook as a draft; returns its version, or the newest one if nothing changes.

        Raises `RefusedError` if the file has errors or its bytes are not those previewed, and
        `OutdatedError` if the scope has a newer version, if rows that the file refers to have
        changed, or if something has been redacted since the preview.
        """
        return self._accept(previewed, content, note, Origin.DELIVERY)

    def rebuild(
        self, previewed: Preview, content: bytes, note: str, edition: PublishedEdition
    ) -> int:
        """Accept what was published before in an empty store; returns the version.

        It is public at once, as the snapshot that it was; a draft, if it was not all public when it was
        published. Raises as `accept`, and `RefusedError` where the store is not empty.
        """
        self._publishing(edition.snapshot or "")

        def become_public(writer: StoreWriter) -> None:
            if edition.unpublished:
                return
            if edition.snapshot is None:
                writer.log_state(writer.version, State.PUBLIC, self.actor.name, note)
                return
            name = publishing.unused_name(writer, edition.snapshot, self.actor.name, ())
            publishing.check_day(writer, edition.as_of)
            versions = frozenset({writer.version})
            publishing.make_public(writer, name, edition.as_of, self.actor.name, versions)

        return self._accept(previewed, content, note, Origin.OPEN_DATA, become_public)

    def _accept(
        self,
        previewed: Preview,
        content: bytes,
        note: str,
        origin: Origin,
        then: Callable[[StoreWriter], None] = lambda _: None,
    ) -> int:
        """Accept the file; `then` is done in the same transaction."""
        whose = self._delivering()
        if whose != previewed.deliverer:
            raise OutdatedError(ROLE_CHANGED)
        if not previewed.acceptable:
            raise RefusedError("Filen har fejl og kan ikke godkendes, før de er rettet.")
        if hashlib.sha256(content).hexdigest() != previewed.sha256:
            raise RefusedError("Filen er ikke den samme som den, der blev gennemset.")
        self._without_personal_number("Navnet eller noten", note, then="godkend igen")
        store = self.store
        seen = store.marker()  # most of the checking is done here, before the lock is taken
        newest = store.newest_of(previewed.scopes, seen.version)
        review = _again(
            previewed, seen, newest, lambda: known_at(store, seen, previewed.today, self.actor)
        )
        with store.writing(self._capacity) as writer:
            if origin is Origin.OPEN_DATA and writer.version:
                raise RefusedError(NOT_EMPTY)
            if writer.marker != seen:
                newest = writer.newest_of(previewed.scopes)
                known = known_at(store, writer.marker, previewed.today, self.actor)
                review = _again(previewed, writer.marker, newest, lambda: known)
            if not review.changes:
                return writer.version
            incoming = Incoming(
                origin=origin,
                file_name=previewed.file_name,
                content=content,
                who=self.actor.name,
                note=note,
                scopes=previewed.scopes,
                schema_version=previewed.about.schema_version or SCHEMA_VERSION,
                account=self.actor.account,
                acted_for=" ".join(sorted(review.owners)),
            )
            version = writer.add(incoming, tuple(from_what_was(review.changes, writer.standing)))
            then(writer)
            return version

    def take_back(self, looked: Undoing, note: str) -> int:
        """Undo a submission as previewed in `looked`; returns the version of the undoing.

        A submission that is not public is discarded at once.
        """
        self._without_personal_number("Navnet eller noten", note)
        self._own(looked.version)
        try:
            return undoing.undo(
                self.store,
                looked.version,
                self.actor.name,
                note,
                self._capacity,
                at_once=looked.at_once,
            )
        except undoing.ObstacleError as there:
            told = sight.obstacle_as_seen(self.actor, there.looked)
            raise undoing.NotUndoneError(told) from there

    def advance(self, version: int, state: State) -> None:
        """Move a submission one step on the way from draft to public."""
        self._without_personal_number("Navnet")
        if state is State.APPROVED:
            self._own(version)
            self._own_with(version)
        elif not self.actor.may(Right.PUBLISH):
            raise NotAllowedError(NOT_PUBLISHING)
        publishing.advance(self.store, version, state, self.actor.name, capacity=self._capacity)

    def publish(self, name: str, as_of: date, presented: Iterable[int] | None = None) -> Published:
        """Make what is presented, and not planned for later, public as a named snapshot.

        `presented`: the versions that were listed to the person who publishes.
        """
        self._publishing(name)
        seen = None if presented is None else frozenset(presented)
        return publishing.publish(self.store, name, as_of, self.actor.name, seen, self._capacity)

    def plan(
        self,
        name: str,
        at: datetime,
        versions: Iterable[int],
        *,
        instead_of: int | None = None,
        why: str = "",
    ) -> Plan:
        """Plan that what is presented becomes public at a moment, as a named snapshot.

        `versions`: those that were listed to the person who plans. `instead_of` is the plan that
        this one replaces, with a reason.
        """
        self._publishing(name, why)
        wish = Wish(name, at, tuple(versions), instead_of, why)
        return planning.plan(
            self.store, wish, self.actor.name, now=clock.now(), capacity=self._capacity
        )

    def withdraw_plan(self, number: int, why: str) -> None:
        """Take a planned publication back, whoever planned it. Raises `LookupError`."""
        self._publishing(why)
        planning.withdraw(
            self.store, number, self.actor.name, why, now=clock.now(), capacity=self._capacity
        )

    def read_plan(self, number: int) -> None:
        """Note that she has read that a plan was not carried out. Raises `LookupError`."""
        self._publishing()
        planning.mark_read(
            self.store, number, self.actor.name, now=clock.now(), capacity=self._capacity
        )

    def redact(self, version: int, reason: str, text: str | None = None) -> Redacted:
        """Remove the file of a submission, and `text` wherever the store has it.

        Only an operator may. Raises `LookupError` for an unknown version.
        """
        if not self.actor.may(Right.REDACT):
            raise NotAllowedError("Kun den, der driver systemet, kan fjerne noget for altid.")
        self._without_personal_number("Navnet eller grunden", reason)
        return redacting.redact(self.store, version, self.actor.name, reason, text, self._capacity)

    def _delivering(self) -> Deliverer:
        """Whose rows the actor may deliver."""
        whose = deliverer(self.actor)
        if not (whose.everything or whose.acts_for):
            raise NotAllowedError(NOT_DELIVERING)
        return whose

    def _publishing(self, *texts: str) -> None:
        """Raise unless the actor may publish, and nothing she wrote has a CPR number."""
        self._without_personal_number("Navnet eller grunden" if texts[1:] else "Navnet", *texts)
        if not self.actor.may(Right.PUBLISH):
            raise NotAllowedError(NOT_PUBLISHING)

    def _own(self, version: int) -> None:
        """Raise `NotAllowedError` unless the actor may approve a submission and take it back."""
        found = self._submissions().get(version)
        if found and not sight.may_handle(self.actor, found):
            raise NotAllowedError(NOT_HANDLING.format(version))

    def _own_with(self, version: int) -> None:
        """Raise `NotAllowedError` if others' submissions would be approved along with one's own."""
        if self.actor.may(Right.DELIVER_ALL):
            return
        known = self._submissions()
        along = publishing.along(self.store, version)
        others = [each for each in along if not sight.may_handle(self.actor, known[each])]
        if others:
            raise NotAllowedError(
                BUILDS_ON_OTHERS.format(version, ", ".join(f"udgave {each}" for each in others))
            )

    def _submissions(self) -> dict[int, Submission]:
        return {each.version: each for each in history.history(self.store)}

    def _without_personal_number(self, named: str, *texts: str, then: str = "prøv igen") -> None:
        """Raise `RefusedError` for a CPR number in the actor's name or in `texts`."""
        if any(map(has_personal_number, (self.actor.name, *texts))):
            raise RefusedError(f"{named} har et CPR-nummer. Fjern det, og {then}.")


def _again(previewed: Preview, now: Marker, newest: int, known: Callable[[], Known]) -> Review:
    """The previewed review, made again if the store has changed; raises `OutdatedError` if it differs."""
    if newest != previewed.base_version:
        raise OutdatedError(
            "Andre har indberettet til det samme imens. Se gennemgangen igen, før du godkender."
        )
    if now.redactions != previewed.seen.redactions:
        raise OutdatedError(
            "En tekst eller en fil er fjernet imens. Se gennemgangen igen, før du godkender."
        )
    if now == previewed.seen:
        return previewed
    review = previewed.look(known())
    if not review.acceptable or review.meaning != previewed.meaning:
        raise OutdatedError(
            "Det, filen henviser til, er ændret imens. Se gennemgangen igen, før du godkender."
        )
    return review
