"""The naive way to assess, as a baseline: for each indicator, scan all rows for its own."""

from __future__ import annotations

from datetime import date

from metrics.held_up_to import Figures
from metrics.indicators import indicator_status
from metrics.status import IndicatorStatus
from policy.bands import Bands
from policy.tables import Records


def statuses(records: Records, as_of: date) -> tuple[IndicatorStatus, ...]:
    """The statuses of all indicators, without hiding counts."""
    return tuple(
        indicator_status(
            indicator,
            Figures(
                observations=tuple(o for o in records.observations if o.indicator == indicator.id),
                targets=tuple(t for t in records.targets if t.indicator == indicator.id),
                baselines=tuple(b for b in records.baselines if b.indicator == indicator.id),
                breaks=tuple(b for b in records.breaks if b.indicator == indicator.id),
                judgements=tuple(j for j in records.judgements if j.indicator == indicator.id),
                closings=tuple(c for c in records.closings if c.indicator == indicator.id),
            ),
            records.departments,
            as_of,
            Bands(),
        )
        for indicator in records.indicators
    )
