"""What a delivery would change of what is known.

Pure, and without what only the server needs: the process that reads a file works this out too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from loaders.checking.checked import Arrival, Sender, checked
from loaders.checking.withdrawals import Place
from loaders.delivery import About, Counts, Delivery, Row
from metrics.assessment import assess
from metrics.comparison import (
    PeriodReported,
    StatusChange,
    changed_statuses,
    reported_periods,
)
from metrics.status import Status
from policy.findings import STOPPING, Finding
from policy.records import Indicator
from policy.tables import Records
from store import current_rows as stands
from store import differences
from store.current_rows import CurrentRows, RowEdition
from store.packed import Packed, meaning, packed
from store.redated import Redated, redated

BROUGHT = frozenset({differences.ChangeKind.NEW, differences.ChangeKind.CHANGED})


@dataclass(frozen=True)
class Known:
    """What a delivery is held up against: what stands at a version, and what everyone sees of it.

    `today` is the day on which it comes in; `memory` is equal for as long as the candidates' numbers
    mean the same.
    """

    version: int
    today: date
    standing: CurrentRows
    public: CurrentRows
    memory: object = None

    @cached_property
    def records(self) -> Records:
        """What is known, whatever the day."""
        return stands.records(self.standing)

    @cached_property
    def status(self) -> Status:
        """The status of today."""
        return self.assessed(self.standing)

    def assessed(self, standing: CurrentRows) -> Status:
        """The status of today if something else stood."""
        return assess(stands.records(standing, self.today), self.today, self.version)


@dataclass(frozen=True, slots=True)
class Review:
    """What a workbook would change if it were accepted now.

    `findings` are all of the delivery's, worst first; `unchanged` counts its rows that say what is
    known already; `superseded` are changes that a newer source elsewhere hides, and `later` those that
    are not known before a day to come, the last of them on `later_until`, both by their places among
    the changes; `redated` are the sources
    that get another day, with what that does to other rows. `scopes` is what it covers,
    `few_persons` says that it has figures of an indicator that counts few persons, and `meaning`
    is the same for two reviews that say the same of the same rows.
    """

    file_name: str
    refused: bool
    findings: tuple[Finding, ...]
    counts: Counts
    about: About
    changes: Packed
    unchanged: int
    outdone_places: tuple[int, ...]
    later_places: tuple[int, ...]
    later_until: date | None
    redated: tuple[Redated, ...]
    statuses: tuple[StatusChange, ...]
    reported: tuple[PeriodReported, ...]
    scopes: frozenset[str]
    few_persons: bool
    meaning: str

    @property
    def superseded(self) -> Packed:
        return self.changes.at(self.outdone_places)

    @property
    def later(self) -> Packed:
        return self.changes.at(self.later_places)

    @property
    def acceptable(self) -> bool:
        """Whether no error stands."""
        return not self.refused and all(f.severity not in STOPPING for f in self.findings)


def reviewed(delivery: Delivery, known: Known, sender: Sender = Sender.DEPARTMENT) -> Review:
    """What a workbook that has been read would change of what is known."""
    found = checked([delivery], known.records, Arrival(known.today, sender))
    rows = found.rows
    changes = _differences(delivery, rows, found.withdrawn, known)
    after = _accepted(known, changes) if changes else known.standing
    statuses, reported = _consequences(after, known) if changes else ((), ())
    later = dict(_later(after, changes, known.today))
    waiting = {changes[index].place for index in later}
    return Review(
        file_name=delivery.file,
        refused=delivery.refused,
        findings=found.findings,
        counts=delivery.counts,
        about=delivery.about,
        changes=packed(changes),
        unchanged=len(rows) - sum(change.kind in BROUGHT for change in changes),
        outdone_places=tuple(
            index
            for index in _outdone(after, changes, known.today)
            if changes[index].place not in waiting
        ),
        later_places=tuple(later),
        later_until=max(later.values(), default=None),
        redated=tuple(
            redated(known.standing, after, {change.place for change in changes}, known.today)
        ),
        statuses=statuses,
        reported=reported,
        scopes=_scopes(rows, changes, delivery),
        few_persons=_has_few_persons(rows, known.records),
        meaning=meaning(changes),
    )


def _differences(
    delivery: Delivery, rows: Iterable[Row], withdrawn: Iterable[Place], known: Known
) -> tuple[differences.Difference, ...]:
    """What a delivery changes; nothing where it only says what others have said already."""
    found = differences.of_delivery(
        known.standing,
        [differences.entry(row.table, row.record) for row in rows],
        withdrawn,
        delivery.about.department,
        day=known.today,
        public=known.public,
    )
    return found if any(change.kind is not differences.ChangeKind.KEPT for change in found) else ()


def _scopes(
    rows: Iterable[Row], changes: Iterable[differences.Difference], delivery: Delivery
) -> frozenset[str]:
    """What the delivery covers: the scopes of its rows, and of those that it withdraws."""
    department = delivery.about.department
    brought = {differences.scope_of(row.table, row.record, department) for row in rows}
    return frozenset(brought | {change.scope for change in changes})


def _has_few_persons(rows: Iterable[Row], known: Records) -> bool:
    records: list[Any] = [row.record for row in rows]
    brought = (record for record in records if isinstance(record, Indicator))
    few = {each.id for each in (*known.indicators, *brought) if each.few_persons}
    return any(getattr(record, "indicator", None) in few for record in records)


def _outdone(
    after: CurrentRows, changes: Sequence[differences.Difference], today: date
) -> Iterator[int]:
    """The places of changes that stay unseen, because another delivery cites a newer source."""
    days = stands.source_days(after, today)
    for index, change in enumerate(changes):
        candidates = after.get(change.place, ())
        if change.after is None or len(candidates) < 2:
            continue
        shown = stands.current(candidates, days, today)
        if shown and not differences.same(shown.record, change.after):
            yield index


def _later(
    after: CurrentRows, changes: Sequence[differences.Difference], today: date
) -> Iterator[tuple[int, date]]:
    """The places of changes that wait for a day to come, because their source or they are of it."""
    days = stands.source_days(after)
    for index, change in enumerate(changes):
        if change.after is None:
            continue
        known = stands.first_known(change.after, change.table, days)
        if today.isoformat() < known < stands.NEVER:
            yield index, date.fromisoformat(known)


def _consequences(
    after: CurrentRows, known: Known
) -> tuple[tuple[StatusChange, ...], tuple[PeriodReported, ...]]:
    """Which statuses would be others today if `after` stood, and which periods more have reported."""
    then = known.assessed(after)
    return changed_statuses(known.status, then), reported_periods(known.status, then)


def _accepted(known: Known, changes: Iterable[differences.Difference]) -> CurrentRows:
    """What would stand after the changes."""
    days, version = stands.source_days(known.standing), known.version
    added = (
        RowEdition(
            id=version + number,
            version=version + 1,
            scope=change.scope,
            table=change.table,
            key=change.key,
            record=change.after,
            known=differences.known_from(change, days),
            decided=version + 1,
            position=change.position,
        )
        for number, change in enumerate(changes)
    )
    return stands.with_changes(known.standing, added)
