"""The status of an indicator from its points. All figures are invented except the fleksjob table's."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from policy.choices import Aggregation, Direction, Frequency
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.statuses import FAILING, WORST_FIRST, StatusCode
from tests.records import (
    AS_OF,
    FLEKSJOB,
    baseline,
    departments,
    figures_as_printed,
    indicator,
    judged,
    observation,
    target,
)


def level_of(goal=100, adding=Aggregation.NONE, **figures):
    """An indicator judged from each department's figure of 2024, all with the same target."""
    rows = [
        row
        for code, figure in figures.items()
        for row in (target("pladser", code, 2024, goal), observation("pladser", code, 2024, figure))
    ]
    return judged(*departments(), indicator("pladser", adding=adding), *rows)


# R8.3, R8.4


def test_a_total_that_hides_a_failing_part_is_not_plainly_reached():
    status = judged(
        *departments(), indicator("fleksjob"), *figures_as_printed("fleksjob", 2024, FLEKSJOB)
    )
    assert status.status is StatusCode.REACHED_NOT_EVERYWHERE
    assert status.total is not None
    assert status.total.status is StatusCode.REACHED_NOT_EVERYWHERE
    assert status.total.attainment == 1014 / 900
    (buf,) = status.failing
    assert (buf.department, buf.attainment) == ("BUF", 274 / 376)
    assert buf.shortfall == 376 - 274


def test_a_failing_part_is_shown_with_its_size():
    status = judged(
        *departments(), indicator("fleksjob"), *figures_as_printed("fleksjob", 2024, FLEKSJOB)
    )
    sizes = {point.department: point.value.value for point in status.current if point.value}
    assert status.failing[0].value == Quantity.exact(274)
    assert sizes.pop("KK") == sum(sizes.values())
    assert max(sizes, key=lambda code: sizes[code]) == "BUF"


def test_the_total_has_the_same_status_among_all_points_as_with_its_parts():
    status = level_of(BIF=50, KK=100)
    assert [point.status for point in status.points] == [
        StatusCode.MISSED,
        StatusCode.REACHED_NOT_EVERYWHERE,
    ]
    assert status.points == status.current


def test_a_total_whose_parts_have_all_reached_their_target_is_plainly_reached():
    status = level_of(BIF=100, BUF=101, KK=100)
    assert (status.status, status.failing) == (StatusCode.REACHED, ())


def test_a_part_that_has_nearly_reached_its_target_still_counts_as_below_it():
    status = level_of(BIF=99, BUF=300, KK=100)
    assert status.status is StatusCode.REACHED_NOT_EVERYWHERE
    assert [point.department for point in status.failing] == ["BIF"]


def test_failing_parts_are_sorted_by_size_and_then_in_the_departments_order():
    status = level_of(BIF=20, BUF=90, KFF=50, SOF=Quantity.between(50, 60), SUF=300, KK=100)
    assert [point.department for point in status.failing] == ["BUF", "KFF", "SOF", "BIF"]


def test_a_failing_part_with_only_a_printed_percentage_is_named_last():
    status = judged(
        *departments(),
        indicator("andel"),
        observation("andel", "BIF", 2024, printed=0.5),
        target("andel", "SUF", 2024, 1),
        observation("andel", "SUF", 2024, 0.5),
    )
    assert [point.department for point in status.failing] == ["SUF", "BIF"]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        # Of 50: 44 is 88 per cent and missed, 46 is 92 per cent and near. Neither is reached.
        (Quantity.between(44, 46), StatusCode.REACHED_NOT_EVERYWHERE),
        (Quantity.between(46, 50), StatusCode.REACHED),  # 50 of 50 would be reached
        (Quantity.at_most(49), StatusCode.REACHED_NOT_EVERYWHERE),
        (Quantity.at_least(44), StatusCode.REACHED),
    ],
)
def test_a_part_certainly_below_its_target_is_named_even_if_the_distance_is_unknown(part, code):
    status = judged(
        *departments(),
        indicator("pladser", adding=Aggregation.NONE),
        target("pladser", "KK", 2024, 100),
        observation("pladser", "KK", 2024, 100),
        target("pladser", "SOF", 2024, 50),
        observation("pladser", "SOF", 2024, part),
    )
    named = ["SOF"] if code is StatusCode.REACHED_NOT_EVERYWHERE else []
    assert (status.status, [p.department for p in status.failing]) == (code, named)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (0.90, StatusCode.REACHED_NOT_EVERYWHERE),  # between 89.5 and 90.5 per cent
        (0.99, StatusCode.REACHED_NOT_EVERYWHERE),  # at most 99.5 per cent
        (1.00, StatusCode.REACHED),  # between 99.5 and 100.5 per cent
    ],
)
def test_a_part_whose_printed_percentage_is_certainly_below_100_is_named(printed, code):
    status = judged(
        *departments(),
        indicator("pladser", adding=Aggregation.NONE),
        observation("pladser", "KK", 2024, printed=1.02),
        observation("pladser", "SOF", 2024, printed=printed),
    )
    assert status.status is code


