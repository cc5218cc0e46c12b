"""The counts of one indicator in one public edition, as an outsider can distinguish them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import NamedTuple, TypeAlias

from policy.choices import Qualifier
from policy.periods import Period
from policy.quantities import Quantity

Number: TypeAlias = Fraction | int | float
"""Exact; a float only for infinity."""
Span: TypeAlias = tuple[Number, Number]
"""The lowest and the highest possible value."""

SMALLEST_HIDDEN = 1


class Cell(NamedTuple):
    """The position of a count within one indicator and series."""

    department: str | None
    period: Period | None

    @property
    def order(self) -> tuple[str, str]:
        """Sort key of cells, so that the result does not depend on row order."""
        return str(self.period or ""), self.department or ""


class Count(NamedTuple):
    """The value claimed for a cell; without a `claim`, an unreported value in an `edition`.

    The same claim by two sources, or in two editions, is one count.
    """

    cell: Cell
    claim: Quantity | None
    edition: int = 0

    @property
    def span(self) -> Span:
        """Its lowest and highest possible value; an unreported count can have any."""
        return span(self.claim)


class Claim(NamedTuple):
    """One source's statement about a cell: which count it is, and the span that it states."""

    of: Count
    stated: Span


@dataclass(frozen=True, slots=True)
class Edition:
    """The counts of one indicator and series on which one public edition is based.

    `claims` holds each source's claim per cell. `few` are the cells to hide by the rule, `printed`
    those that the city has already published, `chosen` those that the owner prefers to hide.
    """

    claims: Mapping[Cell, Mapping[str, Claim]]
    few: frozenset[Cell] = frozenset()
    printed: frozenset[Cell] = frozenset()
    chosen: frozenset[Cell] = frozenset()
    limit: int = 4

    def only(self, cells: frozenset[Cell]) -> Edition:
        """The edition restricted to these cells."""
        claims = {cell: claim for cell, claim in self.claims.items() if cell in cells}
        few, printed, chosen = self.few & cells, self.printed & cells, self.chosen & cells
        return Edition(claims, few, printed, chosen, self.limit)

    def counts(self, cell: Cell) -> frozenset[Count]:
        return frozenset(claim.of for claim in self.claims[cell].values())

    def shown(self, cells: Iterable[Cell]) -> Iterator[Claim]:
        """The claims that are public when these cells are shown."""
        return (claim for cell in cells for claim in self.claims[cell].values())


def is_few(value: Quantity | None, limit: int) -> bool:
    """Whether a count, or either end of its range, is few enough persons to be recognised."""
    return value is not None and any(
        end is not None and SMALLEST_HIDDEN <= end <= limit for end in value.ends
    )


def is_stated_hidden(value: Quantity | None) -> bool:
    """Whether a count was hidden before it came here, in open data; its number is not known."""
    return value is not None and value.qualifier is Qualifier.HIDDEN


def span(claim: Quantity | None) -> Span:
    """The lowest and the highest count that a claim can mean."""
    low, high = claim.ends if claim else (None, None)
    return exactly(low or 0), inf if high is None else exactly(high)


def both(one: Span, other: Span) -> Span:
    """The intersection of two spans."""
    return max(one[0], other[0]), min(one[1], other[1])


def exactly(value: float) -> Number:
    """The number as written; whole numbers as `int`, which is faster to add."""
    fraction = Fraction(repr(value))
    return fraction.numerator if fraction.denominator == 1 else fraction
