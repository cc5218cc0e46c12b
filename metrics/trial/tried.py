"""A draft target with all that it is tried against."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from metrics.status import IndicatorStatus
from metrics.trial.history import Measured, history
from metrics.trial.months import month_of
from metrics.trial.surroundings import NOTHING_AROUND, Surroundings
from metrics.verdicts import exact, promised_value, way
from policy.choices import Direction, Outcome
from policy.drafting import Candidate, DraftTarget, Financing
from policy.judging import direction_of
from policy.periods import Period
from policy.public_statistics import PublicFigure
from policy.quantities import Quantity
from policy.whole_city import WHOLE_CITY


@dataclass(frozen=True, slots=True)
class Asked:
    """The change from today's level to a target, and which way is better."""

    start: float
    goal: float
    direction: Direction

    @property
    def gain(self) -> Fraction:
        """The change, positive for the better."""
        change = exact(self.goal) - exact(self.start)
        return change if self.direction is Direction.HIGHER else -change

    @property
    def change(self) -> float:
        """The change as the figure moves."""
        return float(exact(self.goal) - exact(self.start))


@dataclass(frozen=True)
class Tried:
    """A target, its indicator and money, and what it follows from them."""

    target: DraftTarget
    indicator: IndicatorStatus
    financing: tuple[Financing, ...] = ()
    around: Surroundings = NOTHING_AROUND

    @property
    def is_whole_city(self) -> bool:
        return self.target.department == WHOLE_CITY

    @cached_property
    def figures(self) -> tuple[Measured, ...]:
        """The measured figures that can be compared with the newest, oldest first."""
        stated = self.target.baseline_period
        return history(self.indicator, self.target.department, stated.kind if stated else None)

    @cached_property
    def candidate(self) -> Candidate | None:
        """The proposal that the indicator was, which has its code."""
        return next((c for c in self.around.candidates if c.id == self.target.indicator), None)

    @property
    def is_measured(self) -> bool:
        """Whether there are figures, also such as are hidden or are no plain numbers."""
        points = self.indicator.points
        return any(each.has_figure and each.department == self.target.department for each in points)

    @cached_property
    def measured_start(self) -> Measured | None:
        """The figure of the target's baseline period, else the newest."""
        stated = self.target.baseline_period
        if stated:
            return next((each for each in self.figures if each.period == stated), None)
        return self.figures[-1] if self.figures else None

    @cached_property
    def start(self) -> float | None:
        """Today's level: the stated one, else the measured one."""
        if self.target.baseline is not None:
            return _number(self.target.baseline, direction_of(self.indicator.indicator))
        return self.measured_start.value if self.measured_start else None

    @property
    def start_period(self) -> Period | None:
        """The period of today's level; that of a stated one without a period is not known."""
        if self.target.baseline_period or self.target.baseline is not None:
            return self.target.baseline_period
        return self.measured_start.period if self.measured_start else None

    @cached_property
    def direction(self) -> Direction | None:
        """The indicator's, else that from today's level to the target."""
        known = direction_of(self.indicator.indicator)
        if known or self.target.value is None or self.start is None:
            return known
        return way(self.target.value, Quantity.exact(self.start))

    @cached_property
    def goal(self) -> float | None:
        """The number that the target promises; None for a range."""
        value = self.target.value
        return _number(value, self.direction) if value else None

    @cached_property
    def asked(self) -> Asked | None:
        """The change that the target asks for; None where it is not known."""
        if self.goal is None or self.start is None or self.direction is None:
            return None
        return Asked(self.start, self.goal, self.direction)

    @property
    def months(self) -> int | None:
        """The time from today's level to the deadline; None unless it is at least a month."""
        if self.start_period is None or self.target.deadline is None:
            return None
        months = month_of(self.target.deadline) - month_of(self.start_period)
        return months if months > 0 else None

    @cached_property
    def others(self) -> tuple[DraftTarget, ...]:
        """The draft's other targets that are not rejected."""
        return tuple(
            each
            for each in self.around.targets
            if each.id != self.target.id and each.outcome is not Outcome.REJECTED
        )

    @cached_property
    def own_public(self) -> tuple[PublicFigure, ...]:
        """The city's own figures of public statistics for the indicator, if the target is the whole city's."""
        return tuple(
            figure
            for series in self.around.series
            if series.indicator.id == self.target.indicator and self.is_whole_city
            for area in series.comparable
            if area.area == series.own_area
            for figure in area.figures
        )


def _number(value: Quantity, direction: Direction | None) -> float | None:
    """The one number of a quantity: its value, or the bound that is promised or alone."""
    if value.value is not None:
        return value.value
    promised = promised_value(value, direction)
    if promised is not None:
        return float(promised)
    ends = [end for end in value.ends if end is not None]
    return ends[0] if len(ends) == 1 else None
