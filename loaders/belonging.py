"""Whether a delivery is the right department's, and the right policy's."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.delivery import Delivery, Row
from loaders.references import WHOLE_CITY
from loaders.rules import Figure, at
from policy.findings import Finding, finding
from policy.records import Policy
from policy.spelling import folded


def misplaced(
    delivery: Delivery, policy: str | None = None, *, one_department: bool = False
) -> list[Finding]:
    """What in a delivery belongs to others.

    `policy` is the id of the policy that is delivered to. `one_department` says that the delivery is
    a department's own: not a file of `data/`, and not a printed table of all departments.
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
    """One warning for each department besides the delivery's own, at its first figure."""
    first: dict[str, Row] = {}
    for row in delivery.rows:
        if isinstance(row.record, Figure) and row.record.department not in (None, WHOLE_CITY):
            first.setdefault(row.record.department, row)
    own = delivery.about.department or next(iter(first), None)
    for department, row in first.items():
        if department != own:
            yield at(row, "department", "two_departments", f"{department} ved siden af {own}")
