"""How the counts of an indicator add up: departments to the whole city, quarters to the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from metrics.hiding.counts import Cell, Count, Edition
from policy.periods import Period, PeriodKind
from policy.whole_city import WHOLE_CITY


class Sum(NamedTuple):
    """A whole and its parts; `complete` if no part is left out."""

    whole: Count
    parts: tuple[Count, ...]
    complete: bool


def sums(edition: Edition, number: int) -> tuple[Sum, ...]:
    """Every sum in an edition (its `number`) that an outsider could try.

    Where sources differ, there is one sum per source: its own figures, with the figures of other
    sources in the cells for which it has none.
    """
    sources = sorted({source for claims in edition.claims.values() for source in claims})
    found = [
        each
        for source in sources
        for each in (
            *_over_departments(edition, number, source),
            *_over_time(edition, number, source),
        )
    ]
    return tuple(dict.fromkeys(found))


def _over_departments(edition: Edition, number: int, source: str) -> Iterator[Sum]:
    """Per period: the whole city as the sum of the departments that have a figure in any period."""
    departments = sorted({c.department for c in edition.claims if c.department} - {WHOLE_CITY})
    if not departments or all(cell.department != WHOLE_CITY for cell in edition.claims):
        return
    for period in _periods(edition):
        cells = [Cell(code, period) for code in (WHOLE_CITY, *departments)]
        whole, *parts = (_count(edition, number, source, cell) for cell in cells)
        if any(part.claim for part in parts):
            yield Sum(whole, tuple(parts), complete=True)


def _over_time(edition: Edition, number: int, source: str) -> Iterator[Sum]:
    """Per department: a period as the sum of the longest periods within it."""
    places = sorted({cell.department or "" for cell in edition.claims})
    for period, inside in _nested(_periods(edition)):
        for place in places:
            whole, *parts = (
                _count(edition, number, source, Cell(place or None, each))
                for each in (period, *inside)
            )
            if any(part.claim for part in parts):
                yield Sum(whole, tuple(parts), complete=_days(inside) == _days([period]))


def _nested(periods: Sequence[Period | None]) -> Iterator[tuple[Period, list[Period]]]:
    """Each period with the longest other periods within it; single days are left out."""
    long = [each for each in periods if each and each.kind is not PeriodKind.DATE]
    for period in long:
        inside = [each for each in long if each != period and each.within(period)]
        longest = [each for each in inside if not any(_is_inside(each, o) for o in inside)]
        if longest:
            yield period, longest


def _is_inside(period: Period, other: Period) -> bool:
    return period != other and period.within(other)


def _days(periods: Iterable[Period]) -> int:
    return sum((period.last - period.first).days + 1 for period in periods)


def _periods(edition: Edition) -> list[Period | None]:
    return sorted({cell.period for cell in edition.claims}, key=lambda period: str(period or ""))


def _count(edition: Edition, number: int, source: str, cell: Cell) -> Count:
    """The count of a cell by this source, else by a different one, else an unreported count."""
    claims = edition.claims.get(cell)
    if not claims:
        return Count(cell, None, number)
    return claims[source if source in claims else min(claims)].of
