"""A figure with its target, baseline and source. All figures are invented except those of fleksjob."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import Direction, Population, Unit
from policy.columns import Citation
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Judgement
from policy.statuses import StatusCode
from policy.tables import BY_NAME
from tests.records import (
    AS_OF,
    baseline,
    definition_break,
    indicator,
    judged,
    judgement,
    newest_point,
    observation,
    policy,
    target,
)

# From the end of 2022 to the end of 2026, seen at the end of 2024, which is a leap year.
ELAPSED = (365 + 366) / (365 + 366 + 365 + 365)


def statuses(*rows, as_of=AS_OF) -> dict[str, StatusCode]:
    """The status of each period's point."""
    return {str(point.period): point.status for point in judged(*rows, as_of=as_of).points}


# Level


def test_a_level_is_judged_against_the_target_for_its_own_period():
    assert statuses(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2023, 200),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2023, 274),
        observation("fleksjob", "BUF", 2024, 274),
    ) == {"2023": StatusCode.REACHED, "2024": StatusCode.MISSED}


def test_a_figure_is_not_compared_with_the_target_of_a_different_department_or_series():
    points = judged(
        indicator("fleksjob"),
        target("fleksjob", "BIF", 2024, 47),
        target("fleksjob", "BUF", 2024, 100, series="gammel"),
        observation("fleksjob", "BUF", 2024, 274, series="ny"),
    ).points
    (measured,) = (point for point in points if point.has_figure)
    promised = [point for point in points if not point.has_figure]
    assert (measured.target, measured.status) == (None, StatusCode.NO_TARGET)
    assert [point.status for point in promised] == [StatusCode.NO_DATA] * 2


def test_a_level_without_a_target_is_not_compared_with_the_target_of_a_different_year():
    assert statuses(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2023, 376),
        observation("fleksjob", "BUF", 2024, 274),
    ) == {"2023": StatusCode.NO_DATA, "2024": StatusCode.NO_TARGET}


def test_a_level_below_its_target_has_a_shortfall():
    point = newest_point(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
    )
    assert point.attainment == 274 / 376
    assert point.shortfall == 376 - 274


def test_where_lower_is_better_the_excess_over_the_target_is_the_shortfall():
    ventetid = indicator("ventetid", direction=Direction.LOWER)
    point = newest_point(
        ventetid, target("ventetid", "SOF", 2024, 30), observation("ventetid", "SOF", 2024, 40)
    )
    assert point.shortfall == 40 - 30


def test_a_level_at_its_target_has_no_shortfall():
    point = newest_point(
        indicator("fleksjob"),
        target("fleksjob", "BIF", 2024, 47),
        observation("fleksjob", "BIF", 2024, 47),
    )
    assert (point.status, point.shortfall) == (StatusCode.REACHED, None)


def test_a_level_with_a_deadline_ahead_can_be_reached_but_not_missed():
    ramper, due = indicator("ramper"), target("ramper", "TMF", None, 100, deadline=2026)
    assert newest_point(ramper, due, observation("ramper", "TMF", 2024, 100)).status is (
        StatusCode.REACHED
    )
    ahead = newest_point(ramper, due, observation("ramper", "TMF", 2024, 50))
    assert (ahead.status, ahead.attainment) == (StatusCode.NOT_DUE, 50 / 100)  # R3.3
    assert newest_point(ramper, due, observation("ramper", "TMF", 2026, 50)).status is (
        StatusCode.MISSED
    )


def test_a_level_is_not_compared_with_a_target_without_a_date():
    assert statuses(
        indicator("ramper"),
        target("ramper", "TMF", None, 100),
        observation("ramper", "TMF", 2024, 50),
    ) == {"None": StatusCode.NO_DATA, "2024": StatusCode.NO_TARGET}


def test_a_small_shortfall_is_reported_too():
    point = newest_point(
        indicator("andel", unit=Unit.SHARE),
        target("andel", "BUF", 2024, 0.3),
        observation("andel", "BUF", 2024, 0.1),
    )
    assert point.shortfall == 0.2  # as it is written: 0.3 - 0.1 is a little less in binary


def test_a_percentage_printed_alone_is_judged_and_never_turned_into_a_count():
    point = newest_point(
        indicator("fleksjob"),
        target("fleksjob", "KK", 2022, 850),
        observation("fleksjob", "KK", 2022, printed=1.02),
    )
    assert point.status is StatusCode.REACHED
    assert point.attainment == 102 / 100
    assert (point.value, point.shortfall) == (None, None)


def test_a_printed_100_pct_is_undecided_because_of_rounding():
    point = newest_point(indicator(), observation("fleksjob", "KK", 2022, printed=1.0))
    assert point.status is StatusCode.UNDECIDED


