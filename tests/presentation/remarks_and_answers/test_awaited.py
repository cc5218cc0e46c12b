"""What the council is told that it owes, and by when. All invented."""

from __future__ import annotations

from datetime import date

from policy.choices import Frequency, Owed
from policy.periods import Period
from policy.records import Remark
from policy.wheel import DeadlineRule
from presentation.html.links import Links
from presentation.remarks_and_answers import awaited
from tests.records import assessed, departments, policy, remark

TODAY = date(2026, 6, 1)
NO_DEADLINE = "Der er ikke sat nogen frist for Handicaprådet."


def told(rule: DeadlineRule, *rows: Remark) -> str:
    status = assessed(policy(), *departments("SOF"), rule, *rows, as_of=TODAY)
    return awaited.shown(status, TODAY, Links(), None).striptags()


def test_the_council_owes_what_a_rule_asks_of_it_and_not_a_meeting_of_nobody_named():
    yearly = {"frequency": Frequency.YEARLY, "first": date(2026, 9, 1)}
    asked = told(DeadlineRule(id="Å-1", owed=Owed.REMARKS, **yearly))
    assert "Handicaprådets bemærkninger 2026" in asked
    assert NO_DEADLINE not in asked
    assert NO_DEADLINE in told(DeadlineRule(id="Å-1", owed=Owed.MEETING, **yearly))


def test_what_the_council_has_done_by_its_only_deadline_is_told_as_come():
    once = DeadlineRule(id="Å-1", owed=Owed.REMARKS, first=date(2026, 5, 1))
    done = told(once, remark("B-1", dated=Period.day(date(2026, 4, 30))))
    assert "Kommet eller afsluttet: 1 ting" in done
    assert NO_DEADLINE not in done