def test_a_part_of_a_survey_within_its_uncertainty_is_not_certainly_below():
    status = judged(
        *departments(),
        indicator("trivsel", Kind.SURVEY, adding=Aggregation.NONE),
        target("trivsel", "KK", 2024, 100),
        observation("trivsel", "KK", 2024, 130, margin=2),
        target("trivsel", "SOF", 2024, 50),
        observation("trivsel", "SOF", 2024, 45, margin=10),
    )
    assert (status.status, status.failing) == (StatusCode.REACHED, ())


def test_with_a_total_below_its_target_a_range_is_named_where_both_ends_fail():
    status = level_of(BIF=Quantity.between(80, 95), BUF=Quantity.between(95, 105), KK=80)
    # Of 100: 80 is missed and 95 near; 95 is near and 105 reached.
    assert [point.department for point in status.failing] == ["BIF"]


def test_only_parts_of_the_same_period_are_compared_with_the_total():
    status = judged(
        *departments(),
        indicator("boliger", Kind.HOLD, adding=Aggregation.NONE),
        target("boliger", "KK", None, 100, deadline=2024),
        observation("boliger", "KK", 2024, 130),
        target("boliger", "SOF", None, 50, deadline=2024),
        observation("boliger", "SOF", None, 45),
    )
    # SOF's 45 of 50 is of no known period.
    assert [p.department for p in status.current] == ["SOF", "KK"]
    assert (status.status, status.failing) == (StatusCode.REACHED, ())


@pytest.mark.parametrize("backwards", [False, True])
def test_of_periods_with_the_same_last_day_the_one_that_began_last_is_the_newest(backwards):
    rows = [observation("borgere", "KK", 2024, 10), observation("borgere", "KK", "2024-Q4", 5)]
    status = judged(
        *departments(),
        indicator("borgere", Kind.CONTEXT),
        *(reversed(rows) if backwards else rows),
    )
    assert [str(point.period) for point in status.current] == ["2024-Q4"]


def test_a_part_without_a_figure_does_not_fail():
    status = level_of(BIF=None, BUF=100, KK=100)
    assert (status.status, status.failing) == (StatusCode.REACHED, ())


def test_a_part_that_cannot_be_decided_does_not_fail():
    status = level_of(goal=6, BIF=Quantity.between(5, 6), KK=6)
    assert (status.status, status.failing) == (StatusCode.REACHED, ())


@pytest.mark.parametrize(("value", "code"), [(99, StatusCode.NEAR), (89, StatusCode.MISSED)])
def test_a_total_below_its_target_stays_so_and_names_the_parts_that_fail(value, code):
    status = level_of(BIF=50, BUF=300, KK=value)
    assert status.status is code
    assert [point.department for point in status.failing] == ["BIF"]


def test_a_total_that_has_reached_its_target_early_is_not_reached_where_parts_are_only_on_track():
    rows = [
        row
        for code, value in (("SOF", 160), ("SUF", 200), ("KK", 200))
        for row in (
            baseline("boliger", code, 2022, 100),
            target("boliger", code, None, 200, deadline=2026),
            observation("boliger", code, 2024, value),
        )
    ]
    status = judged(*departments(), indicator("boliger", Kind.PATH), *rows)
    assert status.status is StatusCode.REACHED_NOT_EVERYWHERE
    (sof,) = status.failing
    # P = 0.6, E = 0.5003: to plan, and below the target.
    assert (sof.department, sof.status) == ("SOF", StatusCode.ON_TRACK)