def test_where_the_figures_are_printed_too_they_are_judged_instead_of_the_percentage():
    point = newest_point(
        indicator("fleksjob"),
        target("fleksjob", "KK", 2024, 900),
        observation("fleksjob", "KK", 2024, 899, printed=1.0),
    )
    assert (point.status, point.attainment) == (StatusCode.NEAR, 899 / 900)


def test_qualifiers_are_kept():
    ca_110, op_til_25 = Quantity.about(110), Quantity.at_most(25)
    point = newest_point(
        indicator("pladser"),
        target("pladser", "SOF", 2024, op_til_25, printed_as="op til 25 pladser"),
        observation("pladser", "SOF", 2024, ca_110, printed_as="ca. 110 borgere"),
    )
    assert (point.value, point.target) == (ca_110, op_til_25)
    assert point.printed_as == ("ca. 110 borgere", "op til 25 pladser")


def test_the_notes_of_a_figure_and_of_its_target_are_each_shown_once():
    def notes(*of_figure_and_target):
        of_figure, of_target = of_figure_and_target
        return newest_point(
            indicator("pladser"),
            target("pladser", "SOF", 2024, 25, note=of_target),
            observation("pladser", "SOF", 2024, 20, note=of_figure),
        ).notes

    assert notes("Talt i december.", "Vedtaget i 2023.") == ("Talt i december.", "Vedtaget i 2023.")
    assert notes("Talt i december.", "Talt i december.") == ("Talt i december.",)
    assert notes(None, "Vedtaget i 2023.") == ("Vedtaget i 2023.",)
    assert notes(None, None) == ()


def test_a_range_of_buildings_against_its_target_is_undecided():
    point = newest_point(
        indicator("bygninger"),
        target("bygninger", "TMF", 2024, 6),
        observation("bygninger", "TMF", 2024, Quantity.between(5, 6)),
    )
    assert point.status is StatusCode.UNDECIDED
    assert (point.attainment, point.shortfall) == (None, None)


def test_a_figure_cites_its_source_and_that_of_its_target():
    point = newest_point(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376, sources=(Citation("POLITIK", page=9),)),
        observation("fleksjob", "BUF", 2024, 274, counted_on="2024-12"),
    )
    assert point.sources == (Citation("STATUS", page=17), Citation("POLITIK", page=9))
    assert (point.stated_by, point.counted_on) == ("STATUS", Period.parse("december 2024"))


def test_a_target_without_a_figure_is_shown_as_missing_data():
    point = newest_point(indicator("fleksjob"), target("fleksjob", "KK", 2023, 850))
    assert (point.status, point.value, point.target) == (
        StatusCode.NO_DATA,
        None,
        Quantity.exact(850),
    )


def test_a_figure_without_a_number_is_missing_data():
    point = newest_point(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, None),
    )
    assert point.status is StatusCode.NO_DATA


def test_a_level_without_a_direction_takes_it_from_its_first_figure():
    # R2.7: from 40 down to 30, so 31 is near it: 30 / 31 is 97 per cent.
    assert statuses(
        indicator("ventetid", direction=None),
        observation("ventetid", "SOF", 2023, 40),
        target("ventetid", "SOF", 2024, 30),
        observation("ventetid", "SOF", 2024, 31),
    ) == {"2023": StatusCode.NO_TARGET, "2024": StatusCode.NEAR}


def test_a_printed_percentage_of_a_target_with_a_deadline_ahead_is_not_missed():
    # R3.4
    point = newest_point(
        indicator("ramper"),
        target("ramper", "TMF", None, 100, deadline=2026),
        observation("ramper", "TMF", 2024, printed=0.5),
    )
    assert (point.status, point.attainment) == (StatusCode.NOT_DUE, 0.5)


# Targets and baselines stated by several sources


