"""Whom a proposal is put to: the bodies on its way by their names, and the step that it has reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from metrics.matters import matters
from metrics.status import Status
from policy.choices import DraftStep, EventKind, ProposalStep, Stage
from policy.records import Department
from policy.spelling import folded
from presentation.blocks import Selection
from presentation.language import city
from presentation.language.words import capitalised

FINANCE_COMMITTEE = "økonomiudvalget"
"""The committee that every city has by law (kommunestyrelsesloven § 18), where no source names it."""
A_COMMITTEE = "udvalget"
NEXT_OF_DRAFT = {
    DraftStep.RECOMMENDED: ProposalStep.FINANCE,
    DraftStep.FINANCE: ProposalStep.CITY_COUNCIL,
}
"""The steps of a draft after which another body than the committee is asked."""


@dataclass(frozen=True, slots=True)
class Way:
    """Who recommends and who is asked on the way of a proposal; empty where no source names them."""

    department: str
    committee: str
    finance: str
    city_council: str


def way(status: Status, selection: Selection) -> Way:
    """The bodies by name: those of the one selected department, else of the one that coordinates."""
    own = _only_department(status, selection)
    committee = (own.committee or "") if own else _committee(status)
    leading = own or _under(status, committee) or _reporting(status)
    committee = committee or (leading and leading.committee) or ""
    return Way(
        leading.name if leading else "",
        committee,
        _draft_body(status, DraftStep.FINANCE)
        or _at(status, Stage.FINANCE_COMMITTEE)
        or FINANCE_COMMITTEE,
        city.event_kind(status, EventKind.CITY_COUNCIL),
    )


def _only_department(status: Status, selection: Selection) -> Department | None:
    chosen = selection.departments
    return status.department(chosen[0]) if len(chosen) == 1 else None


def _committee(status: Status) -> str:
    """The committee that answers for the policy: the draft's, else that of the newest matter."""
    own = (DraftStep.RECOMMENDED, DraftStep.REVISED, DraftStep.HEARING, DraftStep.INTERNAL)
    of_draft = next(filter(None, (_draft_body(status, step) for step in own)), "")
    return of_draft or _at(status, Stage.LEAD_COMMITTEE)


def _draft_body(status: Status, step: DraftStep) -> str:
    return next((s.body for s in status.draft.steps if s.step is step and s.body), "")


def _at(status: Status, stage: Stage) -> str:
    """The body at a stage of the newest matter, if a source names it."""
    newest = matters(status)[:1]
    steps = (
        step for each in newest for leg in each.legs if leg.stage is stage for step in leg.steps
    )
    return next((step.body for step in steps if step.body), "")


def _under(status: Status, committee: str) -> Department | None:
    """The department under a committee."""
    return next(
        (
            d
            for d in status.departments
            if committee and folded(d.committee or "") == folded(committee)
        ),
        None,
    )


def _reporting(status: Status) -> Department | None:
    """The one department that reports on the policy, as the steps of the process name it."""
    bodies = {folded(each.body or "") for each in status.events if each.kind is EventKind.REPORT}
    found = [each for each in status.departments if folded(each.name) in bodies]
    return found[0] if len(found) == 1 else None


def step(status: Status, selection: Selection) -> ProposalStep:
    """The step that is chosen, else the next one: of a draft, by how far it is."""
    if selection.step:
        return selection.step
    reached = status.draft.step(status.as_of)
    return (
        NEXT_OF_DRAFT.get(reached.step, ProposalStep.COMMITTEE)
        if reached
        else ProposalStep.COMMITTEE
    )


def asked(bodies: Way, at: ProposalStep) -> str:
    """The body that a proposal is put to at a step, as it is called in a sentence."""
    match at:
        case ProposalStep.COMMITTEE:
            return bodies.committee or A_COMMITTEE
        case ProposalStep.FINANCE:
            return bodies.finance
        case ProposalStep.CITY_COUNCIL:
            return bodies.city_council


def steps(status: Status, selection: Selection) -> Mapping[str, str]:
    """The bodies that a proposal can be put to, by code."""
    bodies = way(status, selection)
    return {each.value: capitalised(asked(bodies, each)) for each in ProposalStep}


def reached(status: Status, selection: Selection) -> str:
    """What no choice of a body means: the one whose turn it is."""
    turn = step(status, replace(selection, step=None))
    return f"Den, sagen er nået til: {asked(way(status, selection), turn)}"
