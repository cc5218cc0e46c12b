"""The workbooks of a data folder, accepted like any other, and again when a person has changed them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from loaders.check import sound
from loaders.delivery import Delivery, Row
from loaders.parse import SCHEMA_VERSION, deliver
from loaders.references import context, references
from loaders.writing import content as cell_content
from policy.findings import Finding, Severity, finding
from policy.tables import BY_NAME, TABLES, WORKBOOKS, Records
from store import scopes
from store import standing as stands
from store.accepted import Store
from store.books import Books, Incoming, Origin
from store.differences import Entry, conflicts, entry, key_text, of_file, same
from store.engine import reading
from store.schema import SCOPES, SUBMISSIONS
from store.standing import Place, Standing, own

OPEN_IN_EXCEL = "~$"
STOPPING = frozenset({Severity.REFUSAL, Severity.ERROR})
WHO = "data/"
"""Who brings a file of the folder: nobody says."""
GONE = "Filen er ikke længere i mappen."

Problems = Mapping[str, tuple[Finding, ...]]
Stamp = tuple[int, int]
"""The time and size of a file, which tell when it has changed."""
UNREAD: Stamp = (0, 0)
"""The stamp of no file: what could not be read counts as changed until it can."""


@dataclass(frozen=True)
class _Taken:
    """A workbook as it stands in the folder; without content it could not be read."""

    name: str
    stamp: Stamp
    content: bytes | None

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content or b"").hexdigest()

    @cached_property
    def delivery(self) -> Delivery:
        if self.content is None:
            damaged = finding("file_damaged", file=self.name)
            return Delivery(self.name, findings=(damaged,), refused=True)
        return deliver(self.name, self.content)


class _Last(NamedTuple):
    """The last submission of a file, as far as it tells whether the file has changed since."""

    version: int
    sha256: str
    schema_version: int
    whole: bool


class DataFolder:
    """Takes the workbooks of a folder into the store.

    A workbook with errors leaves its last accepted edition in place. Where none was ever accepted,
    its rows without errors enter, and rows that refer to the others are left out.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._taken: Mapping[str, _Taken] | None = None
        self._problems: Problems = {}
        self._version = 0
        self._lock = Lock()

    @property
    def problems(self) -> Problems:
        """By file, the findings that kept something out of what is shown."""
        return self._problems

    def refresh(self) -> int:
        """Take in what has changed since the last call; returns the store's newest version.

        Raises `StoreError`.
        """
        with self._lock:
            stamps = self._stamps()
            newest = self._store.newest()
            taken = self._taken
            if (
                taken is None
                or stamps != {name: file.stamp for name, file in taken.items()}
                or newest < self._version  # the store was restored from a backup
            ):
                self._take_in(stamps)
                newest = self._store.newest()
            self._version = newest
            return newest

    def _stamps(self) -> dict[str, Stamp]:
        found = {}
        for path in sorted(self._folder.glob("*.xlsx")):
            if path.name.startswith(OPEN_IN_EXCEL):
                continue
            try:
                state = path.stat()
            except FileNotFoundError:
                continue
            found[path.name] = (state.st_mtime_ns, state.st_size)
        return found

    def _take_in(self, stamps: Mapping[str, Stamp]) -> None:
        before = self._taken or {}
        taken = {
            name: before[name]
            if name in before and before[name].stamp == stamp
            else self._read(name, stamp)
            for name, stamp in stamps.items()
        }
        with reading(self._store.engine) as connection:
            last = _last_submissions(connection)
        changed = any(not _is_accepted(file, last) for file in taken.values())
        gone = {scope for scope in last if scope.removeprefix(scopes.DATA) not in taken}
        if changed or gone or not taken:
            deliveries = {name: file.delivery for name, file in taken.items()}  # before the lock
            with self._store.writing() as books:
                self._problems = _Acceptance(books, taken, deliveries).run()
        else:
            self._problems = {}
        self._taken = taken

    def _read(self, name: str, stamp: Stamp) -> _Taken:
        """The file as it is; one that cannot be read is tried again at the next look."""
        try:
            return _Taken(name, stamp, (self._folder / name).read_bytes())
        except OSError:
            return _Taken(name, UNREAD, None)