def test_a_part_that_follows_its_plan_does_not_fail_a_total_on_its_way():
    rows = [
        row
        for code, value in (("SOF", 160), ("SUF", 110), ("KK", 150))
        for row in (
            baseline("boliger", code, 2022, 100),
            target("boliger", code, None, 200, deadline=2026),
            observation("boliger", code, 2024, value),
        )
    ]
    status = judged(*departments(), indicator("boliger", Kind.PATH), *rows)
    assert status.status is StatusCode.ON_TRACK
    assert [point.department for point in status.failing] == ["SUF"]


def test_where_lower_is_better_the_part_above_its_target_fails():
    rows = [
        row
        for code, value in (("SOF", 20), ("SUF", 40), ("KK", 30))
        for row in (target("ventetid", code, 2024, 30), observation("ventetid", code, 2024, value))
    ]
    ventetid = indicator("ventetid", direction=Direction.LOWER)
    status = judged(*departments(), ventetid, *rows)
    assert status.status is StatusCode.REACHED_NOT_EVERYWHERE
    assert [(point.department, point.shortfall) for point in status.failing] == [("SUF", 40 - 30)]


def test_a_part_that_is_not_due_is_below_a_total_that_has_reached_its_target_early():
    # R3.3 and R8.3: 5 of 10 by 2026, and the city has its 15.
    rows = [
        row
        for code, figure, goal in (("SOF", 5, 10), ("SUF", 10, 5), ("KK", 15, 15))
        for row in (
            target("pladser", code, None, goal, deadline=2026),
            observation("pladser", code, 2024, figure),
        )
    ]
    status = judged(*departments(), indicator("pladser"), *rows)
    assert status.status is StatusCode.REACHED_NOT_EVERYWHERE
    assert [(p.department, p.status) for p in status.failing] == [("SOF", StatusCode.NOT_DUE)]


def test_two_parts_of_which_one_is_not_due_are_not_reached_together():
    # R3.3 and R8.2
    rows = [
        row
        for code, figure in (("SOF", 5), ("SUF", 10))
        for row in (
            target("pladser", code, None, 10, deadline=2026),
            observation("pladser", code, 2024, figure),
        )
    ]
    status = judged(*departments(), indicator("pladser", adding=Aggregation.NONE), *rows)
    assert status.status is StatusCode.NOT_DUE


def test_a_part_of_a_path_that_stands_still_is_below_its_plan():
    # R3.8 and R8.4: 99 of 100 with a threshold of 5
    rows = [
        row
        for code, value in (("SOF", 99), ("SUF", 160), ("KK", 259))
        for row in (
            baseline("boliger", code, 2022, 200 if code == "KK" else 100),
            target("boliger", code, None, 400 if code == "KK" else 200, deadline=2026),
            observation("boliger", code, 2024, value),
        )
    ]
    status = judged(*departments(), indicator("boliger", Kind.PATH, threshold=5), *rows)
    assert status.status is StatusCode.LIMITED  # 59 / 200 / 0.5003
    assert [(p.department, p.status) for p in status.failing] == [("SOF", StatusCode.UNCHANGED)]


