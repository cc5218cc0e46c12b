"""JSON of public statistics: no number is rounded, no name hides another."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from loaders.public.limits import RefusedError


class Printed(str):
    """A number as it is printed, to tell it from a text."""

    __slots__ = ()


def document(content: bytes | str, number: Callable[[str], object] = Decimal) -> Any:
    """The document; `number` makes those with decimals. Raises `RefusedError`."""
    whole = Printed if number is Printed else int
    try:
        return json.loads(
            content,
            parse_int=whole,
            parse_float=number,
            parse_constant=_refused,
            object_pairs_hook=_unique,
        )
    except (ValueError, ArithmeticError, RecursionError) as broken:
        wanted = "JSON, der kan læses til ende."
        raise RefusedError(
            "public_truncated", "JSON, der er skåret over", wanted=wanted
        ) from broken


def _refused(printed: str) -> None:
    raise RefusedError("public_not_a_number", printed)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object; a name that stands twice in it would hide what stood first."""
    node = dict(pairs)
    if len(node) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in node if names.count(name) > 1)
        raise RefusedError("public_duplicate_key", f"»{twice}«")
    return node


def text(value: object) -> str:
    """A value as text, a number with a decimal comma. Raises `RefusedError` for what is no value."""
    if isinstance(value, Printed):
        plain = f"{Decimal(value):f}" if "e" in value.lower() else value
        return plain.replace(".", ",")
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    raise RefusedError("public_not_a_number", str(value))
