"""The product's own template of a plan, which has only some fields of an initiative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loaders.delivery import Delivery, Row
from policy.plan_headings import TEMPLATE
from policy.records import Initiative
from policy.spelling import folded


def completed(delivery: Delivery, known: Iterable[Initiative]) -> Delivery:
    """A plan's delivery whose initiatives keep the known values of the fields that it has no column for."""
    if delivery.about.kind != TEMPLATE:
        return delivery
    before = {folded(initiative.id): initiative for initiative in known}
    return replace(delivery, rows=tuple(_completed(row, before) for row in delivery.rows))


def _completed(row: Row, before: dict[str, Initiative]) -> Row:
    if not isinstance(row.record, Initiative) or folded(row.record.id) not in before:
        return row
    brought = {name: getattr(row.record, name) for name in row.cells}
    return replace(row, record=replace(before[folded(row.record.id)], **brought))
