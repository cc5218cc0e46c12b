"""Reviews a delivery: its findings, and what it would change in the stored rows.

Pure, and without imports that only the server needs, because the process that reads files runs this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from loaders.checking.checked import Arrival, Sender, checked
from loaders.delivery import About, Counts, Delivery, Expected, FoundTable, Row
from metrics.assessment import assess
from metrics.comparison import (
    PeriodReported,
    StatusChange,
    changed_statuses,
    reported_periods,
)
from metrics.status import Status
from metrics.wheel import DutyState, within_a_year
from monitor.owning import SortedOut, Standing, sorted_out
from policy.findings import STOPPING, Finding
from policy.ownership import EVERYTHING, Deliverer
from policy.periods import Period
from policy.public_statistics import PublicFigure
from policy.records import FEW_PERSONS_LIMIT, Indicator
from policy.tables import BY_NAME, Records
from store import current_rows as stands
from store import differences
from store.current_rows import CurrentRows, RowEdition
from store.packed import Packed, meaning, packed
from store.redated import Redated, redated

NAMED_BY_PLANS = (
    "sources",
    "objectives",
    "priorities",
    "departments",
    "target_groups",
    "initiatives",
)
"""The tables that a plan is matched with."""
BROUGHT = frozenset({differences.ChangeKind.NEW, differences.ChangeKind.CHANGED})


@dataclass(frozen=True)
class Known:
    """What a delivery is compared with: the current rows at a version, and the public ones.

    `today`: the day of delivery. `memory`: equal for as long as the ids of row editions stay valid.
    `seen`: the rows that the deliverer may see, if not all. `deliverer`: whose rows she may deliver.
    """

    version: int
    today: date
    standing: CurrentRows
    public: CurrentRows
    memory: object = None
    seen: CurrentRows | None = None
    deliverer: Deliverer = EVERYTHING

    @property
    def shown(self) -> CurrentRows:
        """The rows from which the deliverer sees what hers would change."""
        return self.standing if self.seen is None else self.seen

    @cached_property
    def records(self) -> Records:
        """The current records that the deliverer may see, regardless of the day.

        What others have that she may not see is as if it did not exist: no finding names it.
        """
        return stands.records(self.shown)

    @cached_property
    def expected(self) -> Expected:
        """What is expected of public statistics and of plans."""
        policy = next(iter(self.records.policies), None)
        used = {extract.indicator for extract in self.records.extracts}
        indicators = tuple(i for i in self.records.indicators if i.id in used)
        return Expected(
            extracts=self.records.extracts,
            indicators=indicators,
            municipality=policy.municipality if policy else None,
            few_persons_limit=policy.few_persons_limit if policy else FEW_PERSONS_LIMIT,
            newest=_newest(self.records.public_figures),
            today=self.today,
            plans=Records(**{name: getattr(self.records, name) for name in NAMED_BY_PLANS}),
        )

    @cached_property
    def status(self) -> Status:
        """The status of today, as the deliverer sees it."""
        return self.assessed(self.shown)

    def assessed(self, standing: CurrentRows) -> Status:
        """The status of today if `standing` were the current rows, without the targets of a draft.

        They change no status, and their trial takes packages that the process for files must not load.
        """
        records = replace(stands.records(standing, self.today), draft_targets=())
        return assess(records, self.today, self.version)


@dataclass(frozen=True, slots=True)
class Review:
    """What a workbook would change if it were accepted now.

    `findings`: all of the delivery's, most severe first. `unchanged`: the number of its rows that
    equal the stored ones. `superseded_places` and `later_places` are indexes in `changes`: of changes
    that a newer source in a different scope hides, and of changes known only from a future day, the
    last on `later_until`. `redated`: the sources whose date changes, with the effect on other rows.
    `scopes`: what the delivery covers. `more_missing`: things past their deadline by its rules of the year's wheel. `few_persons`: it has figures of an indicator that counts few
    persons. `meaning`: equal for two reviews with the same changes of the same rows. `tables`: those of
    public statistics in the file. `owners`: those whose rows it has, of those whom the deliverer acts for.
    """

    file_name: str
    refused: bool
    findings: tuple[Finding, ...]
    counts: Counts
    about: About
    changes: Packed
    unchanged: int
    superseded_places: tuple[int, ...]
    later_places: tuple[int, ...]
    later_until: date | None
    redated: tuple[Redated, ...]
    statuses: tuple[StatusChange, ...]
    reported: tuple[PeriodReported, ...]
    more_missing: int
    scopes: frozenset[str]
    few_persons: bool
    meaning: str
    tables: tuple[FoundTable, ...]
    owners: frozenset[str]

    @property
    def superseded(self) -> Packed:
        return self.changes.at(self.superseded_places)

    @property
    def later(self) -> Packed:
        return self.changes.at(self.later_places)

    @property
    def acceptable(self) -> bool:
        """Whether there is no error."""
        return not self.refused and all(f.severity not in STOPPING for f in self.findings)


def reviewed(delivery: Delivery, known: Known, sender: Sender = Sender.DEPARTMENT) -> Review:
    """The review of a workbook that has been read."""
    found = checked([delivery], known.records, Arrival(known.today, sender))
    rows = _as_known(found.rows, known.records)
    standing = Standing(known.standing, known.shown)
    own = sorted_out(delivery, rows, found.withdrawn, standing, known.deliverer)
    changes = _differences(delivery, own, known)
    after = _accepted(known, changes) if changes else known.shown
    statuses, reported, more_missing = _consequences(changes, known) if changes else ((), (), 0)
    later = dict(_later(after, changes, known.today))
    waiting = {changes[index].place for index in later}
    return Review(
        file_name=delivery.file,
        refused=delivery.refused,
        findings=(*own.findings, *found.findings),
        counts=delivery.counts,
        about=delivery.about,
        changes=packed(changes),
        unchanged=len(rows) - sum(change.kind in BROUGHT for change in changes),
        superseded_places=tuple(
            index
            for index in _superseded(after, changes, known.today)
            if changes[index].place not in waiting
        ),
        later_places=tuple(later),
        later_until=max(later.values(), default=None),
        redated=tuple(
            redated(known.shown, after, {change.place for change in changes}, known.today)
        ),
        statuses=statuses,
        reported=reported,
        more_missing=more_missing,
        scopes=_scopes(rows, changes, delivery, known.deliverer),
        few_persons=_has_few_persons(rows, known.records),
        meaning=meaning(changes),
        tables=delivery.tables,
        owners=own.owners,
    )


def _as_known(rows: Sequence[Row], known: Records) -> tuple[Row, ...]:
    """The rows, with a public figure that is known already as it is: where and when it was found first."""
    before = {_figure_key(figure): figure for figure in known.public_figures}
    return tuple(
        replace(row, record=there)
        if isinstance(row.record, PublicFigure)
        and (there := before.get(_figure_key(row.record)))
        and _says_the_same(there, row.record)
        else row
        for row in rows
    )


def _newest(figures: Iterable[PublicFigure]) -> dict[str, Period]:
    """The last period of each extract."""
    newest: dict[str, Period] = {}
    for figure in figures:
        known = newest.setdefault(figure.extract, figure.period)
        newest[figure.extract] = max(known, figure.period)
    return newest


def _figure_key(figure: PublicFigure) -> tuple[object, ...]:
    return BY_NAME["public_figures"].key_of(figure)


def _says_the_same(before: PublicFigure, now: PublicFigure) -> bool:
    found = replace(now, found_at=before.found_at, fetched=before.fetched)
    return differences.same(before, found)


def _differences(
    delivery: Delivery, own: SortedOut, known: Known
) -> tuple[differences.Difference, ...]:
    """The changes of a delivery as she sees them; empty if it only repeats rows of other scopes."""
    found = differences.of_delivery(
        known.standing,
        [differences.entry(row.table, row.record) for row in own.rows],
        own.withdrawn,
        _filed_under(delivery, known.deliverer),
        day=known.today,
        public=known.public,
    )
    if known.seen is not None:
        found = tuple(differences.from_what_was(found, known.seen))
    return found if any(change.kind is not differences.ChangeKind.KEPT for change in found) else ()


def _filed_under(delivery: Delivery, deliverer: Deliverer) -> str | None:
    """The one whose rows those are that name no department.

    Whoever signs in says it, except where the file is a template for one of several that she acts for.
    """
    stated = delivery.about.department
    if deliverer.everything or stated in deliverer.acts_for:
        return stated
    return deliverer.files_under


def _scopes(
    rows: Iterable[Row],
    changes: Iterable[differences.Difference],
    delivery: Delivery,
    deliverer: Deliverer,
) -> frozenset[str]:
    """The scopes of the delivery's rows and of the rows that it withdraws."""
    department = _filed_under(delivery, deliverer)
    brought = {differences.scope_of(row.table, row.record, department) for row in rows}
    return frozenset(brought | {change.scope for change in changes})


