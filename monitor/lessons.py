"""What is known, as text for the process that reads files: only what it does not hold already.

It is told once for each version of the store, and the copies that read share it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from monitor.review import Known
from policy.serial import as_plain, from_plain
from store.current_rows import Candidates, CurrentRows, Place, RowEdition


@dataclass(frozen=True, slots=True)
class Held:
    """What the process was told: what was known, and the numbers of all candidates in it."""

    known: Known
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Learned:
    """What the process holds: the candidates by their numbers, and what they come to."""

    candidates: Mapping[int, RowEdition]
    known: Known


def lesson(known: Known, held: Held | None) -> tuple[bytes, Held]:
    """The text that a process is to be told, and what it holds then.

    Nothing where it holds what is known. Candidates that it holds already are told by their numbers,
    which mean the same as long as `memory` is equal.
    """
    if held and _same(held.known, known):
        return b"", held
    candidates = _by_id(known.standing) | _by_id(known.public)
    ids = frozenset(candidates)
    goes_on = held is not None and held.known.memory == known.memory
    missing = ids - held.ids if held and goes_on else ids
    text = json.dumps(
        {
            "goes_on": goes_on,
            "version": known.version,
            "today": known.today.isoformat(),
            "told": [_plain(candidates[id_]) for id_ in sorted(missing)],
            "standing": sorted(_by_id(known.standing)),
            "public": sorted(_by_id(known.public)),
        }
    )
    return text.encode(), Held(known, ids)


def learned(text: bytes, before: Learned | None) -> Learned:
    """What the process holds when it has been told `text` on top of what it held."""
    told = json.loads(text)
    candidates = dict(before.candidates) if before and told["goes_on"] else {}
    candidates |= {each.id: each for each in map(_candidate, told["told"])}
    standing, public = told["standing"], told["public"]
    known = Known(
        version=told["version"],
        today=date.fromisoformat(told["today"]),
        standing=_standing(candidates[id_] for id_ in standing),
        public=_standing(candidates[id_] for id_ in public),
    )
    return Learned({id_: candidates[id_] for id_ in {*standing, *public}}, known)


def _same(one: Known, other: Known) -> bool:
    """Whether both were made of the very same: the store gives it out again while it holds."""
    return (
        one.standing is other.standing
        and one.public is other.public
        and (one.version, one.today, one.memory) == (other.version, other.today, other.memory)
    )


def _by_id(standing: CurrentRows) -> dict[int, RowEdition]:
    return {each.id: each for row in standing.values() for each in row}


def _standing(candidates: Iterable[RowEdition]) -> CurrentRows:
    found: dict[Place, Candidates] = {}
    for each in candidates:
        found[each.place] = (*found.get(each.place, ()), each)
    return found


def _plain(candidate: RowEdition) -> dict[str, Any]:
    fields = {name: getattr(candidate, name) for name in RowEdition.__dataclass_fields__}
    record = candidate.record
    return fields | {"record": None if record is None else as_plain(record)}


def _candidate(plain: dict[str, Any]) -> RowEdition:
    found = RowEdition(**plain)
    if found.record is None:
        return found
    return replace(found, record=from_plain(found.table, found.record))
