"""What all targets of a draft are tried against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from metrics.deadlines import NO_DEADLINES, Deadlines
from metrics.public_series import PublicSeries
from metrics.trial.many import AreaTable
from policy.drafting import Candidate, DraftTarget
from policy.public_statistics import Extract
from policy.records import Department, Policy


@dataclass(frozen=True)
class Surroundings:
    """Each other, public statistics, the departments and the policy; `areas` is computed when asked for."""

    as_of: date
    policy: Policy | None = None
    departments: tuple[Department, ...] = ()
    targets: tuple[DraftTarget, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    extracts: tuple[Extract, ...] = ()
    series: tuple[PublicSeries, ...] = ()
    deadlines: Deadlines = NO_DEADLINES

    @cached_property
    def areas(self) -> dict[str, AreaTable]:
        """The comparable figures of all areas, by indicator; those of its first series that has any."""
        found: dict[str, AreaTable] = {}
        for series in self.series:
            if series.comparable:
                found.setdefault(series.indicator.id, AreaTable(series))
        return found


NOTHING_AROUND = Surroundings(date.min)
