"""Counts of few persons are hidden here, once, before any outlet (method, "Få personer")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from metrics.status import WHOLE_CITY
from policy.quantities import Quantity
from policy.records import Baseline, Indicator, Observation

SMALLEST_HIDDEN = 1

Figure: TypeAlias = Observation | Baseline


def hidden_range(limit: int) -> Quantity:
    """What stands instead of a hidden count."""
    return Quantity.between(SMALLEST_HIDDEN, limit)


def is_few(value: Quantity | None, limit: int) -> bool:
    """Whether a count, or one end of it, is of so few persons that they could be known."""
    return value is not None and any(
        end is not None and SMALLEST_HIDDEN <= end <= limit for end in value.ends
    )


def suppressed(
    observations: Sequence[Observation],
    baselines: Sequence[Baseline],
    indicators: Iterable[Indicator],
    limit: int,
) -> tuple[tuple[Observation, ...], tuple[Baseline, ...], frozenset[int]]:
    """The figures with few-person counts hidden, and the positions of the observations that are.

    Where one part alone would be hidden beside its total, it could be found by subtraction: the
    smallest other part is then hidden too, as an open bound that says only that it is not zero.
    """
    few = {indicator.id for indicator in indicators if indicator.few_persons}
    figures: list[Figure] = [*observations, *baselines]
    sums: dict[object, list[int]] = {}
    for position, figure in enumerate(figures):
        if figure.indicator in few:
            key = (figure.indicator, figure.period, figure.series)
            sums.setdefault(key, []).append(position)
    instead: dict[int, Quantity] = {}
    for positions in sums.values():
        small = [p for p in positions if is_few(figures[p].value, limit)]
        second = _second_part({p: figures[p] for p in positions}, small)
        instead |= dict.fromkeys(small, hidden_range(limit))
        instead |= dict.fromkeys(second, Quantity.at_least(SMALLEST_HIDDEN))
    shown = [_without_numbers(f, instead[p]) if p in instead else f for p, f in enumerate(figures)]
    return (
        tuple(figure for figure in shown if isinstance(figure, Observation)),
        tuple(figure for figure in shown if isinstance(figure, Baseline)),
        frozenset(position for position in instead if position < len(observations)),
    )


def _second_part(figures: Mapping[int, Figure], hidden: Iterable[int]) -> list[int]:
    """The positions of the part to hide beside the only hidden one of a total; else none."""
    departments = {figure.department for figure in figures.values()}
    hidden_parts = {figures[position].department for position in hidden} - {WHOLE_CITY}
    if WHOLE_CITY not in departments or len(hidden_parts) != 1:
        return []
    others = [f for f in figures.values() if f.department not in {WHOLE_CITY, *hidden_parts}]
    smallest = min((f for f in others if _size(f)), key=_size, default=None)
    if smallest is None:
        return []
    return [p for p, figure in figures.items() if figure.department == smallest.department]


def _size(figure: Figure) -> float:
    return figure.value.size if figure.value else 0


def _without_numbers(figure: Figure, value: Quantity) -> Figure:
    bare = replace(figure, value=value, printed_as=None, note=None)
    return replace(bare, printed_attainment=None) if isinstance(bare, Observation) else bare
