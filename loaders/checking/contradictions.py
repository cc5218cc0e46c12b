"""Finds targets, baselines and figures of one series that contradict each other (docs/metode.md, R14.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from loaders.checking.references import FIGURES, Context
from loaders.checking.rules import as_written, at
from loaders.delivery import Row
from loaders.reading.cells import shown
from loaders.reading.units import WRITTEN_IN
from policy.choices import Direction
from policy.findings import Finding
from policy.judging import due_of, is_judged, is_on_course, judged_as
from policy.quantities import Quantity
from policy.records import Baseline, Indicator, Observation, Target
from policy.tables import BY_NAME, Records

Line: TypeAlias = tuple[str, str | None, str | None]
"""An indicator, a department and a series: figures that can be compared."""


def contradiction_findings(
    rows: Sequence[Row], known: Records, around: Context
) -> Iterator[tuple[Finding, Row]]:
    """The contradictions between the rows and the known figures, or among the rows."""
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
    delivered_targets = {id(row.record) for row, _ in brought if isinstance(row.record, Target)}
    for row, indicator in brought:
        line = lines[_line(row.record)]
        if found := _already_met(
            row, indicator, [each for each in line if id(each) not in delivered_targets]
        ):
            yield found, row
        if found := _nothing_to_measure(row, indicator, line):
            yield found, row
    for row, target, others in _targets_beside(brought, lines):
        indicator = indicators[target.indicator]
        if found := _due_together(row, target, indicator, others):
            yield found, row
        if found := _both_ways(row, target, indicator, others, lines[_line(target)]):
            yield found, row


def _targets_beside(
    brought: Sequence[tuple[Row, Indicator]], lines: Mapping[Line, list[Any]]
) -> Iterator[tuple[Row, Target, list[Target]]]:
    """Each delivered target with the others of its line: the known ones and those before it."""
    rows = [(row, row.record) for row, _ in brought if isinstance(row.record, Target)]
    yet_to_come = {id(target) for _, target in rows}
    for row, target in rows:
        yet_to_come.discard(id(target))
        line = (each for each in lines[_line(target)] if isinstance(each, Target))
        others = [t for t in line if t is not target and id(t) not in yet_to_come]
        yield row, target, [other for other in others if other.value]


def _lines(rows: Sequence[Row], known: Records) -> Mapping[Line, list[Any]]:
    """All figures by line; a row replaces the known record with its key."""
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
    """A target on a course that its baseline met from the start (R3.5).

    Reported once: on the target, if both are delivered.
    """
    record = row.record
    if not isinstance(record, Target | Baseline) or not indicator.direction:
        return None
    others = Baseline if isinstance(record, Target) else Target
    for other in line:
        target, start = (record, other) if isinstance(record, Target) else (other, record)
        if isinstance(other, others) and _is_met(start, target, indicator):
            found, beside = _written(record, indicator), _written(other, indicator)
            return at(row, "value", "target_already_met", found, beside=beside)
    return None


def _is_met(start: Baseline, target: Target, indicator: Indicator) -> bool:
    if not is_on_course(indicator, target.deadline):
        return False
    if indicator.direction is Direction.LOWER:
        worst, goal = start.value.ends[1], _end(target.value, 0)
        return worst is not None and goal is not None and worst <= goal
    worst, goal = start.value.ends[0], _end(target.value, 1)
    return worst is not None and goal is not None and worst >= goal


def _end(value: Quantity | None, number: int) -> float | None:
    """The harder end of a promised value; for a bound, the end that it states."""
    if value is None:
        return None
    end, other = value.ends[number], value.ends[1 - number]
    return other if end is None else end


def _nothing_to_measure(row: Row, indicator: Indicator, line: Sequence[Any]) -> Finding | None:
    """A baseline newer than every figure, so that no change can be measured from it (R3.10)."""
    start = row.record
    if not isinstance(start, Baseline) or not judged_as(indicator).rule.starts_from_baseline:
        return None
    periods = [o.period for o in line if isinstance(o, Observation) and o.period]
    if not start.period or not periods or max(periods).last >= start.period.last:
        return None
    return at(row, "period", "baseline_after_figures", start.period, newest=max(periods))


def _due_together(
    row: Row, target: Target, indicator: Indicator, others: Sequence[Target]
) -> Finding | None:
    """A target due on the same day as a different target for another period or deadline (R2.4)."""
    due = due_of(indicator, target)
    if due is None or not target.value or not is_judged(indicator):
        return None
    for other in others:
        other_due = due_of(indicator, other)
        is_same = (other.period, other.deadline) == (target.period, target.deadline)
        if other_due and not is_same and other_due.last == due.last and _differ(target, other):
            found = _written(target, indicator)
            beside, day = _written(other, indicator), shown(due.last)
            return at(row, "value", "targets_due_together", found, beside=beside, due=day)
    return None


def _differ(target: Target, other: Target) -> bool:
    return bool(target.value and other.value and target.value.ends != other.value.ends)


def _both_ways(
    row: Row,
    target: Target,
    indicator: Indicator,
    others: Sequence[Target],
    line: Sequence[Any],
) -> Finding | None:
    """A target in the opposite direction from the baseline than another target (R2.7)."""
    if indicator.direction or not judged_as(indicator).rule.shows_direction:
        return None
    for start in (each for each in line if isinstance(each, Baseline)):
        for other in others:
            if _way(start, target) * _way(start, other) < 0:
                found, beside = _written(target, indicator), _written(other, indicator)
                return at(row, "value", "targets_both_ways", found, beside=beside)
    return None


def _way(start: Baseline, target: Target) -> int:
    """1 if the target is above the baseline, -1 if it is below, 0 if neither is certain."""
    if not target.value:
        return 0
    (low, high), (first, last) = target.value.ends, start.value.ends
    if low is not None and last is not None and low > last:
        return 1
    return -1 if high is not None and first is not None and high < first else 0


def _written(figure: Target | Baseline, indicator: Indicator) -> str:
    return as_written(figure.value, WRITTEN_IN[indicator.unit][0]) if figure.value else ""