@pytest.mark.parametrize(
    ("stated_by", "code", "goals"),
    [
        ("SOF", StatusCode.REACHED, [50]),  # 60 of its own 50
        ("STATUS", StatusCode.MISSED, [100]),
        ("Handicaprådet", StatusCode.UNDECIDED, [50, 100]),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_figure_is_judged_by_the_target_of_its_own_stater_or_else_by_every_target(
    stated_by, code, goals, turned
):
    # R2.4
    rows = [
        target("pladser", "SOF", 2024, 100, stated_by="STATUS"),
        target("pladser", "SOF", 2024, 50, stated_by="SOF"),
    ]
    figure = observation("pladser", "SOF", 2024, 60, stated_by=stated_by)
    point = newest_point(indicator("pladser"), *(reversed(rows) if turned else rows), figure)
    shown = [each.value.value for each in point.rivals] or [point.target.value]
    assert (point.status, shown) == (code, goals)


def test_two_targets_that_agree_on_the_status_give_it_without_a_percentage():
    # R3.1: 60 of 40 is 150 per cent, 60 of 50 is 120.
    point = newest_point(
        indicator("pladser"),
        target("pladser", "SOF", 2024, 40, stated_by="A"),
        target("pladser", "SOF", 2024, 50, stated_by="B"),
        observation("pladser", "SOF", 2024, 60),
    )
    assert (point.status, point.attainment, point.shortfall) == (StatusCode.REACHED, None, None)


def test_a_target_for_the_figures_period_takes_precedence_over_the_staters_deadline():
    # R2.3 and R2.4
    point = newest_point(
        indicator("pladser"),
        target("pladser", "SOF", None, 50, deadline=2026, stated_by="SOF"),
        target("pladser", "SOF", 2024, 100),
        observation("pladser", "SOF", 2024, 60, stated_by="SOF"),
    )
    assert point.target == Quantity.exact(100)


def test_deadlines_with_the_same_last_day_are_one_deadline():
    # R2.3
    point = newest_point(
        indicator("pladser"),
        target("pladser", "SOF", None, 50, deadline=2026, stated_by="A"),
        target("pladser", "SOF", None, 100, deadline="2026-12-31", stated_by="B"),
        target("pladser", "SOF", None, 999, deadline=2027, stated_by="C"),
        observation("pladser", "SOF", 2024, 60),
    )
    assert [each.value.value for each in point.rivals] == [50, 100]
    assert point.status is StatusCode.UNDECIDED


def test_a_target_without_a_number_does_not_hide_one_with_a_number():
    # R2.3
    point = newest_point(
        indicator("pladser"),
        target("pladser", "SOF", 2024, None, stated_by="A"),
        target("pladser", "SOF", 2024, 50, stated_by="B"),
        observation("pladser", "SOF", 2024, 60),
    )
    assert (point.status, point.rivals) == (StatusCode.REACHED, ())


@pytest.mark.parametrize(
    ("stated_by", "code"),
    [
        ("SOF", StatusCode.IMPROVING),  # 75 from its own 70
        ("STATUS", StatusCode.WORSENING),  # 75 from 80
        ("VIVE", StatusCode.UNDECIDED),
    ],
)
def test_a_change_is_measured_from_its_own_staters_baseline_or_else_from_every_baseline(
    stated_by, code
):
    # R2.5
    rows = [
        baseline("tilfredshed", "SOF", 2022, 80, stated_by="STATUS"),
        baseline("tilfredshed", "SOF", 2022, 70, stated_by="SOF"),
    ]
    figure = observation("tilfredshed", "SOF", 2024, 75, stated_by=stated_by)
    for each in (rows, rows[::-1]):
        point = newest_point(indicator("tilfredshed", Kind.DIRECTION), *each, figure)
        assert point.status is code


# Path


def test_a_path_runs_from_the_end_of_its_baselines_period_to_the_end_of_its_deadline():
    point = newest_point(
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2022, 100),
        target("boliger", "SOF", None, 200, deadline=2026),
        observation("boliger", "SOF", 2024, 140),
    )
    assert point.status is StatusCode.TOO_SLOW  # R = 0.4 / 0.5003
    assert point.attainment == (140 - 100) / (200 - 100)
    assert point.verdict.elapsed == ELAPSED
    assert (point.baseline, point.deadline) == (Quantity.exact(100), Period.year(2026))


@pytest.mark.parametrize("goal", [(), (target("boliger", "SOF", None, None, deadline=2026),)])
def test_a_path_without_a_target_has_the_status_no_target(goal):
    point = newest_point(
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2022, 100),
        *goal,
        observation("boliger", "SOF", 2024, 140),
    )
    assert point.status is StatusCode.NO_TARGET


def test_a_path_in_the_period_of_its_baseline_is_too_early_to_judge():
    point = newest_point(
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2022, 100),
        target("boliger", "SOF", None, 200, deadline=2026),
        observation("boliger", "SOF", 2022, 100),
    )
    assert point.status is StatusCode.TOO_EARLY


def test_a_path_is_judged_by_its_next_deadline_or_after_the_last_by_the_last():
    assert statuses(
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2020, 0),
        target("boliger", "SOF", None, 400, deadline=2024),
        target("boliger", "SOF", None, 200, deadline=2022),
        observation("boliger", "SOF", 2021, 100),  # 100 of 200, after 365 of 730 days
        observation("boliger", "SOF", 2022, 199),
        observation("boliger", "SOF", 2023, 300),  # 300 of 400, after 1095 of 1461 days
        observation("boliger", "SOF", 2024, 399),
        observation("boliger", "SOF", 2025, 399),
    ) == {
        "2021": StatusCode.ON_TRACK,
        "2022": StatusCode.MISSED,
        "2023": StatusCode.ON_TRACK,
        "2024": StatusCode.MISSED,
        "2025": StatusCode.MISSED,
    }


