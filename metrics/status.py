"""The status: what is computed from the records, as of a date. Frozen, and the same for every outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.verdicts import Verdict
from policy.bands import Bands
from policy.choices import Choice, Silence
from policy.columns import Citation
from policy.judging import judged_as
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import (
    Break,
    Closing,
    Commitment,
    Department,
    Event,
    Experience,
    Indicator,
    Initiative,
    Judgement,
    Objective,
    OrganisationUnit,
    Policy,
    Premise,
    Priority,
    Remark,
    Reply,
    Service,
    Snapshot,
    Source,
    Target,
    TargetGroup,
    Text,
)
from policy.statuses import UNSCORED, StatusCode


class Criterion(Choice):
    """What it takes to measure a priority; the first five are required (docs/metode.md, R9)."""

    VALUE = "value", "tal"
    UNIT = "unit", "enhed"
    TARGET = "target", "måltal"
    PERIOD = "period", "periode eller frist for måltallet"
    SOURCE = "source", "kilde"
    DEFINITION = "definition", "definition"
    POPULATION = "population", "hvem tallet dækker"
    BASELINE = "baseline", "udgangspunkt"
    DIRECTION = "direction", "retning"
    OWNER = "owner", "ejer"
    FREQUENCY = "frequency", "hyppighed"
    FINANCING = "financing", "finansiering"


REQUIRED = (
    Criterion.VALUE,
    Criterion.UNIT,
    Criterion.TARGET,
    Criterion.PERIOD,
    Criterion.SOURCE,
)
FURTHER = tuple(criterion for criterion in Criterion if criterion not in REQUIRED)


class Field(StrEnum):
    """What of a printed table is recomputed."""

    VALUE = "value"
    TARGET = "target"
    ATTAINMENT = "attainment"


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who has reported an indicator's figures for a period (docs/metode.md, R6).

    `expected` and `received` are codes in the order of the departments, the whole city last where a
    figure of its own is expected. `total_stated` says that the whole city's figure is there;
    `settled` that what is there decides the verdict, whatever the others report; `overdue` that the
    deadline has passed on the day of the status.
    """

    period: Period | None = None
    expected: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    deadline: date | None = None
    overdue: bool = False
    closing: Closing | None = None
    total_stated: bool = False
    settled: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(code for code in self.expected if code not in self.received)

    @property
    def whole(self) -> bool:
        """Whether the period counts because nobody more is waited for."""
        if self.total_stated or (self.closing and self.received):
            return True
        return bool(self.received) and not self.missing

    @property
    def counts(self) -> bool:
        return self.whole or self.settled


