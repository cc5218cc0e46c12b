"""Puts the records of a draft together, with the trial of each of its targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from metrics.deadlines import Deadlines
from metrics.drafts import Draft, DraftTargetStatus
from metrics.public_series import PublicSeries
from metrics.status import IndicatorStatus, Status
from metrics.trial.surroundings import Surroundings
from metrics.trial.tried import Tried
from metrics.trial.trying import trial
from policy.drafting import DraftTarget, Financing, Objection
from policy.records import Indicator
from policy.statuses import StatusCode
from policy.tables import Records


def draft(
    records: Records,
    indicators: Iterable[IndicatorStatus],
    series: tuple[PublicSeries, ...],
    as_of: date,
) -> Draft:
    """The draft in the records, whose indicators have these statuses and public series."""
    around = Surroundings(
        as_of=as_of,
        policy=records.policies[0] if records.policies else None,
        departments=records.departments,
        targets=records.draft_targets,
        candidates=records.candidates,
        extracts=records.extracts,
        series=series,
        deadlines=Deadlines(records.deadline_rules),
    )
    return Draft(
        steps=records.policy_steps,
        openings=records.openings,
        continuations=records.continuations,
        candidates=records.candidates,
        targets=_targets(records, indicators, around) if records.draft_targets else (),
        not_in_numbers=records.not_in_numbers,
        answers=records.hearing_answers,
        around=around,
    )


def _targets(
    records: Records, indicators: Iterable[IndicatorStatus], around: Surroundings
) -> tuple[DraftTargetStatus, ...]:
    known = {each.indicator.id: each for each in indicators}
    return tuple(
        _tried(
            target,
            known[target.indicator],
            tuple(f for f in records.financings if f.target == target.id),
            tuple(o for o in records.objections if o.target == target.id),
            around,
        )
        for target in records.draft_targets
        if target.indicator in known
    )


def _tried(
    target: DraftTarget,
    indicator: IndicatorStatus,
    financing: tuple[Financing, ...],
    objections: tuple[Objection, ...],
    around: Surroundings,
) -> DraftTargetStatus:
    checks = trial(Tried(target, indicator, financing, around))
    return DraftTargetStatus(target, indicator.indicator, financing, objections, checks)


def tried_in(
    status: Status, target: DraftTarget, financing: tuple[Financing, ...], indicator: Indicator
) -> DraftTargetStatus:
    """A target as somebody is writing it, new or changed, tried among the others of the draft.

    `indicator` is its indicator, which need not be in the status yet.
    """
    around = status.draft.around
    others = tuple(each for each in around.targets if each.id != target.id)
    known = next((each for each in status.indicators if each.indicator.id == indicator.id), None)
    measured = known or IndicatorStatus(indicator, StatusCode.NO_TARGET, ())
    return _tried(
        target,
        replace(measured, indicator=indicator),
        financing,
        tuple(
            o
            for each in status.draft.targets
            if each.target.id == target.id
            for o in each.objections
        ),
        replace(around, targets=(*others, target)),
    )
