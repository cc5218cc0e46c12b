"""What became of each remark and hearing answer, through one policy and the next (docs/metode.md, 18)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from metrics.council_terms import CouncilTerm, term_during
from metrics.drafts import DraftTargetStatus
from metrics.follow_up import needs_answer
from metrics.status import RemarkStatus, Status
from policy.choices import (
    AnswerChange,
    Choice,
    Continued,
    EventState,
    InitiativeState,
)
from policy.columns import Citation
from policy.drafting import HearingAnswer
from policy.periods import Period
from policy.records import Event, Initiative, Remark, Reply

Key: TypeAlias = tuple[str, str]
"""The code of a policy, and a record's code in it."""
Place: TypeAlias = tuple[Status, Any]
"""A record, and the status of the policy that it is in."""


class Result(Choice):
    """How far a remark has come: what it led to, from most to least, else whether it was answered."""

    TARGET = "target", "måltal, foreslået eller vedtaget"
    TEXT = "text", "ny tekst i politikken"
    INITIATIVE = "initiative", "indsats"
    STEP = "step", "beslutning eller møde"
    UNCHANGED = "unchanged", "svar: ingen ændring"
    ANSWERED = "answered", "svar, men intet mere kendt"
    NOTHING = "nothing", "intet svar og intet kendt"
    PRAISE = "praise", "ros, der ikke kalder på svar"


