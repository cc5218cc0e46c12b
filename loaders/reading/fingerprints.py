"""Marks each row of a template with a hash of its values, so that unchanged rows are recognised.

A template is filled in with the known values. Months later they can be outdated: a row that its
reader left alone reports nothing, and must not overwrite newer values with old ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from loaders.reading.cells import clean_text
from loaders.reading.number_formats import rounded
from loaders.reading.sheets import Value
from policy.serial import as_plain

LENGTH = 12
START = "m-"
"""A prefix, so that no program takes a mark such as 123e45 for a number."""


def fingerprint(values: Mapping[str, object]) -> str:
    """The mark of a row's values by field name. Fields without a value do not count.

    >>> fingerprint({"value": 274}) == fingerprint({"value": 274.0, "note": None})
    True
    """
    filled = {
        name: _comparable(as_plain(value))
        for name, value in values.items()
        if value is not None and value != ()
    }
    text = json.dumps(filled, sort_keys=True, ensure_ascii=False)
    return START + hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


class Mark(NamedTuple):
    """The mark of a template's row: of its values, and of each read-only cell in it."""

    row: str
    beside: frozenset[str]


def mark_text(values: Mapping[str, object], beside: Mapping[str, Value]) -> str:
    """The text of a row's mark: `values` by field name, read-only cells by heading, None where empty.

    >>> row, beside = mark(mark_text({"indicator": "fleksjob"}, {"Sidst: værdi": 274}))
    >>> row == fingerprint({"indicator": "fleksjob"})
    True
    >>> beside == {fingerprint_beside("Sidst: værdi", 274)}
    True
    """
    filled = ((heading, value) for heading, value in beside.items() if value is not None)
    return " ".join([fingerprint(values), *(fingerprint_beside(*cell) for cell in filled)])


def mark(text: str) -> Mark:
    """The mark that `mark_text` wrote, or an earlier version without the read-only cells."""
    row, *beside = text.split() or [""]
    return Mark(row, frozenset(beside))


def fingerprint_beside(heading: str, value: Value) -> str:
    """The mark of one read-only cell."""
    return fingerprint({heading: value.date() if isinstance(value, datetime) else value})


def _comparable(value: Any) -> Any:
    """`value` as it is read back from a cell: text cleaned, and numbers as floats.

    With as many digits as Excel keeps.
    """
    match value:
        case str():
            cleaned = clean_text(value)
            return cleaned if isinstance(cleaned, str) else value
        case int() | float() if not isinstance(value, bool):
            return rounded(float(value))
        case list():
            return [_comparable(each) for each in value]
        case dict():
            return {name: _comparable(each) for name, each in value.items()}
    return value
