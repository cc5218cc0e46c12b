"""Who is expected to report each period, and who has (docs/metode.md, chapter 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from metrics.held_up_to import Figures, adds_up
from metrics.status import Reporting
from metrics.verdicts import exact
from policy.choices import Frequency
from policy.judging import judged_as
from policy.organisation import exists_on
from policy.periods import Period, PeriodKind
from policy.records import Department, Indicator, Observation, Target
from policy.whole_city import WHOLE_CITY

KIND_OF = {
    Frequency.YEARLY: (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR),
    Frequency.HALF_YEARLY: (PeriodKind.HALF_YEAR,),
    Frequency.QUARTERLY: (PeriodKind.QUARTER,),
    Frequency.MONTHLY: (PeriodKind.MONTH,),
}
"""The kinds of period reported at each frequency."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The data on one indicator that most rules here need."""

    indicator: Indicator
    figures: Figures
    departments: Sequence[Department]
    by_period: Mapping[Period, list[Observation]]

    def existing(self, period: Period) -> frozenset[str]:
        """The departments that exist on the last day of a period."""
        return frozenset(
            d.code for d in self.departments if d.code != WHOLE_CITY and exists_on(d, period.last)
        )

    def gone(self, period: Period) -> frozenset[str]:
        """The known departments that do not exist on the last day of a period."""
        return frozenset(
            d.code
            for d in self.departments
            if d.code != WHOLE_CITY and not exists_on(d, period.last)
        )


def reportings(
    indicator: Indicator, figures: Figures, departments: Sequence[Department], as_of: date
) -> tuple[Reporting, ...]:
    """Who has reported each period that has a figure or is past its deadline, oldest first."""
    if judged_as(indicator).rule.has_steps:
        return ()
    by_period: defaultdict[Period, list[Observation]] = defaultdict(list)
    for observation in figures.observations:
        if observation.period and _has_figure(observation):
            by_period[observation.period].append(observation)
    known = _Known(indicator, figures, departments, by_period)
    order = [*(d.code for d in departments if d.code != WHOLE_CITY)]
    found: list[Reporting] = []
    last_whole: Reporting | None = None
    for period in sorted({*by_period, *_due(indicator, by_period, as_of)}):
        reporting = _reporting(known, period, last_whole, order, as_of)
        if not (reporting.expected or by_period.get(period)):
            continue  # everybody who reported has ended
        found.append(reporting)
        if reporting.whole:
            last_whole = reporting
    return tuple(found)


def by_period_alone(indicator: Indicator, figures: Figures) -> bool:
    """Whether figures count together only if they are of the same period.

    True if they are added up or have targets for periods; otherwise each part is compared with its
    own past, and figures of different periods can be shown together.
    """
    return adds_up(indicator) or any(target.period for target in figures.targets)


def _reporting(
    known: _Known,
    period: Period,
    last_whole: Reporting | None,
    order: Sequence[str],
    as_of: date,
) -> Reporting:
    here = known.by_period.get(period, [])
    reported = {o.department for o in here if o.department}
    expected = _expected(known, period, reported - {WHOLE_CITY}, last_whole)
    days = known.indicator.days_to_report
    deadline = period.last + timedelta(days=days) if days is not None else None
    closings = (c for c in known.figures.closings if c.period == period)
    return Reporting(
        period=period,
        expected=_in_order(expected, order),
        received=_in_order(reported & expected, order),
        deadline=deadline,
        overdue=deadline is not None and deadline < as_of,
        closing=next(closings, None),
        total_stated=any(o.department in (WHOLE_CITY, None) for o in here),
    )


