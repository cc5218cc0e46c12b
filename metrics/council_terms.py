"""The terms that disability councils are appointed for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policy.periods import Period

YEARS = 4
A_FIRST_YEAR = 2022


@dataclass(frozen=True, slots=True, order=True)
class CouncilTerm:
    """A term of a disability council, by its first and last year.

    The council that every municipality has (retssikkerhedsloven § 37 a) serves for as long as the
    municipal council that appoints it: four years from 1 January after an election (kommunal- og
    regionalvalgloven § 6). Members stay until the next are appointed, which no date of a remark shows.
    """

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


def term_of(day: date) -> CouncilTerm:
    """The term that a day is in.

    >>> str(term_of(date(2025, 12, 31))), str(term_of(date(2026, 1, 1)))
    ('2022–2025', '2026–2029')
    """
    first = day.year - (day.year - A_FIRST_YEAR) % YEARS
    return CouncilTerm(first, first + YEARS - 1)


def term_during(period: Period) -> CouncilTerm | None:
    """The term that a whole period is in; None for one that reaches from one term into the next.

    >>> term_during(Period.parse("2025-2027")) is None
    True
    """
    term = term_of(period.first)
    return term if term == term_of(period.last) else None
