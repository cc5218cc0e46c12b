"""Values of JSON-LD, in which two of the descriptions are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]


def text(value: str, language: str = "da") -> Node:
    """A text in a language."""
    return {"@value": value, "@language": language}


def texts(danish: str, english: str) -> list[Node]:
    """A text in Danish and in English."""
    return [text(danish), text(english, "en")]


def day(value: date) -> Node:
    """A date."""
    return {"@value": value.isoformat(), "@type": "xsd:date"}


def to(address: str) -> Node:
    """A reference to what has an address."""
    return {"@id": address}


def where(condition: object, properties: Mapping[str, Any]) -> Node:
    """The properties if the condition holds; else none."""
    return dict(properties) if condition else {}
