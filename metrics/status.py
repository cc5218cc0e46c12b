"""The computed status of the records on a date: frozen, and the same for every output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from metrics.deadlines import Deadlines
from metrics.drafts import NO_DRAFT, Draft
from metrics.held_up_to import NO_FIGURES, Figures
from metrics.public_series import PublicSeries
from metrics.verdicts import Verdict
from policy.bands import Bands
from policy.choices import Choice, Silence
from policy.columns import Citation
from policy.figure_places import FigurePlace
from policy.judging import judged_as
from policy.periods import Period
from policy.public_statistics import PublicTableTip
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
from policy.wheel import DeadlineRule


class Criterion(Choice):
    """The criteria for a measurable priority, of which five are `REQUIRED` (docs/metode.md, R9)."""

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


class Field(Choice):
    """The printed figures that are recomputed."""

    VALUE = "value", "tal"
    TARGET = "target", "måltal"
    ATTAINMENT = "attainment", "målopfyldelse"


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who has reported an indicator's figures for a period (docs/metode.md, R6).

    `expected` and `received` are codes in the order of the departments, with the whole city last if
    it is expected to report. `total_stated` is true if the whole city's figure is stated, `settled`
    if the reported figures decide the verdict regardless of the missing ones. `deadlines` are those of
    the expected, `deadline` the first one of somebody missing, and `overdue` is true if it has passed
    on the day of the status.
    """

    period: Period | None = None
    expected: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    deadline: date | None = None
    deadlines: tuple[tuple[str, date], ...] = ()
    overdue: bool = False
    closing: Closing | None = None
    total_stated: bool = False
    settled: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(code for code in self.expected if code not in self.received)

    def deadline_of(self, code: str) -> date | None:
        """The last day for one of those who are expected; None where nobody has set one."""
        return dict(self.deadlines).get(code)

    @property
    def whole(self) -> bool:
        """Whether the period counts because no more reports are awaited."""
        if self.total_stated or (self.closing and self.received):
            return True
        return bool(self.received) and not self.missing

    @property
    def counts(self) -> bool:
        return self.whole or self.settled


@dataclass(frozen=True, slots=True)
class Point:
    """One indicator in one department and period: the figure, its target and its verdict.

    `hidden` marks a count of few persons, or one that would give such a count away; it then has no
    number. `already_public` marks one shown because the city has published it itself. `added_up`
    marks a whole city's figure that is the sum of its parts and not stated. `limits` are the values
    at which the verdict changes. `rivals` are all targets, including `target`, if several are stated
    by other parties than the one that states the figure (R2.4). `shortfall` is the amount by which
    the target is missed, in the indicator's unit.
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
        """The possible codes: for an undecided range or bound, those that its ends give."""
        if self.status is StatusCode.UNDECIDED and self.verdict.possible:
            return self.verdict.possible
        return frozenset({self.status})

    @property
    def attainment(self) -> float | None:
        """Share of the target, or of the planned change; 1 is reached."""
        return self.verdict.attainment

    @property
    def place(self) -> FigurePlace:
        """What tells it from all other points of a status."""
        return (
            self.indicator,
            self.department,
            self.period,
            self.series,
            self.stated_by,
            self.deadline,
        )

    @property
    def has_figure(self) -> bool:
        return self.value is not None or self.printed_attainment is not None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A printed percentage or sum that differs from the recomputed one; reported, never corrected.

    `period` is the figure's, or the target's period or deadline. Shares are rounded to whole per
    cent (0.01), as printed.
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
    """An indicator with all its points, and its status from those of the last whole period.

    `current` holds that period's points in the order of the departments, `total` the whole city's,
    `failing` the parts below their target, largest first. `coming` are the figures of later
    periods, which not all have reported; `reportings` says who has reported each period from the
    current one on, newest last. `next_missing_from` are the departments whose next figure is due by
    the frequency. `judgements` are all statuses set by hand, including those for periods without a
    point. `reconciliations` are its printed figures that differ from the recomputed ones. `figures`
    are the rows behind it all, without the hidden numbers.
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
    figures: Figures = NO_FIGURES

    @property
    def next_missing(self) -> bool:
        """Whether a newer figure is due from any department, by the frequency."""
        return bool(self.next_missing_from)

    @property
    def scored(self) -> bool:
        return self.status not in UNSCORED

    @property
    def judged_by_target(self) -> bool:
        """Whether it is judged by a target, or by the baseline that it must hold.

        All others are shown without a chart and a table of targets.
        """
        rule = judged_as(self.indicator).rule
        return rule.measures and any(
            point.target or (rule.baseline_is_target and point.has_figure) for point in self.points
        )

    @property
    def reporting(self) -> Reporting:
        """Who has reported the newest period; empty without periods."""
        return self.reportings[-1] if self.reportings else Reporting()

    @property
    def awaited(self) -> tuple[Reporting, ...]:
        """The periods that some have yet to report, newest last; none that is closed."""
        return tuple(r for r in self.reportings if r.missing and not r.whole and not r.closing)