class _Acceptance:
    """One taking in of a whole folder, while the store's lock is held."""

    def __init__(
        self, books: Books, taken: Mapping[str, _Taken], deliveries: Mapping[str, Delivery]
    ) -> None:
        self.books = books
        self.taken = taken
        self.deliveries = deliveries
        self.last = _last_submissions(books.connection)
        self.delivered = _delivered(books.standing)

    def run(self) -> Problems:
        """Accept what can be accepted; returns the findings that kept something out."""
        filled = {row.table for delivery in self.deliveries.values() for row in delivery.rows}
        missing = {
            f"{name}.xlsx": (finding("file_missing", file=f"{name}.xlsx"),)
            for name, tables in WORKBOOKS.items()
            if f"{name}.xlsx" not in self.taken and not any(t.name in filled for t in tables)
        }
        kept = {name: self._accepted(name) for name in missing if self._is_known(name)}
        rows, found = sound([*self.deliveries.values(), *kept.values()], self.delivered)
        problems = stopping([*_own_findings(self.deliveries.values()), *found])
        problems |= self._conflicts(rows, problems)
        problems |= self._needed(rows, problems)
        standing, whole = self._standing(problems, kept)
        rows, _ = sound(standing.values(), self.delivered)
        self._withdraw_gone(missing)
        by_file = _by_file(rows)
        for name in self.taken:
            entries = by_file.get(name, [])
            if name in whole or (entries and not self._is_known(name)):
                self._accept(name, entries, whole=name in whole)
        return missing | problems

    def _is_known(self, name: str) -> bool:
        """Whether the whole file was ever accepted."""
        last = self.last.get(scopes.of_file(name))
        return last is not None and last.whole

    def _standing(
        self, problems: Problems, kept: Mapping[str, Delivery]
    ) -> tuple[dict[str, Delivery], set[str]]:
        """What each workbook stands with, and the names of those that can be accepted whole.

        That is its newest edition, or its last accepted one while the newest has errors.

        Where taking one back leaves errors in a workbook that was accepted, the change that caused
        them is another's: then every accepted workbook stands as it was.
        """
        accepted = {name: self._accepted(name) for name in self.deliveries if self._is_known(name)}
        standing = {
            name: accepted.get(name, delivery) if name in problems else delivery
            for name, delivery in self.deliveries.items()
        } | dict(kept)
        _, found = sound(standing.values(), self.delivered)
        unsettled = stopping(found)
        if any(name in accepted or name in kept for name in unsettled):
            standing |= accepted
        whole = {
            name
            for name, delivery in self.deliveries.items()
            if standing[name] is delivery and name not in problems and name not in unsettled
        }
        return standing, whole

    def _accepted(self, name: str) -> Delivery:
        """What stands of the file, as if it were read again."""
        scope = scopes.of_file(name)
        mine = (last for row in self.books.standing.values() if (last := own(row, scope)))
        in_order = sorted(mine, key=lambda candidate: (candidate.table, candidate.position))
        rows = [
            Row(c.table, c.record, name, BY_NAME[c.table].sheet, number, {})
            for number, c in enumerate(in_order, start=2)
            if c.record is not None
        ]
        return Delivery(name, rows=tuple(rows))

    def _conflicts(self, rows: Sequence[Row], problems: Problems) -> Problems:
        """The findings of files that would change what a delivery has changed since."""
        places = {(row.file, entry(row.table, row.record).place): row for row in rows}
        found: dict[str, tuple[Finding, ...]] = {}
        for name, entries in _by_file(rows).items():
            changed = conflicts(self.books.standing, scopes.of_file(name), entries)
            if name in self.taken and name not in problems and changed:
                found[name] = tuple(
                    _changed_since(name, place, self.books.standing, places.get((name, place)))
                    for place in changed
                )
        return found

    def _needed(self, rows: Sequence[Row], problems: Problems) -> Problems:
        """The findings of files that no longer have a row that a delivered one refers to."""
        now = context([], stands.records(self.books.standing))
        then = context(rows, self.delivered)
        found: dict[str, list[Finding]] = {}
        for table in TABLES:
            for record in getattr(self.delivered, table.name):
                for reference in references(Row(table.name, record, "", table.sheet, 0, {})):
                    lost = now.resolve(reference.table, reference.key)
                    if lost is None or then.resolve(reference.table, lost) is not None:
                        continue
                    name = self._holder(reference.table, lost)
                    if name in self.taken and name not in problems:
                        found.setdefault(name, []).append(
                            finding(
                                "still_referred",
                                file=name,
                                sheet=BY_NAME[reference.table].sheet,
                                found=str(lost),
                                by=table.sheet,
                            )
                        )
        return {name: tuple(dict.fromkeys(told)) for name, told in found.items()}

    def _holder(self, table: str, key: object) -> str:
        """The file of the folder that has had a row."""
        candidates = self.books.standing.get((table, key_text((key,))), ())
        files = [c.scope for c in candidates if scopes.is_file(c.scope)]
        return files[-1].removeprefix(scopes.DATA) if files else ""

    def _withdraw_gone(self, missing: Problems) -> None:
        """A file that is gone takes its rows along, unless they would be missing."""
        for scope in self.last:
            name = scope.removeprefix(scopes.DATA)
            if name not in self.taken and name not in missing:
                differences = of_file(self.books.standing, scope, ())
                if differences:
                    self.books.accept(_incoming(name, b"", GONE), differences)

    def _accept(self, name: str, entries: Sequence[Entry], *, whole: bool) -> None:
        if whole and _is_accepted(self.taken[name], self.last):
            return  # what differs has been redacted
        scope = scopes.of_file(name)
        differences = of_file(self.books.standing, scope, entries)
        last = self.last.get(scope)
        if differences or last is None or last.whole != whole:
            incoming = _incoming(name, self.taken[name].content or b"", "")
            self.books.accept(replace(incoming, whole=whole), differences)


