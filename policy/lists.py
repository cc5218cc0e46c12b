"""A cell with a list: values with semicolons between them, quoted where they have one themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

_VALUE = re.compile(r'\s*"((?:[^"]|"")*)"[^\S\n]*(?=[;\n]|\Z)|([^;\n]+)')


def joined(values: Iterable[str]) -> str:
    """The values in one cell.

    >>> joined(["KØN = I alt", "YDELSE = Hjælp; BPA"])
    'KØN = I alt; "YDELSE = Hjælp; BPA"'
    """
    return "; ".join(map(_quoted, values))


def parted(text: str) -> tuple[str, ...]:
    """The values of a cell, which are on lines of their own or have semicolons between them.

    >>> parted('KØN = I alt; "YDELSE = Hjælp; BPA"')
    ('KØN = I alt', 'YDELSE = Hjælp; BPA')
    """
    return tuple(
        quoted.replace('""', '"') if quoted else plain.strip()
        for quoted, plain in _VALUE.findall(text)
    )


def _quoted(value: str) -> str:
    if ";" not in value and not value.startswith('"'):
        return value
    doubled = value.replace('"', '""')
    return f'"{doubled}"'
