"""Records as plain values for JSON, with the keys that other programs rely on."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from policy.columns import Citation
from policy.quantities import Quantity
from policy.serial import as_plain


def record(row: Any) -> dict[str, Any]:
    """A record by field name; a figure becomes four keys: value, low, high and qualifier."""
    plain: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Quantity):
            plain |= quantity(value, "" if field.name == "value" else f"{field.name}_", field.name)
        else:
            plain[field.name] = simple(value)
    return plain


def quantity(figure: Quantity | None, prefix: str = "", name: str = "value") -> dict[str, Any]:
    """A figure as four keys, all None if there is no figure."""
    return {
        name: figure.value if figure else None,
        f"{prefix}low": figure.low if figure else None,
        f"{prefix}high": figure.high if figure else None,
        f"{prefix}qualifier": figure.qualifier.value if figure else None,
    }


def simple(value: Any) -> Any:
    """A value as its JSON equivalent."""
    match value:
        case Citation():
            return citation(value)
        case tuple():
            return [simple(each) for each in value]
    return as_plain(value)


def citation(place: Citation) -> dict[str, Any]:
    """A place in a source, with its section if pages are unknown."""
    plain: dict[str, Any] = {"document": place.document, "page": place.page}
    return plain | {"section": place.section} if place.section else plain