def _incoming(name: str, content: bytes, note: str) -> Incoming:
    scope = frozenset({scopes.of_file(name)})
    return Incoming(Origin.DATA, name, content, WHO, note, scope, SCHEMA_VERSION)


def _last_submissions(connection: Connection) -> dict[str, _Last]:
    """By scope, the last submission of each file that was ever in the folder."""
    newest = (
        select(SCOPES.c.scope, func.max(SCOPES.c.version).label("version"))
        .where(SCOPES.c.scope.startswith(scopes.DATA))
        .group_by(SCOPES.c.scope)
        .subquery()
    )
    columns = (SUBMISSIONS.c.version, SUBMISSIONS.c.sha256, SUBMISSIONS.c.schema_version)
    rows = connection.execute(
        select(newest.c.scope, *columns, SUBMISSIONS.c.whole).join(
            newest, SUBMISSIONS.c.version == newest.c.version
        )
    )
    return {scope: _Last(*rest) for scope, *rest in rows}


def _is_accepted(file: _Taken, last: Mapping[str, _Last]) -> bool:
    found = last.get(scopes.of_file(file.name))
    return found is not None and (
        (found.sha256, found.schema_version, found.whole) == (file.sha256, SCHEMA_VERSION, True)
    )


def _delivered(standing: Standing) -> Records:
    """What came by deliveries, which files may refer to."""
    rows: dict[Place, tuple[stands.Candidate, ...]] = {}
    for place, candidates in standing.items():
        if found := tuple(c for c in candidates if not scopes.is_file(c.scope)):
            rows[place] = found
    return stands.records(rows)


def _by_file(rows: Iterable[Row]) -> dict[str, list[Entry]]:
    by_file: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        by_file[row.file].append(entry(row.table, row.record))
    return by_file


def _changed_since(name: str, place: Place, standing: Standing, row: Row | None) -> Finding:
    """The finding at a row of the file, or at its sheet where the row is no longer there."""
    table = BY_NAME[place[0]]
    latest = [c for c in standing[place] if not scopes.is_file(c.scope)][-1].record
    differing = [
        field
        for field in table.fields
        if row and latest and not same(getattr(row.record, field.name), getattr(latest, field.name))
    ]
    first = differing[0] if differing else table.field(table.key[0])
    now = "; ".join(
        f"{f.column.heading}: {cell_content(getattr(latest, f.name), None).value or 'tom'}"
        for f in differing
    )
    key = row.cells.get(table.key[0]) if row else None
    return finding(
        "changed_since",
        file=name,
        sheet=row.sheet if row else table.sheet,
        cell=(row.cells.get(first.name) or key) if row else None,
        column=first.column.heading if row else None,
        found=_shown_key(place, row),
        now=now or ("Rækken er udgået" if latest is None else "Rækken skal blive stående"),
    )


def _shown_key(place: Place, row: Row | None) -> str:
    if row is None:
        return f"rækken {place[1].strip('[]')} er ikke i filen"
    key = (getattr(row.record, name) for name in BY_NAME[place[0]].key)
    return "rækken " + ", ".join(str(part) for part in key if part is not None)


def _own_findings(deliveries: Iterable[Delivery]) -> list[Finding]:
    return [found for delivery in deliveries for found in delivery.findings]


def stopping(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """By file, the findings that stop an acceptance."""
    by_file: dict[str, list[Finding]] = {}
    for found in findings:
        if found.severity in STOPPING:
            by_file.setdefault(found.file, []).append(found)
    return {file: tuple(found) for file, found in by_file.items()}
