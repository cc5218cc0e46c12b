"""The deadline for a figure: the indicator's own days, else the rule that fits best (docs/metode.md, R20.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from policy.choices import Frequency, Owed
from policy.periods import Period, PeriodKind
from policy.records import Indicator
from policy.wheel import DeadlineRule
from policy.workdays import moved

KIND_OF: Mapping[Frequency | None, tuple[PeriodKind, ...]] = {
    Frequency.YEARLY: (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR),
    Frequency.HALF_YEARLY: (PeriodKind.HALF_YEAR,),
    Frequency.QUARTERLY: (PeriodKind.QUARTER,),
    Frequency.MONTHLY: (PeriodKind.MONTH,),
}
"""The kinds of period reported at each frequency."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for something; `rule` is None where it is the indicator's own."""

    unmoved: date
    rule: DeadlineRule | None = None

    @property
    def due(self) -> date:
        """The day itself, or the first working day after it."""
        return moved(self.unmoved)


@dataclass(frozen=True)
class Deadlines:
    """What decides the deadlines for figures: the rules of the year's wheel.

    A period that begins after `until`, the policy's last day, has none (R20.4).
    """

    rules: tuple[DeadlineRule, ...] = ()
    until: date | None = None

    def of(self, indicator: Indicator, department: str | None, period: Period) -> Deadline | None:
        """The deadline for a department's figure of a period; None where nobody has set one."""
        if self.until and period.first > self.until:
            return None
        rule = None if indicator.days_to_report is not None else self._rule(indicator, department)
        days = rule.days if rule else indicator.days_to_report
        return None if days is None else Deadline(period.last + timedelta(days=days), rule)

    def first(
        self, indicator: Indicator, departments: Iterable[str], period: Period
    ) -> Deadline | None:
        """The earliest of several departments' deadlines; of none, the one for all."""
        found = [self.of(indicator, code, period) for code in departments]
        dated = [each for each in found if each]
        if not found:
            return self.of(indicator, None, period)
        return min(dated, key=lambda each: each.unmoved, default=None)

    def shortest(self, indicator: Indicator) -> int | None:
        """The fewest days after a period in which anybody is to report it."""
        if indicator.days_to_report is not None:
            return indicator.days_to_report
        asked = {None, indicator.frequency} if indicator.frequency in KIND_OF else frozenset()
        days = (rule.days for (often, _), rule in self._best.items() if often in asked)
        return min((each for each in days if each is not None), default=None)

    def longest(self, indicator: Indicator) -> int | None:
        """The most days after a period that any deadline gives."""
        if indicator.days_to_report is not None:
            return indicator.days_to_report
        return max((rule.days or 0 for rule in self._best.values()), default=None)

    def _rule(self, indicator: Indicator, department: str | None) -> DeadlineRule | None:
        """The most particular rule: one that names the department, then one for the frequency."""
        often = indicator.frequency
        if often not in KIND_OF:
            return None
        in_turn = ((often, department), (None, department), (often, None), (None, None))
        return next((self._best[key] for key in in_turn if key in self._best), None)

    @cached_property
    def _best(self) -> Mapping[tuple[Frequency | None, str | None], DeadlineRule]:
        """The rules by frequency and department; of two for the same, the one that gives most time."""
        found: dict[tuple[Frequency | None, str | None], DeadlineRule] = {}
        for rule in most_time_first(self.rules, Owed.FIGURES):
            for department in rule.departments or (None,):
                found.setdefault((rule.frequency, department), rule)
        return found


NO_DEADLINES = Deadlines()


def most_time_first(rules: Iterable[DeadlineRule], owed: Owed) -> list[DeadlineRule]:
    """The rules that give days for something; where several fit, the first counts (R20.2)."""
    usable = (rule for rule in rules if rule.owed is owed and rule.days is not None)
    return sorted(usable, key=lambda rule: (-(rule.days or 0), rule.id))
