"""One figure against its target, its baseline or its past. All figures are invented, but fleksjob's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from metrics.reconciliation import whole_percent
from metrics.verdicts import (
    Bands,
    Course,
    Verdict,
    certain,
    change,
    hold,
    is_hold,
    level,
    path,
    printed_level,
)
from policy.choices import Direction, StatusCode
from policy.quantities import Quantity
from tests.records import quantity

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
BANDS = Bands()

# Two of the four years from the end of 2022 to the end of 2026 have gone; 2024 is a leap year.
START, HALFWAY, DEADLINE = date(2022, 12, 31), date(2024, 12, 31), date(2026, 12, 31)
DAYS_GONE, DAYS_IN_ALL = 365 + 366, 365 + 366 + 365 + 365

# With one step a day, the value that is exactly on plan is the number of days gone; 100 a day keep
# the edges of the bands whole numbers.
TARGET = 100 * DAYS_IN_ALL
ON_PLAN = 100 * DAYS_GONE


def judged_level(value, target, direction=HIGHER, bands=BANDS):
    return level(quantity(value), quantity(target), direction, bands)


def judged_path(value, day=HALFWAY, *, baseline=0, target=TARGET, direction=HIGHER):
    course = Course(quantity(baseline), START, quantity(target), DEADLINE)
    return path(quantity(value), day, course, direction, BANDS)


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
def test_a_level_is_reached_from_its_target_and_near_from_nine_tenths_of_it(value, code):
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


def test_where_lower_is_better_the_value_nought_is_reached_and_has_no_percentage():
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
def test_a_target_of_nought_has_a_verdict_and_no_percentage(value, direction, code):
    assert judged_level(value, 0, direction) == Verdict(code)


def test_a_level_whose_direction_nobody_has_said_is_better_the_higher_it_is():
    assert judged_level(274, 376, direction=None) == judged_level(274, 376, HIGHER)


@pytest.mark.parametrize(("value", "target"), [(0.63, 0.7), (0.27, 0.3), (0.81, 0.9)])
def test_shares_on_the_edge_of_the_band_are_compared_as_they_are_written(value, target):
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


# Path


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (ON_PLAN, StatusCode.ON_TRACK),  # R is exactly 1
        (ON_PLAN * 95 // 100, StatusCode.ON_TRACK),  # exactly 0.95
        (ON_PLAN * 95 // 100 - 1, StatusCode.TOO_SLOW),
        (ON_PLAN * 60 // 100, StatusCode.TOO_SLOW),  # exactly 0.60
        (ON_PLAN * 60 // 100 - 1, StatusCode.LIMITED),
        (0, StatusCode.LIMITED),  # exactly 0
    ],
)
def test_before_its_deadline_a_path_is_judged_by_its_pace(value, code):
    assert judged_path(value).code is code


def test_a_path_that_has_gone_back_goes_the_wrong_way():
    # From 1000 to 2000, and now 999: P = -1 / 1000.
    verdict = judged_path(999, baseline=1000, target=2000)
    assert verdict.code is StatusCode.WRONG_DIRECTION
    assert verdict.attainment == -1 / 1000


def test_a_path_carries_the_numbers_it_was_judged_by():
    progress = (140 - 100) / (200 - 100)
    elapsed = DAYS_GONE / DAYS_IN_ALL
    verdict = judged_path(140, baseline=100, target=200)
    assert verdict.code is StatusCode.TOO_SLOW  # R = 0.4 / 0.5003
    assert verdict.attainment == progress
    assert verdict.elapsed == elapsed
    assert verdict.pace == pytest.approx(progress / elapsed)
    assert verdict.change == 140 - 100


def test_a_path_can_go_down():
    progress = (160 - 200) / (100 - 200)
    verdict = judged_path(160, baseline=200, target=100, direction=LOWER)
    assert verdict.code is StatusCode.TOO_SLOW
    assert verdict.attainment == progress
    assert verdict.change == 160 - 200
    assert judged_path(201, baseline=200, target=100, direction=LOWER).code is (
        StatusCode.WRONG_DIRECTION
    )


@pytest.mark.parametrize("day", [START, HALFWAY, DEADLINE, DEADLINE + timedelta(days=365)])
@pytest.mark.parametrize("value", [TARGET, TARGET + 1])
def test_a_path_whose_target_is_met_is_reached_whatever_the_day(value, day):
    assert judged_path(value, day).code is StatusCode.REACHED


@pytest.mark.parametrize("day", [DEADLINE, DEADLINE + timedelta(days=1)])
@pytest.mark.parametrize("value", [TARGET - 1, ON_PLAN, 0])
def test_from_its_deadline_on_a_path_that_is_not_reached_is_missed(value, day):
    assert judged_path(value, day).code is StatusCode.MISSED


def test_the_day_before_its_deadline_a_path_can_still_be_on_track():
    assert judged_path(TARGET - 1, DEADLINE - timedelta(days=1)).code is StatusCode.ON_TRACK


def test_when_no_time_has_gone_it_is_too_early_to_judge_a_path():
    verdict = judged_path(ON_PLAN, START)
    assert (verdict.code, verdict.elapsed, verdict.pace) == (StatusCode.TOO_EARLY, 0, None)


def test_a_day_after_the_start_a_path_is_judged():
    assert judged_path(100, START + timedelta(days=1)).code is StatusCode.ON_TRACK


@pytest.mark.parametrize(
    ("day", "elapsed"),
    [(START - timedelta(days=90), 0), (DEADLINE + timedelta(days=90), 1)],
)
def test_the_share_of_the_time_that_has_gone_is_never_below_none_or_above_all(day, elapsed):
    assert judged_path(ON_PLAN, day).elapsed == elapsed


def test_a_deadline_at_the_baseline_itself_leaves_only_reached_or_missed():
    course = Course(quantity(100), START, quantity(200), START)
    assert path(quantity(199), START, course, HIGHER, BANDS).code is StatusCode.MISSED
    assert path(quantity(200), START, course, HIGHER, BANDS).code is StatusCode.REACHED


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Quantity.between(101, 105), StatusCode.LIMITED),
        (Quantity.between(101, 190), StatusCode.UNDECIDED),
        (Quantity.at_least(200), StatusCode.REACHED),
        (Quantity.at_least(150), StatusCode.UNDECIDED),
        (Quantity.at_most(99), StatusCode.WRONG_DIRECTION),
    ],
)
def test_a_range_or_bound_on_its_way_is_judged_at_both_ends(value, code):
    verdict = judged_path(value, baseline=100, target=200)
    assert verdict == Verdict(code, elapsed=DAYS_GONE / DAYS_IN_ALL)


@pytest.mark.parametrize(
    ("value", "baseline", "target", "direction"),
    [(200, 100, Quantity.at_least(200), HIGHER), (50, 100, Quantity.at_most(50), LOWER)],
)
def test_a_path_to_at_least_200_leads_to_200(value, baseline, target, direction):
    verdict = judged_path(value, baseline=baseline, target=target, direction=direction)
    assert verdict.code is StatusCode.REACHED


@pytest.mark.parametrize(
    ("value", "baseline", "target", "direction"),
    [
        (50, Quantity.at_least(90), 200, HIGHER),
        (150, Quantity.between(100, 200), 200, HIGHER),
        (95, 100, Quantity.at_least(50), LOWER),
        (100, 100, 100, HIGHER),
    ],
)
@pytest.mark.parametrize("day", [HALFWAY, DEADLINE])
def test_a_path_without_a_known_length_is_undecided(value, baseline, target, direction, day):
    verdict = judged_path(value, day, baseline=baseline, target=target, direction=direction)
    assert (verdict.code, verdict.attainment) == (StatusCode.UNDECIDED, None)


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
def test_what_is_to_be_held_is_held_at_or_beyond_its_target(value, direction, code):
    assert hold(quantity(value), quantity(100), direction).code is code


def test_what_is_held_carries_its_share_of_the_target_and_its_distance_to_it():
    verdict = hold(quantity(99), quantity(100), HIGHER)
    assert (verdict.attainment, verdict.change) == (99 / 100, 99 - 100)


def test_a_range_that_is_to_be_held_is_judged_at_both_ends():
    assert hold(Quantity.between(99, 101), quantity(100), HIGHER).code is StatusCode.UNDECIDED


@pytest.mark.parametrize(
    ("baseline", "target", "is_one"),
    [
        (100, 100, True),
        (100, 101, False),
        (Quantity.about(100), 100, True),
        (100, Quantity.at_least(100), True),
    ],
)
def test_a_target_that_equals_its_baseline_is_to_be_held(baseline, target, is_one):
    assert is_hold(quantity(baseline), quantity(target), HIGHER) is is_one


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
def test_a_change_counts_from_the_indicators_own_threshold(value, code):
    assert judged_change(value, 100, threshold=5) == Verdict(code, change=value - 100)


def test_where_lower_is_better_a_fall_is_an_improvement():
    assert judged_change(95, 100, LOWER, 5) == Verdict(StatusCode.IMPROVING, change=95 - 100)
    assert judged_change(105, 100, LOWER, 5) == Verdict(StatusCode.WORSENING, change=105 - 100)


def test_without_a_threshold_any_change_counts():
    assert judged_change(101, 100).code is StatusCode.IMPROVING
    assert judged_change(100, 100).code is StatusCode.UNCHANGED


def test_a_change_of_shares_on_the_threshold_is_compared_as_it_is_written():
    # 0.3 - 0.2 is 0.1 on paper, and a little less in binary.
    assert judged_change(0.3, 0.2, threshold=0.1) == Verdict(StatusCode.IMPROVING, change=0.1)


def test_a_change_is_undecided_where_nobody_has_said_which_way_is_better():
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


# Survey


@pytest.mark.parametrize(
    ("margin", "code"),
    [
        (0.02, StatusCode.IMPROVING),
        (0.03, StatusCode.UNCERTAIN),  # exactly the distance is not more than it
        (0.04, StatusCode.UNCERTAIN),
        (None, StatusCode.UNCERTAIN),
    ],
)
def test_a_surveys_change_must_exceed_its_uncertainty(margin, code):
    verdict = judged_change(0.75, 0.72)
    assert certain(verdict, 0.03, margin).code is code


def test_a_fall_must_exceed_the_uncertainty_too():
    verdict = judged_change(0.72, 0.75)
    assert certain(verdict, -0.03, 0.02).code is StatusCode.WORSENING
    assert certain(verdict, -0.03, 0.03).code is StatusCode.UNCERTAIN


def test_an_uncertain_verdict_keeps_its_numbers():
    verdict = Verdict(StatusCode.ON_TRACK, attainment=0.5, elapsed=0.5, pace=1.0, change=0.01)
    assert certain(verdict, 0.01, 0.02) == Verdict(
        StatusCode.UNCERTAIN, attainment=0.5, elapsed=0.5, pace=1.0, change=0.01
    )


@pytest.mark.parametrize(
    "code",
    [StatusCode.NO_DATA, StatusCode.TOO_FEW, StatusCode.TOO_EARLY, StatusCode.UNDECIDED],
)
def test_what_could_not_be_judged_is_not_called_uncertain(code):
    assert certain(Verdict(code), None, 0.02) == Verdict(code)
