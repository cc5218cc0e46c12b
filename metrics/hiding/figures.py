"""Converts an indicator's figures in the records of a public edition to counts in cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from metrics.held_up_to import Figures, targets_of
from metrics.hiding.counts import (
    SMALLEST_HIDDEN,
    Cell,
    Claim,
    Count,
    Edition,
    is_few,
    is_stated_hidden,
    span,
)
from metrics.verdicts import before_rounding, exact
from policy.choices import Direction, Disclosure
from policy.quantities import Quantity
from policy.records import FEW_PERSONS_LIMIT, Baseline, Indicator, Observation
from policy.tables import Records

CountRecord: TypeAlias = Observation | Baseline


@dataclass(frozen=True, slots=True)
class Line:
    """The figures that can be added up: those of one indicator and series."""

    indicator: str
    series: str | None


def line_of(figure: CountRecord) -> Line:
    return Line(figure.indicator, figure.series)


def cell_of(figure: CountRecord) -> Cell:
    return Cell(figure.department, figure.period)


def limit_of(records: Records) -> int:
    """The largest number of persons that is hidden."""
    return records.policies[0].few_persons_limit if records.policies else FEW_PERSONS_LIMIT


def editions(records: Sequence[Records], line: Line) -> tuple[Edition, ...]:
    """The counts of a line in each public edition.

    Counts are few only for an indicator declared to count persons. A value stated roughly in one
    edition and exactly in a different one, or by a different source, is one count.
    """
    exact = {
        Count(cell_of(figure), claim)
        for each in records
        for figure, claim in _claims(each, line)
        if span(claim)[0] == span(claim)[1]
    }
    return tuple(_edition(each, line, exact) for each in records)


def _edition(records: Records, line: Line, exact: Iterable[Count]) -> Edition:
    limit = limit_of(records)
    indicator = _indicator(records, line)
    claims: defaultdict[Cell, dict[str, Claim]] = defaultdict(dict)
    few, printed, chosen = set[Cell](), set[Cell](), set[Cell]()
    for figure, quantity in _claims(records, line):
        cell = cell_of(figure)
        claims[cell][figure.stated_by] = _claim(cell, quantity, exact)
        is_small = _is_few(figure, quantity, limit) or is_stated_hidden(quantity)
        if indicator and indicator.few_persons and is_small:
            few.add(cell)
        if figure.disclosure is Disclosure.PRINTED:
            printed.add(cell)
        if figure.disclosure is Disclosure.RATHER_HIDDEN:
            chosen.add(cell)
    return Edition(claims, frozenset(few - printed), frozenset(printed), frozenset(chosen), limit)


def _claim(cell: Cell, quantity: Quantity, exact: Iterable[Count]) -> Claim:
    """A claim about the lowest exact count that fits it, else about a new count."""
    low, high = span(quantity)
    fitting = [each for each in exact if each.cell == cell and low <= each.span[0] <= high]
    count = min(fitting, key=lambda each: each.span[0], default=Count(cell, quantity))
    return Claim(count, (low, high))


def _claims(records: Records, line: Line) -> Iterator[tuple[CountRecord, Quantity]]:
    """The figures of a line with the count that each states or implies."""
    indicator = _indicator(records, line)
    figures: list[CountRecord] = [*records.observations, *records.baselines]
    for figure in figures:
        if indicator and line_of(figure) == line:
            claim = figure.value or _implied(indicator, records, figure)
            if claim:
                yield figure, claim


def _indicator(records: Records, line: Line) -> Indicator | None:
    return next((each for each in records.indicators if each.id == line.indicator), None)


def _is_few(figure: CountRecord, claim: Quantity, limit: int) -> bool:
    if figure.value:
        return is_few(claim, limit)
    low, high = claim.ends
    return (low or 0) <= limit and (high is None or high >= SMALLEST_HIDDEN)


def _implied(indicator: Indicator, records: Records, figure: CountRecord) -> Quantity | None:
    """The count that follows from a printed percentage and its target when no number is given."""
    if isinstance(figure, Baseline) or figure.printed_attainment is None:
        return None
    targets = tuple(t for t in records.targets if t.indicator == indicator.id)
    every = (
        list(_products(figure.printed_attainment, target.value, indicator.direction))
        for target in targets_of(indicator, Figures(targets=targets), figure)
        if target.value
    )
    found = [_whole_numbers(products) for products in every if products]
    if not found:
        return None
    low, high = min(low for low, _ in found), max(high for _, high in found)
    return Quantity.between(low, high) if low < high else Quantity.exact(low)


def _whole_numbers(products: Sequence[Fraction]) -> tuple[int, int]:
    """The first and last whole number between the products; if there is none, the nearest."""
    low, high = max(0, ceil(min(products))), floor(max(products))
    if low <= high:
        return low, high
    nearest = max(0, round((min(products) + max(products)) / 2))
    return nearest, nearest


def _products(
    attainment: Quantity, goal: Quantity, direction: Direction | None
) -> Iterator[Fraction]:
    """The bounds of the value that the share of the target gives, with the share's rounding."""
    for end in attainment.ends:
        for aim in goal.ends:
            if end is None or aim is None:
                continue
            for share in before_rounding(end):
                if direction is Direction.LOWER and share > 0:
                    yield exact(aim) / share
                elif direction is not Direction.LOWER:
                    yield exact(aim) * share
