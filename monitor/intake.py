"""All that is written in a store, each act by someone with a name. Nothing else writes there.

Whatever stops an act is a `NotDoneError` with a Danish message that says what to do; nothing was done
then. The exception is `OutdatedError`, after which what was looked at is looked at again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date

from loaders.guard.personal import has_personal_number
from loaders.reading.parse import SCHEMA_VERSION
from monitor.previewing import Preview, known_at
from monitor.review import Known, Review
from policy.actors import Actor, Role
from store import publishing, redacting, undoing
from store.accepted import Store
from store.faults import NotDoneError
from store.history import Undoing
from store.marker import Marker
from store.redacting import Redacted
from store.snapshots import Published
from store.states import Origin, State
from store.writer import Incoming


class OutdatedError(Exception):
    """Others have accepted something since the preview was made: it must be made again."""


class RefusedError(NotDoneError):
    """What is to be kept has an error or a personal number, or is not what was previewed."""


class NotAllowedError(NotDoneError):
    """Someone in this role may not do that."""


class Intake:
    """What one actor writes in one store. Every act is kept under the actor's name."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self.store = store
        self.actor = actor

    def accept(self, previewed: Preview, content: bytes, note: str = "") -> int:
        """Keep the workbook as a draft; returns its version, or the newest one when nothing is changed.

        Raises `RefusedError` while an error stands and when the bytes are not those previewed;
        `OutdatedError` when others have accepted something in the meantime that this would build on or
        no longer fits, or when something was taken away from the store.
        """
        if not previewed.acceptable:
            raise RefusedError("Filen har fejl og kan ikke godkendes, før de er rettet.")
        if hashlib.sha256(content).hexdigest() != previewed.sha256:
            raise RefusedError("Filen er ikke den samme som den, der blev gennemset.")
        self._without_personal_number("Navnet eller noten", note, then="godkend igen")
        store = self.store
        seen = store.marker()  # what is looked at here need not be while others wait for the lock
        newest = store.newest_of(previewed.scopes, seen.version)
        review = _again(previewed, seen, newest, lambda: known_at(store, seen, previewed.today))
        with store.writing() as writer:
            if writer.marker != seen:
                newest = writer.newest_of(previewed.scopes)
                memory = store.engine, writer.marker.era
                known = Known(
                    writer.version, previewed.today, writer.standing, writer.public, memory
                )
                review = _again(previewed, writer.marker, newest, lambda: known)
            if not review.changes:
                return writer.version
            incoming = Incoming(
                origin=Origin.DELIVERY,
                file_name=previewed.file_name,
                content=content,
                who=self.actor.name,
                note=note,
                scopes=previewed.scopes,
                schema_version=previewed.about.schema_version or SCHEMA_VERSION,
            )
            return writer.add(incoming, tuple(review.changes))

    def take_back(self, looked: Undoing, note: str) -> int:
        """Let a submission no longer count, as it was looked at; returns the version that says so.

        One that is not public is discarded at once.
        """
        self._without_personal_number("Navnet eller noten", note)
        return undoing.undo(
            self.store, looked.version, self.actor.name, note, at_once=looked.at_once
        )

    def advance(self, version: int, state: State) -> None:
        """Bring a submission one step on its way to the public."""
        self._without_personal_number("Navnet")
        publishing.advance(self.store, version, state, self.actor.name)

    def publish(self, name: str, as_of: date, presented: Iterable[int] | None = None) -> Published:
        """Make all that was presented public, as a snapshot with a name.

        `presented` are the versions that the person has seen listed.
        """
        self._without_personal_number("Navnet", name)
        seen = None if presented is None else frozenset(presented)
        return publishing.publish(self.store, name, as_of, self.actor.name, seen)

    def redact(self, version: int, reason: str, text: str | None = None) -> Redacted:
        """Take away the file of a submission, and a text wherever the store has it.

        Raises `NotAllowedError` for any but an operator, and `LookupError` for no such version.
        """
        if self.actor.role is not Role.OPERATOR:
            raise NotAllowedError("Kun den, der driver systemet, kan fjerne noget for altid.")
        self._without_personal_number("Navnet eller grunden", reason)
        return redacting.redact(self.store, version, self.actor.name, reason, text)

    def _without_personal_number(self, named: str, *texts: str, then: str = "prøv igen") -> None:
        """Refuse a CPR number in the actor's name, or in what is kept beside it."""
        if any(map(has_personal_number, (self.actor.name, *texts))):
            raise RefusedError(f"{named} har et CPR-nummer. Fjern det, og {then}.")


def _again(previewed: Preview, now: Marker, newest: int, known: Callable[[], Known]) -> Review:
    """What was previewed, made again where the store has moved on; it must still say the same."""
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