@pytest.mark.parametrize(
    ("value", "when", "code"),
    [
        (200, 2024, StatusCode.REACHED),
        (199, 2024, StatusCode.NOT_DUE),
        (199, 2026, StatusCode.MISSED),
        (200, None, StatusCode.REACHED),
        (199, None, StatusCode.NOT_DUE),
        (None, 2026, StatusCode.NO_DATA),
    ],
)
@pytest.mark.parametrize("start", [(), (baseline("boliger", "SOF", None, 100),)])
def test_a_path_without_a_dated_baseline_has_no_pace_but_can_be_reached_or_missed(
    value, when, code, start
):
    point = newest_point(
        indicator("boliger", Kind.PATH),
        *start,
        target("boliger", "SOF", None, 200, deadline=2026),
        observation("boliger", "SOF", when, value),
    )
    assert (point.status, point.attainment) == (code, None)


def test_a_path_that_cannot_be_dated_has_no_pace():
    rows = (
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2022, 100),
        target("boliger", "SOF", None, 300, deadline=2028),
        target("boliger", "SOF", None, 200, deadline=2026),
    )
    measured, _ = judged(*rows, observation("boliger", "SOF", None, 199)).points
    # It is compared with the first deadline, which may be ahead.
    assert (measured.status, measured.deadline) == (StatusCode.NOT_DUE, Period.year(2026))


def test_a_path_to_a_target_for_a_period_has_its_deadline_when_that_period_ends():
    assert statuses(
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2022, 100),
        target("boliger", "SOF", 2026, 200),
        observation("boliger", "SOF", 2024, 140),  # R = 0.4 / 0.5003
        observation("boliger", "SOF", 2026, 199),
    ) == {"2024": StatusCode.TOO_SLOW, "2026": StatusCode.MISSED}


@pytest.mark.parametrize(
    ("value", "code"),
    [(101, StatusCode.REACHED), (100, StatusCode.REACHED), (99, StatusCode.WRONG_DIRECTION)],
)
@pytest.mark.parametrize("first", [2022, None])
def test_a_path_whose_target_equals_its_baseline_is_judged_as_hold(value, code, first):
    point = newest_point(
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", first, 100),
        target("boliger", "SOF", None, 100, deadline=2026),
        observation("boliger", "SOF", 2024, value),
    )
    assert point.status is code


def test_the_bands_of_the_policy_are_used():
    rows = (
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2022, 100),
        target("boliger", "SOF", None, 200, deadline=2026),
        observation("boliger", "SOF", 2024, 140),  # R = 0.4 / 0.5003 = 0.7995
    )
    assert newest_point(policy(), *rows).status is StatusCode.TOO_SLOW
    assert newest_point(policy(on_track_from=0.7), *rows).status is StatusCode.ON_TRACK
    assert newest_point(policy(too_slow_from=0.8), *rows).status is StatusCode.LIMITED


def test_a_decline_below_the_indicators_threshold_is_no_change():
    # R3.8: 273 of 274, and the threshold is 5.
    rows = (
        baseline("boliger", "SOF", 2022, 274),
        target("boliger", "SOF", None, 376, deadline=2026),
        observation("boliger", "SOF", 2024, 273),
    )
    assert newest_point(indicator("boliger", Kind.PATH, threshold=5), *rows).status is (
        StatusCode.UNCHANGED
    )
    assert newest_point(indicator("boliger", Kind.PATH), *rows).status is (
        StatusCode.WRONG_DIRECTION
    )


@pytest.mark.parametrize(
    ("first", "code"),
    [(250, StatusCode.TOO_SLOW), (100, StatusCode.UNDECIDED), (None, StatusCode.UNDECIDED)],
)
def test_a_path_without_a_direction_needs_a_baseline(first, code):
    # R2.7: 190 from 250 towards 100 is 0.4 of the way.
    start = [baseline("boliger", "SOF", 2022, first)] if first else []
    point = newest_point(
        indicator("boliger", Kind.PATH, direction=None),
        *start,
        target("boliger", "SOF", None, 100, deadline=2026),
        observation("boliger", "SOF", 2024, 190),
    )
    assert point.status is code


# Hold


def test_a_hold_indicator_is_compared_with_its_target_or_else_its_baseline():
    pladser = indicator("pladser", Kind.HOLD)
    start = baseline("pladser", "SOF", 2022, 100)
    value = observation("pladser", "SOF", 2024, 99)
    assert newest_point(pladser, start, value).status is StatusCode.MISSED
    promise = target("pladser", "SOF", 2024, 99)
    assert newest_point(pladser, start, promise, value).status is StatusCode.REACHED
    assert newest_point(pladser, promise, value).status is StatusCode.REACHED


