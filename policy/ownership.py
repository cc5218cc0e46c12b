"""Whose the rows of each table are: who may deliver them where people sign in.

What a department's or the council's template holds is theirs; everything else is the coordinator's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from policy.actors import Actor, Right, Role
from policy.choices import Outcome
from policy.records import Policy, Priority, Remark
from policy.spelling import folded
from policy.tables import Records
from policy.whole_city import WHOLE_CITY

COUNCIL = Role.COUNCIL.value
"""The council, where a submission says for whom it was delivered."""


class Whose(Enum):
    """By what a row is somebody's."""

    ITS_DEPARTMENT = auto()
    """The department that the row names; where it names several, each of them."""
    RESPONSIBLE = auto()
    """The departments that the policy makes responsible for what the row is about."""
    UNTIL_DECIDED = auto()
    """Its department, or the council where it is the council's proposal; nobody's once it is decided."""
    ITS_TARGET = auto()
    """The department of the draft target that the row is about."""
    COUNCIL = auto()
    COUNCILS_ANSWER = auto()
    """The council, where the answer is its own and leaves out what the department says.

    What the department says may be delivered by those that answer it (`only_answers`, `answering`).
    """
    WITH_A_ROW = auto()
    """Whoever delivers a row that cites it; afterwards whoever brought it."""
    COORDINATOR = auto()


OWNERS: Mapping[str, Whose] = {
    "policies": Whose.COORDINATOR,
    "sources": Whose.WITH_A_ROW,
    "snapshots": Whose.COORDINATOR,
    "objectives": Whose.COORDINATOR,
    "priorities": Whose.COORDINATOR,
    "premises": Whose.COORDINATOR,
    "departments": Whose.COORDINATOR,
    "units": Whose.COORDINATOR,
    "target_groups": Whose.COORDINATOR,
    "indicators": Whose.COORDINATOR,
    "public_table_tips": Whose.COORDINATOR,
    "extracts": Whose.COORDINATOR,
    "targets": Whose.ITS_DEPARTMENT,
    "baselines": Whose.ITS_DEPARTMENT,
    "observations": Whose.ITS_DEPARTMENT,
    "breaks": Whose.COORDINATOR,
    "judgements": Whose.ITS_DEPARTMENT,
    "closings": Whose.COORDINATOR,
    "public_figures": Whose.COORDINATOR,
    "initiatives": Whose.ITS_DEPARTMENT,
    "commitments": Whose.COORDINATOR,
    "remarks": Whose.COUNCIL,
    "replies": Whose.ITS_DEPARTMENT,
    "experiences": Whose.COORDINATOR,
    "events": Whose.COORDINATOR,
    "deadline_rules": Whose.COORDINATOR,
    "services": Whose.COORDINATOR,
    "texts": Whose.RESPONSIBLE,
    "policy_steps": Whose.COORDINATOR,
    "openings": Whose.COORDINATOR,
    "continuations": Whose.COORDINATOR,
    "candidates": Whose.COORDINATOR,
    "draft_targets": Whose.UNTIL_DECIDED,
    "financings": Whose.ITS_TARGET,
    "not_in_numbers": Whose.COORDINATOR,
    "objections": Whose.COUNCIL,
    "hearing_answers": Whose.COUNCILS_ANSWER,
}
"""Whose the rows of each table are."""

SAID_BY_THE_DEPARTMENT = ("reply", "change", "before", "after", "unchanged_because")
"""The columns of a hearing answer in which the department answers."""


@dataclass(frozen=True, slots=True)
class Deliverer:
    """Whose rows somebody may deliver: everyone's, those of some departments, or the council's."""

    everything: bool = True
    departments: frozenset[str] = frozenset()
    council: bool = False

    @property
    def acts_for(self) -> frozenset[str]:
        """The codes of the departments, and `COUNCIL`; empty for whoever delivers everything.

        >>> sorted(Deliverer(False, frozenset({"SOF"}), council=True).acts_for)
        ['SOF', 'raad']
        """
        if self.everything:
            return frozenset()
        return self.departments | ({COUNCIL} if self.council else frozenset())

    @property
    def files_under(self) -> str | None:
        """The one for whom rows are filed that name no department; None if there are several."""
        return next(iter(self.acts_for)) if len(self.acts_for) == 1 else None


EVERYTHING = Deliverer()


def deliverer(actor: Actor) -> Deliverer:
    """Whose rows an actor may deliver."""
    if actor.may(Right.DELIVER_ALL):
        return EVERYTHING
    return Deliverer(
        everything=False,
        departments=actor.departments if actor.may(Right.DELIVER_OWN) else frozenset(),
        council=actor.may(Right.DELIVER_COUNCIL),
    )


OF_DEPARTMENTS = frozenset(
    {Whose.ITS_DEPARTMENT, Whose.RESPONSIBLE, Whose.UNTIL_DECIDED, Whose.ITS_TARGET}
)
OF_THE_COUNCIL = frozenset({Whose.COUNCIL, Whose.COUNCILS_ANSWER, Whose.UNTIL_DECIDED})


