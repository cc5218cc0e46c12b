"""Judges a figure by a target for its period or with a deadline (docs/metode.md, R3.2 to R3.4)."""

from __future__ import annotations

from metrics.case import Case
from metrics.verdicts import Verdict, level, printed_level


def judged(case: Case) -> Verdict:
    """The verdict by the figure, or by the printed percentage if there is no figure."""
    if case.goal and case.value:
        return level(case.value, case.goal, case.direction, case.bands, ahead=case.is_ahead)
    if printed := case.observation.printed_attainment:
        return printed_level(printed, case.bands, ahead=case.is_ahead)
    return case.unjudged
