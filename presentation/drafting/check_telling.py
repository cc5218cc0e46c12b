"""A tried target in its own unit, for the sentences of its checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from metrics.trial.checks import CheckSeverity
from policy.choices import Counting, Direction, Unit
from presentation.language import numbers
from presentation.language.department_names import department_name
from presentation.language.words import listed


@dataclass(frozen=True, slots=True)
class Telling:
    """The target that is told about, in its unit."""

    severity: CheckSeverity
    each: DraftTargetStatus
    status: Status

    @property
    def unit(self) -> Unit:
        return self.each.indicator.unit

    def figure(self, value: float) -> str:
        return numbers.measured(value, self.unit)

    def change(self, size: float, decimals: int = numbers.USUAL_DECIMALS) -> str:
        """A change without its direction; of a share in percentage points."""
        if self.unit is Unit.SHARE:
            return points(size, decimals)
        return numbers.measured(abs(size), self.unit, decimals)

    def department(self, code: str) -> str:
        return department_name(self.status, code)

    def departments(self, codes: tuple[str, ...]) -> str:
        return listed([self.department(code) for code in codes])

    @property
    def counted(self) -> str:
        return "sager" if self.each.target.counting is Counting.CASES else "svar"


Sentence: TypeAlias = Callable[[Any, Telling], str]
"""Makes the sentence of a check from its facts and what they are told of."""


def points(size: float, decimals: int = numbers.USUAL_DECIMALS) -> str:
    """The size of a difference between two shares.

    >>> points(-0.225)
    '22,5 procentpoint'
    """
    return f"{numbers.number(numbers.hundredfold(abs(size)), decimals)} procentpoint"


def rise(direction: Direction) -> str:
    return "stigning" if direction is Direction.HIGHER else "fald"


def span(months: int) -> str:
    """A length of time.

    >>> span(36), span(12), span(18)
    ('tre år', 'ét år', '18 måneder')
    """
    if months % 12:
        return numbers.counted(months, "måned", "måneder")
    return numbers.counted(months // 12, "år", "år", common=False)
