"""The names of a table's groups, which statistical offices print in its title and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BY = re.compile(r"\s(?:efter|by|etter|eftir|PxcMetaTitleBy)\s", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?![^(]*\))")
_AND = re.compile(r"(.+),?\s(?:og|and|och|ja|PxcMetaTitleAnd)\s(.+)", re.IGNORECASE | re.DOTALL)

_AFTER_TIME = re.compile(r"^(tid|time)\s*\(.*\)$", re.IGNORECASE | re.DOTALL)
"""Time is the last name; what follows in parentheses is a remark on the table."""


def names(title: str, count: int) -> tuple[str, ...] | None:
    """The names of that many kinds of groups, in order; None if the title has no such list.

    >>> names("Hjælp efter endt forløb efter område (5), alder og tid", 3)
    ('område (5)', 'alder', 'tid')
    >>> names("Hjælp 2024", 1) is None
    True
    """
    return next((found for found in _lists(title) if len(found) == count), None)


def all_names(title: str) -> set[str]:
    """Every name that the title may have."""
    return {name for found in _lists(title) for name in found}


LONGEST = 1_000
"""The longest title in characters that is searched; the search takes its square in time."""


def _lists(title: str) -> Iterator[tuple[str, ...]]:
    if len(title) > LONGEST:
        return
    for found in reversed(list(_BY.finditer(title))):
        *first, last = _COMMA.split(title[found.end() :].strip())
        both = _AND.fullmatch(last)
        *first, last = (*first, *both.groups()) if both else (*first, last)
        yield tuple(name.strip() for name in (*first, _AFTER_TIME.sub(r"\1", last)))


def positional(stub: int, headings: int) -> tuple[str, ...]:
    """Names by place, for a table whose title does not name its groups.

    >>> positional(1, 2)
    ('Forspalte 1', 'Overskrift 1', 'Overskrift 2')
    """
    return (
        *(f"Forspalte {number}" for number in range(1, stub + 1)),
        *(f"Overskrift {number}" for number in range(1, headings + 1)),
    )
