"""The counts of one indicator in one public edition, as an outsider can tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import NamedTuple, TypeAlias

from policy.periods import Period
from policy.quantities import Quantity

Number: TypeAlias = Fraction | int | float
"""Exact; a float is only ever infinity."""
Span: TypeAlias = tuple[Number, Number]
"""The lowest and the highest value that something can have."""

SMALLEST_HIDDEN = 1


class Cell(NamedTuple):
    """Where a count stands; of one indicator and series."""

    department: str | None
    period: Period | None

    @property
    def order(self) -> tuple[str, str]:
        """What cells are sorted by, so that the order of rows decides nothing."""
        return str(self.period or ""), self.department or ""


class Count(NamedTuple):
    """What is said to stand in a cell; without a `claim`, what nobody has told (in an `edition`).

    Two sources that say the same, or two editions, are one count.
    """

    cell: Cell
    claim: Quantity | None
    edition: int = 0

    @property
    def span(self) -> Span:
        """The lowest and the highest that it can be; what nobody has told can be any count."""
        return span(self.claim)


class Claim(NamedTuple):
    """What one source says of a cell: which count it is, and how exactly that is told."""

    of: Count
    told: Span


@dataclass(frozen=True, slots=True)
class Edition:
    """The counts of one indicator and series that one public edition is made from.

    `claims` are what each source says of a cell. `few` are the cells to hide by the rule,
    `printed` those that the city has printed itself, `chosen` those that the owner would rather
    have hidden than others.
    """

    claims: Mapping[Cell, Mapping[str, Claim]]
    few: frozenset[Cell] = frozenset()
    printed: frozenset[Cell] = frozenset()
    chosen: frozenset[Cell] = frozenset()
    limit: int = 4

    def only(self, cells: frozenset[Cell]) -> Edition:
        """The same of these cells alone."""
        claims = {cell: claim for cell, claim in self.claims.items() if cell in cells}
        few, printed, chosen = self.few & cells, self.printed & cells, self.chosen & cells
        return Edition(claims, few, printed, chosen, self.limit)

    def counts(self, cell: Cell) -> frozenset[Count]:
        return frozenset(claim.of for claim in self.claims[cell].values())

    def told(self, cells: Iterable[Cell]) -> Iterator[Claim]:
        """What is known where these cells are shown."""
        return (claim for cell in cells for claim in self.claims[cell].values())


def is_few(value: Quantity | None, limit: int) -> bool:
    """Whether a count, or one end of it, is of so few persons that they could be known."""
    return value is not None and any(
        end is not None and SMALLEST_HIDDEN <= end <= limit for end in value.ends
    )


def span(claim: Quantity | None) -> Span:
    """The lowest and the highest count that a claim can stand for."""
    low, high = claim.ends if claim else (None, None)
    return exactly(low or 0), inf if high is None else exactly(high)


def both(one: Span, other: Span) -> Span:
    """What is known where both spans are."""
    return max(one[0], other[0]), min(one[1], other[1])


def exactly(value: float) -> Number:
    """The number as it was written; a whole one as an `int`, which is fast to add."""
    fraction = Fraction(repr(value))
    return fraction.numerator if fraction.denominator == 1 else fraction
