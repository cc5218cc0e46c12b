"""Recomputes printed percentages and sums; differences are reported, never corrected (R10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TypeAlias

from metrics.held_up_to import adds_up
from metrics.status import Field, Point, Reconciliation, Reporting
from metrics.verdicts import exact
from policy.choices import Qualifier
from policy.organisation import exists_on
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department, Indicator, Observation, Target
from policy.whole_city import WHOLE_CITY

FigureRow: TypeAlias = Observation | Target
Groups: TypeAlias = Mapping[tuple[Period, str | None], Sequence[FigureRow]]
"""Rows by period or deadline, and by series."""


def whole_percent(share: float) -> int:
    """A share as a whole percentage, halves rounded away from zero, as in the printed documents.

    >>> whole_percent(0.125), whole_percent(-0.125), whole_percent(274 / 376)
    (13, -13, 73)
    """
    return int((Decimal(repr(share)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def reconciliations(
    indicator: Indicator,
    points: Iterable[Point],
    observations: Sequence[Observation],
    targets: Sequence[Target],
    reported: Sequence[Reporting],
    departments: Sequence[Department],
) -> tuple[Reconciliation, ...]:
    """Every printed figure of an indicator that differs from its recomputation, each once.

    A stated total is compared with its parts once all of them are present (R10.2): for figures, the
    departments expected to report the period; for targets, those that have any figure or target.
    """
    found = [*_attainments(points)]
    if adds_up(indicator):
        asked = _Asked((*observations, *targets), reported, departments)
        found += _sums(asked, Field.VALUE, _grouped((o, o.period) for o in observations))
        for_periods = _grouped((t, t.period) for t in targets if not t.deadline)
        by_deadlines = _grouped((t, t.deadline) for t in targets)
        found += _sums(asked, Field.TARGET, for_periods)
        found += _sums(asked, Field.TARGET, by_deadlines)
    return tuple(found)


def _attainments(points: Iterable[Point]) -> Iterator[Reconciliation]:
    for point in points:
        printed = _exact_value(point.printed_attainment)
        figures_are_exact = None not in (_exact_value(point.value), _exact_value(point.target))
        if printed is None or point.attainment is None or not figures_are_exact:
            continue
        computed = whole_percent(point.attainment)
        if computed != whole_percent(printed):
            yield Reconciliation(
                indicator=point.indicator,
                department=point.department,
                period=point.period,
                field=Field.ATTAINMENT,
                printed=printed,
                computed=computed / 100,
                sources=point.sources,
            )


@dataclass(frozen=True)
class _Asked:
    """The departments whose figures make up the whole."""

    rows: Sequence[FigureRow]
    reported: Sequence[Reporting]
    departments: Sequence[Department]

    def to_report(self, period: Period) -> frozenset[str]:
        """The departments expected to report a period; for a milestone, as for a target."""
        for reporting in self.reported:
            if reporting.period == period:
                return frozenset(reporting.expected) - {WHOLE_CITY}
        return self.to_reach(period)

    def to_reach(self, due: Period, series: str | None = None) -> frozenset[str]:
        """The departments with any figure or target in the series that exist on the due day."""
        gone = {d.code for d in self.departments if not exists_on(d, due.last)}
        return frozenset(self._by_series.get(series, set()) - gone - {WHOLE_CITY})

    @cached_property
    def _by_series(self) -> Mapping[str | None, set[str]]:
        """The departments with any row in a series."""
        found: defaultdict[str | None, set[str]] = defaultdict(set)
        for row in self.rows:
            if row.department:
                found[row.series].add(row.department)
        return found


def _grouped(rows: Iterable[tuple[FigureRow, Period | None]]) -> Groups:
    """The rows that can be added up, grouped by period or deadline and by series."""
    groups: defaultdict[tuple[Period, str | None], list[FigureRow]] = defaultdict(list)
    for row, due in rows:
        if due and row.department:
            groups[due, row.series].append(row)
    return groups


def _sums(asked: _Asked, field: Field, groups: Groups) -> Iterator[Reconciliation]:
    for (due, series), here in groups.items():
        totals = [row for row in here if row.department == WHOLE_CITY]
        if not totals:
            continue
        parts = [row for row in here if row.department != WHOLE_CITY]
        everyone = asked.to_report(due) if field is Field.VALUE else asked.to_reach(due, series)
        computed = _sum(parts, everyone)
        if computed is None:
            continue
        for printed in dict.fromkeys(_exact_value(total.value) for total in totals):
            if printed is not None and exact(printed) != exact(computed):
                stated = (row for row in totals if _exact_value(row.value) == printed)
                yield Reconciliation(
                    indicator=totals[0].indicator,
                    department=WHOLE_CITY,
                    period=due,
                    field=field,
                    printed=printed,
                    computed=computed,
                    sources=tuple(dict.fromkeys(c for row in stated for c in row.sources)),
                )


def _sum(parts: Sequence[FigureRow], asked: frozenset[str]) -> float | None:
    """The sum of at least two parts, one exact figure per department.

    None if an expected department has no part, if one has two, or if one is hidden or not exact.
    """
    named = {part.department for part in parts}
    if len(parts) < 2 or len(named) < len(parts) or not asked <= named:
        return None
    values = [value for part in parts if (value := _exact_value(part.value)) is not None]
    if len(values) < len(parts):
        return None
    return float(sum(map(exact, values)))


def _exact_value(quantity: Quantity | None) -> float | None:
    """The number of an exact figure, else None: "ca. 110" does not contradict 112."""
    return quantity.value if quantity and quantity.qualifier is Qualifier.EXACT else None
