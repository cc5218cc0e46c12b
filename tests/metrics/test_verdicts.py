"""One figure against its target, baseline or history. All figures are invented except fleksjob's."""

from __future__ import annotations

from math import inf

import pytest

from metrics.reconciliation import whole_percent
from metrics.verdicts import (
    Doubt,
    Verdict,
    change,
    exact,
    hold,
    level,
    printed_level,
    together,
    way,
)
from policy.bands import Bands
from policy.choices import Direction
from policy.quantities import Quantity
from policy.statuses import StatusCode
from tests.records import quantity

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
BANDS = Bands()


def judged_level(value, target, direction=HIGHER, bands=BANDS):
    return level(quantity(value), quantity(target), direction, bands)


def judged_change(value, baseline, direction=HIGHER, threshold=None):
    return change(quantity(value), quantity(baseline), direction, threshold)


# Level


def test_a_level_is_the_value_as_a_share_of_its_target():
    assert judged_level(274, 376) == Verdict(StatusCode.MISSED, attainment=274 / 376)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (10_001, StatusCode.REACHED),
        (10_000, StatusCode.REACHED),  # exactly 1
        (9_999, StatusCode.NEAR),
        (9_000, StatusCode.NEAR),  # exactly 0.9
        (8_999, StatusCode.MISSED),
        (0, StatusCode.MISSED),
    ],
)
def test_a_level_is_reached_from_its_target_and_near_from_90_per_cent_of_it(value, code):
    assert judged_level(value, 10_000).code is code


def test_where_lower_is_better_a_level_is_the_target_as_a_share_of_the_value():
    assert judged_level(40, 30, LOWER) == Verdict(StatusCode.MISSED, attainment=30 / 40)


@pytest.mark.parametrize(
    ("value", "target", "code"),
    [
        (29, 30, StatusCode.REACHED),
        (30, 30, StatusCode.REACHED),  # exactly 1
        (31, 30, StatusCode.NEAR),
        (100, 90, StatusCode.NEAR),  # exactly 0.9
        (10_001, 9_000, StatusCode.MISSED),
    ],
)
def test_where_lower_is_better_the_bands_are_the_same(value, target, code):
    assert judged_level(value, target, LOWER).code is code


def test_where_lower_is_better_zero_is_reached_and_has_no_percentage():
    assert judged_level(0, 30, LOWER) == Verdict(StatusCode.REACHED)


@pytest.mark.parametrize(
    ("value", "direction", "code"),
    [
        (0, HIGHER, StatusCode.REACHED),
        (3, HIGHER, StatusCode.REACHED),
        (0, LOWER, StatusCode.REACHED),
        (1, LOWER, StatusCode.MISSED),
    ],
)
def test_a_target_of_zero_has_a_verdict_and_no_percentage(value, direction, code):
    assert judged_level(value, 0, direction) == Verdict(code)


@pytest.mark.parametrize(
    ("value", "code"),
    [(99, StatusCode.UNDECIDED), (100, StatusCode.REACHED), (101, StatusCode.UNDECIDED)],
)
def test_a_level_of_unknown_direction_is_reached_only_at_its_target(value, code):
    # R2.7
    assert judged_level(value, 100, direction=None).code is code


@pytest.mark.parametrize(
    ("target", "baseline", "direction"),
    [
        (100, 90, HIGHER),
        (100, 120, LOWER),
        (100, 100, None),
        (100, None, None),
        (Quantity.at_least(80), 60, HIGHER),  # from 80 up is above 60
        (Quantity.at_least(80), 100, None),  # from 80 up is neither above nor below 100
        (Quantity.at_most(25), 40, LOWER),
        (Quantity.between(5, 6), 5, None),
    ],
)
def test_without_a_direction_it_follows_from_baseline_and_target(target, baseline, direction):
    # R2.7
    assert way(quantity(target), quantity(baseline)) is direction


@pytest.mark.parametrize(
    ("value", "target", "direction", "code"),
    [
        (-12, -10, HIGHER, StatusCode.MISSED),
        (-8, -10, HIGHER, StatusCode.REACHED),
        (-10, -10, HIGHER, StatusCode.REACHED),
        (-10.5, -10, HIGHER, StatusCode.MISSED),
        (-12, -10, LOWER, StatusCode.REACHED),
        (-9, -10, LOWER, StatusCode.MISSED),
        (-5, 30, HIGHER, StatusCode.MISSED),
        (-5, 30, LOWER, StatusCode.REACHED),
    ],
)
def test_below_zero_there_is_a_verdict_and_no_percentage(value, target, direction, code):
    # R3.1: -12 is not 120 per cent of -10.
    assert judged_level(value, target, direction) == Verdict(code)


