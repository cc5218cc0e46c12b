"""Judges a survey figure as path, level or direction, with its uncertainty (docs/metode.md, R4)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import inf

from metrics.case import Case
from metrics.kinds import direction, path
from metrics.verdicts import Doubt, End, Verdict, exact, level
from policy.records import Baseline, Observation
from policy.statuses import StatusCode


def judged(case: Case) -> Verdict:
    if case.value is None:
        return Verdict(StatusCode.NO_DATA)
    own = _margin(case.observation)
    case = replace(case, doubt=Doubt(own, own + _margin(case.baseline)))
    if case.goal and case.target and case.target.deadline:
        return path.judged(case)
    if case.goal and case.value:
        return level(case.value, case.goal, case.direction, case.bands, doubt=case.doubt)
    return direction.judged(case)


def _margin(figure: Baseline | Observation | None) -> End:
    """The margin of error: infinite if not stated, 0 for a stated baseline (R4.2)."""
    if not isinstance(figure, Observation):
        return Fraction(0)
    return inf if figure.margin is None else exact(figure.margin)
