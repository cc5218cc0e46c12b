"""What the log says of a row of the store: of a submission, a step, a snapshot or a removal.

The writer, the catching up and the verification all have it from here, so that a line and its row
can be compared field by field.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

from store.log import NO_CAPACITY, Act, Capacity, Entry
from store.states import BY_VALUE, PLAN_STATES, Origin, PlanState, State

Kept: TypeAlias = Mapping[Any, Any]
"""A row of a table by the names of its columns."""
OPENINGS = "openings/"
"""What the scope of the circles that a draft is open for begins with."""
OF_STATE = {
    State.DRAFT: Act.DRAFTED,
    State.APPROVED: Act.APPROVED,
    State.PRESENTED: Act.PRESENTED,
    State.PUBLIC: Act.MADE_PUBLIC,
    State.DISCARDED: Act.DISCARDED,
}
OF_PLAN_STATE = {
    PlanState.WITHDRAWN: Act.PLAN_WITHDRAWN,
    PlanState.DONE: Act.PLAN_DONE,
    PlanState.FAILED: Act.PLAN_FAILED,
    PlanState.READ: Act.PLAN_READ,
}
SUBMITTED = ("origin", "sha256", "size", "schema_version", "whole", "new", "changed", "withdrawn")
"""What is said of a submission, besides who, why, when and the name of its file."""


def of_submission(
    row: Kept,
    scopes: Collection[str],
    undoes: int | None = None,
    capacity: Capacity = NO_CAPACITY,
) -> Entry:
    """The arrival of a submission; without its first step and its changes."""
    facts = {name: row[name] for name in SUBMITTED}
    facts |= {"scopes": sorted(scopes), "acted_for": row["acted_for"], "undoes": undoes}
    return Entry(
        act=_arrival(Origin(row["origin"]), row["version"], scopes),
        at=row["at"],
        who=row["who"],
        why=row["note"],
        name=row["file_name"],
        capacity=capacity._replace(account=row["account"]),
        version=row["version"],
        facts=facts,
    )


def _arrival(origin: Origin, version: int, scopes: Collection[str]) -> Act:
    """How a submission arrived. A delivery to an empty store begins a policy."""
    if origin is Origin.DATA:
        return Act.TAKEN_IN
    if origin is Origin.UNDOING:
        return Act.TAKEN_BACK
    if origin is Origin.OPEN_DATA:
        return Act.REBUILT
    if version == 1:
        return Act.BEGUN
    return Act.OPENED if any(each.startswith(OPENINGS) for each in scopes) else Act.RECEIVED


def of_step(row: Kept, capacity: Capacity = NO_CAPACITY) -> Entry:
    """A step of a submission on its way from draft to public."""
    return Entry(
        act=OF_STATE[BY_VALUE[row["state"]]],
        at=row["at"],
        who=row["who"],
        why=row["note"],
        capacity=capacity,
        version=row["version"],
        step=row["id"],
    )


def of_snapshot(row: Kept, capacity: Capacity = NO_CAPACITY) -> Entry:
    """A snapshot that was made public."""
    return Entry(
        act=Act.PUBLISHED,
        at=row["at"],
        who=row["who"],
        name=row["name"],
        capacity=capacity,
        version=row["version"],
        snapshot=row["id"],
        facts={"as_of": row["as_of"], "log": row["log"], "release": row["release"]},
    )


def of_plan(row: Kept) -> Entry:
    """A publication that was planned."""
    facts = {"plan": row["id"], "planned_for": row["at"], "versions": row["versions"]}
    return Entry(
        act=Act.PLANNED,
        at=row["made"],
        who=row["who"],
        name=row["name"],
        capacity=Capacity(row["account"], row["roles"]),
        facts=facts,
    )


def of_plan_step(row: Kept, name: str, capacity: Capacity = NO_CAPACITY) -> Entry:
    """What became of the plan with a name."""
    return Entry(
        act=OF_PLAN_STATE[PLAN_STATES[row["state"]]],
        at=row["at"],
        who=row["who"],
        why=row["why"],
        name=name,
        capacity=capacity,
        facts={"plan": row["plan"], "plan_step": row["id"], "made": row["snapshot"]},
    )


def of_redaction(row: Kept, capacity: Capacity = NO_CAPACITY) -> Entry:
    """A removal of content."""
    return Entry(
        act=Act.REDACTED,
        at=row["at"],
        who=row["who"],
        why=row["reason"],
        capacity=capacity,
        version=row["version"],
        redaction=row["id"],
        facts={"what": row["what"]},
    )
