"""A period counts when it is complete (docs/metode.md, chapters 6 and 7). All figures are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from policy.choices import Aggregation, Direction, Frequency
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department
from policy.statuses import StatusCode
from tests.records import (
    baseline,
    closing,
    departments,
    indicator,
    judged,
    observation,
    target,
)

AS_OF = date(2027, 5, 1)
SEVEN = ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF")


def reported(year, goal=100, **figures):
    """Each department's figure of a year, all with the same target; None gives only the target."""
    rows = []
    for code, figure in figures.items():
        rows.append(target("fleksjob", code, year, goal))
        if figure is not None:
            rows.append(observation("fleksjob", code, year, figure))
    return rows


def all_seven(year, figure=100, **others):
    return reported(year, **(dict.fromkeys(SEVEN, figure) | others))


def fleksjob(*rows, as_of=AS_OF, **fields):
    return judged(*departments(), indicator("fleksjob", **fields), *rows, as_of=as_of)


def verdict(status):
    return status.status, str(status.period)


# A period counts when every expected part has reported


def test_the_report_of_one_department_of_seven_does_not_change_the_citys_verdict():
    status = fleksjob(*all_seven(2024, BUF=80), *reported(2025, BUF=390))
    # 6 x 100 + 80 = 680 of 700.
    assert verdict(status) == (StatusCode.NEAR, "2024")
    reporting = status.reporting
    assert (str(reporting.period), reporting.expected) == ("2025", SEVEN)
    assert reporting.received == ("BUF",)
    assert reporting.missing == ("BIF", "KFF", "SOF", "SUF", "TMF", "ØKF")
    assert not reporting.counts
    # Its own row shows its figure.
    assert [(p.department, str(p.period), p.status) for p in status.coming] == [
        ("BUF", "2025", StatusCode.REACHED)
    ]


@pytest.mark.parametrize("count", range(1, 7))
def test_until_the_last_department_reports_the_last_complete_period_is_the_status(count):
    some = dict.fromkeys(SEVEN[:count], 10)
    status = fleksjob(*all_seven(2024), *reported(2025, **some))
    assert verdict(status) == (StatusCode.REACHED, "2024")
    assert status.reporting.received == SEVEN[:count]


def test_the_last_report_makes_the_new_period_the_verdict():
    status = fleksjob(*all_seven(2024), *all_seven(2025, 95))
    assert verdict(status) == (StatusCode.NEAR, "2025")  # 7 x 95 = 665 of 700
    assert (status.reporting.missing, status.coming) == ((), ())


def test_a_stated_total_makes_a_period_complete_without_its_parts():
    status = fleksjob(*all_seven(2024), *reported(2025, goal=700, KK=500))
    assert verdict(status) == (StatusCode.MISSED, "2025")  # 500 of 700
    assert status.reporting.total_stated


def test_without_a_complete_period_there_is_no_verdict():
    status = fleksjob(*reported(2025, BIF=100, BUF=None, SOF=None))
    assert (status.status, status.period, status.current) == (StatusCode.NO_DATA, None, ())
    assert status.reporting.missing == ("BUF", "SOF")
    assert [p.department for p in status.coming if p.has_figure] == ["BIF"]


def test_an_older_gap_is_still_reported_when_a_newer_period_has_begun():
    rows = [*all_seven(2024), *all_seven(2025, BUF=None), *reported(2026, SOF=120)]
    status = fleksjob(*rows)
    assert verdict(status) == (StatusCode.REACHED, "2024")
    assert [(str(r.period), r.missing) for r in status.awaited] == [
        ("2025", ("BUF",)),
        ("2026", ("BIF", "BUF", "KFF", "SUF", "TMF", "ØKF")),
    ]


def test_a_newer_complete_period_replaces_one_that_was_never_completed():
    rows = [*all_seven(2024), *all_seven(2025, BUF=None), *all_seven(2026, 50)]
    status = fleksjob(*rows)
    assert verdict(status) == (StatusCode.MISSED, "2026")  # 350 of 700


# Sums of parts that add up


def test_the_sum_of_all_parts_is_the_citys_figure_where_no_total_is_stated():
    status = fleksjob(*all_seven(2025, BUF=400, ØKF=60))
    assert status.total is not None
    assert status.total.added_up
    assert status.total.value == Quantity.exact(5 * 100 + 400 + 60)
    assert status.total.target == Quantity.exact(7 * 100)
    assert status.total.attainment == 960 / 700
    assert status.status is StatusCode.REACHED_NOT_EVERYWHERE
    assert [point.department for point in status.failing] == ["ØKF"]