def test_the_citys_target_by_a_deadline_is_listed_once_with_the_sum_that_answers_it():
    # R3.13
    rows = [observation("pladser", code, 2024, 60) for code in ("SOF", "SUF")]
    status = judged(
        *departments("SOF", "SUF", "KK"),
        indicator("pladser", reported_by=("SOF", "SUF")),
        *rows,
        target("pladser", "KK", None, 100, deadline=2026),
    )
    whole = [point for point in status.points if point.department == "KK"]
    assert [(point.value, point.status) for point in whole] == [
        (Quantity.exact(60 + 60), StatusCode.REACHED)
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_rows_has_no_effect_on_a_milestone_stated_by_two_sources(turned):
    # R6.9: the worse of two from the same period
    rows = [
        target("kørestole", "SOF", None, 6, deadline=2024),
        observation("kørestole", "SOF", 2024, 6, stated_by="A"),
        observation("kørestole", "SOF", 2024, 3, stated_by="B"),
    ]
    status = judged(indicator("kørestole", Kind.MILESTONE), *(rows[::-1] if turned else rows))
    assert status.status is StatusCode.NO_NEWS


# Rule 3


def test_without_a_total_an_indicator_has_the_status_of_its_worst_part():
    status = level_of(BIF=100, BUF=95, KFF=50, SOF=120)
    assert (status.status, status.total) == (StatusCode.MISSED, None)
    assert Counter(point.status for point in status.current) == {
        StatusCode.REACHED: 2,
        StatusCode.NEAR: 1,
        StatusCode.MISSED: 1,
    }


def test_with_a_total_an_indicator_has_the_status_of_its_total():
    assert level_of(BIF=10, BUF=300, KK=95).status is StatusCode.NEAR


def test_every_status_is_ordered_from_the_worst_to_those_without_a_verdict():
    assert sorted(WORST_FIRST) == sorted(StatusCode)
    assert WORST_FIRST[0] is StatusCode.MISSED
    failing = [WORST_FIRST.index(code) for code in FAILING]
    assert (
        max(failing)
        < WORST_FIRST.index(StatusCode.ON_TRACK)
        < WORST_FIRST.index(StatusCode.REACHED)
    )


def test_while_a_part_has_no_figure_the_other_parts_do_not_decide_the_status():
    assert level_of(BIF=None, BUF=100).status is StatusCode.NO_DATA
    assert level_of(BIF=None, BUF=50).status is StatusCode.NO_DATA
    assert level_of(BIF=None, BUF=None).status is StatusCode.NO_DATA
    assert level_of(BIF=None, BUF=50, KK=100).status is StatusCode.REACHED_NOT_EVERYWHERE


def test_a_total_that_cannot_be_judged_does_not_override_parts_that_can():
    status = judged(
        *departments(),
        indicator("pladser"),
        target("pladser", "SOF", 2024, 100),
        observation("pladser", "SOF", 2024, 50),
        observation("pladser", "KK", 2024, 150),  # no target for the whole city
    )
    assert status.total is not None
    assert status.total.target is None
    assert status.status is StatusCode.MISSED


def test_a_part_does_not_decide_the_status_of_a_city_with_a_larger_target():
    status = judged(
        *departments(),
        indicator("pladser"),
        target("pladser", "SOF", 2024, 100),
        observation("pladser", "SOF", 2024, 50),
        target("pladser", "KK", 2024, 200),  # 100 of them belong to other departments
    )
    assert (status.status, status.total, status.current) == (StatusCode.NO_DATA, None, ())


def test_of_totals_stated_by_two_sources_the_worse_counts():
    status = judged(
        *departments(),
        indicator("pladser"),
        target("pladser", "KK", 2024, 100),
        observation("pladser", "KK", 2024, 100),
        observation("pladser", "KK", 2024, 95, stated_by="Handicaprådet"),
    )
    assert status.status is StatusCode.NEAR


def test_an_indicator_with_figures_and_no_target_has_the_status_no_target():
    status = judged(*departments(), indicator(), observation("fleksjob", "KK", 2024, 1014))
    assert status.status is StatusCode.NO_TARGET


def test_an_indicator_with_a_target_and_no_figure_has_the_status_missing_data():
    status = judged(
        *departments(),
        indicator(),
        observation("fleksjob", "KK", 2024, 1014),
        target("fleksjob", "KK", 2025, 950),
    )
    assert status.status is StatusCode.NO_DATA


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.LEVEL, StatusCode.NO_TARGET),
        (Kind.PATH, StatusCode.NO_TARGET),
        (Kind.HOLD, StatusCode.NO_TARGET),
        (Kind.SURVEY, StatusCode.NO_TARGET),
        (Kind.DIRECTION, StatusCode.NO_DATA),
        (Kind.MILESTONE, StatusCode.NO_DATA),
        (Kind.CONTEXT, StatusCode.CONTEXT),
    ],
)
def test_an_indicator_without_any_figure_has_the_empty_status_of_its_kind(kind, code):
    assert judged(indicator("pladser", kind)).status is code


# Which points count now


