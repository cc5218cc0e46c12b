"""Whether the figures to come count few persons, and could not be shown (R19.11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried
from policy.choices import Unit
from policy.records import FEW_PERSONS_LIMIT
from policy.whole_city import WHOLE_CITY


@dataclass(frozen=True, slots=True)
class FewPersons:
    """The departments whose newest figures are hidden, and whether the target itself is so small a count."""

    hidden: tuple[str, ...]
    is_target_few: bool
    limit: int


def checks(tried: Tried) -> Iterator[Check]:
    if not tried.indicator.indicator.few_persons:
        return
    policy = tried.around.policy
    limit = policy.few_persons_limit if policy else FEW_PERSONS_LIMIT
    found = FewPersons(_hidden(tried), 0 < (_count(tried) or 0) <= limit, limit)
    if found.hidden or found.is_target_few:
        yield Check(CheckCode.FEW_PERSONS, CheckSeverity.WARNS, found)


def _hidden(tried: Tried) -> tuple[str, ...]:
    """For the whole city the parts that are hidden, else the department itself."""
    return tuple(
        dict.fromkeys(
            point.department
            for point in tried.indicator.current
            if point.hidden
            and point.department
            and (tried.target.department in (WHOLE_CITY, point.department))
        )
    )


def _count(tried: Tried) -> float | None:
    """The persons that a met target counts."""
    if tried.indicator.indicator.unit is Unit.COUNT:
        return tried.goal
    if tried.indicator.indicator.unit is Unit.SHARE and tried.goal and tried.target.sample:
        return tried.goal * tried.target.sample
    return None