def test_a_negative_upper_bound_has_no_lower_end():
    # R1.4
    assert judged_level(Quantity.at_most(-5), -4).code is StatusCode.MISSED
    assert judged_level(Quantity.at_most(-5), -8).code is StatusCode.UNDECIDED


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (10, StatusCode.REACHED),
        (9, StatusCode.NOT_DUE),
        (Quantity.between(8, 12), StatusCode.UNDECIDED),
    ],
)
def test_with_a_deadline_ahead_a_level_is_reached_or_not_due(value, code):
    # R3.3
    assert level(quantity(value), quantity(10), HIGHER, BANDS, ahead=True).code is code


@pytest.mark.parametrize(("value", "target"), [(0.63, 0.7), (0.27, 0.3), (0.81, 0.9)])
def test_shares_on_the_edge_of_the_band_are_compared_as_written_decimals(value, target):
    # 0.9 * 0.7 is 0.63 on paper, and a little more in binary.
    assert judged_level(value, target).code is StatusCode.NEAR


def test_attainment_is_judged_before_it_is_rounded():
    verdict = judged_level(899, 900)
    assert whole_percent(899 / 900) == 100
    assert verdict == Verdict(StatusCode.NEAR, attainment=899 / 900)


def test_the_bands_of_a_level_can_be_set():
    assert judged_level(80, 100).code is StatusCode.MISSED
    assert judged_level(80, 100, bands=Bands(near=0.8)).code is StatusCode.NEAR


@pytest.mark.parametrize(
    ("value", "target", "code"),
    [
        (Quantity.between(5, 6), 5, StatusCode.REACHED),
        (Quantity.between(5, 6), 6, StatusCode.UNDECIDED),  # 5 / 6 is missed, 6 / 6 is reached
        (Quantity.between(5, 6), 7, StatusCode.MISSED),  # 5 / 7 and 6 / 7
        (Quantity.between(91, 99), 100, StatusCode.NEAR),
        (Quantity.between(89, 99), 100, StatusCode.UNDECIDED),
        (Quantity.at_least(5), 5, StatusCode.REACHED),
        (Quantity.at_least(4), 5, StatusCode.UNDECIDED),
        (Quantity.at_most(25), 25, StatusCode.UNDECIDED),  # "op til 25" may be 0
        (Quantity.at_most(8), 10, StatusCode.MISSED),
        (5, Quantity.between(5, 6), StatusCode.UNDECIDED),
        (6, Quantity.between(5, 6), StatusCode.REACHED),
        (4, Quantity.between(5, 6), StatusCode.MISSED),
        (Quantity.about(110), 110, StatusCode.REACHED),
    ],
)
def test_a_range_or_bound_is_undecided_where_its_ends_give_different_verdicts(value, target, code):
    assert judged_level(value, target).code is code


@pytest.mark.parametrize(
    ("value", "target", "code"),
    [
        (Quantity.between(5, 6), 6, StatusCode.REACHED),
        (Quantity.between(5, 6), 5, StatusCode.UNDECIDED),
        (Quantity.at_most(5), 5, StatusCode.REACHED),
        (Quantity.at_least(5), 5, StatusCode.UNDECIDED),
        (Quantity.at_least(9), 5, StatusCode.MISSED),
    ],
)
def test_a_range_or_bound_is_judged_at_both_ends_where_lower_is_better_too(value, target, code):
    assert judged_level(value, target, LOWER).code is code


@pytest.mark.parametrize(
    ("value", "target"),
    [(Quantity.between(5, 6), 5), (5, Quantity.between(5, 6)), (Quantity.at_least(5), 5)],
)
def test_a_range_or_bound_has_no_percentage(value, target):
    assert judged_level(value, target).attainment is None


@pytest.mark.parametrize(
    ("value", "target", "direction", "code"),
    [
        (4, Quantity.at_least(4), HIGHER, StatusCode.REACHED),
        (3, Quantity.at_least(4), HIGHER, StatusCode.MISSED),
        (10, Quantity.at_most(10), LOWER, StatusCode.REACHED),
        (20, Quantity.at_most(10), LOWER, StatusCode.MISSED),
        (20, Quantity.at_most(25), HIGHER, StatusCode.UNDECIDED),  # "op til 25" promises no number
        (25, Quantity.at_most(25), HIGHER, StatusCode.REACHED),
    ],
)
def test_a_target_of_at_least_four_promises_four(value, target, direction, code):
    assert judged_level(value, target, direction).code is code


# Where only a percentage is printed


@pytest.mark.parametrize(
    ("percent", "code"),
    [
        (102, StatusCode.REACHED),  # from 101.5 to under 102.5
        (101, StatusCode.REACHED),
        (100, StatusCode.UNDECIDED),  # from 99.5 to under 100.5
        (99, StatusCode.NEAR),
        (91, StatusCode.NEAR),
        (90, StatusCode.UNDECIDED),  # from 89.5 to under 90.5
        (89, StatusCode.MISSED),
        (0, StatusCode.MISSED),
    ],
)
def test_a_printed_whole_percentage_is_judged_by_all_that_rounds_to_it(percent, code):
    assert printed_level(quantity(percent / 100), BANDS) == Verdict(code, attainment=percent / 100)


