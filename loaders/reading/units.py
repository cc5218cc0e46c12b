"""The unit of a field, and whether a figure is written in it."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.delivery import Written
from policy.choices import Unit
from policy.quantities import Quantity
from policy.records import Indicator
from policy.tables import Field

WRITTEN_IN: Mapping[Unit, tuple[Written, ...]] = {
    Unit.COUNT: (Written.PLAIN, Written.WORDS, Written.TIME, Written.YEARS),
    Unit.SHARE: (Written.PERCENT, Written.PERMILLE),
    Unit.DKK: (Written.KRONER, Written.PLAIN),
    Unit.YEARS: (Written.PLAIN, Written.YEARS),
}
"""The ways to write a figure of each unit; the first is used for output."""


def unit_of(record: object, field: Field, indicators: Mapping[str, Indicator]) -> Unit | None:
    """The unit of a field of `record`; None if it has none or its indicator is unknown."""
    if field.column.unit or not field.column.measures:
        return field.column.unit
    indicator = record if isinstance(record, Indicator) else indicators.get(_indicator_id(record))
    return indicator.unit if indicator else None


def fits(value: object, written: Written, unit: Unit, *, is_difference: bool = False) -> bool:
    """Whether a figure is written in its unit; a count must also be a whole number of 0 or more.

    The difference between two shares can be in percentage points.
    """
    in_points = is_difference and unit is Unit.SHARE and written is Written.POINTS
    if written not in WRITTEN_IN[unit] and not in_points:
        return False
    if unit is not Unit.COUNT or not isinstance(value, Quantity):
        return True
    ends = [end for end in value.ends if end is not None]
    return all(end >= 0 and float(end).is_integer() for end in ends)


def _indicator_id(record: object) -> str:
    return str(getattr(record, "indicator", ""))
