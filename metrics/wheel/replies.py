"""The answers that departments owe the council: to each remark that calls for one (R20.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from metrics.deadlines import most_time_first
from metrics.follow_up import needs_answer
from metrics.status import RemarkStatus, Status
from metrics.wheel.duty import Duty, DutyState, identity
from policy.choices import Owed
from policy.organisation import exists_on, has_begun
from policy.ownership import asked_by
from policy.records import Priority, Remark
from policy.wheel import DeadlineRule
from policy.whole_city import WHOLE_CITY
from policy.workdays import moved


def owed(status: Status, span: tuple[date, date], today: date) -> Iterator[Duty]:
    rules = _by_department(status.deadline_rules)
    if not rules:
        return
    priorities = tuple(each.priority for each in status.priorities)
    for each in status.remarks:
        for code in _owners(status, each.remark, priorities) if needs_answer(each.remark) else ():
            rule = rules.get(code) or rules.get(None)
            found = _duty(status, each, code, rule, today) if rule else None
            if found and span[0] <= found.due <= span[1]:
                yield found


def _by_department(rules: Iterable[DeadlineRule]) -> Mapping[str | None, DeadlineRule]:
    """The rule for each department that one names, and that for all; of two, the one with most time."""
    found: dict[str | None, DeadlineRule] = {}
    for rule in most_time_first(rules, Owed.REPLIES):
        for department in rule.departments or (None,):
            found.setdefault(department, rule)
    return found


def _owners(status: Status, remark: Remark, priorities: Iterable[Priority]) -> tuple[str, ...]:
    """The departments that a remark asks (`asked_by`); one that asks all, those that exist when it is written."""
    asked = asked_by(remark, priorities)
    if asked is None:
        asked = frozenset(d.code for d in status.departments if exists_on(d, remark.dated.last))
    return tuple(
        d.code
        for d in status.departments
        if d.code in asked - {WHOLE_CITY} and has_begun(d, remark.dated.last)
    )


def _duty(status: Status, each: RemarkStatus, code: str, rule: DeadlineRule, today: date) -> Duty:
    unmoved = each.remark.dated.last + timedelta(days=rule.days or 0)
    due = moved(unmoved)
    return Duty(
        id=identity(Owed.REPLIES, each.remark.id, code),
        owed=Owed.REPLIES,
        subject=each.remark.id,
        owner=code,
        due=due,
        unmoved=unmoved,
        state=_state(status, each, code, due, today),
        rule=rule,
    )


def _state(status: Status, each: RemarkStatus, code: str, due: date, today: date) -> DutyState:
    """Those whom a remark names answer each for themselves; else one answer is enough."""
    answered = {reply.department for reply in each.replies}
    if code in answered or (answered and not each.remark.departments):
        return DutyState.DONE
    department = status.department(code)
    if department and not exists_on(department, due):
        return DutyState.ENDED
    return DutyState.COMING if today <= due else DutyState.MISSING
