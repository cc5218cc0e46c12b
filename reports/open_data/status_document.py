"""The computed status as JSON: what the command `status` writes, and what the site answers at an address."""

from __future__ import annotations

from typing import Any

from metrics.public_series import PublicSeries
from metrics.remark_follow_up import Followed, followed
from metrics.status import (
    IndicatorStatus,
    ObjectiveStatus,
    Point,
    PriorityStatus,
    Reconciliation,
    RemarkStatus,
    Reporting,
    Status,
)
from policy import json_values
from policy.drafting import HearingAnswer
from policy.quantities import Quantity


def document(status: Status) -> dict[str, Any]:
    """The status with the keys that other programs rely on. Shares are 0-1."""
    return {
        "policy": status.policy.id if status.policy else None,
        "as_of": status.as_of.isoformat(),
        "version": status.version,
        "snapshot": status.snapshot,
        "newest_figure": json_values.simple(status.newest_figure),
        "objectives": [_objective(objective) for objective in status.objectives],
        "priorities": [_priority(priority) for priority in status.priorities],
        "indicators": [_indicator(indicator) for indicator in status.indicators],
        "public_series": [_public_series(series) for series in status.public_series],
        "remarks": [_remark(remark) for remark in status.remarks],
        "follow_up": [_followed(each) for each in followed([status])],
        "reconciliations": [_reconciliation(found) for found in status.reconciliations],
    }


def _objective(objective: ObjectiveStatus) -> dict[str, Any]:
    return {
        "number": objective.objective.number,
        "title": objective.objective.title,
        "priorities": [priority.priority.id for priority in objective.priorities],
        "measurable": [priority.priority.id for priority in objective.measurable],
        "status_counts": {code.value: n for code, n in objective.status_counts.items()},
    }


def _priority(priority: PriorityStatus) -> dict[str, Any]:
    return {
        "id": priority.priority.id,
        "objective": priority.priority.objective,
        "title": priority.priority.title,
        "departments": list(priority.priority.departments),
        "measurable": priority.measurable,
        "missing": [criterion.value for criterion in priority.missing],
        "status": priority.status.value if priority.status else None,
        "statuses": [code.value for code in priority.statuses],
        "initiatives": list(priority.initiatives),
    }


def _indicator(indicator: IndicatorStatus) -> dict[str, Any]:
    declared = indicator.indicator
    return {
        "id": declared.id,
        "priority": declared.priority,
        "objective": declared.objective,
        "name": declared.name,
        "unit": declared.unit.value,
        "kind": declared.kind.value,
        "population": declared.population.value,
        "status": indicator.status.value,
        "period": json_values.simple(indicator.period),
        "failing": [point.department for point in indicator.failing],
        "next_missing": indicator.next_missing,
        "next_missing_from": list(indicator.next_missing_from),
        "reporting": _reporting(indicator.reporting),
        "points": [_point(point) for point in indicator.points],
    }


def _reporting(reporting: Reporting) -> dict[str, Any]:
    closing = reporting.closing
    return {
        "period": json_values.simple(reporting.period),
        "expected": list(reporting.expected),
        "received": list(reporting.received),
        "missing": list(reporting.missing),
        "deadline": json_values.simple(reporting.deadline),
        "overdue": reporting.overdue,
        "settled": reporting.settled,
        "closed": json_values.record(closing) if closing else None,
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "department": point.department,
        "period": json_values.simple(point.period),
        **json_values.quantity(point.value),
        "target": _one(point.target),
        "rivals": [
            {"stated_by": rival.stated_by, "target": _one(rival.value)} for rival in point.rivals
        ],
        "deadline": json_values.simple(point.deadline),
        "attainment": point.attainment,
        "printed_attainment": _one(point.printed_attainment),
        "status": point.status.value,
        "hidden": point.hidden,
        "added_up": point.added_up,
        "counted_on": json_values.simple(point.counted_on),
        "stated_by": point.stated_by,
        "sources": [json_values.citation(place) for place in point.sources],
    }


def _public_series(series: PublicSeries) -> dict[str, Any]:
    return {
        "indicator": series.indicator.id,
        "unit": series.indicator.unit.value,
        "publisher": series.extract.publisher,
        "table": series.extract.table,
        "attribution": series.extract.attribution,
        "own_area": series.own_area,
        "own_group": series.main_group,
        "figures": [json_values.record(figure) for figure in series.figures],
    }


def _one(figure: Quantity | None) -> float | dict[str, Any] | None:
    """An exact figure as a number; a range or bound as four keys."""
    if figure is None or figure.value is not None:
        return figure.value if figure else None
    return json_values.quantity(figure)


def _remark(remark: RemarkStatus) -> dict[str, Any]:
    return {
        "id": remark.remark.id,
        "objective": remark.remark.objective,
        "kinds": [kind.value for kind in remark.remark.kinds],
        "replies": [json_values.record(reply) for reply in remark.replies],
        "unanswered": remark.unanswered,
        "sources": [json_values.citation(place) for place in remark.remark.sources],
    }


def _followed(each: Followed) -> dict[str, Any]:
    return {
        "subject": "hearing_answer" if isinstance(each.said, HearingAnswer) else "remark",
        "id": each.said.id,
        "dated": json_values.simple(each.said.dated),
        "council_term": [each.term.first, each.term.last] if each.term else None,
        "answered": bool(each.replies),
        "answered_in_part": each.answered_in_part,
        "result": each.result.value,
        "led_to": [
            {"kind": one.result.value, "id": one.record, "counts": one.counts}
            for one in each.led_to
        ],
    }


def _reconciliation(found: Reconciliation) -> dict[str, Any]:
    return {
        "indicator": found.indicator,
        "department": found.department,
        "period": json_values.simple(found.period),
        "field": found.field.value,
        "printed": found.printed,
        "computed": found.computed,
    }
