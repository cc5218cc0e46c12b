"""Who is expected to report each period, and who has (docs/metode.md, chapter 6)."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from metrics.deadlines import KIND_OF, NO_DEADLINES, Deadlines
from metrics.held_up_to import Figures, adds_up
from metrics.status import Reporting
from metrics.verdicts import exact
from policy.judging import judged_as
from policy.organisation import exists_on
from policy.periods import Period, PeriodKind
from policy.records import Department, Indicator, Observation, Target
from policy.whole_city import WHOLE_CITY


@dataclass(frozen=True)
class _Known:
    """The data on one indicator that most rules here need, and the day on which it is looked at."""

    indicator: Indicator
    figures: Figures
    departments: Sequence[Department]
    by_period: Mapping[Period, list[Observation]]
    deadlines: Deadlines
    as_of: date

    @cached_property
    def order(self) -> Sequence[str]:
        return tuple(d.code for d in self.departments if d.code != WHOLE_CITY)

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


@dataclass(frozen=True)
class Roster:
    """Who is expected to report an indicator in any period, and who has.

    `reported` are the periods that somebody has reported, oldest first.
    """

    known: _Known
    reported: tuple[Reporting, ...]

    @cached_property
    def _whole(self) -> Sequence[tuple[Period, Reporting]]:
        return [(each.period, each) for each in self.reported if each.period and each.whole]

    def last_whole(self, before: Period) -> Reporting | None:
        """The last whole period before another."""
        place = bisect_left(self._whole, before, key=lambda each: each[0])
        return self._whole[place - 1][1] if place else None

    def reporting(self, period: Period) -> Reporting:
        """Who is expected to report a period, also one to come, and who has."""
        return _reporting(self.known, period, self.last_whole(period))

    def newest(self, kinds: Collection[PeriodKind]) -> Period | None:
        """The newest period of some kinds that somebody has reported."""
        return max((p for p in self.known.by_period if p.kind in kinds), default=None)

    def late(self) -> Reporting | None:
        """The newest period past its deadline that nobody has reported, if somebody is to (R6.1)."""
        newest = self.newest(KIND_OF.get(self.known.indicator.frequency, ()))
        days = self.known.deadlines.shortest(self.known.indicator)
        if newest is None or days is None:
            return None
        ended: list[Period] = []
        while (newest := newest.next()).last + timedelta(days=days) < self.known.as_of:
            ended.append(newest)
        in_turn = (self.reporting(period) for period in reversed(ended))
        late = next((each for each in in_turn if each.overdue), None)
        return late if late and late.expected else None


def roster(
    indicator: Indicator,
    figures: Figures,
    departments: Sequence[Department],
    as_of: date,
    deadlines: Deadlines = NO_DEADLINES,
) -> Roster:
    """Who is expected to report an indicator, and who has."""
    by_period: defaultdict[Period, list[Observation]] = defaultdict(list)
    for observation in figures.observations:
        if observation.period and _has_figure(observation):
            by_period[observation.period].append(observation)
    known = _Known(indicator, figures, departments, by_period, deadlines, as_of)
    found: list[Reporting] = []
    last_whole: Reporting | None = None
    for period in sorted(by_period):
        reporting = _reporting(known, period, last_whole)
        found.append(reporting)
        if reporting.whole:
            last_whole = reporting
    return Roster(known, tuple(found))


def reportings(found: Roster) -> tuple[Reporting, ...]:
    """Each period that has a figure, and the newest that is past its deadline; oldest first."""
    if judged_as(found.known.indicator).rule.has_steps:
        return ()
    late = found.late()
    every = [*found.reported, *([late] if late else [])]
    return tuple(sorted(every, key=lambda each: each.period or Period.day(date.min)))


def by_period_alone(indicator: Indicator, figures: Figures) -> bool:
    """Whether figures count together only if they are of the same period.

    True if they are added up or have targets for periods; otherwise each part is compared with its
    own past, and figures of different periods can be shown together.
    """
    return adds_up(indicator) or any(target.period for target in figures.targets)


def _reporting(known: _Known, period: Period, last_whole: Reporting | None) -> Reporting:
    here = known.by_period.get(period, [])
    reported = {o.department for o in here if o.department}
    expected = _in_order(_expected(known, period, reported - {WHOLE_CITY}, last_whole), known.order)
    own = [(code, known.deadlines.of(known.indicator, code, period)) for code in expected]
    missing = [code for code in expected if code not in reported]
    first = known.deadlines.first(known.indicator, missing or expected, period)
    closings = (c for c in known.figures.closings if c.period == period)
    return Reporting(
        period=period,
        expected=expected,
        received=tuple(code for code in expected if code in reported),
        deadline=first.due if first else None,
        deadlines=tuple((code, each.due) for code, each in own if each),
        overdue=first is not None and first.due < known.as_of,
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


def _has_figure(observation: Observation) -> bool:
    return observation.value is not None or observation.printed_attainment is not None


def _in_order(codes: set[str] | frozenset[str], order: Sequence[str]) -> tuple[str, ...]:
    """In the order of the departments; unlisted codes after them, the whole city last."""
    place = {code: number for number, code in enumerate(order)}
    return tuple(
        sorted(codes, key=lambda code: (code == WHOLE_CITY, place.get(code, len(place)), code))
    )