def _has_few_persons(rows: Iterable[Row], known: Records) -> bool:
    records: list[Any] = [row.record for row in rows]
    brought = (record for record in records if isinstance(record, Indicator))
    few = {each.id for each in (*known.indicators, *brought) if each.few_persons}
    return any(getattr(record, "indicator", None) in few for record in records)


def _superseded(
    after: CurrentRows, changes: Sequence[differences.Difference], today: date
) -> Iterator[int]:
    """The indexes of changes that stay hidden, because a different delivery cites a newer source."""
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
    """The index of each change known only from a future day, with that day."""
    days = stands.source_days(after)
    for index, change in enumerate(changes):
        if change.after is None:
            continue
        known = stands.first_known(change.after, change.table, days)
        if today.isoformat() < known < stands.NEVER:
            yield index, date.fromisoformat(known)


def _consequences(
    changes: Sequence[differences.Difference], known: Known
) -> tuple[tuple[StatusChange, ...], tuple[PeriodReported, ...], int]:
    """The statuses that the changes would change today, and the periods that more have reported.

    The number is of the things that changed rules of the year's wheel would make late at once. All is
    as the deliverer sees it, so that nobody learns what others' drafts add up to.
    """
    then = known.assessed(_accepted(known, changes))
    has_rules = any(change.table == "deadline_rules" for change in changes)
    more = _missing(then) - _missing(known.status) if has_rules else 0
    return changed_statuses(known.status, then), reported_periods(known.status, then), max(more, 0)


def _missing(status: Status) -> int:
    owed = within_a_year(status)
    return sum(each.state is DutyState.MISSING for each in owed)


def _accepted(known: Known, changes: Iterable[differences.Difference]) -> CurrentRows:
    """The current rows that the deliverer sees, after the changes."""
    days, version = stands.source_days(known.shown), known.version
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
    return stands.with_changes(known.shown, added)
