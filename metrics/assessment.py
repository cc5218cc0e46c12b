"""Computes the whole status from the records known on a date. Pure: the date is an argument."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from metrics import follow_up, measurability, passage
from metrics.deadlines import Deadlines
from metrics.drafting import draft
from metrics.held_up_to import Figures
from metrics.indicators import indicator_status
from metrics.public_series import public_series, with_own_figures
from metrics.status import (
    Criterion,
    IndicatorStatus,
    ObjectiveStatus,
    Point,
    PriorityStatus,
    Status,
)
from metrics.suppression import suppressed
from policy.bands import Bands
from policy.judging import is_judged, is_measure
from policy.organisation import changing
from policy.periods import Period
from policy.public_statistics import PublicTableTip
from policy.records import Initiative, Objective, Policy, Priority
from policy.statuses import StatusCode
from policy.tables import Records


def assess(
    records: Records,
    as_of: date,
    version: int = 1,
    earlier: Sequence[Records] = (),
    snapshot: str | None = None,
) -> Status:
    """The status of `records` (those known on `as_of`), with counts of few persons hidden.

    `earlier` are the previous public editions, whose hidden counts this one must not reveal. A part
    of an initiative whose whole is not yet known counts as an independent initiative. `snapshot` is
    the name of the records' snapshot, if any. The city's own figures of public statistics count like
    reported ones.
    """
    records = replace(
        with_own_figures(records), initiatives=_parts_with_their_whole(records.initiatives)
    )
    policy = records.policies[0] if records.policies else None
    public = suppressed(records, earlier)
    records = replace(public.records, commitments=follow_up.followed_up(public.records))
    series = public_series(records)
    answered = passage.settled(records.events)
    indicators = _indicators(records, public.hidden, policy, as_of)
    objectives = tuple(
        _objective_status(objective, records, indicators) for objective in records.objectives
    )
    return Status(
        policy=policy,
        as_of=as_of,
        version=version,
        objectives=objectives,
        indicators=indicators,
        departments=records.departments,
        remarks=follow_up.remark_statuses(records),
        missing_news=follow_up.missing_news(records, indicators, as_of),
        reconciliations=tuple(found for i in indicators for found in i.reconciliations),
        newest_figure=_newest(indicators, as_of, lambda point: point.has_figure),
        newest_target_figure=_newest(
            indicators, as_of, lambda point: point.has_figure and point.target is not None
        ),
        initiatives=records.initiatives,
        commitments=records.commitments,
        unfollowed=follow_up.unfollowed(records),
        experiences=records.experiences,
        events=tuple(event for event in records.events if event.id not in answered),
        settled=answered,
        services=records.services,
        units=records.units,
        target_groups=records.target_groups,
        texts=records.texts,
        snapshots=records.snapshots,
        sources=records.sources,
        premises=records.premises,
        public_series=series,
        public_table_tips=_tips_of_known_priorities(records),
        snapshot=snapshot,
        draft=draft(records, indicators, series, as_of),
        deadline_rules=records.deadline_rules,
        told=records.events,
    )


def _tips_of_known_priorities(records: Records) -> tuple[PublicTableTip, ...]:
    """The public tables proposed for the priorities, in the order of these."""
    return tuple(
        tip
        for priority in records.priorities
        for tip in records.public_table_tips
        if tip.priority == priority.id
    )


def _parts_with_their_whole(initiatives: Sequence[Initiative]) -> tuple[Initiative, ...]:
    known = {initiative.id for initiative in initiatives}
    return tuple(
        i if i.part_of is None or i.part_of in known else replace(i, part_of=None)
        for i in initiatives
    )


def _indicators(
    records: Records, hidden: frozenset[int], policy: Policy | None, as_of: date
) -> tuple[IndicatorStatus, ...]:
    bands = policy.bands if policy else Bands()
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, observation in enumerate(records.observations):
        places[observation.indicator].append(place)
    targets, baselines = _by_indicator(records.targets), _by_indicator(records.baselines)
    breaks, judgements = _by_indicator(records.breaks), _by_indicator(records.judgements)
    closings = _by_indicator(records.closings)
    organisation = changing(records.departments)
    deadlines = Deadlines(records.deadline_rules, policy.end if policy else None)
    statuses = []
    for indicator in records.indicators:
        own = places[indicator.id]
        figures = Figures(
            observations=tuple(records.observations[n] for n in own),
            hidden=frozenset(place for place, n in enumerate(own) if n in hidden),
            targets=targets[indicator.id],
            baselines=baselines[indicator.id],
            breaks=breaks[indicator.id],
            judgements=judgements[indicator.id],
            closings=closings[indicator.id],
            changing=organisation,
        )
        statuses.append(
            indicator_status(indicator, figures, records.departments, as_of, bands, deadlines)
        )
    return tuple(statuses)


class _OfAnIndicator(Protocol):
    @property
    def indicator(self) -> str: ...


IndicatorRow = TypeVar("IndicatorRow", bound=_OfAnIndicator)


def _by_indicator(rows: Iterable[IndicatorRow]) -> Mapping[str, tuple[IndicatorRow, ...]]:
    """The rows of each indicator, in one pass over all rows."""
    found: defaultdict[str, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        found[row.indicator].append(row)
    return defaultdict(tuple, {id_: tuple(own) for id_, own in found.items()})


def _objective_status(
    objective: Objective, records: Records, indicators: Iterable[IndicatorStatus]
) -> ObjectiveStatus:
    priorities = tuple(
        _priority_status(priority, records, indicators)
        for priority in records.priorities
        if priority.objective == objective.number
    )
    return ObjectiveStatus(
        objective=objective,
        priorities=priorities,
        further_indicators=tuple(
            i
            for i in indicators
            if i.indicator.objective == objective.number and i.indicator.priority is None
        ),
    )


def _priority_status(
    priority: Priority, records: Records, indicators: Iterable[IndicatorStatus]
) -> PriorityStatus:
    """The statuses of a priority's scored indicators; a single word only if they agree (R8.6)."""
    own = tuple(i for i in indicators if i.indicator.priority == priority.id)
    measures = tuple(i for i in own if is_measure(i.indicator))
    scored = [i.status for i in measures if i.scored]
    met = measurability.best_met(own) | measurability.printed_criteria(priority)
    if not scored:
        awaits_data = any(Criterion.TARGET in i.met for i in measures)
        scored = [StatusCode.NO_DATA if awaits_data else StatusCode.NO_TARGET]
    statuses = tuple(code for code in StatusCode if code in scored)
    return PriorityStatus(
        priority=priority,
        status=statuses[0] if len(statuses) == 1 else None,
        statuses=statuses,
        measurable=measurability.is_measurable(met),
        met=met,
        missing=tuple(criterion for criterion in Criterion if criterion not in met),
        indicators=own,
        initiatives=tuple(
            i.id for i in records.initiatives if i.priority == priority.id and not i.part_of
        ),
    )


def _newest(
    indicators: Iterable[IndicatorStatus],
    as_of: date,
    counts: Callable[[Point], bool],
) -> Period | None:
    """The newest period of the counted points, not of context; an unfinished one ends at `as_of`."""
    periods = [
        point.counted_on or point.period
        for status in indicators
        if is_judged(status.indicator)
        for point in status.points
        if counts(point)
    ]
    dated = [period for period in periods if period]
    return max(dated, key=lambda period: (min(period.last, as_of), period.first), default=None)