def test_a_stated_total_is_kept_and_not_replaced_by_a_sum():
    status = fleksjob(*all_seven(2025), *reported(2025, goal=700, KK=705))
    assert status.total is not None
    assert (status.total.value, status.total.added_up) == (Quantity.exact(705), False)


def test_the_citys_own_target_takes_precedence_over_the_sum_of_its_parts():
    status = fleksjob(*all_seven(2025), target("fleksjob", "KK", 2025, 800))
    assert status.total is not None
    assert status.total.target == Quantity.exact(800)
    assert status.status is StatusCode.MISSED  # 700 of 800 is 87.5 per cent


@pytest.mark.parametrize(
    ("part", "total"),
    [
        (Quantity.about(100), Quantity.about(200)),
        (Quantity.between(5, 6), Quantity.between(105, 106)),
        (Quantity.at_least(5), Quantity.at_least(105)),
        (Quantity.at_most(25), Quantity.between(100, 125)),
        (Quantity.exact(0.1), Quantity.exact(100.1)),
    ],
)
def test_a_sum_is_as_exact_as_its_parts(part, total):
    status = fleksjob(*reported(2025, goal=10, BIF=100, BUF=part))
    assert status.total is not None
    assert status.total.value == total


def test_figures_counted_in_different_ways_are_not_added_up():
    rows = [
        *reported(2025, BIF=100),
        target("fleksjob", "BUF", 2025, 100, series="ny"),
        observation("fleksjob", "BUF", 2025, 80, series="ny"),
        target("fleksjob", "KK", 2025, 150),
    ]
    status = fleksjob(*rows)
    # 100 + 80 would be more than 150.
    assert not any(point.added_up for point in status.points)
    assert status.status is StatusCode.MISSED  # 80 of 100


@pytest.mark.parametrize(
    "open_below", [[Quantity.at_most(-5)], [Quantity.at_most(-5), Quantity.exact(10)]]
)
def test_a_part_without_a_lower_end_gives_a_sum_without_a_lower_end(open_below):
    rows = [
        observation("fleksjob", "BUF", 2025, figure, stated_by=f"K{number}")
        for number, figure in enumerate(open_below)
    ]
    status = fleksjob(*reported(2025, goal=50, BIF=100), target("fleksjob", "BUF", 2025, 50), *rows)
    assert status.total is None


def test_a_sum_needs_a_number_from_every_part():
    status = fleksjob(*reported(2025, BIF=100), observation("fleksjob", "BUF", 2025, printed=0.5))
    assert (status.total, status.status) == (None, StatusCode.MISSED)  # as the worst part


def test_a_figure_stated_by_two_sources_counts_once_as_the_range_between_them():
    status = fleksjob(
        *reported(2025, BIF=100, BUF=100),
        observation("fleksjob", "BUF", 2025, 60, stated_by="BUF"),
    )
    assert status.total is not None
    assert status.total.value == Quantity.between(160, 200)  # of 200
    assert status.status is StatusCode.UNDECIDED


def test_a_single_part_is_not_summed():
    status = fleksjob(*reported(2025, BIF=100))
    assert (status.total, status.status) == (None, StatusCode.REACHED)


def test_parts_without_targets_are_compared_with_the_citys_own_target():
    parts = [observation("fleksjob", code, 2025, 130) for code in SEVEN]
    status = fleksjob(*parts, target("fleksjob", "KK", 2025, 900))
    assert verdict(status) == (StatusCode.REACHED, "2025")  # 7 x 130 = 910 of 900


def test_a_sum_has_no_target_where_some_parts_have_none():
    parts = [observation("fleksjob", code, 2025, 130) for code in SEVEN]
    status = fleksjob(*parts, target("fleksjob", "BUF", 2025, 376))
    assert status.total is None
    assert verdict(status) == (StatusCode.MISSED, "2025")  # as its only judged part


def test_a_period_without_any_target_does_not_replace_the_judged_one():
    later = [observation("fleksjob", code, 2025, 130) for code in SEVEN]
    status = fleksjob(*all_seven(2024), *later)
    assert verdict(status) == (StatusCode.REACHED, "2024")
    assert (str(status.reporting.period), status.reporting.missing) == ("2025", ())
    assert len(status.coming) == 7


