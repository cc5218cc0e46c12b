"""Converts a field's value to a cell's content: the inverse of `loaders.reading.cells`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from loaders.delivery import Written
from loaders.reading import citations, numbers
from loaders.reading.sheets import Value
from loaders.reading.units import WRITTEN_IN
from policy import lists
from policy.choices import Choice, Qualifier, Unit
from policy.columns import Citation
from policy.periods import Period, PeriodKind
from policy.quantities import Quantity
from policy.tables import Field

YES, NO = "ja", "nej"

GENERAL = "General"
TEXT = "@"
DATE = "dd-mm-yyyy"
WHOLE = "0"
COUNT = "#,##0"
DECIMAL = "#,##0.0##"
KRONER = '#,##0 "kr."'
KRONER_AND_ORE = '#,##0.00 "kr."'
PERCENT_DECIMALS = 2


class Content(NamedTuple):
    """A cell's value and number format."""

    value: Value
    number_format: str = GENERAL


def content(value: object, unit: Unit | None) -> Content:
    """The cell for a field's value. Figures are numbers if exact, otherwise Danish text."""
    match value:
        case None | ():
            return Content(None)
        case tuple():
            return Content(_listed(value))
        case bool():
            return Content(YES if value else NO)
        case Choice():
            return Content(value.label)
        case Quantity():
            return _figure(value, unit)
        case int():
            return Content(value, WHOLE)
        case float():
            return _number(value, unit)
        case date():
            return Content(value, DATE)
        case Period():
            return _period(value)
    return Content(str(value))


def empty_format(target: Field) -> str:
    """The number format of a cell to fill in.

    Text for periods and codes, which Excel would convert (2024-12 to a date); never for figures,
    because a formula typed in a text cell is not computed.
    """
    if target.type is date:
        return DATE
    is_code = target.type is str and target.column.refers
    return TEXT if target.type is Period or is_code else GENERAL


def _listed(values: tuple[object, ...]) -> str:
    if isinstance(values[0], Citation):
        return citations.as_text(tuple(v for v in values if isinstance(v, Citation)))
    return lists.joined(
        value.label if isinstance(value, Choice) else str(value) for value in values
    )


def _figure(figure: Quantity, unit: Unit | None) -> Content:
    if figure.qualifier is Qualifier.EXACT and figure.value is not None:
        return _number(figure.value, unit)
    return Content(numbers.as_text(figure, WRITTEN_IN[unit][0] if unit else Written.PLAIN))


def _number(number: float, unit: Unit | None) -> Content:
    whole = float(number).is_integer()
    if unit is Unit.SHARE:
        return Content(number, _percent_format(number))
    if unit is Unit.DKK:
        return Content(number, KRONER if whole else KRONER_AND_ORE)
    return Content(number, COUNT if whole else DECIMAL)


def _percent_format(share: float) -> str:
    _, _, decimals = f"{(Decimal(repr(share)) * 100).normalize():f}".partition(".")
    shown = "0" * min(len(decimals), PERCENT_DECIMALS)
    return f"0.{shown} %" if shown else "0 %"


def _period(period: Period) -> Content:
    if period.kind is PeriodKind.DATE:
        return Content(period.first, DATE)
    if period.kind is PeriodKind.YEAR:
        return Content(period.first.year, WHOLE)
    return Content(str(period), TEXT)