@dataclass(frozen=True, slots=True)
class PriorityStatus:
    """A priority: its indicators' statuses, and whether it is measurable.

    `status` is None if its indicators disagree; `statuses` lists all of theirs. `missing` are the
    criteria that its best indicator lacks.
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
    further_indicators: tuple[IndicatorStatus, ...]

    @property
    def status_counts(self) -> Mapping[StatusCode, int]:
        """How often each status is found among the priorities, in the order of the codes."""
        counts = Counter(code for priority in self.priorities for code in priority.statuses)
        return {code: counts[code] for code in StatusCode if counts[code]}

    @property
    def measurable(self) -> tuple[PriorityStatus, ...]:
        return tuple(priority for priority in self.priorities if priority.measurable)

    @property
    def indicators(self) -> tuple[IndicatorStatus, ...]:
        of_priorities = tuple(i for p in self.priorities for i in p.indicators)
        return of_priorities + self.further_indicators


@dataclass(frozen=True, slots=True)
class RemarkStatus:
    """A remark with its follow-up. `unanswered` is never true for praise alone."""

    remark: Remark
    replies: tuple[Reply, ...]
    initiatives: tuple[Initiative, ...]
    events: tuple[Event, ...]
    unanswered: bool


@dataclass(frozen=True, slots=True)
class MissingNews:
    """An expected date that has passed without news: a question to ask, not a failure.

    `silence` is why no source reports on it; `printed` is the time in the source's words, if they
    are about this alone. With `put_off`, it had been put off to that date.
    """

    what: str
    expected: Period
    expected_by: str | None
    record: str
    objective: int | None
    sources: tuple[Citation, ...]
    silence: Silence
    printed: str | None = None
    put_off: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """Everything known and computed as of a date, at a version of the accepted data.

    `snapshot` is the name of its snapshot, if any; `snapshots` are those made by then. `unfollowed`
    maps each commitment that no initiative follows up to why the sources are silent; `settled` has by
    id the steps that later events answer, which `events` leaves out (`metrics.passage`); `told` has both,
    in the order of the records.
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
    public_series: tuple[PublicSeries, ...] = ()
    public_table_tips: tuple[PublicTableTip, ...] = ()
    snapshot: str | None = None
    draft: Draft = NO_DRAFT
    deadline_rules: tuple[DeadlineRule, ...] = ()
    told: tuple[Event, ...] = ()

    @property
    def priorities(self) -> tuple[PriorityStatus, ...]:
        return tuple(priority for objective in self.objectives for priority in objective.priorities)

    def objective(self, number: int | None) -> ObjectiveStatus | None:
        """The objective with a number, if the policy has it."""
        return next((o for o in self.objectives if o.objective.number == number), None)

    def indicator(self, indicator: str) -> IndicatorStatus:
        """The indicator with an id. Raises `KeyError` where there is none."""
        for each in self.indicators:
            if each.indicator.id == indicator:
                return each
        raise KeyError(indicator)

    def series_of(self, indicator: str) -> tuple[PublicSeries, ...]:
        """The series of public statistics for an indicator, one per extract."""
        return tuple(each for each in self.public_series if each.indicator.id == indicator)

    def department(self, code: str | None) -> Department | None:
        """The department with a code, if it is known."""
        return next((d for d in self.departments if d.code == code), None)

    @property
    def deadlines(self) -> Deadlines:
        """What decides the deadlines for figures."""
        return Deadlines(self.deadline_rules, self.policy.end if self.policy else None)

    @property
    def bands(self) -> Bands:
        """The policy's bands, or the default ones if no policy is known."""
        return self.policy.bands if self.policy else Bands()