def test_a_direction_is_measured_between_sums():
    rows = [observation("fleksjob", c, y, v) for y, v in ((2024, 10), (2025, 12)) for c in SEVEN]
    status = fleksjob(*rows, kind=Kind.DIRECTION)
    assert status.total is not None
    assert status.total.verdict.change == 84 - 70
    assert verdict(status) == (StatusCode.IMPROVING, "2025")


def test_a_path_is_measured_from_the_sum_of_baselines_to_the_sum_of_targets():
    rows = [
        row
        for code, figure in (("SOF", 40), ("SUF", 60))
        for row in (
            baseline("fleksjob", code, 2022, 20),
            target("fleksjob", code, None, 80, deadline=2026),
            observation("fleksjob", code, 2024, figure),
        )
    ]
    status = fleksjob(*rows, kind=Kind.PATH)
    # P = (100 - 40) / (160 - 40) = 0.5 and E = 731 / 1461 = 0.5003.
    assert status.total is not None
    assert status.total.attainment == (100 - 40) / (160 - 40)
    assert status.status is StatusCode.ON_TRACK


# Incomplete sums that are already decided


def test_a_sum_that_has_reached_the_target_is_reached_before_the_rest_report():
    some = dict.fromkeys(SEVEN[1:], 160)
    status = fleksjob(
        *all_seven(2024), *reported(2025, **some), target("fleksjob", "KK", 2025, 900)
    )
    assert verdict(status) == (StatusCode.REACHED, "2025")  # at least 6 x 160 = 960 of 900
    assert status.total is not None
    assert status.total.value == Quantity.at_least(960)
    assert (status.reporting.settled, status.reporting.missing) == (True, ("BIF",))


def test_a_sum_that_can_still_go_either_way_decides_nothing():
    some = dict.fromkeys(SEVEN[1:], 140)
    status = fleksjob(
        *all_seven(2024), *reported(2025, **some), target("fleksjob", "KK", 2025, 900)
    )
    assert verdict(status) == (StatusCode.REACHED, "2024")  # at least 840 of 900


def test_where_lower_is_better_a_sum_past_the_target_is_missed_before_the_rest_report():
    some = dict.fromkeys(SEVEN[1:], 200)
    rows = [*all_seven(2024), *reported(2025, **some), target("fleksjob", "KK", 2025, 900)]
    status = fleksjob(*rows, direction=Direction.LOWER)
    assert verdict(status) == (StatusCode.MISSED, "2025")  # 900 of at least 1200 is 75 per cent
    assert status.reporting.settled


def test_a_sum_past_a_target_that_is_not_due_decides_nothing():
    # R7.3: 900 of at least 1200 by 2026, and it can come down by then.
    some = dict.fromkeys(SEVEN[1:], 200)
    parts = [observation("fleksjob", code, 2025, value) for code, value in some.items()]
    goal = target("fleksjob", "KK", None, 900, deadline=2026)
    status = fleksjob(*parts, goal, direction=Direction.LOWER)
    assert (status.reporting.settled, status.status) == (False, StatusCode.NO_DATA)


def test_a_sum_decides_nothing_where_a_figure_is_negative():
    rows = [*all_seven(2024), *reported(2025, BIF=-10, BUF=1000)]
    status = fleksjob(*rows, target("fleksjob", "KK", 2025, 900))
    assert verdict(status) == (StatusCode.REACHED, "2024")


# Figures that cannot be summed


def test_a_period_also_needs_every_part_where_the_parts_cannot_be_summed():
    rows = [*all_seven(2024), *reported(2025, BUF=50)]
    status = fleksjob(*rows, adding=Aggregation.NONE)
    assert verdict(status) == (StatusCode.REACHED, "2024")
    whole = fleksjob(*all_seven(2024), *all_seven(2025, BUF=50), adding=Aggregation.NONE)
    assert verdict(whole) == (StatusCode.MISSED, "2025")  # as the worst part


def test_the_citys_own_figure_is_expected_where_parts_cannot_be_summed():
    rows = [*all_seven(2024), *reported(2024, KK=100), *all_seven(2025, 50)]
    status = fleksjob(*rows, adding=Aggregation.NONE)
    assert verdict(status) == (StatusCode.REACHED, "2024")
    assert status.reporting.missing == ("KK",)


