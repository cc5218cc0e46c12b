"""A naive model of the store: it keeps every statement and computes all else from scratch each time.

It follows the rules of docs/decisions and none of the implementation in `store`. A word is the
statement of a submission on one row. The files of `data/` have one owner in common; a file that
only moves a row makes no statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from loaders.checking.references import references_of
from policy.tables import BY_NAME
from store.redacting import REMOVED
from store.states import WAY, State
from tests.store.deliveries import key_of

FILES = "data/"
Place = tuple[str, tuple[Any, ...]]
Shown = dict[Place, Any]


class Word(NamedTuple):
    """The statement of a submission on one row.

    Without a record the row is removed, from a day or on all days, with all statements up to a version.
    """

    version: int
    owner: str
    place: Place
    record: Any | None
    day: date | None = None
    until: int = 0


@dataclass
class Model:
    """Every statement ever made, and the state of each submission."""

    words: list[Word] = field(default_factory=list)
    states: dict[int, State] = field(default_factory=dict)
    scopes: dict[int, set[str]] = field(default_factory=dict)
    whole: dict[str, object] = field(default_factory=dict)
    """The last wholly accepted content of each file."""
    holder: dict[Place, str] = field(default_factory=dict)
    """The file of each row."""
    snapshots: list[tuple[date, int, frozenset[int]]] = field(default_factory=list)

    @property
    def newest(self) -> int:
        return max(self.states, default=0)

    def not_yet(self, state: State) -> frozenset[int]:
        return frozenset(v for v, at in self.states.items() if WAY.index(at) < WAY.index(state))

    @property
    def drafts(self) -> frozenset[int]:
        return self.not_yet(State.PUBLIC)

    # Reading.

    def seen(
        self, day: date | None = None, hidden: frozenset[int] = frozenset(), version: int = 10**9
    ) -> Shown:
        """Each row as of a day (None: on any day), without some versions."""
        words = [w for w in self.words if w.version <= version and w.version not in hidden]
        known = {
            place[1][0]: word.record.known
            for place, word in _winners(words, {}, day).items()
            if place[0] == "sources"
        }
        found = {place: word.record for place, word in _winners(words, known, day).items()}
        if day is None:
            return found
        listed = {place: _cited_by(record, known, day) for place, record in found.items()}
        return {p: r for p, r in listed.items() if p[0] != "sources" or known[p[1][0]] <= day}

    def last(self, place: Place, owner: str) -> Word | None:
        return next((w for w in reversed(self.words) if (w.place, w.owner) == (place, owner)), None)

    def clashes(self, place: Place, record: Any | None) -> bool:
        """Whether the files would overwrite a delivery that is newer than their own last statement."""
        mine = self.last(place, FILES)
        since = mine.version if mine else 0
        others = [
            w for w in self.words if w.place == place and w.owner != FILES and w.version > since
        ]
        if (mine.record if mine else None) == record or not others:
            return False
        return bool(others[-1].record != record)

    # Writing.

    def deliver(
        self, rows: Iterable[Any], withdrawn: Iterable[Place], department: str, day: date
    ) -> int:
        """Add a delivery as a draft; returns its version, or the newest where nothing is new."""
        shown, public = self.seen(), self.seen(hidden=self.drafts)
        number, words, says_more = self.newest + 1, [], False
        for row in rows:
            place, scope = key_of(row), _scope(row, department)
            if shown.get(place) == row:
                draft = _owner_of(self.words, place, shown[place]) != scope
                if draft and public.get(place) != row:
                    words.append(Word(number, scope, place, row))
                continue
            mine = self.last(place, scope)
            since = [
                w for w in self.words if w.place == place and mine and w.version > mine.version
            ]
            if mine is None or mine.record != row or since:
                words.append(Word(number, scope, place, row))
                says_more = True
        for place in withdrawn:
            words.append(Word(number, _scope(shown[place], department), place, None, day, number))
            says_more = True
        if not says_more:
            return self.newest
        self.words += words
        self.states[number] = State.DRAFT
        self.scopes[number] = {_scope(row, department) for row in rows} | {w.owner for w in words}
        return number

    def take_in(
        self, number: int, name: str, rows: Shown, elsewhere: Iterable[Place], content: object
    ) -> None:
        """The new statements of a file, and the rows that it drops.

        Without content it is not whole. The number is the one of the last file ingested with it.
        """
        gone = {p: self.last(p, FILES) for p in set(self.held(name)) - {*rows, *elsewhere}}
        new = {p: r for p, r in rows.items() if self.said(p) is None or self.said(p) != r}
        self.words += [Word(number, FILES, place, record) for place, record in new.items()]
        self.words += [Word(number, FILES, p, None, until=w.version) for p, w in gone.items() if w]
        self.holder |= dict.fromkeys(rows, name)
        self.holder = {place: file for place, file in self.holder.items() if place not in gone}
        if content is not None:
            self.whole[name] = content

    def count_up(self, newest: int) -> None:
        """Mark versions of files as public, which they are at once."""
        added = range(self.newest + 1, newest + 1)
        self.states |= dict.fromkeys(added, State.PUBLIC)
        self.scopes |= {version: set() for version in added}

    def said(self, place: Place) -> Any | None:
        """The files' last statement on a row; None where there is none or it removes the row."""
        mine = self.last(place, FILES)
        return mine.record if mine else None

    def held(self, name: str) -> Shown:
        """The rows of a file when it was last ingested."""
        return {p: self.said(p) for p, file in self.holder.items() if file == name}

    def delivered(self, hidden: frozenset[int] = frozenset()) -> Shown:
        """Statements of deliveries since the files' last one."""
        since = {w.place: w.version for w in self.words if w.owner == FILES}
        words = [w for w in self.words if w.owner != FILES and w.version not in hidden]
        later = [w for w in words if w.version > since.get(w.place, 0)]
        return {place: word.record for place, word in _winners(later, {}, None).items()}

    def builds_on(self, version: int) -> set[int]:
        """The earlier submissions of the same scopes, and those that these build on."""
        earlier = {v for v in self.scopes if v < version and self.scopes[v] & self.scopes[version]}
        return earlier.union(*map(self.builds_on, earlier))

    def advance(self, version: int, state: State) -> bool:
        """Advance a submission by a step, with all that it builds on; returns whether it could."""
        behind = self.not_yet(state)
        coming = {version} | (self.builds_on(version) & behind)
        if self.dangling(behind - coming) - self.dangling(behind):
            return False
        self.states |= dict.fromkeys(coming, state)
        return True

    def publish(self, day: date) -> bool:
        behind = self.not_yet(State.PRESENTED)
        if self.dangling(behind) - self.dangling(self.drafts):
            return False
        self.states |= {v: State.PUBLIC for v in self.states if v not in behind}
        self.snapshots.append((day, self.newest, self.drafts))
        return True

    def dangling(self, hidden: frozenset[int]) -> set[tuple[Place, Place]]:
        """The rows with a dangling reference, each with the missing key."""
        return set(dangling(self.seen(hidden=hidden)))

    def redact(self, text: str) -> None:
        self.words = [w._replace(record=without(w.record, text)) for w in self.words]

    def copy(self) -> Model:
        return deepcopy(self)


