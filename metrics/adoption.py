"""What of a draft the policy is decided with: its targets and baselines, and the draft without what was dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from policy.choices import DraftStep, Outcome
from policy.columns import Citation
from policy.drafting import DraftTarget, PolicyStep
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Baseline, Observation, Policy, Source, Target
from policy.tables import BY_NAME, Records

Row = TypeVar("Row")

DECISION = "VEDTAGET"
"""The code of the source of what was decided, where nothing else is cited."""
SECTION = "Måltal"


def adopted(records: Records) -> Records:
    """The records with the adopted targets of the draft as the policy's own, and nothing dropped.

    A target is adopted where its outcome says so; once the policy itself is decided, also where it
    is proposed and no variant competes with it. Of several variants exactly one must be left: which
    of two is for people to decide. One without a deadline stays in the draft alone, because it
    cannot be judged. Its baseline is the one that it states, else the newest figure.
    """
    records = without_dropped(records)
    decided = _decision(records.policy_steps)
    chosen = [t for t in _settled(records.draft_targets, decided) if t.deadline]
    if not chosen:
        return records
    cited, sources = _cited(records, chosen, decided)
    targets = [_target(t, decided, cited[t.id]) for t in chosen]
    baselines = [b for t in chosen if (b := _baseline(t, records.observations, cited[t.id]))]
    return replace(
        records,
        sources=(*records.sources, *sources),
        targets=_with(records.targets, targets, BY_NAME["targets"].key),
        baselines=_with(records.baselines, baselines, ("indicator", "department")),
    )


def without_dropped(records: Records) -> Records:
    """The records without the draft targets that were rejected, and all that is about them."""
    dropped = {t.id for t in records.draft_targets if t.outcome is Outcome.REJECTED}
    return replace(
        records,
        draft_targets=tuple(
            replace(t, variant_of=None) if t.variant_of in dropped else t
            for t in records.draft_targets
            if t.id not in dropped
        ),
        financings=tuple(f for f in records.financings if f.target not in dropped),
        objections=tuple(o for o in records.objections if o.target not in dropped),
    )


def _decision(steps: Iterable[PolicyStep]) -> PolicyStep | None:
    return next((each for each in steps if each.step is DraftStep.DECIDED), None)


def _settled(targets: Iterable[DraftTarget], decided: PolicyStep | None) -> list[DraftTarget]:
    """The targets that stand alone among their variants, and are adopted."""
    groups: dict[str, list[DraftTarget]] = {}
    for target in targets:
        groups.setdefault(target.variant_of or target.id, []).append(target)
    found = []
    for group in groups.values():
        marked = [t for t in group if t.outcome is Outcome.ADOPTED]
        left = marked or (group if decided else [])
        if len(left) == 1:
            found += left
    return found


def _target(
    target: DraftTarget, decided: PolicyStep | None, sources: tuple[Citation, ...]
) -> Target:
    body = target.decided_by or (decided.body if decided else None)
    return Target(
        indicator=target.indicator,
        department=target.department,
        deadline=target.deadline,
        value=target.value,
        stated_by=_reporter(target),
        decided_by=body,
        decided_on=Period.day(decided.dated) if decided else None,
        sources=sources,
    )


def _reporter(target: DraftTarget) -> str:
    return target.responsible or target.department


def _baseline(
    target: DraftTarget, observations: Iterable[Observation], sources: tuple[Citation, ...]
) -> Baseline | None:
    if target.baseline:
        return Baseline(
            indicator=target.indicator,
            department=target.department,
            period=target.baseline_period,
            value=target.baseline,
            stated_by=_reporter(target),
            sources=sources,
        )
    newest = _newest(target, observations)
    if newest is None or newest.value is None:
        return None
    return Baseline(
        indicator=target.indicator,
        department=target.department,
        period=newest.period,
        value=newest.value,
        stated_by=newest.stated_by,
        series=newest.series,
        disclosure=newest.disclosure,
        sources=newest.sources,
    )


def _newest(target: DraftTarget, observations: Iterable[Observation]) -> Observation | None:
    """The newest figure of what the target is about, unless it is a count of few persons."""
    measured = [
        o
        for o in observations
        if (o.indicator, o.department) == (target.indicator, target.department)
        and o.period
        and o.value not in (None, Quantity.hidden())
    ]
    return max(measured, key=lambda o: o.period or Period.day(date.min), default=None)


def _cited(
    records: Records, chosen: Iterable[DraftTarget], decided: PolicyStep | None
) -> tuple[Mapping[str, tuple[Citation, ...]], tuple[Source, ...]]:
    """The places that each target cites: its own, else those of the decision, else the decision itself."""
    of_decision = decided.sources if decided else ()
    own = (Citation(DECISION, section=SECTION),)
    cited = {t.id: t.sources or of_decision or own for t in chosen}
    needed = own in cited.values() and DECISION not in {s.id for s in records.sources}
    return cited, tuple(_source(p, decided) for p in records.policies[:1]) if needed else ()


def _source(policy: Policy, decided: PolicyStep | None) -> Source:
    return Source(
        id=DECISION,
        title=policy.title,
        short_title=policy.title,
        publisher=policy.city,
        known_from=decided.dated if decided else policy.start,
        known_from_reason="Dagen, politikken blev godkendt."
        if decided
        else "Politikkens første dag.",
        in_policy_set=True,
    )


def _with(rows: tuple[Row, ...], added: list[Row], key: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows, where an added one takes the place of those with the same key."""

    def of(row: Row) -> tuple[object, ...]:
        return tuple(getattr(row, name) for name in key)

    taken = {of(row) for row in added}
    return (*(row for row in rows if of(row) not in taken), *added)
