"""Checks the rules of the year's wheel: what they need, and whether two of them differ."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta

from loaders.checking.references import Context
from loaders.checking.rules import at
from loaders.delivery import Row
from loaders.reading.cells import shown
from policy.choices import Frequency, Owed
from policy.findings import EMPTY, Finding
from policy.organisation import has_ended
from policy.records import Department, Policy
from policy.spelling import folded
from policy.tables import Records
from policy.wheel import DeadlineRule
from policy.whole_city import WHOLE_CITY

FEWEST_DAYS, MOST_DAYS = 1, 730
DAYS_AFTER = (Owed.FIGURES, Owed.REPLIES)
"""What is due a number of days after something; everything else is due on a day."""
COMES: Mapping[Owed, tuple[Frequency, ...]] = {
    Owed.FIGURES: tuple(each for each in Frequency if each is not Frequency.ONCE),
    Owed.REPLIES: tuple(Frequency),
}
"""How often what has a number of days can come: figures that come once have no next period."""


def wheel_findings(row: Row, known: Context) -> Iterator[Finding]:
    """What is wrong with a rule whatever the day."""
    rule = row.record
    if not isinstance(rule, DeadlineRule):
        return
    yield from _days(row, rule) if rule.owed in DAYS_AFTER else _day(row, rule, known)
    yield from _frequency(row, rule)
    if WHOLE_CITY in rule.departments:
        yield at(row, "departments", "rule_for_whole_city", WHOLE_CITY)


def _days(row: Row, rule: DeadlineRule) -> Iterator[Finding]:
    limits = {"lowest": FEWEST_DAYS, "highest": MOST_DAYS}
    if rule.days is None:
        yield at(row, "days", "rule_without_days", EMPTY, **limits)
    elif not FEWEST_DAYS <= rule.days <= MOST_DAYS:
        yield at(row, "days", "rule_days_outside", rule.days, **limits)
    if rule.first:
        yield at(row, "first", "rule_with_day", shown(rule.first))


def _day(row: Row, rule: DeadlineRule, known: Context) -> Iterator[Finding]:
    if rule.days is not None:
        yield at(row, "days", "rule_with_days", rule.days)
    if rule.first is None:
        yield at(row, "first", "rule_without_day", EMPTY)
        return
    policies = known.all(Policy).values()
    if not policies:
        return
    first = min(policy.start for policy in policies)
    last = max(policy.end for policy in policies) + timedelta(days=MOST_DAYS)
    if not first <= rule.first <= last:
        window = {"first": shown(first), "last": shown(last)}
        yield at(row, "first", "rule_day_far_off", shown(rule.first), **window)


def _frequency(row: Row, rule: DeadlineRule) -> Iterator[Finding]:
    """A day comes once or every year."""
    fits = COMES.get(rule.owed, (Frequency.YEARLY, Frequency.ONCE))
    if rule.frequency and rule.frequency not in fits:
        allowed = ", ".join(each.label for each in fits).capitalize()
        yield at(row, "frequency", "rule_comes_otherwise", rule.frequency.label, allowed=allowed)


def past_findings(row: Row, known: Context, today: date) -> Iterator[Finding]:
    """What a rule asks for that is over on the day of delivery."""
    rule = row.record
    if not isinstance(rule, DeadlineRule):
        return
    is_yearly = rule.frequency is Frequency.YEARLY
    if rule.first and rule.owed not in DAYS_AFTER and rule.first < today and not is_yearly:
        yield at(row, "first", "rule_day_past", shown(rule.first), today=shown(today))
    departments = known.all(Department)
    for code in rule.departments:
        department = departments.get(code)
        if department and department.valid_to and has_ended(department, today):
            told = {"today": shown(today), "ended": shown(department.valid_to.last)}
            yield at(row, "departments", "rule_department_ended", code, **told)


def differing_rules(
    rows: Sequence[Row], known: Records, withdrawn: Container[str]
) -> Iterator[Finding]:
    """Rules for the same figures or answers that give other days than one that stays.

    `withdrawn` are the codes of those that are taken away along with the rows, folded.
    """
    delivered = (row.record for row in rows if isinstance(row.record, DeadlineRule))
    after = {rule.id: rule for rule in (*known.deadline_rules, *delivered)}
    first: dict[object, DeadlineRule] = {}
    for rule in after.values():
        for key in () if folded(rule.id) in withdrawn else _covers(rule):
            first.setdefault(key, rule)
    for row in rows:
        if not isinstance(row.record, DeadlineRule):
            continue
        beside = (first[key] for key in _covers(row.record) if key in first)
        other = next((each for each in beside if each.days != row.record.days), None)
        if other:
            told = {"other": other.id, "beside": other.days}
            yield at(row, "days", "rules_differ", row.record.days, **told)


def _covers(rule: DeadlineRule) -> list[object]:
    """What a rule is for: what is owed, how often it comes, and each department that it names."""
    if rule.owed not in DAYS_AFTER or rule.days is None:
        return []
    often = rule.frequency if rule.owed is Owed.FIGURES else None
    return [(rule.owed, often, department) for department in rule.departments or (None,)]