def test_a_hold_indicator_without_a_number_is_missing_data():
    point = newest_point(
        indicator("pladser", Kind.HOLD),
        target("pladser", "SOF", 2024, 99),
        observation("pladser", "SOF", 2024, None),
    )
    assert point.status is StatusCode.NO_DATA


def test_a_hold_indicator_without_target_and_baseline_has_no_target():
    point = newest_point(indicator("pladser", Kind.HOLD), observation("pladser", "SOF", 2024, 99))
    assert point.status is StatusCode.NO_TARGET


# Direction


def test_the_first_measurement_has_nothing_to_compare_with_and_the_second_is_a_change():
    assert statuses(
        indicator("tilfredshed", Kind.DIRECTION, threshold=5),
        observation("tilfredshed", "SOF", 2022, 70),
        observation("tilfredshed", "SOF", 2024, 75),
    ) == {"2022": StatusCode.TOO_FEW, "2024": StatusCode.IMPROVING}


def test_a_change_is_measured_from_the_stated_baseline_and_not_from_an_earlier_figure():
    point = newest_point(
        indicator("tilfredshed", Kind.DIRECTION),
        baseline("tilfredshed", "SOF", 2023, 80),
        observation("tilfredshed", "SOF", 2022, 70),
        observation("tilfredshed", "SOF", 2024, 75),
    )
    assert (point.status, point.verdict.change) == (StatusCode.WORSENING, 75 - 80)


def test_without_a_stated_baseline_a_change_is_measured_from_the_first_figure():
    point = newest_point(
        indicator("tilfredshed", Kind.DIRECTION),
        observation("tilfredshed", "SOF", 2023, 74),
        observation("tilfredshed", "SOF", 2022, 70),
        observation("tilfredshed", "SOF", 2024, 75),
    )
    assert point.verdict.change == 75 - 70


def test_a_change_is_not_measured_from_the_figure_of_a_different_stater():
    point = newest_point(
        indicator("tilfredshed", Kind.DIRECTION),
        observation("tilfredshed", "SOF", 2022, 70, stated_by="Handicaprådet"),
        observation("tilfredshed", "SOF", 2024, 75),
    )
    assert point.status is StatusCode.TOO_FEW


@pytest.mark.parametrize("first", [2024, 2025])
def test_a_baseline_that_is_not_earlier_than_the_figure_does_not_count_as_a_measurement(first):
    point = newest_point(
        indicator("tilfredshed", Kind.DIRECTION),
        baseline("tilfredshed", "SOF", first, 70),
        observation("tilfredshed", "SOF", 2024, 75),
    )
    assert point.status is StatusCode.TOO_FEW


@pytest.mark.parametrize("first", [None, 2024])
def test_before_and_after_without_dates_is_a_change(first):
    point = newest_point(
        indicator("ventetid", Kind.DIRECTION, direction=Direction.LOWER),
        baseline("ventetid", "SOF", first, 26),
        observation("ventetid", "SOF", None, 12),
    )
    assert (point.status, point.verdict.change) == (StatusCode.IMPROVING, 12 - 26)


def test_two_figures_of_which_one_is_undated_have_no_order_and_give_no_change():
    status = judged(
        indicator("tilfredshed", Kind.DIRECTION),
        observation("tilfredshed", "SOF", None, 70),
        observation("tilfredshed", "SOF", 2024, 75),
    )
    assert [point.status for point in status.points] == [StatusCode.TOO_FEW] * 2


def test_a_change_is_not_measured_from_a_figure_without_a_number():
    point = newest_point(
        indicator("tilfredshed", Kind.DIRECTION),
        observation("tilfredshed", "SOF", 2022, None),
        observation("tilfredshed", "SOF", 2023, 70),
        observation("tilfredshed", "SOF", 2024, 75),
    )
    assert point.verdict.change == 75 - 70


def test_a_direction_without_a_number_is_missing_data_and_not_a_single_measurement():
    point = newest_point(
        indicator("tilfredshed", Kind.DIRECTION),
        baseline("tilfredshed", "SOF", 2022, 70),
        observation("tilfredshed", "SOF", 2024, None),
    )
    assert point.status is StatusCode.NO_DATA


# Breaks and series


def test_nothing_is_computed_across_a_break():
    rows = (
        indicator("tilfredshed", Kind.DIRECTION),
        definition_break("tilfredshed", 2024),
        baseline("tilfredshed", "SOF", 2022, 60),
        observation("tilfredshed", "SOF", 2023, 70),
        observation("tilfredshed", "SOF", 2024, 75),
    )
    status = judged(*rows)
    assert [point.status for point in status.points] == [StatusCode.IMPROVING, StatusCode.TOO_FEW]
    assert status.points[-1].baseline is None
    assert [str(break_.period) for break_ in status.breaks] == ["2024"]


