"""Printed percentages and sums, recomputed; a difference is told and never repaired (rule 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from metrics.status import WHOLE_CITY, Field, IndicatorStatus, Point, Reconciliation
from metrics.verdicts import exact
from policy.choices import Adding, Qualifier
from policy.quantities import Quantity


def whole_percent(share: float) -> int:
    """A share as whole per cent, halves away from zero, as the documents print it.

    >>> whole_percent(0.125), whole_percent(-0.125), whole_percent(274 / 376)
    (13, -13, 73)
    """
    return int((Decimal(repr(share)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def reconciliations(indicators: Iterable[IndicatorStatus]) -> tuple[Reconciliation, ...]:
    """Every printed figure that the figures around it do not give."""
    return tuple(
        difference
        for status in indicators
        for difference in (*_attainments(status), *_sums(status))
    )


def _attainments(status: IndicatorStatus) -> Iterator[Reconciliation]:
    for point in status.points:
        printed = _exact_value(point.printed_attainment)
        figures_are_exact = None not in (_exact_value(point.value), _exact_value(point.target))
        if printed is None or point.attainment is None or not figures_are_exact:
            continue
        computed = whole_percent(point.attainment)
        if computed != whole_percent(printed):
            yield _difference(point, Field.ATTAINMENT, printed, computed / 100)


def _sums(status: IndicatorStatus) -> Iterator[Reconciliation]:
    if status.indicator.adding is not Adding.SUM:
        return
    for total in (point for point in status.points if point.department == WHOLE_CITY):
        parts = [
            point
            for point in status.points
            if point.department != WHOLE_CITY
            and (point.period, point.series) == (total.period, total.series)
        ]
        # A department with two figures, each stated by another, would count twice.
        if not parts or len({part.department for part in parts}) < len(parts):
            continue
        for field, printed, summands in (
            (Field.VALUE, total.value, [part.value for part in parts]),
            (Field.TARGET, total.target, [part.target for part in parts]),
        ):
            computed = _sum(summands)
            stated = _exact_value(printed)
            if stated is not None and computed is not None and exact(stated) != exact(computed):
                yield _difference(total, field, stated, computed)


def _sum(summands: list[Quantity | None]) -> float | None:
    """The sum, or None where a part is missing, hidden or not one exact figure."""
    values = [value for summand in summands if (value := _exact_value(summand)) is not None]
    if len(values) < len(summands):
        return None
    return float(sum((exact(value) for value in values), Fraction(0)))


def _exact_value(quantity: Quantity | None) -> float | None:
    """The figure, where it claims to be exact: "ca. 110" cannot disagree with 112."""
    return quantity.value if quantity and quantity.qualifier is Qualifier.EXACT else None


def _difference(point: Point, field: Field, printed: float, computed: float) -> Reconciliation:
    return Reconciliation(
        indicator=point.indicator,
        department=point.department,
        period=point.period,
        field=field,
        printed=printed,
        computed=computed,
        sources=point.sources,
    )
