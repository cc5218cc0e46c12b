"""Units and ranks in the names that public statistics give their measures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from loaders.public.table import PublicTable

RANK = "placering"
"""The unit of a place in a ranking, which is no figure to add up."""

_RANK = re.compile(r"\b(?:placering|rangliste|rang|rank(?:ing)?)\b|ranglisten", re.IGNORECASE)
_WORDS = (
    r"(?:pct|procent|prosent|percent|per cent|promille|%|‰|point|antal|antall|number|indeks|index"
    r"|kr|kroner|dkk|euro?|mio|mia|1[.,]?000|10[.,]?000|100[.,]?000|per|pr|personer|persons|timer|hours"
    r"|dage|days|år|years|km²|km2|m²|ha|ton|tonn)"
)
_IN_PARENTHESES = re.compile(rf"\(((?:i )?{_WORDS}\b[^()]*|[%‰][^()]*|km²)\)\s*$", re.IGNORECASE)
_AFTER_COMMA = re.compile(rf",\s*({_WORDS}\.?|%|‰)\s*$", re.IGNORECASE)
_IN_WORDS = re.compile(r"\b(?:i|in) (pct\.?|procent|per cent|percent)(?:\W|$)", re.IGNORECASE)

UNIT_NAMES = frozenset({"enhed", "måleenhed", "unit", "units", "unit of measure", "enhet", "måleenhet", "unit_measure"})  # fmt: skip
"""Names of dimensions whose values are units."""


def unit_in(name: str) -> str | None:
    """The unit that a measure's name tells.

    >>> unit_in("Forventet andel (pct.)"), unit_in("Land area, km²"), unit_in("Antal (alle)")
    ('pct.', 'km²', None)
    """
    if _RANK.search(name):
        return RANK
    for pattern in (_IN_PARENTHESES, _AFTER_COMMA, _IN_WORDS):
        if found := pattern.search(name):
            return found[1]
    return None


def with_unit_dimension(table: PublicTable) -> PublicTable:
    """The table where the values of the dimension of units, if it has one, have themselves as unit."""
    names = [each.name for each in table.dimensions if each.name.casefold() in UNIT_NAMES]
    if len(names) != 1:
        return table
    return with_units(replace(table, measure=table.measure or names[0]), names[0], str)


def with_units(
    table: PublicTable, name: str, unit: Callable[[str], str | None] = unit_in
) -> PublicTable:
    """The table where the values of that dimension have the unit that their labels tell."""
    return replace(
        table,
        dimensions=tuple(
            each
            if each.name != name
            else replace(
                each,
                values=tuple(
                    replace(value, unit=value.unit or unit(value.label)) for value in each.values
                ),
            )
            for each in table.dimensions
        ),
    )
