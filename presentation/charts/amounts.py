"""The data of a picture of money: one bar an amount, and never a sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Fill(StrEnum):
    """How a bar is filled, so that colour is never the only sign."""

    WHOLE = "whole"
    PIECES = "pieces"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class AmountBar:
    """One amount in kroner from zero, such as the least of "at least 570 million".

    `words` are the amount with its qualifier, and `lasts` says in a word what the filling shows.
    `last_year` is the printed last year with money.
    """

    name: str
    value: float
    words: str
    fill: Fill
    lasts: str
    last_year: int | None = None

    @property
    def until(self) -> str:
        """The printed last year in words; empty without one."""
        return f"sidste år {self.last_year}" if self.last_year else ""


@dataclass(frozen=True, slots=True)
class AmountGroup:
    """Amounts that cover the same, such as one year: only these can be compared by their length."""

    name: str
    bars: tuple[AmountBar, ...]

    @property
    def largest(self) -> float:
        return max((bar.value for bar in self.bars), default=0.0)


@dataclass(frozen=True, slots=True)
class AmountBars:
    """Groups of amounts, each on a scale of its own that begins at zero.

    `compact`: each amount is one line, for a page with little room. `key` says what each filling means.
    """

    title: str
    groups: tuple[AmountGroup, ...]
    key: tuple[tuple[Fill, str], ...] = ()
    compact: bool = False

    @property
    def bars(self) -> tuple[AmountBar, ...]:
        return tuple(bar for group in self.groups for bar in group.bars)

    @property
    def explained(self) -> tuple[tuple[Fill, str], ...]:
        """The part of the key that the picture has a bar of."""
        return tuple((fill, words) for fill, words in self.key if fill in _fills(self.bars))


def _fills(bars: Iterable[AmountBar]) -> set[Fill]:
    return {bar.fill for bar in bars}
