"""How a calendar has come to be what it is: its entries' changes from one public edition to the next.

An edition never changes, and so neither does what is told here: every server gives every entry the same
number and time of its last change, without keeping them. Pure.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from threading import Lock
from typing import NamedTuple, Protocol

from metrics.status import Status
from presentation.pages import SITE
from presentation.wheel import calendars, concerns, entry_words
from presentation.wheel.calendars import CalendarOf
from presentation.wheel.concerns import EVERYTHING, Whose
from presentation.wheel.entries import Entry, EntryState, entries, in_order

KEPT_AFTER = timedelta(days=365)
"""How long after its day a cancelled entry stays in a calendar, so that every program hears of it."""
MOST_REMEMBERED = 8
ABOUT = (
    f"{SITE}: frister, og de møder og trin, hvis dag er kendt. Det, kilderne kun har en måned, et "
    "kvartal eller et år for, står på siden Politisk behandling."
)


class Shown(Protocol):
    """An edition that everyone was shown by default, from `at` on.

    `version` is that of its data; `key` tells it from every other edition, also of other policies.
    """

    @property
    def key(self) -> Hashable: ...
    @property
    def at(self) -> datetime: ...
    @property
    def version(self) -> int: ...
    @property
    def status(self) -> Callable[[], Status]: ...


class Ending(NamedTuple):
    """The last day of a department, and the sentence about it."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """What has been told in the calendars, up to an edition of a day; `begin` is the first number.

    `entries` are all that have been, by UID, each as it is now; `was` are the calendars that each has
    been in. `calendars` are all that there have been. `ends` has those of departments that end.
    """

    begin: int
    as_of: date = date.min
    entries: Mapping[str, Entry] = field(default_factory=dict)
    was: Mapping[str, frozenset[Whose]] = field(default_factory=dict)
    calendars: tuple[CalendarOf, ...] = ()
    ends: Mapping[Whose, Ending] = field(default_factory=dict)

    def of(self, whose: Whose) -> tuple[Entry, ...]:
        """The entries of a calendar by day; those that are no longer in it are cancelled there."""
        found = (_in_calendar(e, whose) for e in self.entries.values() if self._has_had(e, whose))
        return in_order(each for each in found if self._is_shown(each))

    def about(self, whose: Whose) -> str:
        """What a calendar says of itself; first the last day of the one whose it is, if it has one."""
        ending = self.ends.get(whose)
        return f"{ending.words} {ABOUT}" if ending else ABOUT

    def _has_had(self, entry: Entry, whose: Whose) -> bool:
        return whose == EVERYTHING or whose in self.was[entry.uid]

    def _is_shown(self, entry: Entry) -> bool:
        cancelled = entry.state is EntryState.CANCELLED
        return not cancelled or entry.last >= self.as_of - KEPT_AFTER


_remembered: OrderedDict[tuple[Hashable, ...], Told] = OrderedDict()
_remembering = Lock()


def told(editions: Sequence[Shown]) -> Told:
    """What has been told after all the editions that were shown, the oldest first; at least one.

    An entry's number is the version of the first edition, and one more for each of its changes.
    """
    keys = tuple(each.key for each in editions)
    with _remembering:
        found = _remembered.get(keys)
        if found is None:
            before = _remembered.get(keys[:-1])
            found = _remembered[keys] = _from(before, editions[len(keys) - 1 if before else 0 :])
            if len(_remembered) > MOST_REMEMBERED:
                _remembered.popitem(last=False)
    return found


def _from(before: Told | None, editions: Sequence[Shown]) -> Told:
    """What has been told after further editions."""
    so_far = before or Told(editions[0].version)
    for each in editions:
        so_far = _after(so_far, each)
    return so_far


def _after(before: Told, edition: Shown) -> Told:
    status = edition.status()
    now = {each.uid: each for each in entries(status)}
    ends = _ends(status)
    gone = {uid: _gone(each, ends) for uid, each in before.entries.items() if uid not in now}
    found = {
        uid: _numbered(before.entries.get(uid), each, before.begin, edition.at)
        for uid, each in {**gone, **now}.items()
    }
    was = {uid: before.was.get(uid, frozenset()) | each.whose for uid, each in found.items()}
    there_are = calendars.merged(before.calendars, calendars.calendars(status))
    return Told(before.begin, status.as_of, found, was, there_are, ends)


def _numbered(before: Entry | None, now: Entry, begin: int, at: datetime) -> Entry:
    """An entry with the number and the time of its last change, which may be this one."""
    if before is None:
        return replace(now, sequence=begin, changed=at)
    same = replace(now, sequence=before.sequence, changed=before.changed)
    return before if same == before else replace(now, sequence=before.sequence + 1, changed=at)


def _gone(entry: Entry, ends: Mapping[Whose, Ending]) -> Entry:
    """An entry that an edition no longer has: cancelled, and it says why where that is known."""
    if entry.state is EntryState.CANCELLED:
        return entry
    over = (ends[each] for each in entry.whose if each in ends and ends[each].day < entry.last)
    return _cancelled(entry, next((each.words for each in over), entry_words.GONE))


def _in_calendar(entry: Entry, whose: Whose) -> Entry:
    """An entry as a calendar has it that it is in now, or has been in."""
    if whose == EVERYTHING or whose in entry.whose or entry.state is EntryState.CANCELLED:
        return entry
    return _cancelled(entry, entry_words.ELSEWHERE)


def _cancelled(entry: Entry, why: str) -> Entry:
    title = entry_words.cancelled_title(entry.title)
    return replace(entry, title=title, description=why, state=EntryState.CANCELLED)


def _ends(status: Status) -> Mapping[Whose, Ending]:
    """The departments that end or have ended."""
    return {
        concerns.department(each.code): Ending(each.valid_to.last, entry_words.last_day(each))
        for each in status.departments
        if each.valid_to
    }
