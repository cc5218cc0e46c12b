"""The sections of figures: with a target, without one, milestones, background."""

from __future__ import annotations

from enum import StrEnum

from metrics.status import IndicatorStatus
from policy.judging import is_judged, is_measure


class FigureGroup(StrEnum):
    """The sections in reading order: figures that can be judged first, those that never are last."""

    JUDGED = "judged"
    WITHOUT_TARGET = "without_target"
    MILESTONES = "milestones"
    CONTEXT = "context"


HEADINGS = {
    FigureGroup.JUDGED: "Tal med måltal",
    FigureGroup.WITHOUT_TARGET: "Tal uden måltal",
    FigureGroup.MILESTONES: "Milepæle med et tal",
    FigureGroup.CONTEXT: "Baggrundstal",
}

INTRODUCTIONS = {
    FigureGroup.JUDGED: "Her kan status regnes ud: tallet holdes op mod det, der er lovet.",
    FigureGroup.WITHOUT_TARGET: "Kilderne har intet måltal, så det kan ikke siges, hvor langt kommunen er.",
    FigureGroup.MILESTONES: "Noget, der skal bygges eller oprettes, med det antal, kilden nævner.",
    FigureGroup.CONTEXT: "De sætter de andre tal i sammenhæng og bedømmes ikke. Det er især aktivitet, landstal og tal for bredere grupper.",
}


def section_of(indicator: IndicatorStatus) -> FigureGroup:
    """The section of an indicator; one whose value is to be maintained has its baseline as target."""
    if not is_judged(indicator.indicator):
        return FigureGroup.CONTEXT
    if not is_measure(indicator.indicator):
        return FigureGroup.MILESTONES
    return FigureGroup.JUDGED if indicator.judged_by_target else FigureGroup.WITHOUT_TARGET
