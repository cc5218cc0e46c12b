"""What the fields of a draft target need: codes, labels, what a proposal says, and what others wrote."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from itertools import chain, count
from typing import Any

from metrics.drafts import DraftTargetStatus
from metrics.status import IndicatorStatus, Status
from policy.drafting import Candidate, DraftTarget
from policy.records import Indicator
from policy.statuses import StatusCode
from policy.whole_city import WHOLE_CITY
from presentation.language.record_words import field_changes
from presentation.language.words import listed

OF_CANDIDATE = ("months_to_publication", "counting", "responsible", "cost", "wrong_way")
"""The fields of a proposal that a target has too."""


def indicator_label(indicator: Indicator) -> str:
    """An indicator in a list: its priority's code first, so that the list is in the policy's order."""
    return f"{indicator.priority} · {indicator.name}" if indicator.priority else indicator.name


def proposal_label(candidate: Candidate) -> str:
    return f"{candidate.priority} · {candidate.name} (forslag fra værktøjet)"


def of_candidate(candidate: Candidate | None) -> Mapping[str, Any]:
    """What a proposal says that is also a field of a target."""
    said = {name: getattr(candidate, name, None) for name in OF_CANDIDATE}
    return {name: value for name, value in said.items() if value is not None}


def of_variant(presets: Mapping[str, Any], beside: DraftTarget) -> Mapping[str, Any]:
    """What a new proposal has from the target that it is another one for: not its words, only what it measures."""
    said = {"rationale": None, "follows_remarks": (), "follows_answers": (), "sources": ()}
    return {**presets, **said, "variant_of": beside.variant_of or beside.id}


def usual_department(indicator: IndicatorStatus) -> str:
    """Whose figure a new target is of: the whole city's, unless one department alone has figures."""
    found = {point.department for point in indicator.points if point.value}
    only = next(iter(found)) if len(found) == 1 else None
    return only or WHOLE_CITY


def free_code(status: Status, read: Mapping[str, Any]) -> str:
    """A code for a new target that no other has: its indicator's, with the deadline's last year."""
    deadline = read.get("deadline")
    code = f"{read['indicator']}-{deadline.last.year}" if deadline else str(read["indicator"])
    taken = {each.target.id for each in status.draft.targets}
    return free(code, taken)


def free(code: str, taken: Container[str]) -> str:
    """`code`, with a number appended if another row has it."""
    every = chain([code], (f"{code}-{number}" for number in count(2)))
    return next(each for each in every if each not in taken)


def with_baseline_left_open(
    target: DraftTarget, record: DraftTarget | None, presets: Mapping[str, Any]
) -> DraftTarget:
    """The target without a baseline where it had none, and its field still has the newest figure."""
    as_shown = target.baseline == presets.get("baseline")
    if record is None or record.baseline or not as_shown:
        return target
    return replace(target, baseline=None, baseline_period=None)


def with_indicator(status: Status, indicator: Indicator) -> Status:
    """The status with an indicator that has no figures, unless it has it already."""
    if any(each.indicator.id == indicator.id for each in status.indicators):
        return status
    bare = IndicatorStatus(indicator, StatusCode.NO_TARGET, ())
    return replace(status, indicators=(*status.indicators, bare))


def written_meanwhile(
    status: Status, begun: DraftTargetStatus, now: DraftTargetStatus, who: str
) -> str:
    """What somebody else has written to a target since its fields were shown."""
    known = {each.indicator.id: each.indicator for each in status.indicators}
    changes = [
        f"{heading}: {before} blev til {after}"
        for heading, before, after in field_changes(
            "draft_targets", begun.target, now.target, known
        )
    ]
    if begun.financing != now.financing:
        changes.append("økonomien er en anden")
    return (
        f"{who} har ændret måltallet, mens du skrev. {listed(changes)}. Dine egne ord står stadig i "
        "felterne. Ret dem, hvis det skal med, og tryk igen: så gælder dine."
    )
