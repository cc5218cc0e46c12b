"""The follow-up of remarks, commitments and expected steps, and dates passed without news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from metrics.passage import TO_COME, settled
from metrics.silence import silence
from metrics.status import IndicatorStatus, MissingNews, RemarkStatus
from policy.choices import EventState, InitiativeState, RemarkKind, Silence
from policy.periods import Period
from policy.records import Commitment, Remark, Target
from policy.statuses import StatusCode
from policy.tables import Records


def needs_answer(remark: Remark) -> bool:
    """Whether a remark contains a concern, a gap or a proposal; praise alone needs no answer."""
    return any(kind is not RemarkKind.PRAISE for kind in remark.kinds)


def remark_statuses(records: Records) -> tuple[RemarkStatus, ...]:
    """Each remark with its replies, and the initiatives and events that follow it up."""
    return tuple(_remark_status(remark, records) for remark in records.remarks)


def _remark_status(remark: Remark, records: Records) -> RemarkStatus:
    replies = tuple(reply for reply in records.replies if reply.remark == remark.id)
    return RemarkStatus(
        remark=remark,
        replies=replies,
        initiatives=tuple(i for i in records.initiatives if i.follows_remark == remark.id),
        events=tuple(event for event in records.events if remark.id in event.follows_remarks),
        unanswered=needs_answer(remark) and not replies,
    )


def followed_up(records: Records) -> tuple[Commitment, ...]:
    """The commitments, each with only the known ones of its initiatives."""
    known = {initiative.id for initiative in records.initiatives}
    return tuple(
        replace(each, followed_up_by=tuple(i for i in each.followed_up_by if i in known))
        for each in records.commitments
    )


def unfollowed(records: Records) -> Mapping[str, Silence]:
    """By id, why the sources are silent on each commitment that no initiative follows up.

    A commitment has no date: a follow-up source must cover the day on which it became known.
    """
    days = {source.id: source.known for source in records.sources}
    found = {}
    for each in records.commitments:
        if not each.followed_up_by:
            stated = [day for c in each.sources if (day := days.get(c.document))]
            found[each.id] = silence(records.sources, min(stated, default=date.max))
    return MappingProxyType(found)


def missing_news(
    records: Records, indicators: tuple[IndicatorStatus, ...], as_of: date
) -> tuple[MissingNews, ...]:
    """Expected dates before `as_of` without newer information, oldest first.

    Dates before the policy began are left out: they are history.
    """
    begins = records.policies[0].start if records.policies else date.min
    found = [
        *_initiatives(records, as_of),
        *_events(records, as_of),
        *_milestones(records, indicators),
    ]
    due = (missing for missing in found if missing.expected.last >= begins)
    return tuple(sorted(due, key=lambda missing: missing.expected))


def _initiatives(records: Records, as_of: date) -> Iterator[MissingNews]:
    for initiative in records.initiatives:
        expected = initiative.expected
        if expected is None or expected.last >= as_of:
            continue
        if initiative.state is InitiativeState.GIVEN_UP:
            continue
        if initiative.updated and initiative.updated.last >= expected.last:
            continue
        yield MissingNews(
            what=initiative.expected_what or initiative.title,
            expected=expected,
            expected_by=initiative.expected_by,
            record=initiative.id,
            objective=initiative.objective,
            sources=initiative.sources,
            silence=silence(records.sources, expected.last),
        )


def _events(records: Records, as_of: date) -> Iterator[MissingNews]:
    answered = settled(records.events)
    for event in records.events:
        if event.state not in TO_COME or not event.period or event.id in answered:
            continue
        if event.period.last < as_of:
            yield MissingNews(
                what=event.title,
                expected=event.period,
                expected_by=event.expected_by,
                record=event.id,
                objective=None,
                sources=event.sources,
                silence=silence(records.sources, event.period.last),
                printed=event.period_printed,
                put_off=event.state is EventState.POSTPONED,
            )


def _milestones(records: Records, indicators: tuple[IndicatorStatus, ...]) -> Iterator[MissingNews]:
    for status in indicators:
        for point in status.current:
            due = point.deadline
            if point.status is not StatusCode.NO_NEWS or due is None:
                continue
            promise = (point.indicator, point.department, point.series, due)
            yield MissingNews(
                what=status.indicator.name,
                expected=due,
                # The party that states the progress can differ from the one that set the date.
                expected_by=" og ".join(
                    sorted({t.stated_by for t in records.targets if _promise(t) == promise})
                ),
                record=status.indicator.id,
                objective=status.indicator.objective,
                sources=point.sources,
                silence=silence(records.sources, due.last),
            )


def _promise(target: Target) -> tuple[str, str, str | None, Period | None]:
    return target.indicator, target.department, target.series, target.deadline or target.period
