"""A figure is shown with as many decimals as its verdict needs (docs/metode.md, R11). Invented figures."""

from __future__ import annotations

from random import Random

import pytest

from policy.choices import Direction, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.statuses import StatusCode
from presentation.charts.bars import target_bars
from presentation.departments.department_figures import verdict_words
from presentation.easy_read.easy_pages import easy_page, easy_text
from presentation.figures.indicator_table import figure_table, indicator_download
from presentation.html.links import Links
from presentation.language import precise
from presentation.language.numbers import measured, percent
from presentation.language.sentences import indicator_sentences
from tests.records import (
    assessed,
    baseline,
    indicator,
    judged,
    newest_point,
    objective,
    observation,
    policy,
    priority,
    target,
)


def level(value, goal, **fields):
    return newest_point(
        indicator("andel", **fields), target("andel", "SOF", 2024, goal),
        observation("andel", "SOF", 2024, value),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "goal", "code", "shown"),
    [
        (274, 376, StatusCode.MISSED, "73 %"),
        (896, 1000, StatusCode.MISSED, "89,6 %"),
        (8_996, 10_000, StatusCode.MISSED, "89,96 %"),
        (9_996, 10_000, StatusCode.NEAR, "99,96 %"),
        (900, 1000, StatusCode.NEAR, "90 %"),
        (904, 1000, StatusCode.NEAR, "90 %"),
        (995, 1000, StatusCode.NEAR, "99,5 %"),
        (1_004, 1_000, StatusCode.REACHED, "100 %"),
        (999_999_999_999_999, 1_000_000_000_000_000, StatusCode.NEAR, "99,9999999999999 %"),
    ],
)
def test_a_displayed_attainment_stays_on_its_side_of_a_limit(value, goal, code, shown):
    point = level(value, goal)
    assert (point.status, precise.attainment_of(point)) == (code, shown)


def test_the_limit_is_the_policys_own():
    rows = (policy(near_from=0.85), indicator("andel"), target("andel", "SOF", 2024, 1000))
    (status,) = assessed(*rows, observation("andel", "SOF", 2024, 846)).indicators
    assert precise.attainment_of(status.points[0]) == "84,6 %"
    (status,) = assessed(*rows, observation("andel", "SOF", 2024, 896)).indicators
    assert precise.attainment_of(status.points[0]) == "90 %"


def test_the_same_holds_if_lower_is_better():
    point = level(1_116, 1_000, direction=Direction.LOWER)  # 1000 / 1116 is 89.606 per cent
    assert (point.status, precise.attainment_of(point)) == (StatusCode.MISSED, "89,6 %")


def test_a_path_slightly_below_its_baseline_is_not_shown_as_zero():
    point = newest_point(
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2022, 1_000),
        target("boliger", "SOF", None, 2_000, deadline=2026),
        observation("boliger", "SOF", 2024, 996),
    )
    # P = (996 - 1000) / (2000 - 1000) = -0.004.
    assert point.status is StatusCode.WRONG_DIRECTION
    assert precise.attainment_of(point) == "minus 0,4 %"


def test_a_path_is_shown_on_its_side_of_the_pace_it_is_judged_by():
    rows = (
        indicator("boliger", Kind.PATH),
        baseline("boliger", "SOF", 2022, 0),
        target("boliger", "SOF", None, 10_000, deadline=2026),
    )
    # E = 731 / 1461 = 0.50034; on track from 0.95 E = 0.475325, too slow from 0.60 E = 0.300205.
    behind = newest_point(*rows, observation("boliger", "SOF", 2024, 4_753))
    assert (behind.status, precise.attainment_of(behind)) == (StatusCode.TOO_SLOW, "47,5 %")
    limited = newest_point(*rows, observation("boliger", "SOF", 2024, 3_002))
    assert (limited.status, precise.attainment_of(limited)) == (StatusCode.LIMITED, "30 %")
    ahead = newest_point(*rows, observation("boliger", "SOF", 2024, 4_754))
    assert (ahead.status, precise.attainment_of(ahead)) == (StatusCode.ON_TRACK, "48 %")


@pytest.mark.parametrize(
    ("value", "goal", "shown"),
    [
        (0.896, 0.9, ("89,6 procent", "90 procent")),
        (0.89996, 0.9, ("89,996 procent", "90 procent")),
        (0.9, 0.90004, ("90 procent", "90,004 procent")),
        (0.735, 0.9, ("73,5 procent", "90 procent")),
    ],
)
def test_a_share_and_its_target_are_displayed_differently(value, goal, shown):
    point = level(value, goal, unit=Unit.SHARE)
    assert point.status is not StatusCode.REACHED
    assert (precise.value_of(point, Unit.SHARE), precise.target_of(point, Unit.SHARE)) == shown


