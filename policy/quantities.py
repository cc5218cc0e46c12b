"""A figure, and how exact it is according to its source."""

from __future__ import annotations

from dataclasses import dataclass

from policy.choices import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: one value, a range, or a bound. Shares are 0-1, money is in kroner.

    `value` is set for `exact` and `about`, `low` for `at_least` and `hidden`, `high` for `at_most`,
    both ends for `range`. `word` is the source's own word for the qualifier, such as "godt", where
    it differs from the product's own.

    >>> Quantity.between(5, 6).ends
    (5, 6)
    >>> Quantity.at_most(25).ends
    (None, 25)
    """

    qualifier: Qualifier
    value: float | None = None
    low: float | None = None
    high: float | None = None
    word: str | None = None

    @classmethod
    def exact(cls, value: float) -> Quantity:
        return cls(Qualifier.EXACT, value)

    @classmethod
    def about(cls, value: float) -> Quantity:
        return cls(Qualifier.ABOUT, value)

    @classmethod
    def at_least(cls, low: float) -> Quantity:
        return cls(Qualifier.AT_LEAST, low=low)

    @classmethod
    def at_most(cls, high: float) -> Quantity:
        return cls(Qualifier.AT_MOST, high=high)

    @classmethod
    def between(cls, low: float, high: float) -> Quantity:
        return cls(Qualifier.RANGE, low=low, high=high)

    @classmethod
    def hidden(cls) -> Quantity:
        """A suppressed count, because it is of few persons or would reveal a count that is.

        It is at least 1; nothing more is stated.
        """
        return cls(Qualifier.HIDDEN, low=1)

    @property
    def ends(self) -> tuple[float | None, float | None]:
        """The lowest and the highest possible value; None for an open end."""
        return (self.low, self.high) if self.value is None else (self.value, self.value)

    @property
    def size(self) -> float:
        """One number to sort by: the value, or of a range or bound the lower end that is known."""
        low, high = self.ends
        return low or high or 0
