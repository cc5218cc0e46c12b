"""Shares of few cases, with the interval that such few can say, and without counts of few persons."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import sqrt

import pytest

from metrics.cases import interval
from policy.cases import Cases, without_few

HIDDEN = Cases(None, None)
EVERY = [Cases(counted, out_of) for out_of in range(61) for counted in range(out_of + 1)]


def test_a_share_is_the_counted_cases_of_all_of_them():
    assert Cases(3, 12).share == Fraction(3, 12)
    assert Cases(0, 12).share == 0


@pytest.mark.parametrize("cases", [Cases(0, 0), Cases(None, 12), HIDDEN])
def test_no_cases_and_hidden_counts_have_neither_share_nor_interval(cases):
    # R16.1: a source that writes 0 percent of no cases does not say that none were reversed.
    assert cases.share is None
    assert interval(cases) is None


@pytest.mark.parametrize(("counted", "out_of"), [(-1, 12), (13, 12), (3, None), (1, 0)])
def test_more_cases_than_there_are_is_an_error(counted, out_of):
    with pytest.raises(ValueError):
        Cases(counted, out_of)


@pytest.mark.parametrize(
    ("counted", "out_of", "low", "high"),
    [
        # Wilson's interval: (p + z²/2n ± z√(p(1-p)/n + z²/4n²)) / (1 + z²/n), with z = 1.96.
        (3, 12, (0.25 + 0.1601 - 0.2927) / 1.3201, (0.25 + 0.1601 + 0.2927) / 1.3201),
        (0, 12, 0, 3.8415 / (12 + 3.8415)),
        (12, 12, 12 / (12 + 3.8415), 1),
        (5, 10, 0.5 - 0.5 * sqrt(3.8415 / 13.8415), 0.5 + 0.5 * sqrt(3.8415 / 13.8415)),
        (0, 1, 0, 3.8415 / 4.8415),
    ],
)
def test_the_interval_is_wilsons(counted, out_of, low, high):
    assert interval(Cases(counted, out_of)) == pytest.approx((low, high), abs=0.0002)


def test_every_interval_has_its_share_in_it_and_mirrors_that_of_the_other_cases():
    for cases in EVERY[1:]:
        low, high = interval(cases)
        assert 0 <= low <= cases.share <= high <= 1
        others = interval(Cases(cases.out_of - cases.counted, cases.out_of))
        assert (1 - high, 1 - low) == pytest.approx(others)


def test_more_cases_with_the_same_share_say_more():
    widths = [high - low for low, high in (interval(Cases(n, 4 * n)) for n in range(1, 200))]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize(
    ("cases", "shown"),
    [
        (Cases(5, 12), Cases(5, 12)),
        (Cases(0, 12), Cases(0, 12)),
        (Cases(12, 12), Cases(12, 12)),
        (Cases(0, 0), Cases(0, 0)),
        (Cases(4, 12), Cases(None, 12)),  # the share, 33 percent, goes with its count
        (Cases(8, 12), Cases(None, 12)),  # 12 - 8 = 4 others
        (Cases(0, 4), HIDDEN),
        (Cases(2, 3), HIDDEN),
        (HIDDEN, HIDDEN),
    ],
)
def test_counts_of_few_persons_are_hidden_with_what_reveals_them(cases, shown):
    assert without_few(cases, limit=4) == shown


@pytest.mark.parametrize("limit", range(3, 11))
def test_no_shown_row_tells_of_few_persons_and_every_hidden_one_could_be_three_others(limit):
    could_be = defaultdict(set)
    for cases in EVERY:
        shown = without_few(cases, limit)
        could_be[shown].add(cases.counted)
        counts = {shown.out_of, shown.counted}
        if shown.counted is not None:
            counts.add(shown.out_of - shown.counted)
        assert not counts & set(range(1, limit + 1))
    assert all(len(counts) >= 3 for shown, counts in could_be.items() if shown.counted is None)
