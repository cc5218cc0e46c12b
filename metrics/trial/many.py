"""The changes of many areas at once: public statistics of all municipalities over many years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from metrics.public_series import PublicSeries
from metrics.trial.months import CHANGE_DECIMALS, month_of
from policy.choices import Direction

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class AreaChange:
    """The largest change for the better that an area has had over a time; None where it has no such figures."""

    area: str
    name: str
    largest: float | None


class AreaTable:
    """The figures of a series by area and month; the changes over each length of time are computed once.

    Its periods are all of the kind of the newest.
    """

    def __init__(self, series: PublicSeries) -> None:
        self._kind = series.periods[-1].kind
        self._areas = [each for each in series.comparable if each.area != series.own_area]
        self._known: dict[tuple[int, Direction], tuple[AreaChange, ...]] = {}
        self._frame: DataFrame | None = None

    def largest_changes(self, months: int, direction: Direction) -> tuple[AreaChange, ...]:
        """Every other area's largest change over so many months, in the order of the series."""
        key = months, direction
        if key not in self._known:
            self._known[key] = self._computed(months, direction)
        return self._known[key]

    def _computed(self, months: int, direction: Direction) -> tuple[AreaChange, ...]:
        frame = self._figures()
        earlier = frame.reindex(columns=frame.columns - months).set_axis(frame.columns, axis=1)
        change = frame - earlier if direction is Direction.HIGHER else earlier - frame
        largest = change.max(axis=1).round(CHANGE_DECIMALS).tolist()
        return tuple(
            AreaChange(each.area, each.name, None if size != size else size)  # noqa: PLR0124  # NaN
            for each, size in zip(self._areas, largest, strict=True)
        )

    def _figures(self) -> Any:
        """One row per area, one column per month that any of them has a figure for."""
        if self._frame is None:
            from pandas import DataFrame

            rows = [
                {
                    month_of(figure.period): figure.value.value
                    for figure in each.figures
                    if figure.value is not None and figure.period.kind is self._kind
                }
                for each in self._areas
            ]
            self._frame = DataFrame(rows, dtype=float)
        return self._frame
