"""Finds a figure's targets and baselines (docs/metode.md, chapter 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from policy.choices import Aggregation, Unit
from policy.judging import due_of, judged_as
from policy.organisation import is_parted
from policy.records import (
    Baseline,
    Break,
    Closing,
    Department,
    Indicator,
    Judgement,
    Observation,
    Target,
)

Stated = TypeVar("Stated", Target, Baseline)


def adds_up(indicator: Indicator) -> bool:
    """Whether its parts add up to a total; shares of different wholes never do (R7.1)."""
    return indicator.adding is Aggregation.SUM and indicator.unit is not Unit.SHARE


@dataclass(frozen=True)
class Figures:
    """The known rows of one indicator; those at positions `hidden` have no number already.

    `changing` are the departments that begin or end (`policy.organisation`), by code.
    """

    observations: tuple[Observation, ...] = ()
    hidden: frozenset[int] = frozenset()
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    breaks: tuple[Break, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    closings: tuple[Closing, ...] = ()
    changing: Mapping[str, Department] = field(default_factory=dict, hash=False)

    @cached_property
    def lines(self) -> Mapping[tuple[str | None, str | None, str], list[Observation]]:
        """The observations by department, series and `stated_by`, oldest first."""
        lines: defaultdict[tuple[str | None, str | None, str], list[Observation]] = defaultdict(
            list
        )
        dated = [(other.period, other) for other in self.observations if other.period]
        for _, observation in sorted(dated, key=lambda pair: pair[0]):
            line = (observation.department, observation.series, observation.stated_by)
            lines[line].append(observation)
        return lines

    @cached_property
    def targets_by_line(self) -> Mapping[tuple[str | None, str | None], list[Target]]:
        """The targets by department and series."""
        return _by_line(self.targets)

    @cached_property
    def baselines_by_line(self) -> Mapping[tuple[str | None, str | None], list[Baseline]]:
        """The stated baselines by department and series."""
        return _by_line(self.baselines)


NO_FIGURES = Figures()


def _by_line(rows: Iterable[Stated]) -> Mapping[tuple[str | None, str | None], list[Stated]]:
    lines: defaultdict[tuple[str | None, str | None], list[Stated]] = defaultdict(list)
    for row in rows:
        lines[row.department, row.series].append(row)
    return lines


def targets_of(
    indicator: Indicator, figures: Figures, observation: Observation
) -> tuple[Target, ...]:
    """The targets of a figure: one, or several when different sources state it (R2.3, R2.4).

    They are sorted by size and by who states them, so that row order does not matter.
    """
    line = figures.targets_by_line.get((observation.department, observation.series), [])
    if not judged_as(indicator).rule.has_steps:
        line = [target for target in line if target.value] or line
    found = _applying(indicator, line, observation)
    return tuple(sorted(found, key=_order) if len(found) > 1 else found)


def _applying(
    indicator: Indicator, line: Sequence[Target], observation: Observation
) -> Sequence[Target]:
    """The targets for the figure's period, else the next deadline, else the last one."""
    if own := [t for t in line if t.period and t.period == observation.period]:
        return _by_own_stater(own, observation)
    dated = [(due, t) for t in line if (due := due_of(indicator, t))]
    if not dated:
        undated = line if judged_as(indicator).rule.has_steps else []
        return _by_own_stater(undated, observation)
    day = observation.period.last if observation.period else date.min
    ahead = [(due, t) for due, t in dated if due.last >= day]
    pool = ahead or dated
    stated = [(due, t) for due, t in pool if t.stated_by == observation.stated_by] or pool
    last_days = [due.last for due, _ in stated]
    chosen = min(last_days) if ahead else max(last_days)
    return [t for due, t in stated if due.last == chosen]


def _order(target: Target) -> tuple[float, str, str]:
    size = target.value.size if target.value else 0
    return size, target.stated_by, str(target.deadline or target.period)


def baselines_of(
    figures: Figures, observation: Observation
) -> tuple[Baseline, ...] | tuple[Observation, ...]:
    """The stated baselines, else the first earlier observation; never across a break (R2.5, R2.6)."""
    stated = [
        baseline
        for baseline in figures.baselines_by_line.get(
            (observation.department, observation.series), ()
        )
        if not _broken(figures, baseline, observation)
    ]
    if stated:
        found = _by_own_stater(stated, observation)
        return tuple(sorted(found, key=lambda each: (each.value.size, each.stated_by)))
    line = (observation.department, observation.series, observation.stated_by)
    earlier = (
        other
        for other in figures.lines.get(line, ())
        if other.value
        and _is_earlier(other, observation)
        and not _broken(figures, other, observation)
    )
    first = next(earlier, None)
    return (first,) if first else ()


def _by_own_stater(rows: Iterable[Stated], observation: Observation) -> list[Stated]:
    """The rows stated by the same party as the figure, if any, else all (R2.4)."""
    every = list(rows)
    return [row for row in every if row.stated_by == observation.stated_by] or every


def _is_earlier(other: Observation, observation: Observation) -> bool:
    return bool(other.period and observation.period and other.period.last < observation.period.last)


def _broken(figures: Figures, start: Baseline | Observation, observation: Observation) -> bool:
    """Whether the definition or the department changed between the two.

    Undated figures could be on either side of a new definition, but are the department's own.
    """
    if start.period is None or observation.period is None:
        return bool(figures.breaks)
    department = figures.changing.get(observation.department or "")
    if department and is_parted(department, start.period, observation.period):
        return True
    return any(
        start.period.last < break_.period.first <= observation.period.last
        for break_ in figures.breaks
    )
