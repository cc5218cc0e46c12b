"""Decides what the store accepts of a whole data folder, while its lock is held."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeAlias

from sqlalchemy import Connection, func, select

from loaders.checking.checked import Arrival, Checked, Sender, checked
from loaders.checking.references import Reference, context, references
from loaders.checking.rules import at
from loaders.delivery import BrokenRow, Delivery, Row
from loaders.reading import files
from loaders.reading.files import Stamp
from loaders.reading.parse import SCHEMA_VERSION
from loaders.templates.writing import content as cell_content
from policy.findings import STOPPING, Finding, finding
from policy.tables import BY_NAME, REQUIRED, TABLES, Records
from store import current_rows as stands
from store import scopes
from store.current_rows import CurrentRows, RowEdition, RowPlace
from store.differences import Entry, conflicts, entry, key_text, of_file, rows_of, same
from store.removed import restores
from store.schema import SCOPES, SUBMISSIONS
from store.states import Origin
from store.writer import Incoming, StoreWriter, not_public

WHO = "data/"
"""The submitter of a file of the folder: the person is unknown."""
GONE = "Filen er ikke længere i mappen."

Problems = Mapping[str, tuple[Finding, ...]]
_Waits: TypeAlias = tuple[Row | None, Finding]
"""A row that is not accepted (None for one that its file no longer has), and the reason."""


@dataclass(frozen=True)
class FolderFile:
    """A workbook as found in the folder; without content, `unread` gives the reason."""

    name: str
    stamp: Stamp
    content: bytes | None
    unread: Finding | None = None

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content or b"").hexdigest()

    @cached_property
    def delivery(self) -> Delivery:
        return files.delivery(self.name, self.unread or self.content or b"")


class LastSubmission(NamedTuple):
    """The last submission of a file: the fields that show whether the file has changed since."""

    version: int
    sha256: str
    schema_version: int
    whole: bool


class FolderAcceptance:
    """One acceptance of a whole folder, while the store's lock is held.

    A removed file counts as one without rows, except a required workbook, which keeps its rows.
    """

    def __init__(self, writer: StoreWriter, taken: Mapping[str, FolderFile], today: date) -> None:
        self.writer = writer
        self.arrival = Arrival(today, Sender.FOLDER)
        self.taken = taken
        self.last = last_submissions(writer.connection)
        self.delivered = _delivered(writer.standing)
        self.scopes = _scopes(writer.standing, taken, self.last)
        read = {name: file.delivery for name, file in taken.items()}
        self.missing = _missing(read.values(), taken)
        kept = {scopes.of_file(name) for name in self.missing}
        left = set(self.last) - set(self.scopes.values()) - kept
        self.gone = {_name(scope): scope for scope in sorted(left) if self._rows(scope)}
        self.scopes |= {name: scopes.of_file(name) for name in self.missing} | self.gone
        self.deliveries = read | {name: Delivery(name) for name in self.gone}

    def run(self) -> Problems:
        """Accept what can be accepted; returns the findings of the rest."""
        kept = {name: self._accepted(name) for name in self.missing if self._is_known(name)}
        found = self._checked([*self._readable(), *kept.values()])
        rows = found.rows
        own = [each for delivery in self.deliveries.values() for each in delivery.findings]
        out = self._waiting(rows, stopping([*own, *found.findings]))
        waiting = {id(row) for row, _ in out}
        self._fall_back(row for row in rows if id(row) not in waiting)
        further = self._checked([*self._readable(), *kept.values()])
        problems = stopping([*own, *found.findings, *further.findings, *(text for _, text in out)])
        problems |= self._needed(rows, problems)
        standing, unsettled = self._standing(problems, kept)
        problems |= self._set_back(standing, unsettled, problems)
        whole = {name for name in self.deliveries if name not in problems}
        by_file = _by_file(self._checked(standing.values()).rows)
        held = {name: set(self._rows(self.scopes[name])) for name in self.deliveries}
        for name in self.deliveries:
            entries = by_file.get(name, [])
            if name in whole or ((entries or held[name]) and not self._is_known(name)):
                others = {e.place for file, their in by_file.items() if file != name for e in their}
                left = bool(held[name] & others)
                self._add(name, entries, others, whole=name in whole, left=left)
        return {name: (_file_missing(name),) for name in self.missing} | problems

    def _checked(self, deliveries: Iterable[Delivery]) -> Checked:
        return checked(deliveries, self.delivered, self.arrival)

    def _readable(self) -> Iterator[Delivery]:
        """The deliveries; an unreadable file keeps its last rows, so references to them resolve."""
        for name, delivery in self.deliveries.items():
            yield self._accepted(name) if delivery.refused and self._is_known(name) else delivery

    def _is_known(self, name: str) -> bool:
        """Whether the whole file was ever accepted."""
        last = self.last.get(self.scopes[name])
        return last is not None and last.whole

    def _is_untouched(self, name: str) -> bool:
        """Whether the file is as last accepted; its rows differ only by redaction or undoing."""
        return name in self.taken and is_accepted(self.taken[name], self.last, self.scopes[name])

    def _rows(self, scope: str) -> Mapping[RowPlace, RowEdition]:
        return rows_of(self.writer.standing, scope)

    def _fall_back(self, rows: Iterable[Row]) -> None:
        """Limit files never accepted whole to these rows; their other rows keep earlier editions."""
        fine = {(row.file, entry(row.table, row.record).place) for row in rows}
        for name, delivery in self.deliveries.items():
            if self._is_known(name):
                continue
            said = {place: c.record for place, c in self._rows(self.scopes[name]).items()}
            staying, broken = [], []
            for row in delivery.rows:
                place = entry(row.table, row.record).place
                if (name, place) in fine:
                    staying.append(row)
                elif before := said.get(place):
                    staying.append(replace(row, record=before))
                else:
                    broken.append(BrokenRow(row.table, BY_NAME[row.table].key_of(row.record)))
            for each in delivery.broken:
                if before := said.get((each.table, key_text(each.key))):
                    sheet = BY_NAME[each.table].sheet
                    staying.append(Row(each.table, before, name, sheet, 0, {}))
                else:
                    broken.append(each)
            self.deliveries[name] = replace(delivery, rows=tuple(staying), broken=tuple(broken))

    def _standing(
        self, problems: Problems, kept: Mapping[str, Delivery]
    ) -> tuple[dict[str, Delivery], Problems]:
        """The edition to use of each workbook, and the findings that remain.

        That is its newest edition, or its last accepted one while the newest has errors. If that
        leaves errors in a workbook that was accepted before, a change in a different workbook
        caused them: then every accepted workbook keeps its last accepted edition.
        """
        accepted = {name: self._accepted(name) for name in self.deliveries if self._is_known(name)}
        standing = {
            name: accepted.get(name, delivery) if name in problems else delivery
            for name, delivery in self.deliveries.items()
        } | dict(kept)
        unsettled = stopping(self._checked(standing.values()).findings)
        if any(name in accepted or name in kept for name in unsettled):
            standing |= accepted
        return standing, unsettled

    def _set_back(
        self, standing: Mapping[str, Delivery], unsettled: Problems, problems: Problems
    ) -> Problems:
        """The findings of files without errors that have to wait for other files."""
        found: dict[str, tuple[Finding, ...]] = {}
        for name, delivery in self.deliveries.items():
            if name in problems:
                continue
            if standing[name] is not delivery and not self._is_untouched(name):
                others = ", ".join(sorted(problems))
                found[name] = (finding("file_waits", file=name, others=others),)
            elif standing[name] is delivery and name in unsettled:
                found[name] = unsettled[name]
        return found

    def _accepted(self, name: str) -> Delivery:
        """The file's current rows, as if it were read again."""
        mine = self._rows(self.scopes[name]).values()
        in_order = sorted(mine, key=lambda candidate: (candidate.table, candidate.position))
        rows = [
            Row(c.table, c.record, name, BY_NAME[c.table].sheet, number, {})
            for number, c in enumerate(in_order, start=2)
            if c.record is not None
        ]
        return Delivery(name, rows=tuple(rows))

    def _waiting(self, rows: Sequence[Row], problems: Problems) -> list[_Waits]:
        """The rows, and absences of rows, that are without errors but cannot be accepted now."""
        out: list[_Waits] = [*self._restoring(rows), *self._conflicts(rows)]
        while True:
            waiting = {id(row) for row, _ in out}
            back = {*problems, *(text.file for _, text in out)}
            accepted = [
                row
                for name in back & self.deliveries.keys()
                if self._is_known(name)
                for row in self._accepted(name).rows
            ]
            staying = [row for row in rows if id(row) not in waiting]
            new = [row for row in staying if row.file not in back or not self._is_known(row.file)]
            more = list(self._unseen(staying, [*accepted, *new]))
            if not more:
                return out
            out += more

    def _unseen(self, rows: Iterable[Row], standing: Iterable[Row]) -> Iterator[_Waits]:
        """The new and changed rows that refer to a row missing from the public rows or from all.

        `standing` are the rows that the files will have.
        """
        theirs = {entry(row.table, row.record).place: row.record for row in standing}
        views = [_View(seen, theirs) for seen in (self.writer.public, self.writer.standing)]
        for row in rows:
            place = entry(row.table, row.record).place
            if not _is_another(self.writer.standing.get(place, ()), row.record):
                continue
            for reference in references(row):
                other = reference.table, key_text((reference.key,))
                if not all(view.has(other) for view in views):
                    yield row, self._unseen_messages(row, reference)
                    break

    def _unseen_messages(self, row: Row, reference: Reference) -> Finding:
        candidates = self.writer.standing.get((reference.table, key_text((reference.key,))), ())
        drafts = not_public(self.writer.connection, self.writer.version)
        bringing = [c.version for c in candidates if c.record is not None and c.version in drafts]
        if bringing:
            code, version = "refers_to_draft", max(bringing)
        else:
            withdrawn = [c.version for c in candidates if c.record is None]
            code, version = "refers_to_withdrawn", max(withdrawn, default=0)
        return at(row, reference.field.name, code, reference.key, version=version)

    def _restoring(self, rows: Sequence[Row]) -> Iterator[_Waits]:
        """The rows that have a text where one was redacted from the accepted row."""
        for row in rows:
            place = entry(row.table, row.record).place
            last = stands.own(self.writer.standing.get(place, ()), scopes.DATA)
            if last is None or last.record is None or self._is_untouched(row.file):
                continue
            for field in BY_NAME[row.table].fields:
                if restores(getattr(last.record, field.name), getattr(row.record, field.name)):
                    yield row, at(row, field.name, "removed_text", field.column.heading)

    def _conflicts(self, rows: Sequence[Row]) -> Iterator[_Waits]:
        """The rows of files, or their absence, that would overwrite a later delivery."""
        by_file = _by_file(rows)
        places = {(row.file, entry(row.table, row.record).place): row for row in rows}
        for name, delivery in self.deliveries.items():
            if self._is_untouched(name):
                continue
            there = {entry(row.table, row.record).place for row in delivery.rows}
            there |= {(row.table, key_text(row.key)) for row in delivery.broken}
            there |= {e.place for file, their in by_file.items() if file != name for e in their}
            for place in conflicts(
                self.writer.standing, self.scopes[name], by_file.get(name, []), there
            ):
                row = places.get((name, place))
                yield row, _changed_since(name, place, self.writer.standing, row)

    def _needed(self, rows: Sequence[Row], problems: Problems) -> Problems:
        """The findings of files that no longer have a row that a delivered row refers to.

        Checked both for the public rows and for all rows with drafts.
        """
        found: dict[str, list[Finding]] = {}
        for standing in (self.writer.standing, self.writer.public):
            delivered = _delivered(standing)
            now = context([], stands.records(standing))
            then = context(rows, delivered)
            for table in TABLES:
                for record in getattr(delivered, table.name):
                    for reference in references(Row(table.name, record, "", table.sheet, 0, {})):
                        lost = now.resolve(reference.table, reference.key)
                        if lost is None or then.resolve(reference.table, lost) is not None:
                            continue
                        name = self._holder(reference.table, lost)
                        if name in self.deliveries and name not in problems:
                            found.setdefault(name, []).append(
                                finding(
                                    "still_referred",
                                    file=name,
                                    sheet=BY_NAME[reference.table].sheet,
                                    found=str(lost),
                                    by=table.sheet,
                                )
                            )
        return {name: tuple(dict.fromkeys(text)) for name, text in found.items()}

    def _holder(self, table: str, key: object) -> str:
        """The name of the file in the folder that has a row, or an empty string."""
        candidates = self.writer.standing.get((table, key_text((key,))), ())
        last = stands.own(candidates, scopes.DATA)
        return next((name for name, s in self.scopes.items() if last and s == last.scope), "")

    def _add(
        self,
        name: str,
        entries: Sequence[Entry],
        elsewhere: AbstractSet[RowPlace],
        *,
        whole: bool,
        left: bool,
    ) -> None:
        """Store a file's changes, even if rows have only moved from it to other files."""
        if whole and self._is_untouched(name):
            return
        scope = self.scopes[name]
        differences = of_file(self.writer.standing, scope, entries, elsewhere)
        last = self.last.get(scope)
        gone = name in self.gone
        if differences or (not gone and (left or last is None or last.whole != whole)):
            content = b"" if gone else self.taken[name].content or b""
            incoming = Incoming(
                origin=Origin.DATA,
                file_name=name,
                content=content,
                who=WHO,
                note=GONE if gone else "",
                scopes=frozenset({scope}),
                schema_version=SCHEMA_VERSION,
                whole=whole,
            )
            self.writer.add(incoming, differences)


