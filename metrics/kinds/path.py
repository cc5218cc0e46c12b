"""Judges progress from a baseline to a target by a deadline (docs/metode.md, R3.5 to R3.8)."""

from __future__ import annotations

from metrics.case import Case
from metrics.paths import Course, path
from metrics.verdicts import Verdict
from policy.judging import due_of


def judged(case: Case) -> Verdict:
    if not (case.target and case.goal and case.value):
        return case.unjudged
    began, end = (
        case.baseline.period if case.baseline else None,
        due_of(case.indicator, case.target),
    )
    course = Course(
        case.start,
        began.last if began else None,
        case.goal,
        end.last if end else None,
        case.indicator.threshold or 0,
    )
    period = case.observation.period
    day = period.last if period else None
    return path(case.value, day, course, case.direction, case.bands, case.doubt)
