"""A delivered workbook: what it would change, and accepting it. Nothing is written by looking."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from loaders.belonging import misplaced
from loaders.check import check, sound
from loaders.child import delivered
from loaders.closed import told_of_closed
from loaders.delivery import Counts, Delivery, Naming, Row
from loaders.parse import NOBODY, SCHEMA_VERSION
from loaders.personal import has_personal_number
from loaders.withdrawals import Place, withdrawals
from metrics.assessment import assess
from metrics.comparison import (
    PeriodReported,
    StatusChange,
    changed_statuses,
    reported_periods,
)
from monitor import editions
from policy.findings import Finding, Severity
from store import standing as stands
from store.accepted import Store
from store.books import Books, Incoming, Origin, known_from
from store.differences import ChangeKind, Difference, entry, of_delivery, same, scope_of
from store.folder import STOPPING
from store.marker import Marker
from store.redated import Redated, redated
from store.standing import Candidate, Standing


class OutdatedError(Exception):
    """Others have accepted something since the preview was made: it must be made again."""


class RefusedError(Exception):
    """The workbook cannot be accepted while an error stands, or is not the one that was previewed."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a workbook would change if it were accepted now.

    `base_version` is the newest version that any of its scopes had, 0 for none; `seen` how far the
    store had come. `findings` are all of the delivery's, worst first; `unchanged` counts its rows
    that say what is known already; `outdone` are changes that a newer source elsewhere hides, and
    `later` those that are not known before a day to come, with that day; `redated` are the sources
    that get another day, with what that does to other rows.
    """

    file_name: str
    sha256: str
    base_version: int
    seen: Marker
    refused: bool
    findings: tuple[Finding, ...]
    counts: Counts
    changes: tuple[Difference, ...]
    unchanged: int
    outdone: tuple[Difference, ...]
    later: tuple[tuple[Difference, date], ...]
    redated: tuple[Redated, ...]
    statuses: tuple[StatusChange, ...]
    reported: tuple[PeriodReported, ...]
    delivery: Delivery
    rows: tuple[Row, ...]
    withdrawn_rows: tuple[Place, ...]
    today: date

    @property
    def new(self) -> tuple[Difference, ...]:
        return self._of(ChangeKind.NEW)

    @property
    def changed(self) -> tuple[Difference, ...]:
        return self._of(ChangeKind.CHANGED)

    @property
    def withdrawn(self) -> tuple[Difference, ...]:
        return self._of(ChangeKind.WITHDRAWN)

    @property
    def acceptable(self) -> bool:
        """Whether no error stands."""
        return not self.refused and all(f.severity not in STOPPING for f in self.findings)

    def _of(self, kind: ChangeKind) -> tuple[Difference, ...]:
        return tuple(change for change in self.changes if change.kind is kind)


_WORST_FIRST = tuple(Severity)
BROUGHT = frozenset({ChangeKind.NEW, ChangeKind.CHANGED})


def preview(
    file_name: str,
    content: bytes,
    today: date,
    naming: Naming = NOBODY,
    store: Store | None = None,
) -> Preview:
    """What the workbook would change today, read in a process of its own.

    `store` is the process's own unless told. Raises `StoreError`.
    """
    delivery = delivered(file_name, content, naming)
    store = store or _own_store()
    return preview_of(store, delivery, content, today, one_department=naming == NOBODY)


def preview_of(
    store: Store, delivery: Delivery, content: bytes, today: date, *, one_department: bool = True
) -> Preview:
    """What a workbook that has been read would change today.

    `one_department` says that it is a department's own, and not a table of all of them.
    """
    seen = store.marker()
    version, standing = store.standing(seen.version)
    _, public = store.standing(version, store.hidden(version))
    known = store.observe(None, version)
    policy = known.policies[0].id if known.policies else None
    rows, found = sound([delivery], known, today)
    withdrawn, wrongly = withdrawals(delivery, rows, known)
    # What the deliverer names of a printed table is wrong in every row of it, and told once.
    findings = dict.fromkeys(
        (
            *delivery.findings,
            *misplaced(delivery, policy, one_department=one_department),
            *found,
            *wrongly,
            *told_of_closed(rows, withdrawn, known, delivery.file),
        )
    )
    changes = _differences(standing, rows, withdrawn, _Brought(delivery, today, public))
    after = _accepted(standing, changes, version) if changes else standing
    later = tuple(_later(after, changes, today))
    waiting = {(change.table, change.key) for change, _ in later}
    others = (change for change in changes if (change.table, change.key) not in waiting)
    statuses, reported = _consequences(store, version, after, today) if changes else ((), ())
    return Preview(
        file_name=delivery.file,
        sha256=hashlib.sha256(content).hexdigest(),
        base_version=store.newest_of(_scopes(rows, changes, delivery), version),
        seen=seen,
        refused=delivery.refused,
        findings=tuple(sorted(findings, key=lambda found: _WORST_FIRST.index(found.severity))),
        counts=delivery.counts,
        changes=changes,
        unchanged=len(rows) - sum(change.kind in BROUGHT for change in changes),
        outdone=tuple(_outdone(after, others, today)),
        later=later,
        redated=tuple(redated(standing, after, {change.place for change in changes}, today)),
        statuses=statuses,
        reported=reported,
        delivery=delivery,
        rows=tuple(rows),
        withdrawn_rows=withdrawn,
        today=today,
    )


def accept(
    previewed: Preview, content: bytes, by: str, note: str = "", store: Store | None = None
) -> int:
    """Keep the workbook as a draft; returns its version, or the newest one when nothing is changed.

    Raises `RefusedError` while an error stands, when the bytes are not those previewed, and when
    the name or the note has a personal number; `OutdatedError` when others have accepted something
    in the meantime that this would build on or no longer fits, or when something was taken away from
    the store; and `StoreError`. Nothing was kept then.
    """
    if not previewed.acceptable:
        raise RefusedError("Filen har fejl og kan ikke godkendes, før de er rettet.")
    if hashlib.sha256(content).hexdigest() != previewed.sha256:
        raise RefusedError("Filen er ikke den samme som den, der blev gennemset.")
    if has_personal_number(by) or has_personal_number(note):
        raise RefusedError("Navnet eller noten har et CPR-nummer. Fjern det, og godkend igen.")
    scopes = _scopes(previewed.rows, previewed.changes, previewed.delivery)
    store = store or _own_store()
    with store.writing() as books:
        if books.newest_of(scopes) != previewed.base_version:
            raise OutdatedError(
                "Andre har indberettet til det samme imens. Se gennemgangen igen, før du godkender."
            )
        if books.redactions != previewed.seen.redactions:
            raise OutdatedError(
                "En tekst eller en fil er fjernet imens. Se gennemgangen igen, før du godkender."
            )
        changes = _again(books, previewed)
        if not changes:
            return books.version
        schema = previewed.delivery.about.schema_version or SCHEMA_VERSION
        incoming = Incoming(Origin.DELIVERY, previewed.file_name, content, by, note, scopes, schema)
        return books.accept(incoming, changes)


def _again(books: Books, previewed: Preview) -> tuple[Difference, ...]:
    """The changes as they are now, while nobody else writes; they must still be the same."""
    delivery, withdrawn = previewed.delivery, previewed.withdrawn_rows
    wrong = False
    if books.version != previewed.seen.version:
        known = stands.records(books.standing)
        found = check(previewed.rows, known, previewed.today)
        withdrawn, wrongly = withdrawals(delivery, previewed.rows, known)
        closed = told_of_closed(previewed.rows, withdrawn, known, delivery.file)
        wrong = any(f.severity in STOPPING for f in (*found, *wrongly, *closed))
    brought = _Brought(delivery, previewed.today, books.public)
    changes = _differences(books.standing, previewed.rows, withdrawn, brought)
    if wrong or _meaning(changes) != _meaning(previewed.changes):
        raise OutdatedError(
            "Det, filen henviser til, er ændret imens. Se gennemgangen igen, før du godkender."
        )
    return changes


def _meaning(changes: Iterable[Difference]) -> list[tuple[object, ...]]:
    """What changes say; whether a row is another's draft, and so kept too, may change meanwhile."""
    return [
        (c.scope, c.table, c.key, c.before, c.after)
        for c in changes
        if c.kind is not ChangeKind.KEPT
    ]