def _missing(deliveries: Iterable[Delivery], taken: Container[str]) -> tuple[str, ...]:
    """The required workbooks that are missing and whose sheets no other workbook has."""
    filled = {row.table for delivery in deliveries for row in delivery.rows}
    names = {f"{name}.xlsx": tables for name, tables in REQUIRED.items()}
    return tuple(
        name
        for name, tables in names.items()
        if name not in taken and not any(table.name in filled for table in tables)
    )


def _file_missing(name: str) -> Finding:
    return finding("file_missing", file=name)


def _scopes(
    standing: CurrentRows, taken: Mapping[str, FolderFile], last: Mapping[str, LastSubmission]
) -> dict[str, str]:
    """The scope of each file: its own, or for a renamed file that of its old name."""
    found = {name: scopes.of_file(name) for name in taken}
    rows = {scope: set(rows_of(standing, scope)) for scope in last}
    left = {scope: mine for scope, mine in rows.items() if mine and scope not in found.values()}
    for name, file in taken.items():
        if rows.get(found[name]) or not left:
            continue
        its = {entry(row.table, row.record).place for row in file.delivery.rows}
        its |= {(row.table, key_text(row.key)) for row in file.delivery.broken}
        nearest = max(left, key=lambda scope: len(left[scope] & its))
        if left[nearest] & its:
            found[name] = nearest
            del left[nearest]
    return found