@pytest.mark.parametrize(
    ("share", "code"),
    [
        (0.899, StatusCode.MISSED),  # 89.9 pct. is from 89.85 to under 89.95
        (0.9, StatusCode.UNDECIDED),  # 90 pct. is from 89.5 to under 90.5
        (0.901, StatusCode.NEAR),
        (0.999, StatusCode.NEAR),
        (1.001, StatusCode.REACHED),
    ],
)
def test_a_percentage_printed_with_a_decimal_is_off_by_half_of_that_decimal(share, code):
    # R3.4
    assert printed_level(quantity(share), BANDS).code is code


@pytest.mark.parametrize(
    ("share", "code"),
    [(1.02, StatusCode.REACHED), (0.5, StatusCode.NOT_DUE), (1.0, StatusCode.UNDECIDED)],
)
def test_a_printed_percentage_is_not_missed_before_its_deadline(share, code):
    # R3.4
    assert printed_level(quantity(share), BANDS, ahead=True).code is code


def test_the_lower_half_point_rounds_to_the_percentage():
    # 90 pct. goes down to 89.5, which is 0.895.
    assert printed_level(quantity(0.90), Bands(near=0.89501)).code is StatusCode.UNDECIDED


def test_the_upper_half_point_rounds_to_the_next_percentage():
    # 89 pct. goes up to 89.5, which is 0.895: with a band from there, it is below it all the same.
    assert printed_level(quantity(0.89), Bands(near=0.895)).code is StatusCode.MISSED
    assert printed_level(quantity(0.90), Bands(near=0.895)).code is StatusCode.NEAR


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (Quantity.at_least(1.02), StatusCode.REACHED),
        (Quantity.at_least(0.95), StatusCode.UNDECIDED),
        (Quantity.between(0.92, 0.98), StatusCode.NEAR),
        (Quantity.at_most(0.5), StatusCode.MISSED),
    ],
)
def test_a_printed_range_of_percentages_is_judged_at_both_ends(printed, code):
    assert printed_level(printed, BANDS) == Verdict(code)


# Hold


@pytest.mark.parametrize(
    ("value", "direction", "code"),
    [
        (99, HIGHER, StatusCode.MISSED),
        (100, HIGHER, StatusCode.REACHED),
        (101, HIGHER, StatusCode.REACHED),
        (99, LOWER, StatusCode.REACHED),
        (100, LOWER, StatusCode.REACHED),
        (101, LOWER, StatusCode.MISSED),
    ],
)
def test_a_hold_indicator_is_held_at_or_beyond_its_target(value, direction, code):
    assert hold(quantity(value), quantity(100), direction).code is code


def test_a_hold_verdict_has_its_share_of_the_target_and_its_distance_to_it():
    verdict = hold(quantity(99), quantity(100), HIGHER)
    assert (verdict.attainment, verdict.change) == (99 / 100, 99 - 100)


def test_a_range_of_a_hold_indicator_is_judged_at_both_ends():
    assert hold(Quantity.between(99, 101), quantity(100), HIGHER).code is StatusCode.UNDECIDED


# Direction


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (106, StatusCode.IMPROVING),
        (105, StatusCode.IMPROVING),  # exactly the threshold of 5
        (104, StatusCode.UNCHANGED),
        (100, StatusCode.UNCHANGED),
        (96, StatusCode.UNCHANGED),
        (95, StatusCode.WORSENING),
    ],
)
def test_a_change_counts_from_the_threshold_of_its_indicator(value, code):
    assert judged_change(value, 100, threshold=5) == Verdict(code, change=value - 100)


def test_where_lower_is_better_a_fall_is_an_improvement():
    assert judged_change(95, 100, LOWER, 5) == Verdict(StatusCode.IMPROVING, change=95 - 100)
    assert judged_change(105, 100, LOWER, 5) == Verdict(StatusCode.WORSENING, change=105 - 100)


def test_without_a_threshold_any_change_counts():
    assert judged_change(101, 100).code is StatusCode.IMPROVING
    assert judged_change(100, 100).code is StatusCode.UNCHANGED


def test_a_change_of_shares_on_the_threshold_is_compared_as_written_decimals():
    # 0.3 - 0.2 is 0.1 on paper, and a little less in binary.
    assert judged_change(0.3, 0.2, threshold=0.1) == Verdict(StatusCode.IMPROVING, change=0.1)


def test_a_change_is_undecided_where_the_direction_is_unknown():
    assert judged_change(101, 100, direction=None).code is StatusCode.UNDECIDED
    assert judged_change(100, 100, direction=None).code is StatusCode.UNCHANGED


