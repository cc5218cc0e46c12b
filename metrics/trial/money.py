"""Whether there is money for a target until its deadline (R19.13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from policy.choices import FinancingBasis, MoneyDuration
from policy.drafting import Financing


@dataclass(frozen=True, slots=True)
class Covered:
    """There is money to the deadline: within the budget, or granted."""

    basis: FinancingBasis


@dataclass(frozen=True, slots=True)
class Expires:
    """The last year with money, and the deadline's year."""

    last_year: int
    deadline_year: int


@dataclass(frozen=True, slots=True)
class UnknownEnd:
    """The money is granted, but not for how long."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The money is to be negotiated: in which negotiations, where they are named, and how much in all."""

    negotiations: tuple[str, ...]
    thousands: int | None


def checks(tried: Tried) -> Iterator[Check]:
    rows = tried.financing
    if wishes := [row for row in rows if row.basis is FinancingBasis.WISH]:
        yield Check(CheckCode.MONEY, CheckSeverity.WARNS, _wish(wishes))
    elif granted := [row for row in rows if row.basis is FinancingBasis.GRANTED]:
        yield _granted(tried, granted)
    elif rows:
        yield Check(CheckCode.MONEY, CheckSeverity.FINE, Covered(FinancingBasis.WITHIN))


def _wish(wishes: list[Financing]) -> Wish:
    amounts = [row.thousands for row in wishes if row.thousands is not None]
    named = dict.fromkeys(row.negotiation for row in wishes if row.negotiation)
    return Wish(tuple(named), sum(amounts) if amounts else None)


def _granted(tried: Tried, rows: list[Financing]) -> Check:
    last_years = [year for row in rows if (year := _last_year(row)) is not None]
    deadline = tried.target.deadline
    if not last_years:
        return Check(CheckCode.MONEY, CheckSeverity.WARNS, UnknownEnd())
    if deadline and max(last_years) < deadline.last.year:
        found = Expires(int(max(last_years)), deadline.last.year)
        return Check(CheckCode.MONEY, CheckSeverity.WARNS, found)
    return Check(CheckCode.MONEY, CheckSeverity.FINE, Covered(FinancingBasis.GRANTED))


def _last_year(row: Financing) -> float | None:
    """The last year with money; None where it is not known."""
    if row.duration is MoneyDuration.PERMANENT:
        return inf
    return row.last_year or row.year
