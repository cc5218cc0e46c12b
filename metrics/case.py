"""A figure with all that it is judged by: indicator, target, baseline and the policy's bands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.verdicts import SURE, Doubt, Verdict, way
from policy.bands import Bands
from policy.choices import Direction
from policy.quantities import Quantity
from policy.records import Baseline, Indicator, Observation, Target
from policy.statuses import StatusCode


@dataclass(frozen=True, slots=True)
class Case:
    """A figure with at most one target and one baseline, on a day."""

    indicator: Indicator
    observation: Observation
    target: Target | None
    baseline: Baseline | Observation | None
    as_of: date
    bands: Bands
    doubt: Doubt = SURE

    @property
    def value(self) -> Quantity | None:
        return self.observation.value

    @property
    def goal(self) -> Quantity | None:
        return self.target.value if self.target else None

    @property
    def start(self) -> Quantity | None:
        return self.baseline.value if self.baseline else None

    @property
    def direction(self) -> Direction | None:
        """The indicator's declared direction, else that from baseline to target (R2.7)."""
        return self.indicator.direction or (way(self.goal, self.start) if self.goal else None)

    @property
    def is_ahead(self) -> bool:
        """Whether the target's deadline is after the figure's period (R3.3)."""
        if self.target is None or self.target.deadline is None:
            return False
        period = self.observation.period
        return period is None or period.last < self.target.deadline.last

    @property
    def unjudged(self) -> Verdict:
        """The verdict when a target or a figure is missing."""
        return Verdict(StatusCode.NO_TARGET if self.goal is None else StatusCode.NO_DATA)