def test_a_new_period_without_targets_counts_when_every_department_has_measured():
    rows = [observation("fleksjob", code, 2023, 70) for code in ("SOF", "SUF")]
    rows += [observation("fleksjob", code, 2024, 80) for code in ("SOF", "SUF")]
    later = observation("fleksjob", "SUF", 2025, 10)
    status = fleksjob(*rows, later, kind=Kind.DIRECTION, adding=Aggregation.NONE)
    assert verdict(status) == (StatusCode.IMPROVING, "2024")
    assert status.reporting.missing == ("SOF",)


# Which departments are expected


def dated(code, first=None, last=None):
    return Department(
        code=code,
        name=code,
        valid_from=Period.parse(first) if first else None,
        valid_to=Period.parse(last) if last else None,
    )


def test_a_closed_department_is_not_expected():
    rows = [*reported(2024, BIF=100, BUF=100, SOF=100), *reported(2025, BIF=100, BUF=100)]
    status = judged(
        dated("BIF"), dated("BUF"), dated("SOF", last="2025-06"), indicator("fleksjob"), *rows,
        as_of=AS_OF,
    )  # fmt: skip
    assert verdict(status) == (StatusCode.REACHED, "2025")
    assert status.reporting.expected == ("BIF", "BUF")
    assert {point.department for point in status.current} == {"BIF", "BUF", "KK"}


def test_a_new_department_is_expected_where_all_reported():
    rows = [*reported(2024, BIF=100, BUF=100), *reported(2025, BIF=100, BUF=100)]
    organisation = (dated("BIF"), dated("BUF"), dated("NYF", first="2025-07"))
    status = judged(*organisation, indicator("fleksjob"), *rows, as_of=AS_OF)
    assert verdict(status) == (StatusCode.REACHED, "2024")
    assert status.reporting.missing == ("NYF",)


def test_a_new_department_is_not_expected_where_only_some_reported():
    rows = [*reported(2024, BIF=100, BUF=100), *reported(2025, BIF=100, BUF=100)]
    organisation = (dated("BIF"), dated("BUF"), dated("SOF"), dated("NYF", first="2025-07"))
    status = judged(*organisation, indicator("fleksjob"), *rows, as_of=AS_OF)
    assert (status.reporting.expected, str(status.period)) == (("BIF", "BUF"), "2025")


def test_a_new_department_is_expected_where_one_that_reported_has_closed():
    rows = [*reported(2024, BIF=100, BUF=100), *reported(2025, BIF=100)]
    organisation = (
        dated("BIF"), dated("BUF", last="2024"), dated("SOF"), dated("NYF", first="2025"),
    )  # fmt: skip
    status = judged(*organisation, indicator("fleksjob"), *rows, as_of=AS_OF)
    assert (status.reporting.expected, str(status.period)) == (("BIF", "NYF"), "2024")


def test_in_a_first_period_the_departments_with_a_target_are_expected():
    status = fleksjob(*reported(2025, BIF=100, BUF=None))
    assert status.reporting.expected == ("BIF", "BUF")


def test_in_a_first_period_all_are_expected_where_the_citys_target_exceeds_theirs():
    status = fleksjob(*reported(2025, BIF=100), target("fleksjob", "KK", 2025, 900))
    assert (status.status, status.reporting.expected) == (StatusCode.NO_DATA, SEVEN)


def test_all_are_expected_where_only_the_whole_city_was_stated_before():
    status = fleksjob(*reported(2024, goal=900, KK=1014), *reported(2025, goal=376, BUF=390))
    assert verdict(status) == (StatusCode.REACHED, "2024")
    assert status.reporting.missing == ("BIF", "KFF", "SOF", "SUF", "TMF", "ØKF")


def test_an_indicator_can_name_the_departments_that_report_it():
    status = fleksjob(*reported(2025, BIF=100), reported_by=("SOF", "BIF"))
    assert (status.status, status.reporting.expected) == (StatusCode.NO_DATA, ("BIF", "SOF"))


# The deadline


@pytest.mark.parametrize(("day", "overdue"), [(date(2026, 2, 2), False), (date(2026, 2, 3), True)])
def test_a_period_is_provisional_from_the_day_after_its_deadline(day, overdue):
    rows = [*all_seven(2024), *all_seven(2025, BUF=None)]
    status = fleksjob(*rows, days_to_report=32, as_of=day)
    # 31 December and 32 days is 1 February, a Sunday in 2026.
    assert status.reporting.deadline == date(2026, 2, 2)
    assert status.reporting.overdue is overdue
    assert verdict(status) == (StatusCode.REACHED, "2024")