def test_a_number_of_years_just_below_its_target_is_not_shown_as_the_target():
    point = level(2.999, 3, unit=Unit.YEARS)
    assert precise.value_of(point, Unit.YEARS) == "2,999 år"
    assert precise.shortfall_of(point, Unit.YEARS) == "0,001 år"


def test_a_survey_is_shown_on_its_side_of_the_margin():
    point = newest_point(
        indicator("tilfredse", Kind.SURVEY, unit=Unit.SHARE),
        target("tilfredse", "SOF", 2024, 0.8),
        observation("tilfredse", "SOF", 2024, 0.820004, margin=0.02),
    )
    assert point.status is StatusCode.REACHED
    assert precise.value_of(point, Unit.SHARE) == "82,0004 procent"


def test_a_change_is_shown_on_its_side_of_the_threshold():
    point = newest_point(
        indicator("tilfredse", Kind.DIRECTION, unit=Unit.SHARE, threshold=0.02),
        observation("tilfredse", "SOF", 2023, 0.7),
        observation("tilfredse", "SOF", 2024, 0.719996),
    )
    assert point.status is StatusCode.UNCHANGED
    assert precise.value_of(point, Unit.SHARE) == "71,9996 procent"


def test_a_printed_attainment_is_shown_as_printed():
    assert measured(0.896, Unit.SHARE) == "89,6 procent"
    point = newest_point(indicator("andel"), observation("andel", "SOF", 2024, printed=0.896))
    assert precise.attainment_of(point) == "89,6 %"


def test_both_ends_of_a_range_are_distinguishable_from_the_target():
    point = level(Quantity.between(2.999, 4), 3, unit=Unit.YEARS)
    assert precise.value_of(point, Unit.YEARS) == "2,999 til 4 år"


def test_every_outlet_shows_the_same_decimals():
    rows = [
        objective(5),
        priority("5d"),
        indicator("andel", name="Andel"),
        target("andel", "SOF", 2024, 1_000),
        observation("andel", "SOF", 2024, 896),
        target("andel", "SUF", 2024, 10_000),
        observation("andel", "SUF", 2024, 9_996.004),
    ]
    status = assessed(*rows)
    (andel,) = status.indicators
    assert "89,6 %" in figure_table(status, andel)
    assert "99,96 %" in figure_table(status, andel)
    cells = [row[15] for row in indicator_download(status, andel).rows]
    assert cells == [89.6, 99.96, 99]  # (896 + 9996.004) / 11000 = 99.02 per cent
    assert target_bars(andel)[1].words == "9.996 af 10.000"
    assert "SOF var 104 under måltallet" in indicator_sentences(status, andel)
    assert "9.996 af 10.000" in verdict_words(andel, andel.current[1])
    assert "Målet er 1.000." in easy_text(easy_page(status, "maalsaetning-5"), Links())


def test_no_figure_is_shown_on_the_wrong_side_of_its_limit():
    random = Random(5)
    for _ in range(2_000):
        limit = random.choice([0.6, 0.9, 0.95, 1.0])
        share = round(limit + random.uniform(-1, 1) * 10 ** -random.randint(1, 9), 12)
        shown = (
            percent(share, [limit])
            .removesuffix(" procent")
            .replace(",", ".")
            .replace("minus ", "-")
        )
        assert (float(shown) >= limit * 100) == (share >= limit), (share, limit, shown)


def test_shares_far_from_every_limit_are_whole_per_cent():
    assert (
        percent(judged(*_one(1_850, 1_000)).points[0].attainment or 0, (0.9, 1.0)) == "185 procent"
    )


def _one(value, goal):
    return (
        indicator("andel"),
        target("andel", "SOF", 2024, goal),
        observation("andel", "SOF", 2024, value),
    )


# Several statements of one target


def test_two_stated_targets_are_both_shown_with_who_states_them_and_no_bar_is_drawn():
    rows = (
        indicator("pladser"),
        target("pladser", "SOF", 2024, 100, stated_by="STATUS"),
        target("pladser", "SOF", 2024, 50, stated_by="SOF"),
        observation("pladser", "SOF", 2024, 60, stated_by="Handicaprådet"),
    )
    status = assessed(*rows)
    (found,) = status.indicators
    both = "50 (SOF) eller 100 (STATUS)"
    assert precise.target_of(found.points[-1], Unit.COUNT) == both
    assert both in figure_table(status, found)
    assert target_bars(found) == ()
    assert any(both in row for row in indicator_download(status, found).rows)