def _name(scope: str) -> str:
    return scope.removeprefix(scopes.DATA)


def last_submissions(connection: Connection) -> dict[str, LastSubmission]:
    """By scope, the last submission of each file that was ever in the folder."""
    newest = (
        select(SCOPES.c.scope, func.max(SCOPES.c.version).label("version"))
        .join(SUBMISSIONS, SUBMISSIONS.c.version == SCOPES.c.version)
        .where(SUBMISSIONS.c.origin == Origin.DATA.value)
        .group_by(SCOPES.c.scope)
        .subquery()
    )
    columns = (SUBMISSIONS.c.version, SUBMISSIONS.c.sha256, SUBMISSIONS.c.schema_version)
    rows = connection.execute(
        select(newest.c.scope, *columns, SUBMISSIONS.c.whole).join(
            newest, SUBMISSIONS.c.version == newest.c.version
        )
    )
    return {scope: LastSubmission(*rest) for scope, *rest in rows}


def is_accepted(file: FolderFile, last: Mapping[str, LastSubmission], scope: str) -> bool:
    found = last.get(scope)
    return found is not None and (
        (found.sha256, found.schema_version, found.whole) == (file.sha256, SCHEMA_VERSION, True)
    )


def _delivered(standing: CurrentRows) -> Records:
    """The rows delivered since the files' last edition of them; files may refer to these."""
    rows: dict[RowPlace, tuple[stands.RowEdition, ...]] = {}
    for place, candidates in standing.items():
        last = stands.own(candidates, scopes.DATA)
        since = last.decided if last else 0
        found = (c for c in candidates if not scopes.is_file(c.scope) and c.decided > since)
        if kept := tuple(found):
            rows[place] = kept
    return stands.records(rows)


