"""An extract with other choices than the proposed: its unit and its counts follow the chosen values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.delivery import Division
from loaders.public.selecting import IS
from policy.choices import PrintedUnit
from policy.public_statistics import Extract
from policy.spelling import folded

SHARES = frozenset({PrintedUnit.PER_CENT, PrintedUnit.PER_MILLE, PrintedUnit.FRACTION})
_WHOLE = re.compile(r"i alt|total|realitetsbehandle|afgjort|afgørelser")
_PART = re.compile(r"omgjort|ændre|ophæve|medhold")


def with_choices(
    extract: Extract, choices: Mapping[str, str], divisions: Sequence[Division]
) -> Extract:
    """The extract with the chosen value of some divisions, the unit of that value, and its counts."""
    chosen = {**fixed_values(extract), **choices}
    changed = replace(extract, fixed=tuple(f"{name}{IS}{value}" for name, value in chosen.items()))
    if changed.fixed == extract.fixed:
        return extract
    for division in divisions:
        if division.units and division.name in choices:
            unit, text = _unit(division, chosen[division.name])
            changed = replace(changed, printed_in=unit, unit_printed=text)
    return with_counts(changed, divisions)


def fixed_values(extract: Extract) -> dict[str, str]:
    """The chosen value of each division that has one."""
    return {name: value for name, _, value in (each.partition(IS) for each in extract.fixed)}


def with_counts(extract: Extract, divisions: Sequence[Division]) -> Extract:
    """The extract with the counts that its share is made of, where the names of just two say so.

    A share made of more than two counts is left without.
    """
    counts = counts_beside(extract, divisions)
    wholes = [count for count in counts if _WHOLE.search(folded(count.partition(IS)[2]))]
    parts = [count for count in counts if _PART.search(folded(count.partition(IS)[2]))]
    sure = len(counts) == 2 and len(wholes) == 1 and len(parts) == 1 and wholes != parts
    return replace(extract, part=parts[0] if sure else None, whole=wholes[0] if sure else None)


def counts_beside(extract: Extract, divisions: Sequence[Division]) -> tuple[str, ...]:
    """The choices that are counts beside the chosen share, in its own division; none if it is no share."""
    chosen = fixed_values(extract)
    for division in divisions:
        if division.units and division.name in chosen:
            unit, _ = _unit(division, chosen[division.name])
            if unit in SHARES:
                return tuple(
                    f"{division.name}{IS}{value}"
                    for value, (other, _) in zip(division.values, division.units, strict=True)
                    if other is PrintedUnit.COUNT
                )
    return ()


def _unit(division: Division, value: str) -> tuple[PrintedUnit, str | None]:
    """The unit of a value; a count if the value is not listed."""
    found = dict(zip(division.values, division.units, strict=True))
    return found.get(value, (PrintedUnit.COUNT, None))