def dangling(shown: Mapping[Place, Any]) -> Iterable[tuple[Place, Place]]:
    for place, record in shown.items():
        for reference in references_of(place[0], record):
            if (other := (reference.table, (reference.key,))) not in shown:
                yield place, other


def without(record: Any, text: str) -> Any:
    """A row without the text in its note."""
    note = getattr(record, "note", None)
    return record if note is None else replace(record, note=note.replace(text, REMOVED))


def _winners(words: list[Word], known: Mapping[str, date], day: date | None) -> dict[Place, Word]:
    """Each row's last statement known on the day: per owner, then by newest source, then the latest."""
    found: dict[Place, Word] = {}
    for place in dict.fromkeys(w.place for w in words):
        here = [w for w in words if w.place == place]
        gone = [
            w.until for w in here if w.record is None and (None in (w.day, day) or w.day <= day)
        ]
        alive = [w for w in here if w.record is not None and w.version > max(gone, default=0)]
        last = {w.owner: w for w in alive if _days(w.record, known, day)}
        if last:
            found[place] = max(
                last.values(), key=lambda w: (max(_days(w.record, known, day)), w.version)
            )
    return found


def _days(record: Any, known: Mapping[str, date], day: date | None) -> list[date]:
    """The days of the row's sources known by then; a row without sources is always known."""
    missing = date.min if day is None else date.max
    cited = [known.get(c.document, missing) for c in getattr(record, "sources", ())]
    return [d for d in cited or [date.min] if day is None or d <= day]


def _cited_by(record: Any, known: Mapping[str, date], day: date) -> Any:
    if not getattr(record, "sources", ()):
        return record
    return replace(
        record, sources=tuple(c for c in record.sources if known.get(c.document, date.max) <= day)
    )


def _scope(row: Any, department: str) -> str:
    table = key_of(row)[0]
    named = (
        row.department if "department" in {f.name for f in BY_NAME[table].fields} else department
    )
    return f"{table}/{named}"


def _owner_of(words: list[Word], place: Place, record: Any) -> str:
    """The owner of the statement that is shown of a row."""
    known = {
        p[1][0]: w.record.known for p, w in _winners(words, {}, None).items() if p[0] == "sources"
    }
    return _winners(words, known, None)[place].owner