def test_after_a_break_a_change_is_measured_from_the_first_figure_of_the_new_definition():
    point = newest_point(
        indicator("tilfredshed", Kind.DIRECTION),
        definition_break("tilfredshed", 2023),
        baseline("tilfredshed", "SOF", 2021, 60),
        observation("tilfredshed", "SOF", 2022, 70),
        observation("tilfredshed", "SOF", 2023, 80),
        observation("tilfredshed", "SOF", 2024, 75),
    )
    assert (point.status, point.verdict.change) == (StatusCode.WORSENING, 75 - 80)


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2023-12-31", "2024-06-30", StatusCode.TOO_FEW),
        ("2023-12-31", "2024-01-01", StatusCode.TOO_FEW),
        ("2023-12-30", "2023-12-31", StatusCode.IMPROVING),
        ("2024-01-01", "2024-06-30", StatusCode.IMPROVING),
    ],
)
def test_the_first_day_of_a_break_belongs_to_the_new_definition(start, end, code):
    point = newest_point(
        indicator("tilfredshed", Kind.DIRECTION),
        definition_break("tilfredshed", 2024),
        observation("tilfredshed", "SOF", start, 70),
        observation("tilfredshed", "SOF", end, 75),
    )
    assert point.status is code


@pytest.mark.parametrize(("start", "end"), [(None, 2024), (2022, None)])
def test_an_undated_figure_is_not_used_because_it_could_be_across_a_break(start, end):
    rows = (
        indicator("tilfredshed", Kind.DIRECTION),
        baseline("tilfredshed", "SOF", start, 60),
        observation("tilfredshed", "SOF", end, 75),
    )
    assert newest_point(*rows).status is StatusCode.IMPROVING
    assert newest_point(*rows, definition_break("tilfredshed", 2023)).status is StatusCode.TOO_FEW


def test_a_path_across_a_break_has_no_pace():
    point = newest_point(
        indicator("boliger", Kind.PATH),
        definition_break("boliger", 2024),
        baseline("boliger", "SOF", 2022, 100),
        target("boliger", "SOF", None, 200, deadline=2026),
        observation("boliger", "SOF", 2024, 140),
    )
    assert (point.status, point.attainment) == (StatusCode.NOT_DUE, None)


def test_nothing_is_computed_across_series():
    assert statuses(
        indicator("tilfredshed", Kind.DIRECTION),
        baseline("tilfredshed", "SOF", 2021, 60, series="gammel"),
        observation("tilfredshed", "SOF", 2022, 70, series="gammel"),
        observation("tilfredshed", "SOF", 2023, 75, series="ny"),
        observation("tilfredshed", "SOF", 2024, 80, series="ny"),
    ) == {
        "2022": StatusCode.IMPROVING,
        "2023": StatusCode.TOO_FEW,
        "2024": StatusCode.IMPROVING,
    }


# Survey


@pytest.mark.parametrize(
    ("margin", "code"),
    [(1, StatusCode.MISSED), (2, StatusCode.UNCERTAIN), (None, StatusCode.UNCERTAIN)],
)
def test_a_surveys_distance_to_a_level_must_exceed_its_uncertainty(margin, code):
    point = newest_point(
        indicator("trivsel", Kind.SURVEY),
        target("trivsel", "BUF", 2024, 20),
        observation("trivsel", "BUF", 2024, 18 - 1, margin=margin + 1 if margin else None),
    )
    # The distance 20 - 17 = 3 is compared with a margin of 2, of 3, and an unknown one.
    assert (point.status, point.attainment) == (code, 17 / 20)


@pytest.mark.parametrize(
    ("margin", "code"), [(39, StatusCode.TOO_SLOW), (40, StatusCode.UNCERTAIN)]
)
def test_a_surveys_change_on_a_path_must_exceed_its_uncertainty(margin, code):
    point = newest_point(
        indicator("trivsel", Kind.SURVEY),
        baseline("trivsel", "BUF", 2022, 100),
        target("trivsel", "BUF", None, 200, deadline=2026),
        observation("trivsel", "BUF", 2024, 140, margin=margin),
    )
    assert (point.status, point.verdict.change) == (code, 140 - 100)
    assert point.verdict.elapsed == ELAPSED


@pytest.mark.parametrize(
    ("margin", "code"), [(4, StatusCode.WRONG_DIRECTION), (5, StatusCode.UNCERTAIN)]
)
def test_a_hold_survey_must_differ_by_more_than_its_uncertainty(margin, code):
    point = newest_point(
        indicator("trivsel", Kind.SURVEY),
        baseline("trivsel", "BUF", 2022, 100),
        target("trivsel", "BUF", None, 100, deadline=2026),
        observation("trivsel", "BUF", 2024, 100 - 5, margin=margin),
    )
    assert point.status is code


