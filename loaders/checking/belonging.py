"""Checks whether a delivery belongs to the right department and the right policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from loaders.checking.rules import FigureRecord, at
from loaders.delivery import Delivery, Row, Withdrawal
from policy.findings import Finding, finding
from policy.records import Policy
from policy.spelling import folded
from policy.tables import BY_NAME
from policy.whole_city import WHOLE_CITY


def misplaced(
    delivery: Delivery, policy: str | None = None, *, one_department: bool = False
) -> list[Finding]:
    """The findings about rows that belong to other departments or a different policy.

    `policy` is the id of the policy that receives the delivery. `one_department`: the delivery is from
    one department; it is neither a file of `data/` nor a printed table of all departments.
    """
    findings: list[Finding] = []
    if policy is not None:
        findings += _other_policy(delivery, policy)
    if one_department:
        findings += _other_departments(delivery)
    return findings


def _other_policy(delivery: Delivery, policy: str) -> Iterator[Finding]:
    stated = delivery.about.policy
    if stated is not None and folded(stated) != folded(policy):
        yield finding("other_policy", file=delivery.file, found=stated, policy=policy)
    for row in delivery.rows:
        if isinstance(row.record, Policy) and folded(row.record.id) != folded(policy):
            yield at(row, "id", "other_policy", row.record.id, policy=policy)


def _other_departments(delivery: Delivery) -> Iterator[Finding]:
    """One warning per department other than the delivery's own, at its first figure."""
    first: dict[str, _Place] = {}
    for department, place in (*_delivered(delivery.rows), *_withdrawn(delivery.withdrawn)):
        if department not in (None, WHOLE_CITY):
            first.setdefault(str(department), place)
    own = delivery.about.department or next(iter(first), None)
    for department, place in first.items():
        if department != own:
            yield finding(
                "two_departments",
                file=delivery.file,
                sheet=place.sheet,
                cell=place.cell,
                column=BY_NAME[place.table].field("department").column.heading,
                found=f"{department} ved siden af {own}",
            )


class _Place(NamedTuple):
    """The place of a figure's department."""

    table: str
    sheet: str
    cell: str | None


def _delivered(rows: Iterable[Row]) -> Iterator[tuple[object, _Place]]:
    for row in rows:
        if isinstance(row.record, FigureRecord):
            place = _Place(row.table, row.sheet, row.cells.get("department"))
            yield row.record.department, place


def _withdrawn(withdrawals: Iterable[Withdrawal]) -> Iterator[tuple[object, _Place]]:
    """The departments of withdrawn figures."""
    for each in withdrawals:
        table = BY_NAME[each.table]
        if table.record in get_args(FigureRecord):
            department = each.key[table.key.index("department")]
            yield department, _Place(table.name, table.sheet, each.cell)
