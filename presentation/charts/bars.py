"""The data of a bar chart with targets, for every way of drawing it."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.status import IndicatorStatus, Point
from policy.choices import Unit
from policy.quantities import Quantity
from policy.statuses import StatusCode, Tone
from policy.whole_city import WHOLE_CITY
from presentation.language import precise
from presentation.language.numbers import in_cell
from presentation.language.words import lowered, status_word


@dataclass(frozen=True, slots=True)
class Bar:
    """One department: figure and target in the indicator's unit, both in words, and the status."""

    name: str
    value: float
    target: float
    words: str
    code: StatusCode
    status: str

    @property
    def failing(self) -> bool:
        return self.code.mark.tone is Tone.FAILING

    @property
    def label(self) -> str:
        """The name with the status in words, so that colour is never the only sign."""
        return f"{self.name}: {lowered(self.status)}"


@dataclass(frozen=True, slots=True)
class TargetBars:
    """Departments beside each other, each with its target; all figures are in `unit`."""

    title: str
    bars: tuple[Bar, ...]
    unit: Unit = Unit.COUNT


def target_bars(indicator: IndicatorStatus) -> tuple[Bar, ...]:
    """One bar per department with a figure and exactly one target.

    The whole city is only in the table; counts of few persons are never drawn.
    """
    return tuple(
        _bar(indicator, point, point.value, point.target)
        for point in indicator.current
        if point.department != WHOLE_CITY and point.value and point.target
        if not (point.hidden or point.rivals)
    )


def _bar(indicator: IndicatorStatus, point: Point, value: Quantity, target: Quantity) -> Bar:
    unit, kind = indicator.indicator.unit, indicator.indicator.kind
    return Bar(
        name=point.department or "",
        value=_middle(value),
        target=max(_ends(target), default=0.0),
        words=in_cell(f"{precise.value_of(point, unit)} af {precise.target_of(point, unit)}"),
        code=point.status,
        status=status_word(point.status, kind),
    )


def _middle(figure: Quantity) -> float:
    ends = _ends(figure)
    return sum(ends) / len(ends) if ends else 0.0


def _ends(figure: Quantity) -> list[float]:
    return [end for end in figure.ends if end is not None]
