"""The change that a target asks for beside what there has been over as long a time (R19.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.history import Change, changes
from metrics.trial.many import AreaChange
from metrics.trial.tried import Tried
from policy.choices import Direction

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Pace:
    """The change asked for over `months`, the city's own largest for the better over as long, and other areas'.

    Changes of `areas` are positive for the better; `asked` and `own` are as the figure moves. `own` is
    None where the figures do not go so far back.
    """

    asked: float
    months: int
    direction: Direction
    own: Change | None
    areas: tuple[AreaChange, ...]

    @property
    def asked_a_year(self) -> float:
        return self.asked * MONTHS_IN_YEAR / self.months

    def is_reached_by(self, area: AreaChange) -> bool | None:
        """Whether an area has had as large a change; None where it has no such figures."""
        return None if area.largest is None else area.largest >= abs(self.asked)


def checks(tried: Tried) -> Iterator[Check]:
    asked = tried.asked
    if tried.months is None or asked is None or asked.gain <= 0:
        return
    better = asked.direction is Direction.HIGHER
    found = changes(tried.figures, tried.months)
    own = max(found, key=lambda each: each.size if better else -each.size, default=None)
    is_known = own and (own.size if better else -own.size) >= float(asked.gain)
    table = tried.around.areas.get(tried.target.indicator) if tried.is_whole_city else None
    yield Check(
        CheckCode.PACE,
        CheckSeverity.FINE if is_known or own is None else CheckSeverity.WARNS,
        Pace(
            asked=asked.change,
            months=tried.months,
            direction=asked.direction,
            own=own,
            areas=table.largest_changes(tried.months, asked.direction) if table else (),
        ),
    )