@pytest.mark.parametrize(
    ("value", "baseline", "code"),
    [
        (Quantity.between(110, 120), 100, StatusCode.IMPROVING),
        (Quantity.between(90, 120), 100, StatusCode.UNDECIDED),
        (Quantity.at_least(110), 100, StatusCode.IMPROVING),
        (Quantity.at_least(90), 100, StatusCode.UNDECIDED),
        (80, Quantity.at_least(90), StatusCode.WORSENING),
        (80, Quantity.between(70, 90), StatusCode.UNDECIDED),
        (Quantity.at_least(80), Quantity.at_least(70), StatusCode.UNDECIDED),
    ],
)
def test_a_change_of_a_range_or_bound_is_judged_at_both_ends(value, baseline, code):
    assert judged_change(value, baseline) == Verdict(code)


# Several comparisons


def test_comparisons_that_agree_completely_give_one_verdict():
    verdict = judged_level(60, 50)
    assert together([verdict]) is verdict
    assert together([verdict, judged_level(60, 50)]) == verdict


def test_comparisons_that_agree_only_on_the_status_have_no_percentage():
    # R3.1: 60 of 40 is 150 per cent, 60 of 50 is 120.
    assert together([judged_level(60, 40), judged_level(60, 50)]) == Verdict(StatusCode.REACHED)


def test_comparisons_that_disagree_are_undecided():
    # R2.8
    verdict = together([judged_level(60, 100), judged_level(60, 50)])
    assert verdict == Verdict(StatusCode.UNDECIDED)
    assert verdict.possible == {StatusCode.MISSED, StatusCode.REACHED}


# Survey


def doubtful(margin, of_baseline=0):
    """The uncertainty of a measurement, and of the first one that it is compared with."""
    own = exact(margin)
    return Doubt(own, own + exact(of_baseline))


@pytest.mark.parametrize(
    ("value", "target", "code"),
    [
        (60, Quantity.at_least(80), StatusCode.MISSED),  # 20 from it, with a margin of 2
        (79, 80, StatusCode.UNCERTAIN),
        (78, 80, StatusCode.UNCERTAIN),  # equal to the margin is not more than it
        (77, 80, StatusCode.NEAR),
        (82, 80, StatusCode.UNCERTAIN),
        (83, 80, StatusCode.REACHED),
        (Quantity.between(83, 85), 80, StatusCode.REACHED),
        (Quantity.between(79, 81), 80, StatusCode.UNCERTAIN),
        (Quantity.between(79, 85), 80, StatusCode.UNDECIDED),
        (Quantity.at_least(90), 80, StatusCode.REACHED),
        (60, Quantity.between(70, 80), StatusCode.MISSED),
    ],
)
def test_a_surveys_distance_to_its_target_must_exceed_its_uncertainty_at_each_end(
    value, target, code
):
    # R4.1 and R4.3, with a margin of 2
    verdict = level(quantity(value), quantity(target), HIGHER, BANDS, doubt=doubtful(2))
    assert verdict.code is code


def test_a_survey_without_uncertainty_is_judged_as_any_other_figure():
    # R4.2: a margin of 0
    assert level(quantity(80), quantity(80), HIGHER, BANDS, doubt=doubtful(0)).code is (
        StatusCode.REACHED
    )


@pytest.mark.parametrize(
    ("margin", "code"),
    [
        (0.02, StatusCode.IMPROVING),
        (0.03, StatusCode.UNCERTAIN),  # equal to the distance is not more than it
        (0.04, StatusCode.UNCERTAIN),
    ],
)
@pytest.mark.parametrize("direction", [HIGHER, LOWER])
def test_a_surveys_change_must_exceed_its_uncertainty(margin, code, direction):
    first, last = (0.72, 0.75) if direction is HIGHER else (0.75, 0.72)
    verdict = change(quantity(last), quantity(first), direction, None, doubtful(margin))
    assert (verdict.code, verdict.change) == (code, pytest.approx(last - first))


def test_the_margins_of_two_measurements_are_added():
    # R4.2: 3 is more than 2, and not more than 2 + 2.
    first, last = quantity(70), quantity(73)
    assert change(last, first, HIGHER, None, doubtful(2)).code is StatusCode.IMPROVING
    assert change(last, first, HIGHER, None, doubtful(2, 2)).code is StatusCode.UNCERTAIN


def test_an_unjudged_figure_is_not_called_uncertain():
    unknown = Doubt(inf, inf)
    ahead = level(quantity(9), quantity(10), HIGHER, BANDS, ahead=True, doubt=unknown)
    assert ahead.code is StatusCode.NOT_DUE
    undirected = change(quantity(9), quantity(10), None, None, unknown)
    assert undirected.code is StatusCode.UNDECIDED
