"""Judges the change since the baseline, without a target (docs/metode.md, R3.10)."""

from __future__ import annotations

from metrics.case import Case
from metrics.verdicts import Verdict, change
from policy.records import Baseline, Observation
from policy.statuses import StatusCode


def judged(case: Case) -> Verdict:
    """The verdict on the change; a baseline that is not earlier than the figure does not count."""
    value, start, baseline = case.value, case.start, case.baseline
    if value is None:
        return Verdict(StatusCode.NO_DATA)
    if not (start and baseline and _is_before(baseline, case.observation)):
        return Verdict(StatusCode.TOO_FEW)
    return change(value, start, case.indicator.direction, case.indicator.threshold, case.doubt)


def _is_before(start: Baseline | Observation, observation: Observation) -> bool:
    """Whether `start` is from an earlier period; assumed if either is undated."""
    if start.period is None or observation.period is None:
        return True
    return start.period.last < observation.period.last
