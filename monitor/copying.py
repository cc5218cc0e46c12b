"""A new policy as a copy of an earlier one: what is taken along, and what begins afresh. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from policy.choices import Circle, Continued, DraftStep
from policy.drafting import Continuation, Opening, PolicyStep
from policy.tables import BY_NAME, DRAFT, WORKBOOKS, Records, Table

DEPARTMENTS = "departments"
LEFT_BEHIND = frozenset(
    {
        "snapshots",
        "targets",
        "judgements",
        "closings",
        "texts",
        "commitments",
        "experiences",
        "events",
        "deadline_rules",
        *(table.name for table in WORKBOOKS[DRAFT]),
    }
)
"""What was promised, judged, written and decided in the earlier policy is not the new one's."""
OF_A_DRAFT = ("sources", "objectives", "priorities")
"""The tables that a hearing draft has rows of."""
CONTINUED: Mapping[Continued, str] = {
    Continued.INDICATOR: "indicators",
    Continued.INITIATIVE: "initiatives",
    Continued.REMARK: "remarks",
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """A policy to begin: its code, title and years, and who begins it on what day."""

    code: str
    title: str
    start: date
    end: date
    name: str
    today: date


def copied(earlier: Records, new: Beginning) -> Records:
    """The records that a new policy begins with, marked as a copy of the earlier one.

    Departments that have ended before it starts are left out, with the figures that are theirs alone.
    """
    (policy,) = earlier.policies
    gone = {
        each.code
        for each in earlier.departments
        if each.valid_to and each.valid_to.last < new.start
    }
    gone -= _irreplaceable(earlier, gone)
    kept = {
        name: tuple(_without(getattr(earlier, name), table, gone))
        for name, table in BY_NAME.items()
        if name not in LEFT_BEHIND
    }
    kept["policies"] = (
        replace(
            policy,
            id=new.code,
            title=new.title,
            start=new.start,
            end=new.end,
            copied_from=policy.id,
        ),
    )
    return replace(
        Records(**kept),
        policy_steps=(PolicyStep(step=DraftStep.INTERNAL, dated=new.today),),
        openings=(Opening(circle=Circle.OWN, dated=new.today, name=new.name),),
        continuations=tuple(_continuations(kept, policy.id)),
    )


def drafted(around: Records, found: Collection[object]) -> Records:
    """The records that a policy begins with from a hearing draft, in the settings of a copied policy.

    What the earlier policy said about its own objectives does not fit others.
    """
    of_draft: dict[str, Any] = {
        name: tuple(record for record in found if isinstance(record, table.record))
        for name, table in BY_NAME.items()
        if name in OF_A_DRAFT
    }
    (policy,) = around.policies
    return Records(
        policies=(replace(policy, copied_from=None),),
        sources=(*around.sources, *of_draft["sources"]),
        objectives=of_draft["objectives"],
        priorities=of_draft["priorities"],
        departments=around.departments,
        target_groups=around.target_groups,
        policy_steps=around.policy_steps,
        openings=around.openings,
    )


def _continuations(kept: Mapping[str, Iterable[Any]], earlier: str) -> Iterator[Continuation]:
    for subject, table in CONTINUED.items():
        for row in kept[table]:
            yield Continuation(
                subject=subject, id=row.id, earlier_policy=earlier, earlier_id=row.id
            )


def _without(rows: Iterable[Any], table: Table, gone: Collection[str]) -> Iterator[Any]:
    """The rows without some departments: those of one alone are left out, lists are shortened."""
    names = [field for field in table.fields if field.column.refers == DEPARTMENTS]
    for row in rows:
        if table.name == DEPARTMENTS and row.code in gone:
            continue
        if any(not field.many and getattr(row, field.name) in gone for field in names):
            continue
        shorter = {
            field.name: tuple(code for code in getattr(row, field.name) if code not in gone)
            for field in names
            if field.many
        }
        yield replace(row, **shorter) if shorter else row


def _irreplaceable(earlier: Records, gone: Collection[str]) -> set[str]:
    """The departments that something must name and that nothing else is named instead of."""
    return {
        code
        for name, table in BY_NAME.items()
        if name not in LEFT_BEHIND
        for field in table.fields
        if field.column.refers == DEPARTMENTS and field.many and field.required
        for row in getattr(earlier, name)
        if set(getattr(row, field.name)) <= set(gone)
        for code in getattr(row, field.name)
    }