def test_a_period_without_any_report_is_missing_once_its_deadline_has_passed():
    rows = (*all_seven(2024),)
    yearly = {"days_to_report": 32, "frequency": Frequency.YEARLY}
    assert str(fleksjob(*rows, **yearly, as_of=date(2026, 2, 2)).reporting.period) == "2024"
    late = fleksjob(*rows, **yearly, as_of=date(2026, 2, 3))
    assert (str(late.reporting.period), late.reporting.received) == ("2025", ())
    assert late.reporting.missing == SEVEN


def test_without_a_deadline_nothing_is_provisional():
    status = fleksjob(*all_seven(2024), *reported(2025, BUF=1), as_of=date(2099, 1, 1))
    assert (status.reporting.deadline, status.reporting.overdue) == (None, False)


# Closing a period


def test_a_closed_period_counts_without_the_missing_departments():
    rows = [*all_seven(2024), *all_seven(2025, 95, BUF=None), closing("fleksjob", 2025)]
    status = fleksjob(*rows)
    # 6 x 95 = 570, compared with the targets of those six alone: 600.
    assert status.total is not None
    assert status.total.target == Quantity.exact(6 * 100)
    assert verdict(status) == (StatusCode.NEAR, "2025")
    assert (status.reporting.missing, status.awaited) == (("BUF",), ())


def test_in_a_closed_period_the_citys_own_target_is_not_compared_with_only_some_parts():
    rows = [*all_seven(2024), *all_seven(2025, BUF=None), target("fleksjob", "KK", 2025, 700)]
    status = fleksjob(*rows, closing("fleksjob", 2025))
    assert status.status is StatusCode.REACHED  # 600 of the 600 that six of them were to reach


def test_closing_a_period_without_figures_gives_no_verdict():
    status = fleksjob(*all_seven(2024), closing("fleksjob", 2025))
    assert verdict(status) == (StatusCode.REACHED, "2024")


def test_a_closed_period_without_figures_is_awaited_no_longer():
    yearly = {"days_to_report": 32, "frequency": Frequency.YEARLY}
    open_, closed = (
        fleksjob(*all_seven(2024), *rows, **yearly, as_of=date(2026, 3, 1))
        for rows in ((), [closing("fleksjob", 2025)])
    )
    assert [str(each.period) for each in open_.awaited] == ["2025"]
    assert closed.awaited == ()
    assert (open_.next_missing, closed.next_missing) == (True, False)


def test_after_a_closed_period_the_missing_departments_are_expected_again():
    rows = [*all_seven(2024), *all_seven(2025, BUF=None), closing("fleksjob", 2025)]
    status = fleksjob(*rows, *reported(2026, BIF=100))
    assert "BUF" in status.reporting.missing


# Kinds that are not judged


def test_context_figures_are_shown_before_every_department_has_reported():
    rows = [observation("fleksjob", "BIF", 2024, 1), observation("fleksjob", "BUF", 2025, 2)]
    status = fleksjob(*rows, kind=Kind.CONTEXT)
    assert {str(point.period) for point in status.current} == {"2024", "2025"}
    assert status.status is StatusCode.CONTEXT


def test_a_milestone_has_no_reporting_periods():
    milestone = indicator("fleksjob", Kind.MILESTONE)
    status = judged(milestone, observation("fleksjob", "BIF", 2024, 1), as_of=AS_OF)
    assert (status.reportings, status.reporting.period) == ((), None)


# Rule 2b


@pytest.mark.parametrize(
    ("figure", "code"),
    [(368, StatusCode.NEAR), (274, StatusCode.MISSED), (376, StatusCode.REACHED)],
)
def test_a_part_is_judged_by_its_own_attainment(figure, code):
    # 368 of 376 is 97.9 per cent, 274 of 376 is 72.9.
    rows = reported(2024, goal=376, BUF=figure)
    status = fleksjob(*rows, *reported(2024, goal=900, KK=1014))
    (buf,) = (point for point in status.current if point.department == "BUF")
    assert buf.status is code


def test_the_order_of_rows_has_no_effect():
    rows = [*all_seven(2024), *all_seven(2025, BUF=None), *reported(2026, SOF=1)]
    forward, backward = fleksjob(*rows), fleksjob(*reversed(rows))
    assert forward.reportings == backward.reportings
    assert replace(forward.total, sources=()) == replace(backward.total, sources=())
