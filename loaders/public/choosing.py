"""An extract with other choices than the proposed: its unit and its counts follow the chosen values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from loaders.delivery import FoundDimension
from loaders.public.selecting import IS
from policy.choices import PrintedUnit, Unit
from policy.public_statistics import Extract
from policy.spelling import folded

_WHOLE = re.compile(r"i alt|total|realitetsbehandle|afgjort|afgørelser")
_REVERSED = re.compile(r"omgjort|medhold")
_KINDS_OF_REVERSED = re.compile(r"(?<!u)ændre|ophæve|hjemvis")


def with_choices(
    extract: Extract, choices: Mapping[str, str], dimensions: Sequence[FoundDimension]
) -> Extract:
    """The extract with the chosen value of some dimensions, the unit of that value, and its counts."""
    chosen = {**fixed_values(extract), **choices}
    changed = replace(extract, fixed=tuple(f"{name}{IS}{value}" for name, value in chosen.items()))
    if changed.fixed == extract.fixed:
        return extract
    for dimension in dimensions:
        if dimension.units and dimension.name in choices:
            unit, text = _unit(dimension, chosen[dimension.name])
            changed = replace(changed, printed_in=unit, unit_printed=text)
    return with_counts(changed, dimensions)


def fixed_values(extract: Extract) -> dict[str, str]:
    """The chosen value of each dimension that has one."""
    return {name: value for name, _, value in (each.partition(IS) for each in extract.fixed)}


def with_counts(extract: Extract, dimensions: Sequence[FoundDimension]) -> Extract:
    """The extract with the counts that its share is made of, where their names say so.

    One must be the whole. What is reversed is one count, or all of the kinds of it that stand there.
    """
    counts = counts_beside(extract, dimensions)
    wholes = _of(counts, _WHOLE)
    others = [count for count in counts if count not in wholes]
    parts = tuple(_of(others, _REVERSED) or _of(others, _KINDS_OF_REVERSED))
    sure = len(wholes) == 1 and parts
    return replace(extract, part=parts if sure else (), whole=wholes[0] if sure else None)


def _of(counts: Iterable[str], words: re.Pattern[str]) -> list[str]:
    return [count for count in counts if words.search(_named(count))]


def _named(choice: str) -> str:
    return folded(choice.partition(IS)[2])


def counts_beside(extract: Extract, dimensions: Sequence[FoundDimension]) -> tuple[str, ...]:
    """The choices that are counts beside the chosen share, in its own dimension; none if it is no share."""
    chosen = fixed_values(extract)
    for dimension in dimensions:
        if dimension.units and dimension.name in chosen:
            unit, _ = _unit(dimension, chosen[dimension.name])
            if unit.unit is Unit.SHARE:
                return tuple(
                    f"{dimension.name}{IS}{value}"
                    for value, (other, _) in zip(dimension.values, dimension.units, strict=True)
                    if other is PrintedUnit.COUNT
                )
    return ()


def _unit(dimension: FoundDimension, value: str) -> tuple[PrintedUnit, str | None]:
    """The unit of a value; a count if the value is not listed."""
    found = dict(zip(dimension.values, dimension.units, strict=True))
    return found.get(value, (PrintedUnit.COUNT, None))
