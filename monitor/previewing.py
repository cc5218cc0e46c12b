"""Previews what a delivered workbook would change, without writing anything."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from typing import TypeAlias

from loaders.delivery import Naming
from loaders.reading.parse import NOBODY
from monitor import persons
from monitor.asking import reviewed_apart
from monitor.review import Known, Review
from monitor.sight import hidden_from, is_open_draft
from policy.actors import Actor
from policy.ownership import EVERYTHING, Deliverer, deliverer
from policy.records import Indicator
from store.accepted import Store
from store.marker import Marker
from store.packed import Packed

NOT_NAMED = frozenset({"table_not_named"})
"""Findings that ask the sender for the period, publisher and source of a printed table."""

PLAN_NOT_NAMED = frozenset({"plan_not_named"})
"""Findings that ask the sender for the department, title and date of a plan."""

NOT_CHOSEN = frozenset(
    {
        "public_slice_not_chosen",
        "public_choice_gone",
        "public_place_not_chosen",
        "public_unit_changed",
        "public_unit_not_indicators",
    }
)
"""Findings that ask the sender to choose the slice of public statistics, for the first time or again."""

Look: TypeAlias = Callable[[Known], Review]
"""Reviews one particular workbook against the stored rows."""


@dataclass(frozen=True, slots=True)
class Preview(Review):
    """A review at one state of the store, from which its workbook can be accepted.

    `base_version`: the newest version of any of its scopes, 0 for none. `seen`: the state of the
    store. `look`: makes the review again. `indicators`: those that the file adds or changes.
    `deliverer`: whose rows the person who looks may deliver.
    """

    sha256: str
    base_version: int
    seen: Marker
    look: Look
    today: date
    indicators: Mapping[str, Indicator]
    deliverer: Deliverer = EVERYTHING


def preview(
    store: Store, file_name: str, content: bytes, today: date, naming: Naming = NOBODY
) -> Preview:
    """What the workbook would change in the store today; it is read in a separate process.

    Errors of the file are among the findings. Raises `StoreError`.
    """
    look = partial(reviewed_apart, file_name, content, naming)
    return preview_by(look, content, today, store)


def preview_again(store: Store, previewed: Preview, content: bytes) -> Preview:
    """The same preview against the store as it is now. Raises `StoreError`."""
    return preview_by(previewed.look, content, previewed.today, store)


def asks_for_naming(previewed: Preview) -> bool:
    """Whether the file has a printed table whose period, publisher and source must be given."""
    return any(found.code in NOT_NAMED for found in previewed.findings)


def asks_for_plan(previewed: Preview) -> bool:
    """Whether the file is a plan whose department, title and date must be given."""
    return any(found.code in PLAN_NOT_NAMED for found in previewed.findings)


def asks_for_extract(previewed: Preview) -> bool:
    """Whether the file has public statistics of which no slice has been chosen, or one that no longer fits."""
    return any(found.code in NOT_CHOSEN for found in previewed.findings)


def preview_by(look: Look, content: bytes, today: date, store: Store) -> Preview:
    """The preview of the workbook that `look` reviews."""
    seen = store.marker()
    known = known_at(store, seen, today, persons.current())
    review = look(known)
    return Preview(
        **{field.name: getattr(review, field.name) for field in fields(Review)},
        sha256=hashlib.sha256(content).hexdigest(),
        base_version=store.newest_of(review.scopes, known.version),
        seen=seen,
        look=look,
        today=today,
        indicators=_indicators(review.changes),
        deliverer=known.deliverer,
    )


def _indicators(changes: Packed) -> Mapping[str, Indicator]:
    places = (place for place, (table, _) in enumerate(changes.marks) if table == "indicators")
    brought = (change.after for change in changes.at(places))
    return {each.id: each for each in brought if each is not None}


def known_at(store: Store, seen: Marker, today: date, person: Actor) -> Known:
    """The rows that a person's delivery of a day is compared with at a state of the store."""
    version, standing = store.standing(seen.version)
    not_public = store.hidden(version)
    _, public = store.standing(version, not_public)
    known = Known(version, today, standing, public, (store.engine, seen.era))
    hidden = hidden_from(person, store, not_public)
    if hidden and not is_open_draft(person, store, today):
        _, shown = store.standing(version, hidden)
        known = replace(known, seen=shown)
    return replace(known, deliverer=deliverer(person))
