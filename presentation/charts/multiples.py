"""The data of small multiples: one panel per department, all on one scale of value and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policy.choices import Unit
from policy.periods import Period
from policy.statuses import StatusCode, Tone
from presentation.charts.scales import (
    Points,
    Range,
    Tick,
    round_values,
)
from presentation.language.words import lowered

STEPS = 2


@dataclass(frozen=True, slots=True)
class Panel:
    """A department over time, with the status of its newest figure.

    `words` is that figure in words, with its target where it has one: "274 af 376". `awaited` are the
    periods whose figure is not reported yet; such a period has no point.
    """

    name: str
    points: Points
    words: str
    code: StatusCode
    status: str
    targets: tuple[tuple[Period, float], ...] = ()
    ranges: tuple[Range, ...] = ()
    awaited: tuple[Period, ...] = ()

    @property
    def known(self) -> tuple[tuple[Period, float], ...]:
        return tuple((when, value) for when, value in self.points if value is not None)

    @property
    def periods(self) -> tuple[Period, ...]:
        found = {when for when, _ in self.points} | {when for when, _ in self.targets}
        return tuple(sorted(found | {each.period for each in self.ranges} | set(self.awaited)))

    @property
    def newest(self) -> Period | None:
        """The newest period with a figure, exact or in an interval."""
        found = [when for when, _ in self.known] + [each.period for each in self.ranges]
        return max(found, default=None)

    @property
    def failing(self) -> bool:
        return self.code.mark.tone is Tone.FAILING

    @property
    def says(self) -> str:
        """The newest figure and its status in words, so that colour is never the only sign."""
        return ", ".join(part for part in (self.words, lowered(self.status)) if part)


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels beside each other, in the order of their list and without rank."""

    title: str
    unit: Unit
    panels: tuple[Panel, ...]
    breaks: tuple[Period, ...] = ()

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(sorted({when for panel in self.panels for when in panel.periods}))

    @property
    def values(self) -> tuple[Tick, ...]:
        """The values to write beside the panels, which all have the same."""
        known = [value for panel in self.panels for value in _values(panel)]
        return round_values(known, self.unit, STEPS)


def _values(panel: Panel) -> Iterator[float]:
    yield from (value for _, value in panel.known)
    yield from (value for _, value in panel.targets)
    yield from (end for each in panel.ranges for end in each.known)
