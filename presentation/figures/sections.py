"""The sections of figures: with a target, without one, milestones, background."""

from __future__ import annotations

from enum import StrEnum

from metrics.status import IndicatorStatus
from policy.judging import is_judged, is_measure


class Section(StrEnum):
    """The sections in reading order: figures that can be judged first, those that never are last."""

    JUDGED = "judged"
    WITHOUT_TARGET = "without_target"
    MILESTONES = "milestones"
    CONTEXT = "context"


HEADINGS = {
    Section.JUDGED: "Tal med måltal",
    Section.WITHOUT_TARGET: "Tal uden måltal",
    Section.MILESTONES: "Milepæle med et tal",
    Section.CONTEXT: "Baggrundstal",
}

INTRODUCTIONS = {
    Section.JUDGED: "Her kan status regnes ud: tallet holdes op mod det, der er lovet.",
    Section.WITHOUT_TARGET: "Kilderne har intet måltal, så det kan ikke siges, hvor langt kommunen er.",
    Section.MILESTONES: "Noget, der skal bygges eller oprettes, med det antal, kilden nævner.",
    Section.CONTEXT: "De sætter de andre tal i sammenhæng og bedømmes ikke. Det er især aktivitet, landstal og tal for bredere grupper.",
}


def section_of(indicator: IndicatorStatus) -> Section:
    """The section of an indicator; one whose value is to be maintained has its baseline as target."""
    if not is_judged(indicator.indicator):
        return Section.CONTEXT
    if not is_measure(indicator.indicator):
        return Section.MILESTONES
    return Section.JUDGED if indicator.judged_by_target else Section.WITHOUT_TARGET
