"""What a chart of bars with targets shows, whoever draws it."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.status import IndicatorStatus, Point
from policy.choices import Unit
from policy.quantities import Quantity
from policy.statuses import Tone
from policy.whole_city import WHOLE_CITY
from presentation.language import precise
from presentation.language.numbers import in_cell


@dataclass(frozen=True, slots=True)
class Bar:
    """One department: its figure and target in the indicator's unit, both in words at its end."""

    name: str
    value: float
    target: float
    words: str
    failing: bool


def target_bars(indicator: IndicatorStatus) -> tuple[Bar, ...]:
    """One bar for each part with a figure and one target.

    The whole city stands in the table alone; counts of few persons are never drawn.
    """
    unit = indicator.indicator.unit
    return tuple(
        _bar(point, point.value, point.target, unit)
        for point in indicator.current
        if point.department != WHOLE_CITY and point.value and point.target
        if not (point.hidden or point.rivals)
    )


def _bar(point: Point, value: Quantity, target: Quantity, unit: Unit) -> Bar:
    return Bar(
        name=point.department or "",
        value=_middle(value),
        target=max(_ends(target), default=0.0),
        words=in_cell(f"{precise.value_of(point, unit)} af {precise.target_of(point, unit)}"),
        failing=point.status.mark.tone is Tone.FAILING,
    )


def _middle(figure: Quantity) -> float:
    ends = _ends(figure)
    return sum(ends) / len(ends) if ends else 0.0


def _ends(figure: Quantity) -> list[float]:
    return [end for end in figure.ends if end is not None]
