"""A figure on its way from a baseline to a target by a deadline. All figures are invented."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from metrics.paths import Course, path
from metrics.verdicts import Doubt, Verdict, way
from policy.bands import Bands
from policy.choices import Direction
from policy.quantities import Quantity
from policy.statuses import WORST_FIRST, StatusCode
from tests.records import quantity

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
BANDS = Bands()

# Two of the four years from the end of 2022 to the end of 2026 have passed; 2024 is a leap year.
START, HALFWAY, DEADLINE = date(2022, 12, 31), date(2024, 12, 31), date(2026, 12, 31)
DAYS_GONE, DAYS_IN_ALL = 365 + 366, 365 + 366 + 365 + 365

# With one step per day, the value exactly on plan is the number of days passed; 100 per day keep
# the edges of the bands whole numbers.
TARGET = 100 * DAYS_IN_ALL
ON_PLAN = 100 * DAYS_GONE


def judged_path(value, day=HALFWAY, *, baseline=0, target=TARGET, direction=HIGHER):
    course = Course(quantity(baseline), START, quantity(target), DEADLINE)
    return path(quantity(value), day, course, direction, BANDS)


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


def test_a_path_behind_its_baseline_goes_the_wrong_way():
    # From 1000 to 2000, and now 999: P = -1 / 1000.
    verdict = judged_path(999, baseline=1000, target=2000)
    assert verdict.code is StatusCode.WRONG_DIRECTION
    assert verdict.attainment == -1 / 1000


def test_the_verdict_of_a_path_has_the_numbers_it_was_judged_by():
    progress = (140 - 100) / (200 - 100)
    elapsed = DAYS_GONE / DAYS_IN_ALL
    verdict = judged_path(140, baseline=100, target=200)
    assert verdict.code is StatusCode.TOO_SLOW  # R = 0.4 / 0.5003
    assert verdict.attainment == progress
    assert verdict.elapsed == elapsed
    assert verdict.pace == pytest.approx(progress / elapsed)
    assert verdict.change == 140 - 100


def test_a_path_can_have_a_target_below_its_baseline():
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
def test_a_path_whose_target_is_met_is_reached_on_any_day(value, day):
    assert judged_path(value, day).code is StatusCode.REACHED


@pytest.mark.parametrize("day", [DEADLINE, DEADLINE + timedelta(days=1)])
@pytest.mark.parametrize("value", [TARGET - 1, ON_PLAN, 0])
def test_from_its_deadline_on_a_path_that_is_not_reached_is_missed(value, day):
    assert judged_path(value, day).code is StatusCode.MISSED


def test_the_day_before_its_deadline_a_path_can_still_be_on_track():
    assert judged_path(TARGET - 1, DEADLINE - timedelta(days=1)).code is StatusCode.ON_TRACK


def test_when_no_time_has_passed_it_is_too_early_to_judge_a_path():
    verdict = judged_path(ON_PLAN, START)
    assert (verdict.code, verdict.elapsed, verdict.pace) == (StatusCode.TOO_EARLY, 0, None)


def test_a_day_after_the_start_a_path_is_judged():
    assert judged_path(100, START + timedelta(days=1)).code is StatusCode.ON_TRACK


@pytest.mark.parametrize(
    ("day", "elapsed"),
    [(START - timedelta(days=90), 0), (DEADLINE + timedelta(days=90), 1)],
)
def test_the_share_of_time_passed_is_always_between_0_and_1(day, elapsed):
    assert judged_path(ON_PLAN, day).elapsed == elapsed


def test_a_path_whose_deadline_is_at_its_baseline_is_only_reached_or_missed():
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
def test_a_range_or_bound_on_a_path_is_judged_at_both_ends(value, code):
    verdict = judged_path(value, baseline=100, target=200)
    assert verdict == Verdict(code, elapsed=DAYS_GONE / DAYS_IN_ALL)


@pytest.mark.parametrize(
    ("value", "baseline", "target", "direction"),
    [(200, 100, Quantity.at_least(200), HIGHER), (50, 100, Quantity.at_most(50), LOWER)],
)
def test_a_bounded_target_of_a_path_is_judged_at_its_bound(value, baseline, target, direction):
    verdict = judged_path(value, baseline=baseline, target=target, direction=direction)
    assert verdict.code is StatusCode.REACHED


@pytest.mark.parametrize(
    ("value", "baseline", "target", "direction", "code"),
    [
        # From 90 or more to 200: below 90 it has declined from any baseline.
        (50, Quantity.at_least(90), 200, HIGHER, StatusCode.WRONG_DIRECTION),
        (150, Quantity.at_least(90), 200, HIGHER, StatusCode.UNDECIDED),
        # From 100 it is halfway, from 200 it has declined.
        (150, Quantity.between(100, 200), 200, HIGHER, StatusCode.UNDECIDED),
        (95, 100, Quantity.at_least(50), LOWER, StatusCode.UNDECIDED),
        (95, Quantity.at_least(100), 50, LOWER, StatusCode.UNDECIDED),
    ],
)
def test_a_path_of_unknown_length_is_judged_where_all_its_ends_agree(
    value, baseline, target, direction, code
):
    verdict = judged_path(value, baseline=baseline, target=target, direction=direction)
    assert (verdict.code, verdict.attainment) == (code, None)


def test_from_the_deadline_on_only_the_target_counts_and_not_the_baseline():
    # R3.6: 150 is less than 200 from any baseline.
    verdict = judged_path(150, DEADLINE, baseline=Quantity.between(100, 200), target=200)
    assert verdict.code is StatusCode.MISSED


# A baseline on the right side of the target


@pytest.mark.parametrize(
    ("value", "day", "code"),
    [
        (60, HALFWAY, StatusCode.WRONG_DIRECTION),
        (60, DEADLINE, StatusCode.MISSED),
        (99, HALFWAY, StatusCode.WRONG_DIRECTION),
        (100, HALFWAY, StatusCode.REACHED),
        (100, DEADLINE, StatusCode.REACHED),
        (130, HALFWAY, StatusCode.REACHED),
        (60, START, StatusCode.TOO_EARLY),
    ],
)
@pytest.mark.parametrize("baseline", [120, 100])
def test_a_target_already_met_by_the_baseline_is_judged_as_hold(value, day, code, baseline):
    # R3.5: a fall from 120 to 60 is not 300 per cent of the way to 100.
    verdict = judged_path(value, day, baseline=baseline, target=100)
    assert (verdict.code, verdict.attainment) == (code, value / 100)
    assert verdict.change == value - baseline


def test_where_lower_is_better_a_target_met_by_the_baseline_is_judged_as_hold_too():
    # R3.5
    verdict = judged_path(40, baseline=20, target=30, direction=LOWER)
    assert (verdict.code, verdict.attainment) == (StatusCode.WRONG_DIRECTION, 30 / 40)


@pytest.mark.parametrize(
    ("value", "baseline", "code"),
    [
        (112, 120, StatusCode.TOO_SLOW),  # 8 of the 20 down: R = 0.4 / 0.5003
        (100, 120, StatusCode.REACHED),
        (110, 100, StatusCode.UNDECIDED),
        (100, 100, StatusCode.REACHED),
    ],
)
def test_a_path_without_a_direction_takes_it_from_baseline_and_target(value, baseline, code):
    # R2.7
    direction = way(quantity(100), quantity(baseline))
    assert judged_path(value, baseline=baseline, target=100, direction=direction).code is code


# A small decline


@pytest.mark.parametrize(
    ("value", "threshold", "code"),
    [
        (273, 5, StatusCode.UNCHANGED),
        (270, 5, StatusCode.UNCHANGED),
        (269, 5, StatusCode.WRONG_DIRECTION),  # exactly the threshold of 5
        (273, 0, StatusCode.WRONG_DIRECTION),
    ],
)
@pytest.mark.parametrize("target", [376, 274])
def test_a_decline_below_the_threshold_is_no_change(value, threshold, code, target):
    # R3.8
    course = Course(quantity(274), START, quantity(target), DEADLINE, threshold)
    assert path(quantity(value), HALFWAY, course, HIGHER, BANDS).code is code


def test_an_unchanged_figure_is_little_or_no_progress():
    course = Course(quantity(274), START, quantity(376), DEADLINE, 5)
    assert path(quantity(274), HALFWAY, course, HIGHER, BANDS).code is StatusCode.LIMITED


# A better figure never gets a worse status


@pytest.mark.parametrize("direction", [HIGHER, LOWER])
@pytest.mark.parametrize("day", [HALFWAY, DEADLINE])
@pytest.mark.parametrize("threshold", [0, 7])
@pytest.mark.parametrize("baseline", [0, 40, 50, 60, 100])
def test_a_better_figure_never_gets_a_worse_status(direction, day, threshold, baseline):
    # R5.2, with a target of 50
    course = Course(quantity(baseline), START, quantity(50), DEADLINE, threshold)
    values = range(-20, 121) if direction is HIGHER else range(120, -21, -1)
    codes = [path(quantity(v), day, course, direction, BANDS).code for v in values]
    places = [WORST_FIRST.index(code) for code in codes]
    assert places == sorted(places)


# Surveys


@pytest.mark.parametrize(
    ("value", "day", "code"),
    [
        (140, HALFWAY, StatusCode.UNCERTAIN),  # 40 from the baseline, with a margin of 40
        (141, HALFWAY, StatusCode.TOO_SLOW),
        (199, HALFWAY, StatusCode.ON_TRACK),
        (201, HALFWAY, StatusCode.UNCERTAIN),  # 1 from the target
        (241, HALFWAY, StatusCode.REACHED),
        (141, DEADLINE, StatusCode.MISSED),  # 59 from the target, which decides at the deadline
        (199, DEADLINE, StatusCode.UNCERTAIN),
        (120, START, StatusCode.TOO_EARLY),
    ],
)
def test_a_survey_is_tested_by_its_change_until_the_deadline_and_then_by_the_distance(
    value, day, code
):
    # R4.1 and R4.3
    course = Course(quantity(100), START, quantity(200), DEADLINE)
    verdict = path(quantity(value), day, course, HIGHER, BANDS, Doubt(40, 40))
    assert verdict.code is code
