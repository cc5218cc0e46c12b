"""What keeps figures from having a deadline, for the coordinator to fill in (docs/metode.md, R20.3)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from metrics.deadlines import KIND_OF
from metrics.status import IndicatorStatus, Status
from metrics.wheel.figures import first_period, roster_of
from policy.choices import Frequency
from policy.judging import judged_as


@dataclass(frozen=True, slots=True)
class Lacking:
    """The codes of the indicators whose figures nobody owes, each under the first thing that it lacks.

    `dated` has none because its figures are of other periods than those of its frequency, and
    `nobody` because no department is known to report it.
    """

    frequency: tuple[str, ...]
    rule: tuple[str, ...]
    dated: tuple[str, ...]
    nobody: tuple[str, ...]


def lacking(status: Status) -> Lacking:
    """What the indicators without a deadline for their figures lack.

    Milestones and what is counted once have no figures to come.
    """
    found = defaultdict[str, list[str]](list)
    for each in status.indicators:
        once = each.indicator.frequency is Frequency.ONCE
        if not once and not judged_as(each.indicator).rule.has_steps:
            found[_lacks(status, each)].append(each.indicator.id)
    return Lacking(
        frequency=tuple(found["frequency"]),
        rule=tuple(found["rule"]),
        dated=tuple(found["dated"]),
        nobody=tuple(found["nobody"]),
    )


def _lacks(status: Status, each: IndicatorStatus) -> str:
    if each.indicator.frequency not in KIND_OF:
        return "frequency"
    if status.deadlines.shortest(each.indicator) is None:
        return "rule"
    found = roster_of(status, each)
    first = first_period(status, each, found)
    if first is None and found.known.by_period:
        return "dated"
    if first is None:
        return "nobody"
    newest = found.newest({first.kind})
    asked = found.reporting(newest.next() if newest else first).expected
    if not asked:
        return "nobody"
    has_one = any(status.deadlines.of(each.indicator, code, first) for code in asked)
    return "" if has_one else "rule"
