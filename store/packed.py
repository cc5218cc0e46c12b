"""Differences in a compact form: one JSON line each, decoded only when accessed.

A file can change tens of thousands of rows, of which a page shows a few.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any, TypeAlias, overload

from policy.serial import as_plain, from_json, to_json
from store.differences import ChangeKind, Difference

Mark: TypeAlias = tuple[str, ChangeKind]
"""A change's table and kind."""


@dataclass(frozen=True, slots=True)
class Packed(Sequence[Difference]):
    """Differences as the lines written by `packed`, each with its mark."""

    lines: tuple[bytes, ...] = ()
    marks: tuple[Mark, ...] = ()

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[Difference]:
        return map(_difference, self.lines)

    @overload
    def __getitem__(self, index: int) -> Difference: ...
    @overload
    def __getitem__(self, index: slice) -> Packed: ...
    def __getitem__(self, index: int | slice) -> Difference | Packed:
        if isinstance(index, slice):
            return Packed(self.lines[index], self.marks[index])
        return _difference(self.lines[index])

    def at(self, indexes: Iterable[int]) -> Packed:
        """The differences at some indexes."""
        found = tuple(indexes)
        return Packed(
            tuple(self.lines[index] for index in found), tuple(self.marks[index] for index in found)
        )

    def of(self, kind: ChangeKind) -> Packed:
        """The differences of one kind."""
        return self.at(index for index, (_, each) in enumerate(self.marks) if each is kind)


def packed(differences: Iterable[Difference]) -> Packed:
    """The differences packed, in the same order."""
    some = tuple(differences)
    return Packed(tuple(map(to_json, some)), tuple((each.table, each.kind) for each in some))


def marks(differences: Sequence[Difference]) -> Sequence[Mark]:
    """The mark of each difference; packed ones are not decoded for it."""
    if isinstance(differences, Packed):
        return differences.marks
    return [(each.table, each.kind) for each in differences]


def runs(some: Packed) -> list[tuple[str, str, int]]:
    """The marks run-length encoded for JSON: table, kind, and the number in a row."""
    return [(*mark, len(list(alike))) for mark, alike in groupby(some.marks)]


def from_runs(lines: Sequence[bytes], plain: Iterable[Sequence[Any]]) -> Packed:
    """The lines with the marks from `runs`. Raises `ValueError` if their numbers differ."""
    found: list[Mark] = []
    for table, kind, count in plain:
        found += [(table, ChangeKind(kind))] * count
    if len(found) != len(lines):
        raise ValueError(f"{len(found)} marks of {len(lines)} changes")
    return Packed(tuple(lines), tuple(found))


def meaning(differences: Iterable[Difference]) -> str:
    """A hash of what changes mean, without the rows' positions and without `KEPT` rows.

    Whether a row is kept may change while a preview is open: others can publish their drafts.
    """
    hashed = sha256()
    for each in differences:
        if each.kind is not ChangeKind.KEPT:
            records = as_plain(each.before), as_plain(each.after)
            said = [each.scope, each.table, each.key, *records]
            hashed.update(json.dumps(said).encode() + b"\n")
    return hashed.hexdigest()


def _difference(line: bytes) -> Difference:
    return from_json(Difference, line)
