"""What a delivered workbook would change. Nothing is written by looking."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from typing import TypeAlias

from loaders.delivery import Naming
from loaders.reading.parse import NOBODY
from monitor.asking import reviewed_apart
from monitor.review import Known, Review
from policy.records import Indicator
from store.accepted import Store
from store.marker import Marker
from store.packed import Packed

NOT_NAMED = frozenset({"table_not_named"})
"""Findings that ask the deliverer to name what a printed table does not say itself."""

Look: TypeAlias = Callable[[Known], Review]
"""Looks through one workbook, held up against what is known."""


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
    store: Store, file_name: str, content: bytes, today: date, naming: Naming = NOBODY
) -> Preview:
    """What the workbook would change of the store today, read in a process of its own.

    What is wrong with the file is in the findings. Raises `StoreError`.
    """
    look = partial(reviewed_apart, file_name, content, naming)
    return preview_by(look, content, today, store)


def preview_again(store: Store, previewed: Preview, content: bytes) -> Preview:
    """The same on top of what others have accepted since. Raises `StoreError`."""
    return preview_by(previewed.look, content, previewed.today, store)


def asks_for_naming(previewed: Preview) -> bool:
    """Whether the file has a printed table, and its deliverer must say what it is of."""
    return any(found.code in NOT_NAMED for found in previewed.findings)


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
