"""Records and other dataclasses as plain values that JSON represents exactly, and back again.

How a value is written and read follows from its type alone. Later editions of the product read what
earlier ones stored: a field without a value is left out, and a missing field takes its default. So a
table can get a new column.
Why no library does this: docs/decisions/18-records-have-a-codec-of-their-own.md.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from policy.periods import Period, PeriodKind
from policy.tables import BY_NAME, TABLES

GONE = {"snapshots": ("version",)}
"""By table, the fields that earlier editions of the product wrote and that are ignored now."""
KEY = tuple[object, ...]
"""The type of a row's key; the table named beside it declares the types of its parts."""

T = TypeVar("T")


def as_plain(value: object) -> Any:
    """A value of any type that this module supports, as JSON values.

    >>> as_plain(Period.parse("1. kvartal 2025"))
    '2025-Q1'
    """
    type_: Any = type(value)
    return _codec(type_).write(value)


def read_as(type_: type[T], plain: Any) -> T:
    """The value of a type that `as_plain` wrote.

    Raises `KeyError` for a field that the type does not have, `TypeError` where a required one is
    missing, `ValueError` or `KeyError` for a value that a field's type does not have.

    >>> read_as(Period, "2025-Q1").last
    datetime.date(2025, 3, 31)
    """
    return cast("T", _codec(cast("Any", type_)).read(plain))


def from_plain(table_name: str, plain: Mapping[str, Any]) -> Any:
    """The record of a table that `as_plain` wrote, perhaps in an earlier edition of the product.

    Raises what `read_as` raises.
    """
    gone = GONE.get(table_name, ())
    known = {name: value for name, value in plain.items() if name not in gone} if gone else plain
    return _codec(BY_NAME[table_name].record).read(known)


def to_json(value: object) -> bytes:
    """A value as JSON in ASCII, on one line."""
    return json.dumps(as_plain(value)).encode("ascii")


def from_json(type_: type[T], text: str | bytes) -> T:
    """The value of a type that `to_json` wrote. Raises what `read_as` and `json` raise."""
    return read_as(type_, json.loads(text))


class _Codec(NamedTuple):
    """How values of one type are written and read."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


_SAME = _Codec(_same, _same)


def _period_text(period: Period) -> str:
    """The period as the workbooks write it; dates of any year, though `Period.parse` rejects some."""
    match period.kind:
        case PeriodKind.DATE:
            return period.first.isoformat()
        case PeriodKind.MONTH:
            return period.first.isoformat()[: len("2024-12")]
    return str(period)


def _period(text: str) -> Period:
    year, _, rest = text.partition("-")
    if rest.isdigit() and len(rest) == len("12"):
        return Period.month(int(year), int(rest))
    if rest.count("-") == 1:
        return Period.day(date.fromisoformat(text))
    return Period.parse(text)


_TABLES: Mapping[type, str] = {table.record: table.name for table in TABLES}


def _record_with_table(record: Any) -> list[Any]:
    return [_TABLES[type(record)], as_plain(record)]


def _record_of_table(plain: Sequence[Any]) -> Any:
    table_name, record = plain
    return from_plain(table_name, record)


_CODECS: Mapping[Any, _Codec] = {
    **dict.fromkeys((str, int, float, bool, types.NoneType), _SAME),
    date: _Codec(date.isoformat, date.fromisoformat),
    Period: _Codec(_period_text, _period),
    tuple: _Codec(lambda values: [as_plain(each) for each in values], tuple),
    KEY: _Codec(as_plain, tuple),
    Any: _Codec(_record_with_table, _record_of_table),
}
"""Types with a special form. `Any` is a record of any table, written after the name of its table."""


@cache
def _codec(type_: Any) -> _Codec:
    """The codec of a type; that of an unknown type raises only when there is a value."""
    if type_ in _CODECS:
        return _CODECS[type_]
    if origin := get_origin(type_):
        return _GENERIC[origin](*get_args(type_)) if origin in _GENERIC else _unknown(type_)
    if is_dataclass(type_):
        return _of_object(cast("type", type_))
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return _Codec(str, {str(member): member for member in type_}.__getitem__)
    return _unknown(type_)


def _unknown(type_: Any) -> _Codec:
    def refuse(_: Any) -> Any:
        raise TypeError(f"no plain form of {type_}")

    return _Codec(refuse, refuse)


def _of_optional(*options: Any) -> _Codec:
    (only,) = (option for option in options if option is not types.NoneType)
    return _codec(only)


def _of_tuple(*types_: Any) -> _Codec:
    if types_[1:] == (...,):
        each = _codec(types_[0])
        return _Codec(
            lambda values: list(map(each.write, values)),
            lambda plain: tuple(map(each.read, plain)),
        )
    parts = tuple(map(_codec, types_))
    return _Codec(
        lambda values: [part.write(each) for part, each in zip(parts, values, strict=True)],
        lambda plain: tuple(part.read(each) for part, each in zip(parts, plain, strict=True)),
    )


def _of_set(type_: Any) -> _Codec:
    each = _codec(type_)
    return _Codec(
        lambda values: sorted(map(each.write, values)),
        lambda plain: frozenset(map(each.read, plain)),
    )


def _of_mapping(_: Any, type_: Any) -> _Codec:
    """The codec of a mapping with text keys."""
    each = _codec(type_)
    return _Codec(
        lambda values: {name: each.write(value) for name, value in values.items()},
        lambda plain: {name: each.read(value) for name, value in plain.items()},
    )


_GENERIC: Mapping[Any, Callable[..., _Codec]] = {
    Union: _of_optional,
    types.UnionType: _of_optional,
    tuple: _of_tuple,
    frozenset: _of_set,
    Mapping: _of_mapping,
}


def _of_object(type_: type) -> _Codec:
    """The codec of a dataclass, by field name."""
    hints = get_type_hints(type_)
    parts = {field.name: _codec(hints[field.name]) for field in fields(type_)}
    required = {field.name for field in fields(type_) if field.default is MISSING}

    def write(value: Any) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for name, part in parts.items():
            of_field = getattr(value, name)
            if of_field is None or of_field == ():
                if name in required:
                    plain[name] = None if of_field is None else []
            else:
                plain[name] = part.write(of_field)
        return plain

    def read(plain: Mapping[str, Any]) -> Any:
        values = {}
        for name in plain:
            of_field, part = plain[name], parts[name]
            values[name] = None if of_field is None else part.read(of_field)
        return type_(**values)

    keys = [name for name, hint in hints.items() if hint == KEY]
    return _Codec(write, _with_keys(read, keys) if keys else read)


def _with_keys(read: Callable[[Any], Any], names: Sequence[str]) -> Callable[[Any], Any]:
    """`read` for a dataclass with a `table` and with keys of its rows in the fields `names`."""

    def read_with_keys(plain: Mapping[str, Any]) -> Any:
        value = read(plain)
        return replace(value, **{name: _key(value.table, getattr(value, name)) for name in names})

    return read_with_keys


def _key(table_name: str, plain: Sequence[Any]) -> tuple[Any, ...]:
    table = BY_NAME[table_name]
    return tuple(
        None if part is None else read_as(table.field(name).type, part)
        for name, part in zip(table.key, plain, strict=True)
    )
