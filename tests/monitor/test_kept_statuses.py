"""How many computed statuses are kept in memory: by their number, and by their figures."""

from __future__ import annotations

from datetime import date

from metrics.assessment import assess
from monitor.kept_statuses import KeptStatuses
from policy.tables import Records

STATUS = assess(Records(), date(2026, 2, 1))


def kept(statuses: KeptStatuses[str], names: str) -> str:
    return "".join(name for name in names if statuses.get(name))


def test_the_one_that_was_asked_for_longest_ago_goes_first():
    statuses = KeptStatuses[str](most=2)
    for name in "ab":
        statuses.keep(name, STATUS, 1)
    assert statuses.get("a")
    statuses.keep("c", STATUS, 1)
    assert kept(statuses, "abc") == "ac"


def test_large_ones_are_fewer():
    statuses = KeptStatuses[str](most_figures=100_000)
    for name in "abcd":
        statuses.keep(name, STATUS, 40_000)
    assert kept(statuses, "abcd") == "cd"  # 3 × 40,000 = 120,000 is more than 100,000


def test_the_newest_is_kept_whatever_its_size():
    statuses = KeptStatuses[str](most_figures=10)
    statuses.keep("a", STATUS, 40_000)
    assert kept(statuses, "a") == "a"
