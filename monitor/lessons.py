"""What is known, sent to the process that reads files: only what it does not hold already.

It is sent once for each version of the store, and the copies that read share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from monitor.review import Known
from policy.serial import from_json, to_json
from store.current_rows import Candidates, CurrentRows, Place, RowEdition


@dataclass(frozen=True, slots=True)
class Held:
    """What the process was sent: what was known, and the numbers of all editions in it."""

    known: Known
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Learned:
    """What the process holds: the editions by their numbers, and what they come to."""

    editions: Mapping[int, RowEdition]
    known: Known


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes to the process. It forgets all that it held unless this `continues`.

    `editions` are those that it does not hold; `current` and `public` are the numbers of all that
    are current, and that everyone sees.
    """

    continues: bool
    version: int
    today: date
    editions: tuple[RowEdition, ...]
    current: tuple[int, ...]
    public: tuple[int, ...]


def lesson(known: Known, held: Held | None) -> tuple[bytes, Held]:
    """The text to send to a process, and what it holds then.

    Nothing where it holds what is known. Of editions that it holds already only the numbers are
    sent, which mean the same as long as `memory` is equal.
    """
    if held and _same(held.known, known):
        return b"", held
    current, public = _by_id(known.standing), _by_id(known.public)
    editions = current | public
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
    )
    return to_json(sent), Held(known, ids)


def learned(text: bytes, before: Learned | None) -> Learned:
    """What the process holds once it has read `text`, beside what it held."""
    sent = from_json(Sent, text)
    editions = dict(before.editions) if before and sent.continues else {}
    editions |= {each.id: each for each in sent.editions}
    known = Known(
        version=sent.version,
        today=sent.today,
        standing=_rows(editions[id_] for id_ in sent.current),
        public=_rows(editions[id_] for id_ in sent.public),
    )
    return Learned({id_: editions[id_] for id_ in {*sent.current, *sent.public}}, known)


def _same(one: Known, other: Known) -> bool:
    """Whether both were made of the very same: the store gives it out again while it holds."""
    return (
        one.standing is other.standing
        and one.public is other.public
        and (one.version, one.today, one.memory) == (other.version, other.today, other.memory)
    )


def _by_id(rows: CurrentRows) -> dict[int, RowEdition]:
    return {each.id: each for row in rows.values() for each in row}


def _rows(editions: Iterable[RowEdition]) -> CurrentRows:
    found: dict[Place, Candidates] = {}
    for each in editions:
        found[each.place] = (*found.get(each.place, ()), each)
    return found
