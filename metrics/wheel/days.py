"""What is owed on a day that may come again: remarks, hearing answers, the midway status and meetings (R20.7)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from metrics.status import Status
from metrics.wheel.duty import Duty, DutyState, identity
from policy.choices import EventKind, EventState, Frequency, Owed
from policy.organisation import exists_on
from policy.ownership import COUNCIL
from policy.periods import Period
from policy.spelling import folded
from policy.wheel import DeadlineRule
from policy.whole_city import WHOLE_CITY
from policy.workdays import MOST_MOVED, moved

HALF_A_YEAR = timedelta(days=182)
"""What comes later than this after a day that comes every year is nearer to the next."""


def owed(status: Status, span: tuple[date, date], today: date) -> Iterator[Duty]:
    for rule in status.deadline_rules:
        if rule.first is None or rule.owed not in ANSWERED_BY:
            continue
        for unmoved in _days(rule, rule.first, span):
            if span[0] <= moved(unmoved) <= span[1] and not _is_past(status, rule, unmoved):
                yield from _on_day(status, rule, unmoved, today)


def _is_past(status: Status, rule: DeadlineRule, day: date) -> bool:
    """Whether a day comes again later than the year after the policy, in which it is counted up."""
    comes_again = rule.frequency is Frequency.YEARLY and day != rule.first
    return comes_again and status.policy is not None and day.year > status.policy.end.year + 1


def _days(rule: DeadlineRule, first: date, span: tuple[date, date]) -> Iterator[date]:
    """The days of a rule that can be in a span: 29 February is 28 February in other years."""
    if rule.frequency is not Frequency.YEARLY:
        yield first
        return
    start = max(first.year, (span[0] - timedelta(days=MOST_MOVED)).year)
    yield from (_in_year(first, year) for year in range(start, span[1].year + 1))


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _on_day(status: Status, rule: DeadlineRule, unmoved: date, today: date) -> Iterator[Duty]:
    due = moved(unmoved)
    comes_again = rule.frequency is Frequency.YEARLY
    for owner in _owners(status, rule, unmoved):
        yield Duty(
            id=identity(rule.owed, rule.id, unmoved.year if comes_again else None, owner),
            owed=rule.owed,
            subject=rule.id,
            owner=owner,
            due=due,
            unmoved=unmoved,
            state=_state(status, rule, owner, unmoved, due, today),
            body=rule.body,
            rule=rule,
        )


def _owners(status: Status, rule: DeadlineRule, day: date) -> tuple[str | None, ...]:
    """The council for its remarks; the body that is named; the departments named, else all there are.

    A department that ended longer ago than a year owes nothing any more.
    """
    council = status.policy.council if status.policy else None
    if rule.owed is Owed.REMARKS or (
        rule.body and council and folded(rule.body) == folded(council)
    ):
        return (COUNCIL,)
    if not rule.departments and (rule.body or rule.owed is Owed.MEETING):
        return (None,)
    return tuple(
        each.code
        for each in status.departments
        if each.code != WHOLE_CITY
        and (each.code in rule.departments if rule.departments else exists_on(each, day))
        and (exists_on(each, day) or exists_on(each, _in_year(day, day.year - 1)))
    )


def _state(
    status: Status, rule: DeadlineRule, owner: str | None, unmoved: date, due: date, today: date
) -> DutyState:
    answers = ANSWERED_BY[rule.owed](status, rule, owner)
    if answers is not None and any(_is_for(rule, unmoved, each.last) for each in answers):
        return DutyState.DONE
    department = status.department(owner)
    if department and not exists_on(department, due):
        return DutyState.ENDED
    if today <= due:
        return DutyState.COMING
    can_be_known = answers is not None and rule.owed in MISSED
    return DutyState.MISSING if can_be_known else DutyState.NO_NEWS


def _is_for(rule: DeadlineRule, unmoved: date, day: date) -> bool:
    """Whether something is for this day: it is nearest to it of those that come again."""
    if day <= _in_year(unmoved, unmoved.year - 1) + HALF_A_YEAR:
        return False
    return rule.frequency is not Frequency.YEARLY or day <= unmoved + HALF_A_YEAR


def _remarks(status: Status, _: DeadlineRule, __: str | None) -> list[Period] | None:
    return [each.remark.dated for each in status.remarks]


def _hearing_answers(status: Status, _: DeadlineRule, owner: str | None) -> list[Period] | None:
    """The answers by an owner; None where no policy is drafted here, so that nobody can send any."""
    if not status.draft.exists:
        return None
    department = status.department(owner)
    names = {folded(department.code), folded(department.name)} if department else set()
    if owner == COUNCIL and status.policy and status.policy.council:
        names = {folded(status.policy.council)}
    return [each.dated for each in status.draft.answers if folded(each.party) in names]


def _held(kind: EventKind) -> Callable[[Status, DeadlineRule, str | None], list[Period] | None]:
    """The events of a kind that were held, by the rule's body if both have one."""

    def found(status: Status, rule: DeadlineRule, owner: str | None) -> list[Period] | None:
        return [
            event.period
            for event in status.events
            if event.kind is kind
            and event.state is EventState.HELD
            and event.period
            and _is_of(event.body, rule.body)
            and (not event.departments or owner in (None, COUNCIL, *event.departments))
        ]

    return found


def _is_of(body: str | None, asked: str | None) -> bool:
    return not (body and asked) or folded(asked) in folded(body)


ANSWERED_BY: Mapping[Owed, Callable[[Status, DeadlineRule, str | None], list[Period] | None]] = {
    Owed.REMARKS: _remarks,
    Owed.HEARING_ANSWERS: _hearing_answers,
    Owed.MIDWAY_STATUS: _held(EventKind.REPORT),
    Owed.MEETING: _held(EventKind.DIALOGUE),
}
"""When something came that answers what is owed; None where the data cannot show it."""
MISSED = frozenset({Owed.REMARKS, Owed.HEARING_ANSWERS})
"""What is delivered here, so that it is missing where it is not here."""
