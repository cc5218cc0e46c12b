"""What each publication changed, from one public status to the next.

A published status never changes, and so neither does what is told here: every server makes the same
entries of it, without keeping them. Pure.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from threading import Lock
from typing import Protocol
from uuid import UUID, uuid5

from metrics.status import Status
from presentation.feeds import entry_words
from presentation.feeds.feeds import EVERYTHING, FeedOf, feeds, merged
from presentation.language import city
from presentation.language.sentences import brief
from presentation.language.sources import built_on
from presentation.submissions.changes_since import Change, changes_since

NAMESPACE = UUID("0d1a7a52-5b0e-4f36-9d0c-6c2f7a0f4b1d")
MOST_PUBLICATIONS = 50
"""How many publications a feed goes back, the newest."""
MOST_REMEMBERED = 4 * MOST_PUBLICATIONS


class Shown(Protocol):
    """A status that everyone was shown by default, here from `at` on; it was public from `published` on.

    `key` tells it from every other, also of other policies.
    """

    @property
    def key(self) -> Hashable: ...
    @property
    def at(self) -> datetime: ...
    @property
    def published(self) -> datetime: ...
    @property
    def status(self) -> Callable[[], Status]: ...


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is about: a code for programs, and its Danish label."""

    code: str
    label: str


FIRST = Category("first", "Offentliggjort for første gang")
UNCHANGED = Category("unchanged", "Ingen ændringer")
WHOLE = Category("policy", "Politikken som helhed")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a publication changed in one objective, or in the policy as a whole (`objective` None).

    `says` are the sentences before the changes. `categories` are what it is about, the objective first.
    """

    objective: int | None
    title: str
    says: tuple[str, ...]
    changes: tuple[Change, ...]
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """A published status, and what it changed since the one `before`; that is None for the first.

    `policy` is the policy's code. `feeds` are those that there are with it.
    """

    policy: str
    name: str
    before: str | None
    published: datetime
    updated: datetime
    city: str
    feeds: tuple[FeedOf, ...]
    entries: tuple[Entry, ...]

    def id_of(self, entry: Entry) -> str:
        """The name of an entry that no other has, and that stays the same wherever the site is."""
        return urn(self.policy, self.name, str(entry.objective or ""))


@dataclass(frozen=True, slots=True)
class Told:
    """What the newest publications changed, the newest first, and the feeds of it."""

    publications: tuple[Publication, ...]
    feeds: tuple[FeedOf, ...]

    def of(self, feed: FeedOf) -> Iterator[tuple[Publication, Entry]]:
        """The entries of a feed, each with its publication."""
        for each in self.publications:
            for entry in each.entries:
                if feed == EVERYTHING or entry.objective == feed.objective:
                    yield each, entry


def urn(*parts: str) -> str:
    """A name made of what it names.

    >>> urn("2023-2026", "Status 2025", "5") == urn("2023-2026", "Status 2025", "5")
    True
    """
    return uuid5(NAMESPACE, "/".join(parts)).urn


_remembered: OrderedDict[Hashable, Publication] = OrderedDict()
_remembering = Lock()


def told(shown: Sequence[Shown]) -> Told:
    """What was changed by the newest of all that has been shown, the oldest first; at least one."""
    steps = list(pairwise((None, *shown)))[-MOST_PUBLICATIONS:]
    found = tuple(_remembered_of(before, now) for before, now in reversed(steps) if now)
    return Told(found, merged(each.feeds for each in found))


def _remembered_of(before: Shown | None, now: Shown) -> Publication:
    asked = before and before.key, now.key
    with _remembering:
        if asked not in _remembered:
            _remembered[asked] = _publication(before, now)
            while len(_remembered) > MOST_REMEMBERED:
                _remembered.popitem(last=False)
        return _remembered[asked]


def _publication(shown_before: Shown | None, shown: Shown) -> Publication:
    status = shown.status()
    before = shown_before.status() if shown_before else None
    return Publication(
        policy=status.policy.id if status.policy else "",
        name=status.snapshot or "",
        before=before.snapshot if before else None,
        published=shown.published,
        updated=shown.at,
        city=city.city(status),
        feeds=feeds(status),
        entries=tuple(_entries(status, before)),
    )


def _entries(status: Status, before: Status | None) -> Iterator[Entry]:
    """The entries by objective, with what concerns none last; a status that is no publication has none."""
    if status.snapshot is None:
        return
    if before is None or before.policy is None:
        yield from _first(status)
    elif found := changes_since(status, before):
        yield from _changed(status, before, found)
    else:
        says = (entry_words.published(status), entry_words.compared(before))
        title = entry_words.title(WHOLE.label, UNCHANGED.label)
        yield Entry(None, title, says, (), (WHOLE, UNCHANGED))


def _first(status: Status) -> Iterator[Entry]:
    for each in status.objectives:
        number = each.objective.number
        about = _about(number, feeds(status))
        title = entry_words.title(about.label, FIRST.label)
        says = (entry_words.published(status), brief(status, each), built_on(status))
        yield Entry(number, title, says, (), (about, FIRST))


def _changed(status: Status, before: Status, found: Sequence[Change]) -> Iterator[Entry]:
    says = (entry_words.published(status), entry_words.compared(before))
    known = merged((feeds(status), feeds(before)))
    for objective, together in groupby(sorted(found, key=_turn), _objective):
        changes = tuple(together)
        about = _about(objective, known)
        kinds = {each.kind: Category(each.kind, each.heading) for each in changes}
        title = entry_words.of_changes(about.label, changes)
        yield Entry(objective, title, says, changes, (about, *kinds.values()))


def _objective(change: Change) -> int | None:
    return change.place.objective


def _turn(change: Change) -> tuple[bool, int]:
    """Where a change comes: by objective, and what concerns none last."""
    number = _objective(change)
    return number is None, number or 0


def _about(objective: int | None, known: Iterable[FeedOf]) -> Category:
    """The objective by its name; of those that are known, the feed about it."""
    found = next((each for each in known if each.objective == objective), EVERYTHING)
    return WHOLE if objective is None else Category(found.code, found.name)
