"""Sends the stored rows to the process that reads files: only those that it does not have.

They are sent once per version of the store; the forked copies that read files share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from monitor.review import Known
from policy.ownership import EVERYTHING, Deliverer
from policy.serial import from_json, to_json
from store.current_rows import Candidates, CurrentRows, RowEdition, RowPlace


@dataclass(frozen=True, slots=True)
class Held:
    """What was sent to the process last, and the ids of all its row editions."""

    known: Known
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Learned:
    """What the process has: row editions by id, and the `Known` made of them."""

    editions: Mapping[int, RowEdition]
    known: Known


@dataclass(frozen=True, slots=True)
class Sent:
    """A message to the process, which forgets everything earlier unless this `continues`.

    `editions`: those that the process lacks. `current` and `public`: the ids of all current row
    editions, and of those that everyone sees; `shown` of those that the deliverer sees, if not all.
    """

    continues: bool
    version: int
    today: date
    editions: tuple[RowEdition, ...]
    current: tuple[int, ...]
    public: tuple[int, ...]
    shown: tuple[int, ...] | None
    deliverer: Deliverer = EVERYTHING


def lesson(known: Known, held: Held | None) -> tuple[bytes, Held]:
    """The text to send to a process, and what the process has after reading it.

    Empty if the process is up to date. Of editions that it has already only the ids are sent; they
    stay valid as long as `memory` is equal.
    """
    if held and _same(held.known, known):
        return b"", held
    current, public = _by_id(known.standing), _by_id(known.public)
    shown = None if known.seen is None else _by_id(known.seen)
    editions = current | public | (shown or {})
    ids = frozenset(editions)
    continues = held is not None and held.known.memory == known.memory
    missing = ids - held.ids if held and continues else ids
    sent = Sent(
        continues=continues,
        version=known.version,
        today=known.today,
        editions=tuple(editions[id_] for id_ in sorted(missing)),
        current=tuple(sorted(current)),
        public=tuple(sorted(public)),
        shown=None if shown is None else tuple(sorted(shown)),
        deliverer=known.deliverer,
    )
    return to_json(sent), Held(known, ids)


def learned(text: bytes, before: Learned | None) -> Learned:
    """What the process has after reading `text`, given what it had before."""
    sent = from_json(Sent, text)
    editions = dict(before.editions) if before and sent.continues else {}
    editions |= {each.id: each for each in sent.editions}
    known = Known(
        version=sent.version,
        today=sent.today,
        standing=_rows(editions[id_] for id_ in sent.current),
        public=_rows(editions[id_] for id_ in sent.public),
        seen=None if sent.shown is None else _rows(editions[id_] for id_ in sent.shown),
        deliverer=sent.deliverer,
    )
    kept = {*sent.current, *sent.public, *(sent.shown or ())}
    return Learned({id_: editions[id_] for id_ in kept}, known)


def _same(one: Known, other: Known) -> bool:
    """Whether both hold identical objects, which the store returns until something changes."""
    return (
        one.standing is other.standing
        and one.public is other.public
        and one.seen is other.seen
        and _circumstances(one) == _circumstances(other)
    )


def _circumstances(known: Known) -> tuple[object, ...]:
    return known.version, known.today, known.memory, known.deliverer


def _by_id(rows: CurrentRows) -> dict[int, RowEdition]:
    return {each.id: each for row in rows.values() for each in row}


def _rows(editions: Iterable[RowEdition]) -> CurrentRows:
    found: dict[RowPlace, Candidates] = {}
    for each in editions:
        found[each.place] = (*found.get(each.place, ()), each)
    return found