def _expected(
    known: _Known, period: Period, received: set[str], last_whole: Reporting | None
) -> frozenset[str]:
    """Who is to report a period: as declared, else the last reporters and those with a target."""
    if known.indicator.reported_by:
        return frozenset(known.indicator.reported_by) - known.gone(period) | received
    promised = {t.department for t in known.figures.targets if _is_for(t, period)}
    parts = received | promised - {WHOLE_CITY}
    if last_whole and last_whole.period and set(last_whole.expected) - {WHOLE_CITY}:
        parts |= set(last_whole.expected) | _joining(known, period, last_whole)
    elif parts and not _make_up_the_whole(known, period, parts):
        parts |= known.existing(period)
    if not by_period_alone(known.indicator, known.figures):
        parts |= {o.department for o in known.figures.observations if o.department}
    parts -= known.gone(period) - received
    own_total = not adds_up(known.indicator) and _city_states_itself(known, period)
    return frozenset(parts - {WHOLE_CITY} | ({WHOLE_CITY} if own_total else set()))


def _is_for(target: Target, period: Period) -> bool:
    """Whether a target is for the period, or has a deadline on or after its last day."""
    if target.period:
        return target.period == period
    return target.deadline is not None and period.last <= target.deadline.last


def _joining(known: _Known, period: Period, last_whole: Reporting) -> frozenset[str]:
    """Departments created since the last whole period.

    They are expected if all departments reported then, or if one that did has closed.
    """
    if last_whole.period is None:
        return frozenset()
    before, roster = known.existing(last_whole.period), set(last_whole.expected)
    all_reported = bool(before) and before <= roster
    one_has_closed = bool(roster & known.gone(period))
    return known.existing(period) - before if all_reported or one_has_closed else frozenset()


def _make_up_the_whole(known: _Known, period: Period, parts: set[str]) -> bool:
    """Whether, in a first period, nothing indicates that the whole has more parts than `parts`."""
    if not adds_up(known.indicator):
        return True
    targets = [t for t in known.figures.targets if _is_for(t, period)]
    if stated := [t for t in targets if t.department == WHOLE_CITY]:
        return _at_least([t for t in targets if t.department in parts], stated)
    totals = [
        observation
        for earlier, observations in known.by_period.items()
        for observation in observations
        if earlier <= period and observation.department == WHOLE_CITY
    ]
    here = known.by_period.get(period, [])
    return not totals or _at_least([o for o in here if o.department in parts], totals)


def _at_least(
    parts: Sequence[Observation | Target], totals: Sequence[Observation | Target]
) -> bool:
    """Whether the parts add up to the largest of the totals, all of which must be numbers.

    A part with several stated values counts once, by the largest.
    """
    if any(total.value is None for total in totals):
        return False
    return _added(parts) >= max(exact(total.value.size) for total in totals if total.value)


def _added(figures: Sequence[Observation | Target]) -> Fraction:
    largest: dict[str | None, Fraction] = {}
    for each in figures:
        if each.value:
            size = exact(each.value.size)
            largest[each.department] = max(size, largest.get(each.department, size))
    return sum(largest.values(), Fraction(0))


def _city_states_itself(known: _Known, period: Period) -> bool:
    """Whether the whole city has a target for the period, or a stated figure by then."""
    return any(
        t.department == WHOLE_CITY and _is_for(t, period) for t in known.figures.targets
    ) or any(
        o.department == WHOLE_CITY and o.period and o.period <= period and _has_figure(o)
        for o in known.figures.observations
    )


def _due(
    indicator: Indicator, by_period: Mapping[Period, list[Observation]], as_of: date
) -> Iterator[Period]:
    """The newest period that is past its deadline and not reported by anyone."""
    if indicator.days_to_report is None or indicator.frequency not in KIND_OF:
        return
    of_kind = [p for p in by_period if p.kind in KIND_OF[indicator.frequency]]
    newest, due = max(of_kind, default=None), None
    while newest and (newest := newest.next()).last + timedelta(indicator.days_to_report) < as_of:
        due = newest
    if due:
        yield due


def _has_figure(observation: Observation) -> bool:
    return observation.value is not None or observation.printed_attainment is not None


def _in_order(codes: set[str] | frozenset[str], order: Sequence[str]) -> tuple[str, ...]:
    """In the order of the departments; unlisted codes after them, the whole city last."""
    place = {code: number for number, code in enumerate(order)}
    return tuple(
        sorted(codes, key=lambda code: (code == WHOLE_CITY, place.get(code, len(place)), code))
    )