class _View:
    """The rows that a viewer of `standing` would see if the files' rows were accepted."""

    def __init__(self, standing: CurrentRows, theirs: Mapping[RowPlace, object]) -> None:
        self._standing = standing
        self._theirs = theirs
        self._days = stands.source_days(standing)

    def has(self, place: RowPlace) -> bool:
        candidates = self._standing.get(place, ())
        if place in self._theirs and _is_another(candidates, self._theirs[place]):
            return True
        shown = stands.current(candidates, self._days)
        return shown is not None and (place in self._theirs or not scopes.is_file(shown.scope))


def _is_another(candidates: stands.Candidates, record: object) -> bool:
    """Whether a row of a file differs from the files' last edition of it."""
    last = stands.own(candidates, scopes.DATA)
    return last is None or last.record is None or not same(last.record, record)


def _by_file(rows: Iterable[Row]) -> dict[str, list[Entry]]:
    by_file: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        by_file[row.file].append(entry(row.table, row.record))
    return by_file


def _changed_since(name: str, place: RowPlace, standing: CurrentRows, row: Row | None) -> Finding:
    """The finding at a row of the file, or at its sheet if the row is gone."""
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


def _shown_key(place: RowPlace, row: Row | None) -> str:
    if row is None:
        return f"rækken {place[1].strip('[]')} er ikke i filen"
    key = (getattr(row.record, name) for name in BY_NAME[place[0]].key)
    return "rækken " + ", ".join(str(part) for part in key if part is not None)


def stopping(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """By file, the findings that prevent acceptance."""
    by_file: dict[str, list[Finding]] = {}
    for found in findings:
        if found.severity in STOPPING:
            by_file.setdefault(found.file, []).append(found)
    return {file: tuple(dict.fromkeys(found)) for file, found in by_file.items()}
