"""Narrows a status to the objectives and departments selected for a document."""

from __future__ import annotations

from dataclasses import replace

from metrics.status import IndicatorStatus, ObjectiveStatus, RemarkStatus, Status
from policy.choices import RemarkScope
from policy.records import Initiative
from presentation.blocks import Selection


def narrowed_to(status: Status, selection: Selection) -> Status:
    """The status with only the selected objectives and departments; an empty selection means all.

    For a department: the objectives with a priority that it has a part in, its initiatives, the
    indicators with a figure of it, and the remarks on those objectives or that name it. Remarks on
    the budget and the policy as a whole are left out if objectives are selected.
    """
    if not (selection.objectives or selection.departments):
        return status
    objectives = tuple(o for o in status.objectives if _is_selected(o, selection))
    numbers = {o.objective.number for o in objectives}
    indicators = tuple(i for i in status.indicators if _counts(i, selection, numbers))
    names = {i.indicator.id for i in indicators}
    priorities = {p.priority.id for o in objectives for p in o.priorities}
    every = not selection.objectives
    return replace(
        status,
        objectives=objectives,
        indicators=indicators,
        public_table_tips=tuple(t for t in status.public_table_tips if t.priority in priorities),
        public_series=tuple(s for s in status.public_series if s.indicator.id in names),
        reconciliations=tuple(d for d in status.reconciliations if d.indicator in names),
        remarks=tuple(r for r in status.remarks if _concerns(r, selection, numbers)),
        initiatives=tuple(i for i in status.initiatives if _carries(i, selection, numbers)),
        commitments=tuple(c for c in status.commitments if c.objective in numbers),
        texts=tuple(t for t in status.texts if t.objective in numbers),
        missing_news=tuple(
            m
            for m in status.missing_news
            if m.objective in numbers or (m.objective is None and every)
        ),
    )


def _is_selected(objective: ObjectiveStatus, selection: Selection) -> bool:
    carried = {code for p in objective.priorities for code in p.priority.departments}
    return (not selection.objectives or objective.objective.number in selection.objectives) and (
        not selection.departments or bool(carried & set(selection.departments))
    )


def _counts(indicator: IndicatorStatus, selection: Selection, numbers: set[int]) -> bool:
    own = {point.department for point in indicator.points}
    objective = indicator.indicator.objective
    return (objective in numbers or (objective is None and not selection.objectives)) and (
        not selection.departments or bool(own & set(selection.departments))
    )


def _concerns(remark: RemarkStatus, selection: Selection, numbers: set[int]) -> bool:
    if remark.remark.scope is not RemarkScope.OBJECTIVE:
        return not selection.objectives
    named = bool(set(remark.remark.departments) & set(selection.departments))
    return remark.remark.objective in numbers or (named and not selection.objectives)


def _carries(initiative: Initiative, selection: Selection, numbers: set[int]) -> bool:
    if selection.objectives and initiative.objective not in numbers:
        return False
    return not selection.departments or bool(
        set(initiative.departments) & set(selection.departments)
    )
