"""A delivered workbook: what it would change, and accepting it. Nothing is written by looking."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from typing import TypeAlias

from loaders.delivery import Naming
from loaders.guard.personal import has_personal_number
from loaders.reading.parse import NOBODY, SCHEMA_VERSION
from monitor import editions
from monitor.asking import reviewed_apart
from monitor.review import Known, Review
from policy.records import Indicator
from store.accepted import Store
from store.marker import Marker
from store.packed import Packed
from store.writer import Incoming, Origin

Look: TypeAlias = Callable[[Known], Review]
"""Looks through one workbook, held up against what is known."""


class OutdatedError(Exception):
    """Others have accepted something since the preview was made: it must be made again."""


class RefusedError(Exception):
    """The workbook cannot be accepted while an error stands, or is not the one that was previewed."""


@dataclass(frozen=True, slots=True)
class Preview(Review):
    """A review as of a moment of the store, from which its workbook can be accepted.

    `base_version` is the newest version that any of its scopes had, 0 for none; `seen` how far the
    store had come; `look` makes the review anew. `indicators` are those that the file itself brings.
    """

    sha256: str
    base_version: int
    seen: Marker
    look: Look
    today: date
    indicators: Mapping[str, Indicator]


def preview(
    file_name: str,
    content: bytes,
    today: date,
    naming: Naming = NOBODY,
    store: Store | None = None,
) -> Preview:
    """What the workbook would change today, read in a process of its own.

    `store` is the process's own unless told. Raises `StoreError`.
    """
    look = partial(reviewed_apart, file_name, content, naming)
    return preview_by(look, content, today, store or _own_store())


def preview_by(look: Look, content: bytes, today: date, store: Store) -> Preview:
    """What the workbook that is looked through by `look` would change today."""
    seen = store.marker()
    known = known_at(store, seen, today)
    review = look(known)
    return Preview(
        **{field.name: getattr(review, field.name) for field in fields(Review)},
        sha256=hashlib.sha256(content).hexdigest(),
        base_version=store.newest_of(review.scopes, known.version),
        seen=seen,
        look=look,
        today=today,
        indicators=_indicators(review.changes),
    )


def _indicators(changes: Packed) -> Mapping[str, Indicator]:
    places = (place for place, (table, _) in enumerate(changes.marks) if table == "indicators")
    brought = (change.after for change in changes.at(places))
    return {each.id: each for each in brought if each is not None}


def known_at(store: Store, seen: Marker, today: date) -> Known:
    """What a delivery that comes in on a day is held up against at a moment of the store."""
    version, standing = store.standing(seen.version)
    _, public = store.standing(version, store.hidden(version))
    return Known(version, today, standing, public, (store.engine, seen.era))


def accept(
    previewed: Preview, content: bytes, by: str, note: str = "", store: Store | None = None
) -> int:
    """Keep the workbook as a draft; returns its version, or the newest one when nothing is changed.

    Raises `RefusedError` while an error stands, when the bytes are not those previewed, and when
    the name or the note has a personal number; `OutdatedError` when others have accepted something
    in the meantime that this would build on or no longer fits, or when something was taken away from
    the store; and `StoreError`. Nothing was kept then.
    """
    if not previewed.acceptable:
        raise RefusedError("Filen har fejl og kan ikke godkendes, før de er rettet.")
    if hashlib.sha256(content).hexdigest() != previewed.sha256:
        raise RefusedError("Filen er ikke den samme som den, der blev gennemset.")
    if has_personal_number(by) or has_personal_number(note):
        raise RefusedError("Navnet eller noten har et CPR-nummer. Fjern det, og godkend igen.")
    store = store or _own_store()
    seen = store.marker()  # what is looked at here need not be while others wait for the lock
    newest = store.newest_of(previewed.scopes, seen.version)
    review = _again(previewed, seen, newest, lambda: known_at(store, seen, previewed.today))
    with store.writing() as books:
        if books.marker != seen:
            newest = books.newest_of(previewed.scopes)
            memory = store.engine, books.marker.era
            known = Known(books.version, previewed.today, books.standing, books.public, memory)
            review = _again(previewed, books.marker, newest, lambda: known)
        if not review.changes:
            return books.version
        schema = previewed.about.schema_version or SCHEMA_VERSION
        incoming = Incoming(
            Origin.DELIVERY, previewed.file_name, content, by, note, previewed.scopes, schema
        )
        return books.accept(incoming, tuple(review.changes))


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


def _own_store() -> Store:
    monitor = editions.current()
    monitor.refresh()
    return monitor.store