def test_points_are_sorted_by_period_then_department_with_the_whole_city_last():
    status = judged(
        *departments("SOF", "BUF", "KK"),
        indicator("pladser", Kind.CONTEXT),
        *(
            observation("pladser", code, when, 1)
            for when in (2024, 2023)
            for code in ("KK", "BUF", "SOF")
        ),
    )
    assert [(str(point.period), point.department) for point in status.points] == [
        ("2023", "SOF"),
        ("2023", "BUF"),
        ("2023", "KK"),
        ("2024", "SOF"),
        ("2024", "BUF"),
        ("2024", "KK"),
    ]


def test_the_newest_period_with_a_figure_and_a_target_counts():
    status = judged(
        *departments(),
        indicator("pladser"),
        target("pladser", "SOF", 2023, 100),
        observation("pladser", "SOF", 2023, 50),
        target("pladser", "SOF", 2024, 100),
        observation("pladser", "SOF", 2024, 100),
        target("pladser", "SUF", 2024, 100),
        target("pladser", "KK", 2024, 200),
        observation("pladser", "KK", 2024, 210),
        target("pladser", "SOF", 2025, 100),
        observation("pladser", "SOF", 2025, 120, series="ny"),
    )
    assert (status.status, str(status.period)) == (StatusCode.REACHED, "2024")
    # SUF's target without a figure is listed too.
    assert [(point.department, point.status) for point in status.current] == [
        ("SOF", StatusCode.REACHED),
        ("SUF", StatusCode.NO_DATA),
        ("KK", StatusCode.REACHED),
    ]


def test_without_a_target_for_a_period_each_departments_newest_figure_counts():
    status = judged(
        *departments(),
        indicator("tilfredshed", Kind.DIRECTION, adding=Aggregation.NONE),
        observation("tilfredshed", "SOF", 2022, 70),
        observation("tilfredshed", "SOF", 2024, 75),
        observation("tilfredshed", "SUF", 2021, 70),
        observation("tilfredshed", "SUF", 2023, 60),
    )
    assert [(point.department, str(point.period)) for point in status.current] == [
        ("SUF", "2023"),
        ("SOF", "2024"),
    ]
    assert status.status is StatusCode.WORSENING


def test_a_later_deadline_does_not_replace_the_newest_figure():
    status = judged(
        *departments(),
        indicator("boliger", Kind.PATH),
        baseline("boliger", "KK", 2022, 100),
        target("boliger", "KK", None, 200, deadline=2026),
        target("boliger", "KK", None, 400, deadline=2030, stated_by="Borgerrepræsentationen"),
        observation("boliger", "KK", 2024, 150),  # P = 0.5, E = 0.5003
    )
    assert status.status is StatusCode.ON_TRACK
    assert [str(point.period) for point in status.current] == ["2024"]


def test_a_department_with_a_target_and_no_figure_is_listed_with_those_that_have_one():
    status = judged(
        *departments(),
        indicator("boliger", Kind.PATH),
        target("boliger", "SUF", None, 200, deadline=2026),
        target("boliger", "SOF", None, 200, deadline=2026),
        observation("boliger", "SOF", 2024, 200),
    )
    assert {point.department: point.status for point in status.coming} == {
        "SUF": StatusCode.NO_DATA,
        "SOF": StatusCode.REACHED,
    }
    assert (status.status, status.current) == (StatusCode.NO_DATA, ())


def test_a_later_step_of_a_milestone_is_not_hidden_by_an_earlier_one_that_is_done():
    status = judged(
        *departments(),
        indicator("kørestole", Kind.MILESTONE),
        target("kørestole", "KK", None, 1, deadline=2023),
        target("kørestole", "KK", None, 2, deadline=2024),
        observation("kørestole", "KK", 2023, 1),
    )
    assert status.status is StatusCode.NO_NEWS
    assert [point.status for point in status.current] == [StatusCode.NO_NEWS, StatusCode.DONE]


def test_the_steps_of_a_milestone_can_be_periods():
    status = judged(
        *departments(),
        indicator("kørestole", Kind.MILESTONE),
        target("kørestole", "KK", 2023, 1),
        target("kørestole", "KK", 2024, 2),
        target("kørestole", "KK", 2026, 3),
        observation("kørestole", "KK", 2023, 1),
    )
    assert [point.status for point in status.current] == [
        StatusCode.DONE,
        StatusCode.NO_NEWS,
        StatusCode.NOT_DUE,
    ]