@pytest.mark.parametrize(
    ("margin", "first", "code"),
    [
        (4, 0, StatusCode.IMPROVING),
        (5, 0, StatusCode.UNCERTAIN),
        (2, 2, StatusCode.IMPROVING),
        (2, 3, StatusCode.UNCERTAIN),  # 5 is not more than 2 + 3
        (2, None, StatusCode.UNCERTAIN),
    ],
)
def test_a_surveys_direction_must_exceed_the_uncertainty_of_both_measurements(margin, first, code):
    # R4.2
    point = newest_point(
        indicator("trivsel", Kind.SURVEY),
        observation("trivsel", "BUF", 2022, 70, margin=first),
        observation("trivsel", "BUF", 2024, 75, margin=margin),
    )
    assert (point.status, point.verdict.change) == (code, 75 - 70)


def test_a_first_survey_has_the_status_single_measurement():
    point = newest_point(
        indicator("trivsel", Kind.SURVEY), observation("trivsel", "BUF", 2024, 75, margin=2)
    )
    assert point.status is StatusCode.TOO_FEW


def test_a_survey_without_a_number_is_missing_data():
    point = newest_point(
        indicator("trivsel", Kind.SURVEY), observation("trivsel", "BUF", 2024, None, margin=2)
    )
    assert point.status is StatusCode.NO_DATA


@pytest.mark.parametrize(
    ("value", "when", "code"),
    [
        (40, 2024, StatusCode.NOT_DUE),
        (60, 2024, StatusCode.REACHED),
        (51, 2024, StatusCode.UNCERTAIN),
        (40, 2026, StatusCode.MISSED),
    ],
)
def test_a_survey_with_a_deadline_and_no_baseline_is_not_missed_before_its_deadline(
    value, when, code
):
    point = newest_point(
        indicator("trivsel", Kind.SURVEY),
        target("trivsel", "BUF", None, 50, deadline=2026),
        observation("trivsel", "BUF", when, value, margin=2),
    )
    assert point.status is code


# Milestone


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        (date(2025, 6, 29), StatusCode.NOT_DUE),
        (date(2025, 6, 30), StatusCode.NOT_DUE),  # the last day of the deadline
        (date(2025, 7, 1), StatusCode.NO_NEWS),
    ],
)
@pytest.mark.parametrize("due", [{"deadline": "2025-H1"}, {"when": "2025-H1"}])
def test_a_milestone_is_not_due_until_its_last_day_has_passed_and_is_then_without_news(
    as_of, code, due
):
    point = newest_point(
        indicator("kørestole", Kind.MILESTONE),
        target("kørestole", "SOF", due.get("when"), deadline=due.get("deadline")),
        as_of=as_of,
    )
    assert point.status is code


def test_a_milestone_without_a_deadline_and_without_news_cannot_be_judged():
    point = newest_point(
        indicator("kørestole", Kind.MILESTONE), target("kørestole", "SOF", None, 5)
    )
    assert (point.status, point.target) == (StatusCode.NO_DATA, Quantity.exact(5))


@pytest.mark.parametrize("goal", [None, 1])
def test_a_milestone_with_a_figure_is_done(goal):
    point = newest_point(
        indicator("kørestole", Kind.MILESTONE),
        target("kørestole", "SOF", None, goal, deadline=2024),
        observation("kørestole", "SOF", 2024, 1),
    )
    assert point.status is StatusCode.DONE


def test_a_milestone_without_a_target_is_done_when_it_has_a_figure():
    rows = (indicator("kørestole", Kind.MILESTONE), observation("kørestole", "SOF", 2024, 1))
    assert newest_point(*rows).status is StatusCode.DONE


def test_a_milestone_without_a_target_or_a_number_is_missing_data():
    rows = (indicator("kørestole", Kind.MILESTONE), observation("kørestole", "SOF", 2024, None))
    assert newest_point(*rows).status is StatusCode.NO_DATA


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (6, StatusCode.DONE),
        (5, StatusCode.UNDECIDED),  # 5 of 5 is done, 5 of 6 is not
        (3, StatusCode.NOT_DUE),
    ],
)
def test_a_milestone_of_five_to_six_buildings_is_judged_at_both_ends(value, code):
    point = newest_point(
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", None, Quantity.between(5, 6), deadline=2026),
        observation("bygninger", "TMF", 2024, value),
    )
    assert point.status is code


