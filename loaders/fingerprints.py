"""A short mark of what a row holds, so that a row nobody has touched is known when it comes back.

A template is filled in beforehand with what is known. Months later that can be old: a row that its
reader left alone says nothing, and must not put old values over newer ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from loaders.cells import clean_text
from policy.serial import plain_value

LENGTH = 12
START = "m-"
"""In front, so that no program takes a mark such as 123e45 for a number."""


def fingerprint(values: Mapping[str, object]) -> str:
    """The mark of a row's values by field name. Fields without a value do not count.

    >>> fingerprint({"value": 274}) == fingerprint({"value": 274.0, "note": None})
    True
    """
    filled = {
        name: _comparable(plain_value(value))
        for name, value in values.items()
        if value is not None and value != ()
    }
    text = json.dumps(filled, sort_keys=True, ensure_ascii=False)
    return START + hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _comparable(value: Any) -> Any:
    """`value` as it is after a way through a cell: text cleaned, every number a decimal one."""
    match value:
        case str():
            cleaned = clean_text(value)
            return cleaned if isinstance(cleaned, str) else value
        case int() if not isinstance(value, bool):
            return float(value)
        case list():
            return [_comparable(each) for each in value]
        case dict():
            return {name: _comparable(each) for name, each in value.items()}
    return value