@pytest.mark.parametrize("goal", [(), (target("bygninger", "TMF", None, 6),)])
def test_of_a_milestone_without_a_date_the_newest_figure_counts(goal):
    status = judged(
        *departments(),
        indicator("bygninger", Kind.MILESTONE),
        *goal,
        observation("bygninger", "TMF", 2023, 3),
        observation("bygninger", "TMF", 2024, 6),
    )
    assert [str(point.period) for point in status.current] == ["2024"]


def test_of_one_step_of_a_milestone_the_newest_figure_counts():
    status = judged(
        *departments(),
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "TMF", None, 6, deadline=2024),
        observation("bygninger", "TMF", 2023, 3),
        observation("bygninger", "TMF", 2024, 6),
        as_of=AS_OF,
    )
    assert (status.status, len(status.current)) == (StatusCode.DONE, 1)


# The next figure


@pytest.mark.parametrize(
    ("frequency", "newest", "last_day"),
    [
        (Frequency.YEARLY, "2024", date(2025, 12, 31)),
        (Frequency.HALF_YEARLY, "2024-H2", date(2025, 6, 30)),
        (Frequency.QUARTERLY, "2024-Q4", date(2025, 3, 31)),
        (Frequency.MONTHLY, "2024-12", date(2025, 1, 31)),
        (Frequency.YEARLY, "2023/24", date(2025, 7, 31)),
    ],
)
def test_the_next_figure_is_missing_when_its_period_has_ended_without_it(
    frequency, newest, last_day
):
    rows = (
        indicator("pladser", frequency=frequency),
        target("pladser", "SOF", newest, 100),
        observation("pladser", "SOF", newest, 50),
    )
    assert not judged(*rows, as_of=last_day).next_missing
    missing = judged(*rows, as_of=date.fromordinal(last_day.toordinal() + 1))
    assert missing.next_missing
    # The mark is shown beside the status and never instead of it.
    assert missing.status is StatusCode.MISSED


@pytest.mark.parametrize("frequency", [Frequency.ONCE, None])
def test_no_next_figure_is_expected_where_the_frequency_is_once_or_unknown(frequency):
    rows = (indicator("pladser", frequency=frequency), observation("pladser", "SOF", 2010, 50))
    assert not judged(*rows).next_missing


def test_a_target_alone_does_not_make_a_next_figure_expected():
    pladser = indicator("pladser", frequency=Frequency.YEARLY)
    assert not judged(pladser, target("pladser", "SOF", 2020, 100)).next_missing
    assert judged(
        pladser, observation("pladser", "SOF", 2020, 100), target("pladser", "SOF", 2025, 100)
    ).next_missing


def test_a_printed_percentage_counts_as_a_figure():
    pladser = indicator("pladser", frequency=Frequency.YEARLY)
    assert judged(pladser, observation("pladser", "SOF", 2022, printed=1.02)).next_missing
    assert not judged(pladser, observation("pladser", "SOF", 2024, printed=1.02)).next_missing


def test_the_next_figure_is_expected_separately_from_each_department():
    status = judged(
        *departments(),
        indicator("trivsel", Kind.DIRECTION, adding=Aggregation.NONE, frequency=Frequency.YEARLY),
        observation("trivsel", "KK", 2024, 70),
        observation("trivsel", "SOF", 2022, 75),
        observation("trivsel", "SUF", 2024, 60),
    )
    # On 13 November 2025 the figure of 2024 is the newest possible.
    assert (status.next_missing_from, str(status.period)) == (("SOF",), "2024")


def test_an_expected_part_without_any_figure_has_no_outdated_figure():
    status = judged(
        *departments("SOF", "SUF", "KK"),
        indicator("pladser", reported_by=("SOF", "SUF"), frequency=Frequency.YEARLY),
        observation("pladser", "SOF", 2022, 75),
        observation("pladser", "KK", 2021, 150),
    )
    # No figure of the whole city is expected, because it is the sum of the two.
    assert status.next_missing_from == ("SOF",)
