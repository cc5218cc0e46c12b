"""Judges a step that must be done by a date (docs/metode.md, R3.11)."""

from __future__ import annotations

from metrics.case import Case
from metrics.milestones import step, unanswered
from metrics.verdicts import Verdict
from policy.choices import Direction
from policy.judging import due_of


def judged(case: Case) -> Verdict:
    due = due_of(case.indicator, case.target) if case.target else None
    if case.value is None:
        return Verdict(unanswered(due, case.as_of))
    direction = case.indicator.direction or Direction.HIGHER
    return step(case.value, case.goal, due, direction, case.as_of)
