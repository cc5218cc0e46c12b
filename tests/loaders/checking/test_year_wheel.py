"""Rules of the year's wheel are compared with those that stay. All rules are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from loaders.checking.checked import Arrival, Sender, checked
from loaders.delivery import Delivery, Withdrawal
from policy.choices import Owed
from policy.wheel import DeadlineRule
from tests.loaders.examples import KNOWN
from tests.store.deliveries import delivery

OLD = DeadlineRule(id="Å1", owed=Owed.FIGURES, days=32)
NEW = DeadlineRule(id="Å2", owed=Owed.FIGURES, days=60)
AROUND = replace(KNOWN, deadline_rules=(OLD,))


def codes(delivered: Delivery) -> list[str]:
    arrival = Arrival(date(2025, 6, 30), Sender.ANYONE)
    return [each.code for each in checked([delivered], AROUND, arrival).findings]


def test_a_rule_that_differs_from_one_that_stays_is_told():
    assert codes(delivery(NEW)) == ["rules_differ"]


def test_a_rule_that_is_taken_away_in_the_same_file_does_not_differ():
    for code in ("Å1", "å1"):
        going = (Withdrawal("deadline_rules", (code,), "X2"),)
        assert codes(replace(delivery(NEW), withdrawn=going)) == []
