"""Records and findings as plain values for JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from policy.columns import Citation
from policy.findings import Finding
from policy.quantities import Quantity
from policy.serial import as_plain


def written(document: Mapping[str, Any]) -> None:
    """Write a document to stdout, Danish letters as they are.

    A reader who has seen enough, as `head` has, is no fault: the exit code stays the command's own.
    """
    try:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def record(row: Any) -> dict[str, Any]:
    """A record by field name; a figure becomes its value with low, high and qualifier beside it."""
    plain: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Quantity):
            plain |= quantity(value, "" if field.name == "value" else f"{field.name}_", field.name)
        else:
            plain[field.name] = simple(value)
    return plain


def quantity(figure: Quantity | None, prefix: str = "", name: str = "value") -> dict[str, Any]:
    """A figure as four keys, all None where there is none."""
    return {
        name: figure.value if figure else None,
        f"{prefix}low": figure.low if figure else None,
        f"{prefix}high": figure.high if figure else None,
        f"{prefix}qualifier": figure.qualifier.value if figure else None,
    }


def simple(value: Any) -> Any:
    """A value as JSON knows it."""
    match value:
        case Citation():
            return citation(value)
        case tuple():
            return [simple(each) for each in value]
    return as_plain(value)


def citation(place: Citation) -> dict[str, Any]:
    """A place in a source; the section stands where pages are unknown."""
    plain: dict[str, Any] = {"document": place.document, "page": place.page}
    return plain | {"section": place.section} if place.section else plain


def finding(found: Finding) -> dict[str, Any]:
    """A finding with the keys that other programs rely on; its file is named where it is listed."""
    plain = record(found)
    del plain["file"]
    return plain
