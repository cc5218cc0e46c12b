"""Records as plain values that JSON keeps exactly, and back again.

What is written here is read by later editions of the product: a field without a value is left out,
and a field that is not there takes its default. So a table can be given a new column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from policy.choices import Qualifier
from policy.columns import Citation
from policy.periods import Period, PeriodKind
from policy.quantities import Quantity
from policy.tables import BY_NAME, Field

GONE = {"snapshots": ("version",)}
"""By table, the fields that earlier editions of the product wrote, and that have no meaning now."""
Plain: TypeAlias = str | int | float | bool | list[Any] | dict[str, Any] | None


def as_plain(record: object) -> dict[str, Any]:
    """A record by field name, without the fields that have no value."""
    plain = {}
    for name in type(record).__dataclass_fields__:  # type: ignore[attr-defined]  # every record's
        value = getattr(record, name)
        if value is not None and value != ():
            plain[name] = plain_value(value)
    return plain


def from_plain(table_name: str, plain: Mapping[str, Any]) -> Any:
    """The record of a table that `as_plain` wrote.

    Raises `KeyError` for a field that the table does not have, `TypeError` where a required one is
    missing, `ValueError` or `KeyError` for a value that the field's type does not have.
    """
    readers, gone = _readers(table_name), GONE.get(table_name, ())
    values = {name: readers[name](value) for name, value in plain.items() if name not in gone}
    return BY_NAME[table_name].record(**values)


def plain_value(value: object) -> Plain:
    """The value of a field, or of a part of a record's key, as JSON knows it."""
    match value:
        case str():  # codes of choices too
            return str(value)
        case None | bool() | int() | float():
            return value
        case tuple():
            return [plain_value(each) for each in value]
        case Period():
            return _period_text(value)
        case date():
            return value.isoformat()
        case Citation():
            return _filled(document=value.document, page=value.page, section=value.section)
        case Quantity():
            return _filled(
                qualifier=value.qualifier.value,
                value=value.value,
                low=value.low,
                high=value.high,
                word=value.word,
            )
    raise TypeError(f"no plain form of {type(value).__name__}")


def field_value(field: Field, plain: Any) -> Any:
    """The value of `field` that `plain_value` wrote; None stands for no value."""
    return None if plain is None else _reader(field)(plain)


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


@cache
def _readers(table_name: str) -> Mapping[str, Callable[[Any], Any]]:
    return {field.name: _reader(field) for field in BY_NAME[table_name].fields}


def _reader(field: Field) -> Callable[[Any], Any]:
    one: Callable[[Any], Any] = _READERS.get(field.type, field.type)
    if field.many:
        return lambda plain: tuple(one(each) for each in plain)
    return one


def _period_text(period: Period) -> str:
    """The period as the workbooks write it; dates of any year, which `Period.parse` would refuse."""
    match period.kind:
        case PeriodKind.DATE:
            return period.first.isoformat()
        case PeriodKind.MONTH:
            return period.first.isoformat()[: len("2024-12")]
    return str(period)


def _period(text: str) -> Period:
    year, _, rest = text.partition("-")
    if rest.isdigit():
        return Period.month(int(year), int(rest))
    if rest.count("-") == 1:
        return Period.day(date.fromisoformat(text))
    return Period.parse(text)


def _citation(plain: Mapping[str, Any]) -> Citation:
    return Citation(**plain)


def _quantity(plain: Mapping[str, Any]) -> Quantity:
    return Quantity(**{**plain, "qualifier": _QUALIFIERS[plain["qualifier"]]})


_QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}


def _as_it_is(plain: Any) -> Any:
    return plain


_READERS: Mapping[type, Callable[[Any], Any]] = {
    str: _as_it_is,
    int: _as_it_is,
    float: _as_it_is,
    bool: _as_it_is,
    date: date.fromisoformat,
    Period: _period,
    Quantity: _quantity,
    Citation: _citation,
}
"""Types that JSON writes in a form of its own; a choice is read from its code."""