@dataclass(frozen=True, slots=True)
class Point:
    """One indicator in one department and period: the figure, its target and its verdict.

    `hidden` marks a count of few persons, or one that would give such a count away; it has no number
    then. `already_public` marks one that is shown because the city has printed it itself. `added_up`
    marks the whole city's figure where it is the sum of its parts and stated by nobody. `limits` are
    the values at which the verdict would be another. `rivals` are the targets where several are
    stated by others than the one who states the figure, `target` among them (R2.4).
    `shortfall` is what lacks to the target, in the indicator's unit, where it is missed.
    """

    indicator: str
    department: str | None
    period: Period | None
    verdict: Verdict
    value: Quantity | None = None
    target: Quantity | None = None
    rivals: tuple[Target, ...] = ()
    deadline: Period | None = None
    baseline: Quantity | None = None
    printed_attainment: Quantity | None = None
    counted_on: Period | None = None
    stated_by: str | None = None
    series: str | None = None
    hidden: bool = False
    already_public: bool = False
    added_up: bool = False
    limits: tuple[float, ...] = ()
    shortfall: float | None = None
    printed_as: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    judgement: Judgement | None = None

    @property
    def status(self) -> StatusCode:
        return self.verdict.code

    @property
    def possible(self) -> frozenset[StatusCode]:
        """The codes that it can be: of an undecided range or bound, those that its ends give."""
        if self.status is StatusCode.UNDECIDED and self.verdict.possible:
            return self.verdict.possible
        return frozenset({self.status})

    @property
    def attainment(self) -> float | None:
        """Share of the target, or of the planned change; 1 is reached."""
        return self.verdict.attainment

    @property
    def has_figure(self) -> bool:
        return self.value is not None or self.printed_attainment is not None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A printed percentage or sum that differs from the recomputed one; reported, never repaired.

    `period` is that of the figure, of a target its period or deadline. Shares are rounded to whole
    per cent (0.01), as they are printed.
    """

    indicator: str
    department: str | None
    period: Period | None
    field: Field
    printed: float
    computed: float
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class IndicatorStatus:
    """An indicator with all its points, and what those of the last whole period say together.

    `current` holds the parts of that period in the order of the departments, `total` the whole
    city's point of it, `failing` the parts below their target, largest first. `coming` are the
    figures of later periods, which not all have reported, and `reportings` who has reported the
    periods from the current one on, the newest last.
    `next_missing_from` are those whose next figure should have come by the frequency. `judgements`
    are all that were set by hand, those of a period without a point among them. `reconciliations`
    are the printed figures of it that differ from the recomputed ones.
    """

    indicator: Indicator
    status: StatusCode
    points: tuple[Point, ...]
    period: Period | None = None
    current: tuple[Point, ...] = ()
    coming: tuple[Point, ...] = ()
    reportings: tuple[Reporting, ...] = ()
    total: Point | None = None
    failing: tuple[Point, ...] = ()
    next_missing_from: tuple[str | None, ...] = ()
    met: frozenset[Criterion] = frozenset()
    breaks: tuple[Break, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    closings: tuple[Closing, ...] = ()
    reconciliations: tuple[Reconciliation, ...] = ()

    @property
    def next_missing(self) -> bool:
        """Whether a newer figure should have come from somebody, by the frequency."""
        return bool(self.next_missing_from)

    @property
    def scored(self) -> bool:
        return self.status not in UNSCORED

    @property
    def judged_by_target(self) -> bool:
        """Whether it is judged by a target, or by the baseline that it is to hold.

        All others are shown as what they are, without a chart and a table of targets.
        """
        rule = judged_as(self.indicator).rule
        return rule.measures and any(
            point.target or (rule.baseline_is_target and point.has_figure) for point in self.points
        )

    @property
    def reporting(self) -> Reporting:
        """Who has reported the newest period; without periods, nothing."""
        return self.reportings[-1] if self.reportings else Reporting()

    @property
    def awaited(self) -> tuple[Reporting, ...]:
        """The periods that somebody has yet to report, the newest last."""
        return tuple(r for r in self.reportings if r.missing and not r.whole)


@dataclass(frozen=True, slots=True)
class PriorityStatus:
    """A priority: its indicators' statuses side by side, and whether it can be measured at all.

    `status` is one word only where there is one; None where its indicators disagree, which
    `statuses` then lists. `missing` is what the indicator that lacks fewest criteria lacks.
    """

    priority: Priority
    status: StatusCode | None
    statuses: tuple[StatusCode, ...]
    measurable: bool
    met: frozenset[Criterion]
    missing: tuple[Criterion, ...]
    indicators: tuple[IndicatorStatus, ...]
    initiatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveStatus:
    """An objective: counts and names, never one status (docs/metode.md, R8.7)."""

    objective: Objective
    priorities: tuple[PriorityStatus, ...]
    status_counts: Mapping[StatusCode, int]
    further_indicators: tuple[IndicatorStatus, ...]

    @property
    def measurable(self) -> tuple[PriorityStatus, ...]:
        return tuple(priority for priority in self.priorities if priority.measurable)

    @property
    def indicators(self) -> tuple[IndicatorStatus, ...]:
        of_priorities = tuple(i for p in self.priorities for i in p.indicators)
        return of_priorities + self.further_indicators


@dataclass(frozen=True, slots=True)
class RemarkStatus:
    """A remark with what came of it. `unanswered` is never said of mere praise."""

    remark: Remark
    replies: tuple[Reply, ...]
    initiatives: tuple[Initiative, ...]
    events: tuple[Event, ...]
    unanswered: bool


@dataclass(frozen=True, slots=True)
class MissingNews:
    """An expected date that has passed without news: a question to ask, not a failure.

    `silence` says why the sources tell nothing of it; `printed` is the time in the source's words,
    where they are about this alone.
    """

    what: str
    expected: Period
    expected_by: str | None
    record: str
    objective: int | None
    sources: tuple[Citation, ...]
    silence: Silence
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Everything known and computed as of a date, at a version of the accepted data.

    `snapshot` is the name of the snapshot that it is, and `snapshots` are those made by then.
    `unfollowed` are the commitments that no initiative follows up, with why the sources are silent;
    `settled` the expected events that later ones answer, which `events` no longer holds.
    """

    policy: Policy | None
    as_of: date
    version: int
    objectives: tuple[ObjectiveStatus, ...]
    indicators: tuple[IndicatorStatus, ...]
    departments: tuple[Department, ...]
    remarks: tuple[RemarkStatus, ...]
    missing_news: tuple[MissingNews, ...]
    reconciliations: tuple[Reconciliation, ...]
    newest_figure: Period | None
    newest_target_figure: Period | None
    initiatives: tuple[Initiative, ...]
    commitments: tuple[Commitment, ...]
    unfollowed: Mapping[str, Silence]
    experiences: tuple[Experience, ...]
    events: tuple[Event, ...]
    settled: Mapping[str, Event]
    services: tuple[Service, ...]
    units: tuple[OrganisationUnit, ...]
    target_groups: tuple[TargetGroup, ...]
    texts: tuple[Text, ...]
    snapshots: tuple[Snapshot, ...]
    sources: tuple[Source, ...]
    premises: tuple[Premise, ...] = ()
    snapshot: str | None = None

    @property
    def priorities(self) -> tuple[PriorityStatus, ...]:
        return tuple(priority for objective in self.objectives for priority in objective.priorities)

    @property
    def bands(self) -> Bands:
        """The policy's bands, or the usual ones where no policy is known."""
        return self.policy.bands if self.policy else Bands()
