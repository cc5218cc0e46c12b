"""Cells of Eurostat and its relatives: a number with flags behind it, or flags alone where it is missing."""

from __future__ import annotations

import re

from loaders.guard.limits import LIMITS
from loaders.public.limits import RefusedError
from loaders.public.numbers import POINT, number
from loaders.public.table import Cell, Flagged, Mark
from policy.choices import Missing

_CAUSES = {
    "c": Missing.HIDDEN,
    "C": Missing.HIDDEN,
    "N": Missing.HIDDEN,
    "S": Missing.HIDDEN,
    "D": Missing.HIDDEN,
    "Q": Missing.HIDDEN,
    "z": Missing.NOT_MEANINGFUL,
    "u": Missing.NOT_AVAILABLE,
    "m": Missing.NOT_AVAILABLE,
    "M": Missing.NOT_AVAILABLE,
    "L": Missing.NOT_AVAILABLE,
    "O": Missing.NOT_AVAILABLE,
    ":": Missing.NOT_AVAILABLE,
}
"""SDMX' code lists for the status and confidentiality of an observation, and Eurostat's own."""
_LONGEST = 6
_PARTS = re.compile(r"(:|[-+]?\d[\d.,' ]*)?(.*)", re.DOTALL)


def cell(printed: str) -> Cell:
    """The cell.

    >>> cell("78115 b"), cell(": c").cause
    (Flagged(number=78115, flag='b', means=None), <Missing.HIDDEN: 'hidden'>)
    """
    if len(printed) > LIMITS.number:
        raise RefusedError("public_not_a_number", printed)
    first, flags = _PARTS.match(printed).groups()  # type: ignore[union-attr]  # matches any text
    found = number(first, POINT) if first else None
    if found is not None:
        return Flagged(found, " ".join(flags.split())) if flags.strip() else found
    if len(printed) > _LONGEST:
        raise RefusedError("public_not_a_number", printed)
    signs = [each for word in flags.split() for each in (word if word.islower() else [word])]
    causes = [_CAUSES[sign] for sign in (*signs, first or "") if sign in _CAUSES]
    return Mark(printed, causes[0] if causes else Missing.UNKNOWN)