@pytest.mark.parametrize(
    ("promise", "when"),
    [
        (target("bygninger", "TMF", None, 6, deadline=2024), 2023),
        (target("bygninger", "TMF", 2024, 6), 2024),
    ],
)
def test_a_partly_done_milestone_awaits_news_after_its_last_day(promise, when):
    rows = (
        indicator("bygninger", Kind.MILESTONE),
        promise,
        observation("bygninger", "TMF", when, 3),
    )
    before, after = (newest_point(*rows, as_of=day) for day in (date(2024, 12, 31), AS_OF))
    assert (before.status, before.attainment) == (StatusCode.NOT_DUE, 3 / 6)
    assert (after.status, after.attainment) == (StatusCode.NO_NEWS, 3 / 6)


def test_a_row_without_a_number_does_not_count_as_news_of_a_milestone():
    point = newest_point(
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", None, 6, deadline=2024),
        observation("bygninger", "TMF", 2024, None),
    )
    assert point.status is StatusCode.NO_NEWS


def test_a_figure_of_a_milestone_counts_towards_its_next_step():
    assert statuses(
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", 2023, 2),
        target("bygninger", "TMF", 2026, 6),
        observation("bygninger", "TMF", 2024, 3),
    ) == {"2023": StatusCode.NO_NEWS, "2024": StatusCode.NOT_DUE}


@pytest.mark.parametrize(("value", "code"), [(3, StatusCode.NOT_DUE), (6, StatusCode.DONE)])
def test_every_figure_of_a_milestone_without_a_date_answers_its_single_target(value, code):
    (point,) = judged(
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", None, 6),
        observation("bygninger", "TMF", 2024, value),
    ).points
    assert (point.status, point.attainment) == (code, value / 6)


# Context


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": Kind.CONTEXT},
        {"population": Population.NATIONAL},
        {"population": Population.WIDER},
        {"unit": Unit.DKK},
    ],
)
def test_money_activity_and_wider_populations_are_shown_and_never_scored(fields):
    status = judged(
        indicator("fravær", **fields),
        target("fravær", "SOF", 2024, 100),
        target("fravær", "SOF", 2025, 100),
        observation("fravær", "SOF", 2024, 50),
    )
    assert [point.status for point in status.points] == [StatusCode.CONTEXT] * 2
    assert (status.points[0].value, status.points[0].attainment, status.points[0].shortfall) == (
        Quantity.exact(50),
        None,
        None,
    )
    assert not status.scored


@pytest.mark.parametrize("population", [Population.TARGET_GROUP, Population.RELATED_GROUP])
def test_the_related_group_is_scored(population):
    status = judged(
        indicator("fleksjob", population=population),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
    )
    assert (status.status, status.scored) == (StatusCode.MISSED, True)


def test_a_milestone_of_a_wider_population_is_still_a_milestone():
    point = newest_point(
        indicator("app", Kind.MILESTONE, population=Population.WIDER),
        target("app", "KK", None, deadline=2024),
    )
    assert point.status is StatusCode.NO_NEWS


# Set by hand


def test_a_status_set_by_hand_is_shown_beside_the_computed_one():
    by_hand = judgement("fleksjob", "BUF", 2024, StatusCode.NEAR)
    point = newest_point(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
        by_hand,
    )
    assert (point.status, point.judgement) == (StatusCode.MISSED, by_hand)


@pytest.mark.parametrize(("department", "when"), [("BIF", 2024), ("BUF", 2023)])
def test_a_status_set_by_hand_is_shown_only_for_its_own_department_and_period(department, when):
    status = judged(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
        by_hand := judgement("fleksjob", department, when, StatusCode.NEAR),
    )
    assert [point.judgement for point in status.points] == [None]
    assert status.judgements == (by_hand,)


@pytest.mark.parametrize(
    ("promise", "when", "code"),
    [
        (target("kørestole", "SOF", None), None, StatusCode.NO_DATA),
        (target("kørestole", "SOF", None, deadline=2026), 2026, StatusCode.NOT_DUE),
        (target("kørestole", "SOF", 2026), 2026, StatusCode.NOT_DUE),
    ],
)
def test_a_status_set_by_hand_is_also_shown_for_a_target_without_a_figure(promise, when, code):
    by_hand = judgement("kørestole", "SOF", when, StatusCode.DONE)
    point = newest_point(indicator("kørestole", Kind.MILESTONE), promise, by_hand)
    assert (point.status, point.judgement) == (code, by_hand)


@pytest.mark.parametrize("needed", ["name", "dated", "reason"])
def test_a_status_set_by_hand_needs_a_name_a_date_and_a_reason(needed):
    assert BY_NAME["judgements"].field(needed).required
    fields = {
        "indicator": "fleksjob",
        "department": "BUF",
        "status": StatusCode.NEAR,
        "name": "Prøve Prøvesen",
        "dated": AS_OF,
        "reason": "Fordi.",
    }
    with pytest.raises(TypeError, match=needed):
        Judgement(**{name: value for name, value in fields.items() if name != needed})
