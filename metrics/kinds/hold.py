"""Judges a figure that must stay at its target, or at its baseline (docs/metode.md, R3.9)."""

from __future__ import annotations

from metrics.case import Case
from metrics.verdicts import Verdict, held, hold
from policy.choices import Direction
from policy.statuses import StatusCode


def judged(case: Case) -> Verdict:
    if not (case.goal or case.start):
        return case.unjudged
    if case.value is None:
        return Verdict(StatusCode.NO_DATA)
    direction = case.indicator.direction or Direction.HIGHER
    if case.goal:
        return hold(case.value, case.goal, direction)
    return held(case.value, case.start, direction) if case.start else case.unjudged
