"""Puts the records of a draft together, with the trial of each of its targets."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.drafts import Draft, DraftTargetStatus
from metrics.status import IndicatorStatus
from metrics.trial.trying import Tried, trial
from policy.tables import Records


def draft(records: Records, indicators: Iterable[IndicatorStatus]) -> Draft:
    """The draft in the records, whose indicators have these statuses."""
    known = {each.indicator.id: each for each in indicators}
    return Draft(
        steps=records.policy_steps,
        openings=records.openings,
        continuations=records.continuations,
        candidates=records.candidates,
        targets=tuple(
            DraftTargetStatus(
                target=target,
                indicator=known[target.indicator].indicator,
                financing=tuple(f for f in records.financings if f.target == target.id),
                objections=tuple(o for o in records.objections if o.target == target.id),
                trial=trial(Tried(target, known[target.indicator])),
            )
            for target in records.draft_targets
            if target.indicator in known
        ),
        not_in_numbers=records.not_in_numbers,
        answers=records.hearing_answers,
    )