LED_TO_SOMETHING = (Result.TARGET, Result.TEXT, Result.INITIATIVE, Result.STEP)


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says. `by` is a department's code or a name; None where no source says who.

    `known` is the first day of its sources, for what has no date of its own. `policy` is the code of
    the policy whose records it is in.
    """

    by: str | None
    words: str
    dated: Period | None
    known: date | None
    policy: str
    covers: str | None = None
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class LedTo:
    """Something that a remark led to, or may come to lead to: `counts` is false until it has happened.

    `state` is how far it is, in the words of its list. `is_change`: it is what a hearing answer says that
    it changed, with the text `before` and `after`, and has no name of its own.
    """

    result: Result
    record: str
    title: str
    counts: bool
    policy: str
    state: str | None = None
    is_change: bool = False
    words: str | None = None
    stated_by: str | None = None
    note: str | None = None
    before: str | None = None
    after: str | None = None
    dated: Period | None = None
    known: date | None = None
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """A remark or a hearing answer with all that is known to have come of it.

    `further` is what was said later: objections to the targets, and the remark put in other words.
    """

    policy: str
    said: Remark | HearingAnswer
    term: CouncilTerm | None
    objective: int | None
    replies: tuple[Said, ...]
    led_to: tuple[LedTo, ...]
    further: tuple[Said, ...]

    @property
    def result(self) -> Result:
        """How far it has come (R18.3)."""
        reached = {each.result for each in self.led_to if each.counts}
        if reached:
            return next(result for result in Result if result in reached)
        if self.replies:
            return Result.ANSWERED
        return Result.NOTHING if self.needs_answer else Result.PRAISE

    @property
    def needs_answer(self) -> bool:
        return isinstance(self.said, HearingAnswer) or needs_answer(self.said)

    @property
    def answered_in_part(self) -> bool:
        """Whether every answer says that it is to a part alone."""
        return bool(self.replies) and all(reply.covers for reply in self.replies)


def followed(statuses: Sequence[Status]) -> tuple[Followed, ...]:
    """Every remark, then every hearing answer, of policies that the reader may see, earliest first.

    What a later policy has about the same remark counts for the remark where it was first made (R18.2).
    """
    in_turn = sorted(statuses, key=lambda each: each.policy.start if each.policy else date.min)
    remarks = _same(in_turn, Continued.REMARK, lambda status: status.remarks, _code_of_remark)
    answers = _same(in_turn, None, lambda status: status.draft.answers, _code)
    return (
        *(_followed_remark(in_turn, places) for places in remarks),
        *(_followed_answer(in_turn, places) for places in answers),
    )


def has_begun(status: Status) -> bool:
    """Whether the policy was decided or being drafted on the day: rows without sources have no day."""
    return not status.draft.steps or status.draft.step(status.as_of) is not None


def _code_of_remark(remark: RemarkStatus) -> str:
    return remark.remark.id


def _code(record: Any) -> str:
    return str(record.id)


def _policy(status: Status) -> str:
    return status.policy.id if status.policy else ""


def _same(
    statuses: Sequence[Status],
    subject: Continued | None,
    rows: Callable[[Status], Iterable[Any]],
    code: Callable[[Any], str],
) -> list[list[Place]]:
    """The records of all policies, those that are the same thing together, earliest first."""
    found: dict[Key, list[Place]] = {}
    origins: dict[Key, Key] = {}
    for status in statuses:
        for row in rows(status):
            key = (_policy(status), code(row))
            origins[key] = origins.get(_earlier(status, subject, code(row)), key)
            found.setdefault(origins[key], []).append((status, row))
    return list(found.values())


def _earlier(status: Status, subject: Continued | None, code: str) -> Key:
    """The policy and code that a record goes on from; an unused key where it goes on from none."""
    for each in status.draft.continuations:
        if (each.subject, each.id) == (subject, code):
            return each.earlier_policy, each.earlier_id
    copied_from = status.policy.copied_from if status.policy else None
    return copied_from or "", code


def _newest(
    places: Iterable[Place],
    statuses: Sequence[Status],
    subject: Continued | None,
    code: Callable[[Any], str] = _code,
) -> list[Place]:
    """Of records that are the same thing, the one in the newest policy."""
    own: dict[str, list[Any]] = {}
    for status, row in places:
        own.setdefault(_policy(status), []).append(row)
    grouped = _same(statuses, subject, lambda status: own.get(_policy(status), ()), code)
    return [same[-1] for same in grouped]


def _followed_remark(statuses: Sequence[Status], places: Sequence[Place]) -> Followed:
    (first, head), *later = places
    targets = _following(statuses, [(s, row.remark.id) for s, row in places], "follows_remarks")
    replies = _newest(_each(places, "replies"), statuses, None)
    initiatives = _newest(_each(places, "initiatives"), statuses, Continued.INITIATIVE)
    events = _newest(_steps(places), statuses, None)
    return Followed(
        policy=_policy(first),
        said=head.remark,
        term=term_during(head.remark.dated),
        objective=head.remark.objective,
        replies=tuple(_reply(*place) for place in replies),
        led_to=(
            *(_target(*place) for place in targets),
            *(_initiative(*place) for place in initiatives),
            *(_event(*place) for place in events),
        ),
        further=(*_objections(targets), *_again(head.remark, later)),
    )


def _each(places: Iterable[Place], name: str) -> Iterator[Place]:
    return ((status, row) for status, remark in places for row in getattr(remark, name))


def _steps(places: Iterable[Place]) -> Iterator[Place]:
    """The events, without the expected ones that later events settle."""
    return (
        (status, event)
        for status, event in _each(places, "events")
        if event.id not in status.settled
    )


def _known(status: Status, sources: Iterable[Citation]) -> date | None:
    """The first day on which a source of the row was known."""
    days: Mapping[str, date | None] = {source.id: source.known for source in status.sources}
    return min((day for each in sources if (day := days.get(each.document))), default=None)


def _reply(status: Status, reply: Reply) -> Said:
    return Said(
        by=reply.department,
        words=reply.wording or reply.summary,
        dated=reply.dated,
        known=_known(status, reply.sources),
        policy=_policy(status),
        covers=reply.covers,
        sources=reply.sources,
    )


def _initiative(status: Status, initiative: Initiative) -> LedTo:
    return LedTo(
        result=Result.INITIATIVE,
        record=initiative.id,
        title=initiative.title,
        counts=initiative.state not in (InitiativeState.PROPOSED, InitiativeState.GIVEN_UP),
        policy=_policy(status),
        state=initiative.state.label if initiative.state else None,
        words=initiative.summary,
        note=initiative.note,
        dated=initiative.start,
        known=_known(status, initiative.sources),
        sources=initiative.sources,
    )


def _event(status: Status, event: Event) -> LedTo:
    held = event.state is EventState.HELD
    return LedTo(
        result=Result.STEP,
        record=event.id,
        title=event.title,
        counts=held,
        policy=_policy(status),
        state=None if held else event.state.label,
        words=event.summary,
        stated_by=event.stated_by or event.expected_by,
        note=event.note,
        dated=event.period,
        known=_known(status, event.sources),
        sources=event.sources,
    )


def _following(
    statuses: Sequence[Status], codes: Iterable[tuple[Status, str]], field: str
) -> list[tuple[Status, DraftTargetStatus]]:
    """The draft targets that follow a remark or an answer, without those that were turned down."""
    found = [
        (status, each)
        for status, code in codes
        for each in status.draft.targets
        if code in getattr(each.target, field)
    ]
    newest = _newest(found, statuses, None, lambda each: str(each.target.id))
    return [(status, each) for status, each in newest if not each.is_dropped]


def _target(status: Status, each: DraftTargetStatus) -> LedTo:
    target = each.target
    return LedTo(
        result=Result.TARGET,
        record=target.id,
        title=each.indicator.name,
        counts=True,
        policy=_policy(status),
        state=target.outcome.label,
        words=target.rationale,
        stated_by=target.proposed_by,
        known=_known(status, target.sources),
        sources=target.sources,
    )


def _objections(targets: Iterable[tuple[Status, DraftTargetStatus]]) -> Iterator[Said]:
    for status, each in targets:
        for objection in each.objections:
            yield Said(
                by=objection.by,
                words=objection.wording,
                dated=Period.day(objection.dated),
                known=objection.dated,
                policy=_policy(status),
                covers=each.indicator.name,
            )


def _again(remark: Remark, later: Iterable[Place]) -> Iterator[Said]:
    """The same remark where a later policy has it in other words."""
    for status, each in later:
        if (each.remark.summary, each.remark.wording) != (remark.summary, remark.wording):
            yield Said(
                by=None,
                words=each.remark.wording or each.remark.summary,
                dated=each.remark.dated,
                known=_known(status, each.remark.sources),
                policy=_policy(status),
                sources=each.remark.sources,
            )


def _followed_answer(statuses: Sequence[Status], places: Sequence[Place]) -> Followed:
    """A hearing answer; one that was copied to a later policy is as that policy has it."""
    first, _ = places[0]
    status, answer = places[-1]
    targets = _following(statuses, [(s, row.id) for s, row in places], "follows_answers")
    return Followed(
        policy=_policy(first),
        said=answer,
        term=term_during(answer.dated),
        objective=_objective(status, answer.priority),
        replies=tuple(_answer_reply(status, answer)),
        led_to=(*(_target(*place) for place in targets), *_change(status, answer)),
        further=tuple(_objections(targets)),
    )


CHANGES: Mapping[AnswerChange, Result] = {
    AnswerChange.TEXT: Result.TEXT,
    AnswerChange.TARGET: Result.TARGET,
    AnswerChange.INITIATIVE: Result.INITIATIVE,
    AnswerChange.NONE: Result.UNCHANGED,
}


def _answer_reply(status: Status, answer: HearingAnswer) -> Iterator[Said]:
    if answer.reply:
        yield Said(None, answer.reply, dated=None, known=None, policy=_policy(status))


def _change(status: Status, answer: HearingAnswer) -> Iterator[LedTo]:
    if answer.change:
        yield LedTo(
            result=CHANGES[answer.change],
            record=answer.id,
            title=answer.change.label,
            counts=True,
            policy=_policy(status),
            is_change=True,
            words=answer.unchanged_because,
            before=answer.before,
            after=answer.after,
        )


def _objective(status: Status, priority: str | None) -> int | None:
    found = (p.priority.objective for p in status.priorities if p.priority.id == priority)
    return next(found, None)
