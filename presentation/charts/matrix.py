"""The data of a matrix: which of several criteria each of many things meets."""

from __future__ import annotations

from dataclasses import dataclass

from presentation.language import numbers


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a column asks: its whole name, and a `short` one that fits above a narrow column."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Criteria:
    """Columns that belong together, under one heading."""

    title: str
    columns: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, the group of things that it is in, and for each column whether it holds."""

    name: str
    group: str
    required: tuple[bool, ...]
    further: tuple[bool, ...]

    @property
    def counted(self) -> str:
        """How many of the required criteria are met: "3 af 5"."""
        return f"{numbers.number(sum(self.required))} af {numbers.number(len(self.required))}"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Things by what they must meet and what makes them better; rows of one group follow each other."""

    title: str
    required: Criteria
    further: Criteria
    rows: tuple[Row, ...]
