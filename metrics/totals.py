"""Sums the departments' figures where no source states the city's (docs/metode.md, chapter 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from metrics import held_up_to
from metrics.points import observed
from metrics.status import Point, Reporting
from metrics.verdicts import BOUND_OF, exact, promised_value
from policy.bands import Bands
from policy.choices import Direction, Qualifier
from policy.columns import Citation
from policy.judging import direction_of, is_judged
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Indicator, Observation, Target
from policy.statuses import UNSCORED, Group, of_groups
from policy.whole_city import WHOLE_CITY

T = TypeVar("T")

NO_VERDICT = of_groups(Group.NOT_JUDGED, Group.OPEN, Group.NOT_DUE)
"""Codes of a partial sum that do not decide the verdict before all have reported (R7.3)."""


@dataclass(frozen=True, slots=True)
class Total:
    """The added-up point of a period, and its targets.

    `settled` is true if its verdict is decided although parts have not yet reported.
    """

    point: Point
    targets: tuple[Target, ...]
    settled: bool


def added_up(
    indicator: Indicator,
    figures: held_up_to.Figures,
    reportings: Sequence[Reporting],
    as_of: date,
    bands: Bands,
) -> dict[Period, Total]:
    """The sums that have a verdict, by period.

    In a period that not all have reported, the partial sum is the least that the sum can become: it
    has a verdict only if that decides it, regardless of the missing reports.
    """
    if not (held_up_to.adds_up(indicator) and is_judged(indicator)):
        return {}
    totals: dict[Period, Total] = {}
    line = [o for o in figures.observations if o.department == WHOLE_CITY]
    for reporting in reportings:
        period = reporting.period
        if period is None or reporting.total_stated or len(_parts(reporting.expected)) < 2:
            continue
        found = _total(indicator, figures, reporting, line, as_of, bands)
        if found is None:
            continue
        point, observation, targets = found
        if reporting.whole:
            line = [*line, observation]
        if point.status not in (UNSCORED if reporting.whole else NO_VERDICT):
            totals[period] = Total(point, targets, settled=not reporting.whole)
    return totals


def _total(
    indicator: Indicator,
    figures: held_up_to.Figures,
    reporting: Reporting,
    line: Sequence[Observation],
    as_of: date,
    bands: Bands,
) -> tuple[Point, Observation, tuple[Target, ...]] | None:
    here = [o for o in figures.observations if o.period == reporting.period and o.department]
    of_one_series = len({o.series for o in here}) == 1
    sum_ = _sum(_one_each(here)) if of_one_series else None
    if sum_ is None or (not reporting.whole and _may_shrink(here)):
        return None
    value = sum_ if reporting.whole else Quantity.at_least(sum_.ends[0] or 0)
    observation = Observation(
        indicator=indicator.id,
        department=WHOLE_CITY,
        period=reporting.period,
        value=value,
        counted_on=_shared(o.counted_on for o in here),
        stated_by="",
        series=here[0].series,
        sources=_all_sources(here),
    )
    whole = held_up_to.Figures(
        observations=(*line, observation),
        targets=tuple(_targets(indicator, figures, reporting, observation)),
        baselines=tuple(_baselines(figures, here, reporting, observation)),
        breaks=figures.breaks,
        judgements=figures.judgements,
    )
    targets = held_up_to.targets_of(indicator, whole, observation)
    point = observed(indicator, whole, len(line), targets, as_of, bands)
    return replace(point, added_up=True, stated_by=None), observation, targets


def _parts(codes: Sequence[str]) -> list[str]:
    """The departments, without the whole city, which can be expected to report a figure too."""
    return [code for code in codes if code != WHOLE_CITY]


def _one_each(observations: Sequence[Observation]) -> list[Quantity | None]:
    """One figure per department; if different figures are stated, the range between them."""
    figures: dict[str | None, list[Quantity | None]] = {}
    for observation in observations:
        figures.setdefault(observation.department, []).append(observation.value)
    return [_between(values) for values in figures.values()]


def _between(values: Sequence[Quantity | None]) -> Quantity | None:
    stated = [value for value in values if value]
    if len(set(stated)) <= 1:
        return stated[0] if stated else None
    if open_below := next(filter(_is_open_below, stated), None):
        return open_below
    lows, highs = [v.ends[0] or 0 for v in stated], [v.ends[1] for v in stated]
    known = [high for high in highs if high is not None]
    if len(known) < len(highs):
        return Quantity.at_least(min(lows))
    return Quantity.between(min(lows), max(known))


def _sum(figures: Sequence[Quantity | None]) -> Quantity | None:
    """The sum, as exact as its parts (R7.2).

    None if a part has no number or no lower end: "at most -5" can be any loss.
    """
    stated = [figure for figure in figures if figure]
    if not stated or len(stated) < len(figures) or any(map(_is_open_below, stated)):
        return None
    low = _added([figure.ends[0] or 0 for figure in stated])
    highs = [high for figure in stated if (high := figure.ends[1]) is not None]
    if len(highs) < len(stated):
        return Quantity.at_least(low)
    if all(figure.value is not None for figure in stated):
        about = any(figure.qualifier is Qualifier.ABOUT for figure in stated)
        return Quantity.about(low) if about else Quantity.exact(low)
    return Quantity.between(low, _added(highs))


def _is_open_below(figure: Quantity) -> bool:
    low, high = figure.ends
    return low is None and high is not None and high < 0


def _added(values: Sequence[float]) -> float:
    return _written(sum((exact(value) for value in values), Fraction(0)))


def _written(number: Fraction) -> float:
    return int(number) if number.denominator == 1 else float(number)


def _may_shrink(observations: Sequence[Observation]) -> bool:
    """Whether a part is below zero: then the partial sum is not the least possible sum."""
    return any(o.value and (o.value.size or 0) < 0 for o in observations)


def _targets(
    indicator: Indicator,
    figures: held_up_to.Figures,
    reporting: Reporting,
    total: Observation,
) -> Iterator[Target]:
    """The city's stated targets; without one for this period, the sum of all its parts' targets.

    In a period closed before all had reported, the sum is over the departments that did.
    """
    own = tuple(t for t in figures.targets if t.department == WHOLE_CITY)
    is_closed = bool(reporting.closing and reporting.missing)
    if not is_closed and held_up_to.targets_of(indicator, held_up_to.Figures(targets=own), total):
        yield from own
        return
    asked = reporting.received if reporting.whole else reporting.expected
    every = [
        held_up_to.targets_of(indicator, figures, replace(total, department=code))
        for code in _parts(asked)
    ]
    stated = [t for targets in every for t in targets]
    goal = _sum_of_promises(every, direction_of(indicator))
    if goal and len(due := {(t.period, t.deadline) for t in stated}) == 1:
        if _promised_by_others(indicator, figures, total, due, asked):
            return
        yield replace(
            stated[0],
            department=WHOLE_CITY,
            value=goal,
            stated_by="",
            printed_as=None,
            note=None,
            sources=_all_sources(stated),
        )


def _promised_by_others(
    indicator: Indicator,
    figures: held_up_to.Figures,
    total: Observation,
    due: AbstractSet[tuple[Period | None, Period | None]],
    asked: Sequence[str],
) -> bool:
    """Whether a department that is gone, or is to come, has made a part of the same promise."""
    return any(
        (target.period, target.deadline) in due
        for code in figures.changing
        if code not in asked
        for target in held_up_to.targets_of(indicator, figures, replace(total, department=code))
    )


def _sum_of_promises(
    every: Sequence[Sequence[Target]], direction: Direction | None
) -> Quantity | None:
    """The sum of the parts' targets: at most 25 and at most 25 is at most 50 (R7.4).

    None if one has no number, or if a range or bound has no direction by which to read it.
    """
    values = [t.value for targets in every for t in targets]
    bound = BOUND_OF[direction]
    if any(v is None or v.qualifier is Qualifier.HIDDEN for v in values):
        return None
    if direction is None and any(v and v.value is None for v in values):
        return None
    total = _sum([_between([_promise(t.value, direction) for t in part]) for part in every])
    is_bound = bound is not None and any(v and v.qualifier is bound for v in values)
    if total is None or total.value is None or not is_bound:
        return total
    return (
        Quantity.at_least(total.value)
        if bound is Qualifier.AT_LEAST
        else Quantity.at_most(total.value)
    )


def _promise(value: Quantity | None, direction: Direction | None) -> Quantity | None:
    promise = promised_value(value, direction) if value else None
    if value is None or promise is None or value.value is not None:
        return value
    return Quantity.exact(_written(promise))


def _baselines(
    figures: held_up_to.Figures,
    here: Sequence[Observation],
    reporting: Reporting,
    total: Observation,
) -> Iterator[Baseline]:
    """The city's stated baseline, else the sum of its parts' if all have one of the same period.

    No sum in a period that is not whole: some of the parts' baselines do not give the city's.
    """
    city = tuple(b for b in figures.baselines if b.department == WHOLE_CITY)
    if held_up_to.baselines_of(held_up_to.Figures(baselines=city, breaks=figures.breaks), total):
        yield from city
        return
    if not reporting.whole:
        return
    found = [held_up_to.baselines_of(figures, o) for o in here]
    stated = [b for (b, *others) in filter(None, found) if isinstance(b, Baseline) and not others]
    if len(stated) < len(here) or len({b.period for b in stated}) != 1:
        return
    if _started_with_others(figures, here, stated[0]):
        return
    start = _sum([b.value for b in {b.department: b for b in stated}.values()])
    if start:
        yield replace(
            stated[0], department=WHOLE_CITY, value=start, stated_by="", series=total.series
        )


def _started_with_others(
    figures: held_up_to.Figures, here: Sequence[Observation], start: Baseline
) -> bool:
    """Whether a department that is gone, or is to come, has a part of the city's level at the start."""
    others = set(figures.changing) - {o.department for o in here}
    return any(
        b.department in others and (b.period, b.series) == (start.period, start.series)
        for b in figures.baselines
    )


def _shared(values: Iterable[T]) -> T | None:
    """The value common to all, else None."""
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _all_sources(observations: Sequence[Observation | Target]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(c for o in observations for c in o.sources))