def can_have(who: Deliverer, whose: Whose) -> bool:
    """Whether any row that is somebody's in this way can be one that a person delivers."""
    if who.everything:
        return True
    return bool(who.departments and whose in OF_DEPARTMENTS) or (
        who.council and whose in OF_THE_COUNCIL
    )


@dataclass(frozen=True, slots=True)
class Around:
    """What decides whose a row is: the known records, and the draft targets of the same delivery."""

    known: Records
    brought: tuple[Any, ...] = ()


def owners(table: str, record: Any, around: Around) -> frozenset[str]:
    """The departments whose the row is, or `COUNCIL`; nobody's are the coordinator's alone.

    The whole city is no department: its rows are the coordinator's.
    """
    return _owners(table, record, around) - {WHOLE_CITY}


def _owners(table: str, record: Any, around: Around) -> frozenset[str]:
    match OWNERS[table]:
        case Whose.ITS_DEPARTMENT:
            return _named(record)
        case Whose.UNTIL_DECIDED:
            decided = record.outcome is not Outcome.PROPOSED or record.kept_by
            if decided:
                return frozenset()
            proposed = is_the_council(record.proposed_by or "", around.known.policies)
            return frozenset({COUNCIL}) if proposed else _named(record)
        case Whose.RESPONSIBLE:
            return responsible(record.objective, record.priority, around.known.priorities)
        case Whose.ITS_TARGET:
            targets = (*around.known.draft_targets, *around.brought)
            return frozenset(
                next(([each.department] for each in targets if each.id == record.target), [])
            )
        case Whose.COUNCIL:
            return frozenset({COUNCIL})
        case Whose.COUNCILS_ANSWER:
            return frozenset({COUNCIL}) if _is_councils_own(record, around.known) else frozenset()
    return frozenset()


def _named(record: Any) -> frozenset[str]:
    if hasattr(record, "departments"):
        return frozenset(record.departments)
    return frozenset({record.department} if record.department else ())


def responsible(
    objective: int, priority: str | None, priorities: Iterable[Priority]
) -> frozenset[str]:
    """The departments that lead a priority; without one, those that lead any of the objective's."""
    about = (
        each for each in priorities if each.objective == objective and priority in (None, each.id)
    )
    return frozenset(code for each in about for code in each.lead)


def asked_by(remark: Remark, priorities: Iterable[Priority]) -> frozenset[str] | None:
    """The departments that a remark names, else those responsible for what it is about; None for all.

    One about the budget or the whole policy asks all.
    """
    if remark.departments:
        return frozenset(remark.departments)
    if remark.objective is None:
        return None
    return responsible(remark.objective, None, priorities)


def is_the_council(name: str, policies: Iterable[Policy]) -> bool:
    """Whether a name is that of the policy's council."""
    return folded(name) in {folded(each.council) for each in policies if each.council}


def _is_councils_own(record: Any, known: Records) -> bool:
    return is_the_council(record.party, known.policies) and not any(
        getattr(record, name) for name in SAID_BY_THE_DEPARTMENT
    )


def only_answers(table: str, before: Any, after: Any) -> bool:
    """Whether a hearing answer differs from what it was in nothing but what the department says."""
    if OWNERS[table] is not Whose.COUNCILS_ANSWER:
        return False
    said = {name: getattr(after, name) for name in SAID_BY_THE_DEPARTMENT}
    return bool(replace(before, **said) == after)


def answering(priority: str | None, priorities: Iterable[Priority]) -> frozenset[str]:
    """The departments that answer a hearing answer: those that lead its priority.

    The coordinator alone answers one about the policy as a whole.
    """
    found = (each for each in priorities if each.id == priority)
    return frozenset(code for each in found for code in each.lead)


def may_deliver(who: Deliverer, owned_by: Iterable[str]) -> bool:
    """Whether somebody may deliver a row of these owners."""
    return who.everything or not who.acts_for.isdisjoint(owned_by)


def owner_of_scope(scope: str) -> str | None:
    """The one whose rows a scope of submissions has: a department's code, or `COUNCIL`.

    None for what is the coordinator's, and for what is filed under nobody.

    >>> owner_of_scope("observations/SOF"), owner_of_scope("remarks/-"), owner_of_scope("policies/-")
    ('SOF', 'raad', None)
    """
    table, _, named = scope.partition("/")
    whose = OWNERS.get(table, Whose.COORDINATOR)
    if whose is Whose.COORDINATOR or named == WHOLE_CITY:
        return None
    if named != "-":
        return named
    return COUNCIL if whose is Whose.COUNCIL else None


def is_of(acts_for: frozenset[str], acted_for: str, scopes: Iterable[str]) -> bool:
    """Whether a submission is one of those for whom somebody acts.

    By whom it was delivered for; what the coordinator delivered, by its scopes, where a source is
    whoever's rows cite it.

    >>> is_of(frozenset({"SOF"}), "", ["observations/SOF", "sources/-"])
    True
    >>> is_of(frozenset({"SOF"}), "", ["observations/SOF", "observations/BUF"])
    False
    """
    if acted_for:
        return acts_for.issuperset(acted_for.split())
    found = {owner_of_scope(each) for each in scopes if each != "sources/-"}
    return bool(found) and found <= acts_for
