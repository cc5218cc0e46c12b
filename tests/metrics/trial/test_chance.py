"""What chance can do to a share, against published values, enumeration and closed forms (R19.5)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import comb, sqrt

import pytest

from metrics.cases import NORMAL_QUANTILE, wilson
from metrics.trial import chance
from metrics.trial.chance import Sample
from policy.choices import Direction

# Newcombe 1998, table II, method 10: first less second share.
PUBLISHED = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((0, 10), (0, 10), (-0.2775, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0000)),
    ((10, 10), (0, 10), (0.6075, 1.0000)),
]


@pytest.mark.parametrize(("first", "second", "published"), PUBLISHED)
def test_the_interval_is_the_one_that_newcombe_published(first, second, published):
    low, high = chance.newcombe(Sample(*second), Sample(*first))
    assert (round(low, 4), round(high, 4)) == published


@pytest.mark.parametrize("share", [0.05, 0.5, 0.93])
@pytest.mark.parametrize("size", [3, 40, 196.0])
def test_wilsons_ends_are_the_shares_that_are_just_so_far_away(share, size):
    for end in wilson(share, size):
        away = abs(share - end) / sqrt(end * (1 - end) / size)
        assert away == pytest.approx(NORMAL_QUANTILE)


def by_enumeration(one: Sample, other: Sample) -> Fraction:
    """Every way to place the outcomes among all cases is as likely; those no likelier than the count add up."""
    together = one.counted + other.counted
    placed = combinations(range(one.out_of + other.out_of), together)
    ways = Counter(sum(place < one.out_of for place in each) for each in placed)
    rare = sum(each for each in ways.values() if each <= ways[one.counted])
    return Fraction(rare, sum(ways.values()))


@pytest.mark.parametrize(
    ("one", "other"),
    [((3, 3), (0, 3)), ((1, 6), (5, 6)), ((2, 7), (2, 4)), ((0, 5), (0, 6)), ((4, 8), (1, 6))],
)
def test_the_exact_probability_is_that_of_all_ways_counted_one_by_one(one, other):
    assert chance.fisher(Sample(*one), Sample(*other)) == by_enumeration(
        Sample(*one), Sample(*other)
    )


def test_three_of_three_and_none_of_three_are_one_in_ten():
    # One way of comb(6, 3) = 20 has all three in the first, one has all in the second.
    assert chance.fisher(Sample(3, 3), Sample(0, 3)) == Fraction(1 + 1, comb(6, 3))
    assert not chance.differs(Sample(3, 3), Sample(0, 3))
    # Four and none of four: 2 of 70, under 5 per cent.
    assert chance.differs(Sample(4, 4), Sample(0, 4))


def test_a_probability_of_exactly_one_in_twenty_is_no_chance():
    # comb(5, 2) = 10, and comb(20, 3) = 1140: 57 of them have all three among the first 20 - 1.
    one, other = Sample(1, 1), Sample(0, 19)
    assert chance.fisher(one, other) == Fraction(1, 20)
    assert chance.differs(one, other)


def test_a_sample_of_a_small_group_says_as_much_as_a_larger_one():
    # 200 * (1000 - 1) / (1000 - 200) = 249.75
    assert chance.effective_size(200, 1000) == 249.75
    # The variance of a share of 200 drawn from 1,000 is p(1 - p)/200 * (1000 - 200)/(1000 - 1).
    assert pytest.approx(0.6 * 0.4 / 200 * (1000 - 200) / (1000 - 1)) == 0.6 * 0.4 / 249.75


def test_most_of_a_group_say_no_more_than_two_fifths_of_one():
    # 40 of 50 count as 40 of 100: 40 * (100 - 1) / (100 - 40) = 66
    assert chance.effective_size(40, 50) == chance.effective_size(40, 100) == 66


def test_all_of_a_group_leave_nothing_to_chance():
    low, high = chance.newcombe(Sample(30, 50, 50), Sample(31, 50, 50))
    assert low == high == pytest.approx(1 / 50)


@pytest.mark.parametrize(
    ("goal", "direction", "counted"),
    [(0.65, Direction.HIGHER, 26), (0.651, Direction.HIGHER, 27), (0.649, Direction.LOWER, 25)],
)
def test_a_target_that_is_just_met_is_a_whole_number_of_cases(goal, direction, counted):
    # 0.65 * 40 = 26; 0.651 * 40 = 26.04, so 27 reach it; 0.649 * 40 = 25.96, so 25 keep below.
    assert chance.reaching(goal, 40, direction) == Sample(counted, 40)


@pytest.mark.parametrize(
    ("start", "goal", "direction", "population"),
    [
        (0.6, 0.65, Direction.HIGHER, None),
        (0.6, 0.65, Direction.HIGHER, 500),
        (0.5, 0.25, Direction.LOWER, None),
        (0.1, 0.9, Direction.HIGHER, None),
        (0.02, 0.03, Direction.HIGHER, None),
    ],
)
def test_the_smallest_size_tells_and_a_third_fewer_do_not(start, goal, direction, population):
    size = chance.smallest_size(start, goal, direction, population)

    def told(size: int) -> bool:
        one = chance.nearest(start, size, population)
        return chance.differs(one, chance.reaching(goal, size, direction, population))

    assert size
    assert told(size)
    assert not told(size * 2 // 3)


def test_even_all_that_could_be_asked_do_not_tell_a_millionth():
    assert chance.smallest_size(0.6, 0.600001, Direction.HIGHER) is None


def test_the_smallest_change_tells_and_one_case_less_does_not():
    one = Sample(24, 40)
    change = chance.smallest_change(one, 40, Direction.HIGHER)
    assert change == pytest.approx(9 / 40)
    assert chance.differs(one, Sample(24 + 9, 40))
    assert not chance.differs(one, Sample(24 + 8, 40))
    assert chance.smallest_change(Sample(1, 2), 2, Direction.HIGHER) is None