class _Brought(NamedTuple):
    """A delivery, the day on which it comes in, and what everyone sees then."""

    delivery: Delivery
    day: date
    public: Standing


def _differences(
    standing: Standing, rows: Iterable[Row], withdrawn: Iterable[Place], brought: _Brought
) -> tuple[Difference, ...]:
    """What a delivery changes; nothing where it only says what others have said already."""
    entries = [entry(row.table, row.record) for row in rows]
    found = of_delivery(
        standing,
        entries,
        withdrawn,
        brought.delivery.about.department,
        day=brought.day,
        public=brought.public,
    )
    return found if any(change.kind is not ChangeKind.KEPT for change in found) else ()


def _scopes(
    rows: Iterable[Row], changes: Iterable[Difference], delivery: Delivery
) -> frozenset[str]:
    """What the delivery covers: the scopes of its rows, and of those that it withdraws."""
    department = delivery.about.department
    brought = {scope_of(row.table, row.record, department) for row in rows}
    return frozenset(brought | {change.scope for change in changes})


def _outdone(after: Standing, changes: Iterable[Difference], today: date) -> Iterator[Difference]:
    """The changes that stay unseen, because another delivery cites a newer source."""
    days = stands.source_days(after, today)
    for change in changes:
        candidates = after.get((change.table, change.key), ())
        if change.after is None or len(candidates) < 2:
            continue
        shown = stands.current(candidates, days, today)
        if shown and not same(shown.record, change.after):
            yield change


def _later(
    after: Standing, changes: Iterable[Difference], today: date
) -> Iterator[tuple[Difference, date]]:
    """The changes that wait for a day to come, because their source or they themselves are of it."""
    days = stands.source_days(after)
    for change in changes:
        if change.after is None:
            continue
        known = stands.first_known(change.after, change.table, days)
        if today.isoformat() < known < stands.NEVER:
            yield change, date.fromisoformat(known)


def _consequences(
    store: Store, version: int, after: Standing, today: date
) -> tuple[tuple[StatusChange, ...], tuple[PeriodReported, ...]]:
    """Which statuses would be others today if `after` stood, and which periods more have reported."""
    now = assess(store.observe(today, version), today, version)
    then = assess(stands.records(after, today), today, version)
    return changed_statuses(now, then), reported_periods(now, then)


def _accepted(standing: Standing, changes: Iterable[Difference], version: int) -> Standing:
    """What would stand after the changes."""
    days = stands.source_days(standing)
    added = (
        Candidate(
            id=version + number,
            version=version + 1,
            scope=change.scope,
            table=change.table,
            key=change.key,
            record=change.after,
            known=known_from(change, days),
            decided=version + 1,
            position=change.position,
        )
        for number, change in enumerate(changes)
    )
    return stands.with_changes(standing, added)


def _own_store() -> Store:
    monitor = editions.current()
    monitor.refresh()
    return monitor.store
