"""Targets, baselines and figures of one line that cannot all be meant (docs/metode.md, R14.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from loaders import numbers
from loaders.delivery import Row
from loaders.references import FIGURES, Context
from loaders.rules import at
from loaders.units import WRITTEN_IN
from policy.choices import Direction, Kind
from policy.findings import Finding
from policy.quantities import Quantity
from policy.records import Baseline, Indicator, Observation, Target
from policy.tables import BY_NAME, Records

MEASURED_FROM_BASELINE = (Kind.PATH, Kind.DIRECTION, Kind.SURVEY)

Line: TypeAlias = tuple[str, str | None, str | None]
"""An indicator, a department and a series: what can be held up to each other."""


def told_of_contradictions(
    rows: Sequence[Row], known: Records, around: Context
) -> Iterator[tuple[Finding, Row]]:
    """What the rows bring that the method would stumble over, beside what is known."""
    indicators = around.all(Indicator)
    brought = [
        (row, indicator)
        for row in rows
        if isinstance(row.record, Target | Baseline | Observation)
        and (indicator := indicators.get(row.record.indicator))
    ]
    if not brought:
        return
    lines = _lines(rows, known)
    told = {id(row.record) for row, _ in brought if isinstance(row.record, Target)}
    for row, indicator in brought:
        line = lines[_line(row.record)]
        if found := _already_met(row, indicator, [each for each in line if id(each) not in told]):
            yield found, row
        if found := _nothing_to_measure(row, indicator, line):
            yield found, row


def _lines(rows: Sequence[Row], known: Records) -> Mapping[Line, list[Any]]:
    """All figures by line; a row stands for a known one with its key."""
    figures = {
        (table.name, table.key_of(record)): record
        for table in FIGURES
        for record in getattr(known, table.name)
    }
    for row in rows:
        table = BY_NAME[row.table]
        if table in FIGURES:
            figures[table.name, table.key_of(row.record)] = row.record
    lines: defaultdict[Line, list[Any]] = defaultdict(list)
    for record in figures.values():
        lines[_line(record)].append(record)
    return lines


def _line(record: Any) -> Line:
    return record.indicator, record.department, record.series


def _already_met(row: Row, indicator: Indicator, line: Sequence[Any]) -> Finding | None:
    """A target of a path that its baseline has met from the beginning (R3.5).

    It is told once: of the target, where both are brought.
    """
    record = row.record
    if not isinstance(record, Target | Baseline) or not _is_path(indicator):
        return None
    others = Baseline if isinstance(record, Target) else Target
    for other in line:
        target, start = (record, other) if isinstance(record, Target) else (other, record)
        if isinstance(other, others) and _is_met(start, target, indicator):
            written = WRITTEN_IN[indicator.unit][0]
            found = numbers.as_text(record.value, written) if record.value else ""
            with_ = numbers.as_text(other.value, written) if other.value else ""
            return at(row, "value", "target_already_met", found, beside=with_)
    return None


def _is_path(indicator: Indicator) -> bool:
    return indicator.kind in (Kind.PATH, Kind.SURVEY) and indicator.direction is not None


def _is_met(start: Baseline, target: Target, indicator: Indicator) -> bool:
    if indicator.kind is Kind.SURVEY and not target.deadline:
        return False
    if indicator.direction is Direction.LOWER:
        worst, goal = start.value.ends[1], _end(target.value, 0)
        return worst is not None and goal is not None and worst <= goal
    worst, goal = start.value.ends[0], _end(target.value, 1)
    return worst is not None and goal is not None and worst >= goal


def _end(value: Quantity | None, number: int) -> float | None:
    """The harder end of what is promised; of a bound, the one that it states."""
    if value is None:
        return None
    end, other = value.ends[number], value.ends[1 - number]
    return other if end is None else end


def _nothing_to_measure(row: Row, indicator: Indicator, line: Sequence[Any]) -> Finding | None:
    """A baseline that is newer than every figure, so that no change is measured from it (R3.10)."""
    start = row.record
    if not isinstance(start, Baseline) or indicator.kind not in MEASURED_FROM_BASELINE:
        return None
    periods = [o.period for o in line if isinstance(o, Observation) and o.period]
    if not start.period or not periods or max(periods).last >= start.period.last:
        return None
    return at(row, "period", "baseline_after_figures", start.period, newest=max(periods))
