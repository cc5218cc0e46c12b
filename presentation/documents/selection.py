"""Narrows a status to the objectives and departments selected for a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metrics.status import IndicatorStatus, ObjectiveStatus, RemarkStatus, Status
from policy.choices import RemarkScope
from policy.records import Initiative
from presentation.blocks import Selection


def narrowed_to(status: Status, selection: Selection) -> Status:
    """The status with only the selected objectives and departments; an empty selection means all.

    This is what a selection means in every document. A department's are: the priorities that it has a
    part in, with their objectives; the indicators of those, and others with a figure of it; the
    initiatives that it carries, whole or a part of; and the remarks on those objectives, that name it,
    or that are about the budget or the policy as a whole. The last are left out if objectives are
    selected.
    """
    if not (selection.objectives or selection.departments):
        return status
    objectives = tuple(_objectives(status, selection))
    numbers = {o.objective.number for o in objectives}
    priorities = {p.priority.id for o in objectives for p in o.priorities}
    indicators = tuple(i for i in status.indicators if _counts(i, selection, priorities))
    names = {i.indicator.id for i in indicators}
    every = not selection.objectives
    return replace(
        status,
        objectives=objectives,
        indicators=indicators,
        public_table_tips=tuple(t for t in status.public_table_tips if t.priority in priorities),
        public_series=tuple(s for s in status.public_series if s.indicator.id in names),
        reconciliations=tuple(d for d in status.reconciliations if d.indicator in names),
        remarks=tuple(r for r in status.remarks if _concerns(r, selection, numbers)),
        initiatives=tuple(_initiatives(status, selection)),
        commitments=tuple(c for c in status.commitments if c.objective in numbers),
        texts=tuple(
            t
            for t in status.texts
            if t.objective in numbers and (t.priority is None or t.priority in priorities)
        ),
        missing_news=tuple(
            m
            for m in status.missing_news
            if m.objective in numbers or (m.objective is None and every)
        ),
    )


def _objectives(status: Status, selection: Selection) -> Iterator[ObjectiveStatus]:
    """The selected objectives; with departments, those where they have a part, and only that part."""
    for each in status.objectives:
        if selection.objectives and each.objective.number not in selection.objectives:
            continue
        if not selection.departments:
            yield each
            continue
        own = tuple(p for p in each.priorities if _shared(p.priority.departments, selection))
        if own:
            further = tuple(i for i in each.further_indicators if _has_figure(i, selection))
            yield replace(each, priorities=own, further_indicators=further)


def _shared(departments: tuple[str, ...], selection: Selection) -> bool:
    """Whether one of the selected departments is among these; all are, where none is selected."""
    return not selection.departments or bool(set(departments) & set(selection.departments))


def _has_figure(indicator: IndicatorStatus, selection: Selection) -> bool:
    return _shared(tuple(p.department for p in indicator.points if p.department), selection)


def _counts(indicator: IndicatorStatus, selection: Selection, priorities: set[str]) -> bool:
    if selection.objectives and indicator.indicator.objective not in selection.objectives:
        return False
    return indicator.indicator.priority in priorities or _has_figure(indicator, selection)


def _concerns(remark: RemarkStatus, selection: Selection, numbers: set[int]) -> bool:
    about = remark.remark.objective
    if remark.remark.scope is not RemarkScope.OBJECTIVE:
        return not selection.objectives
    if selection.objectives and about not in selection.objectives:
        return False
    return about in numbers or _shared(remark.remark.departments, selection)


def _initiatives(status: Status, selection: Selection) -> Iterator[Initiative]:
    """The initiatives of the selection; one that a department carries a part of is told whole."""
    carried = {
        each.part_of or each.id
        for each in status.initiatives
        if _shared(each.departments, selection)
    }
    for each in status.initiatives:
        chosen = not selection.objectives or each.objective in selection.objectives
        if chosen and (each.part_of or each.id) in carried:
            yield each
