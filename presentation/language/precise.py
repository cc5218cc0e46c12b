"""A figure beside its target and verdict, with as many decimals as the verdict needs (docs/metode.md, R11)."""

from __future__ import annotations

from metrics.status import Point
from policy.choices import Unit
from policy.quantities import Quantity
from presentation.language import numbers
from presentation.language.words import listed


def value_of(point: Point, unit: Unit) -> str:
    """The figure of a point; it must have one."""
    return numbers.quantity(point.value, unit, decimals_of(point, unit)) if point.value else ""


def target_of(point: Point, unit: Unit) -> str:
    """The target that a figure is compared with, or several with who states each; a dash without one."""
    decimals = decimals_of(point, unit)
    if point.rivals:
        rivals = [
            (numbers.quantity(t.value, unit, decimals), t.stated_by)
            for t in point.rivals
            if t.value
        ]
        return listed([f"{words} ({stated_by})" for words, stated_by in rivals], "eller")
    return numbers.quantity(point.target, unit, decimals) if point.target else "–"


def baseline_of(point: Point, unit: Unit) -> str:
    """The baseline of a point; it must have one."""
    return (
        numbers.quantity(point.baseline, unit, decimals_of(point, unit)) if point.baseline else ""
    )


def attainment_of(point: Point) -> str:
    """The share of the target, or of the planned change, as a cell shows it; a dash without one."""
    if point.attainment is None:
        return "–"
    return numbers.in_cell(numbers.percent(point.attainment, point.verdict.limits))


def attained_percent(point: Point) -> float | None:
    """The attainment as a number in per cent, for a cell that is used in calculations."""
    if point.attainment is None:
        return None
    decimals = numbers.percent_decimals(point.attainment, point.verdict.limits)
    return round(numbers.hundredfold(point.attainment), decimals or None)


def shortfall_of(point: Point, unit: Unit) -> str:
    """The shortfall from the target, never rounded to zero; of a share in percentage points."""
    lacking = point.shortfall or 0
    decimals = _needed([lacking], [], [0.0], unit)
    if unit is Unit.SHARE:
        return f"{numbers.number(numbers.hundredfold(lacking), decimals)} procentpoint"
    return numbers.measured(lacking, unit, decimals)


def decimals_of(point: Point, unit: Unit) -> int:
    """Enough decimals to compare figure, target and baseline, and the figure with its limits."""
    goals = [point.target, *(rival.value for rival in point.rivals)]
    others = [end for figure in (*goals, point.baseline) for end in _ends(figure)]
    return _needed(_ends(point.value), others, point.limits, unit)


def _needed(
    figures: list[float], others: list[float], limits: list[float] | tuple[float, ...], unit: Unit
) -> int:
    scaled = numbers.hundredfold if unit is Unit.SHARE else float
    beside, exact = [scaled(each) for each in others], [scaled(each) for each in limits]
    needed = (numbers.decimals_beside(scaled(figure), beside, exact) for figure in figures)
    return max(needed, default=numbers.USUAL_DECIMALS)


def _ends(figure: Quantity | None) -> list[float]:
    return [end for end in figure.ends if end is not None] if figure else []
