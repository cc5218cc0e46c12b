"""Figures that the method cannot use or does not request give warnings only. All are invented."""

from __future__ import annotations

import pytest

from loaders.checking.rows import check
from loaders.delivery import Row, Written
from policy.choices import Population, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.tables import BY_NAME, TABLES
from tests.records import baseline, departments, indicator, observation, records, target

WRITTEN = {Unit.SHARE: Written.PERCENT, Unit.DKK: Written.KRONER}
JUDGED = {Kind.LEVEL, Kind.PATH, Kind.HOLD, Kind.SURVEY, Kind.MILESTONE}
"""The kinds that use a target."""


def warned(record, of):
    """The codes of the warnings about one row of the indicator `of`, without those about its place."""
    table = next(table for table in TABLES if table.record is type(record))
    units = {"value": WRITTEN.get(of.unit, Written.PLAIN), "printed_attainment": Written.PERCENT}
    written = {name: unit for name, unit in units.items() if getattr(record, name, None)}
    row = Row(table.name, record, "a.xlsx", BY_NAME[table.name].sheet, 2, {}, written)
    found = check([row], records(*departments(), of))
    aside = {"unknown_source", "figure_without_source", "unknown_objective", "unknown_priority"}
    return [each.code for each in found if each.code not in aside]


@pytest.mark.parametrize("kind", Kind)
def test_a_target_is_used_for_the_kinds_that_are_judged_by_it(kind):
    goal = target("andel", "SOF", 2026, 50)
    expected = [] if kind in JUDGED else ["target_not_used"]
    assert warned(goal, indicator("andel", kind)) == expected
    context = [] if kind is Kind.MILESTONE else ["target_not_used"]  # R1.7
    assert warned(goal, indicator("andel", kind, population=Population.NATIONAL)) == context
    assert warned(goal, indicator("andel", kind, unit=Unit.DKK)) == context


@pytest.mark.parametrize("kind", Kind)
def test_a_printed_percentage_without_a_value_is_judged_for_a_level_only(kind):
    printed = observation("andel", "SOF", 2024, printed=0.9)
    with_figure = observation("andel", "SOF", 2024, 45, printed=0.9, margin=0)
    expected = [] if kind in {Kind.LEVEL, Kind.CONTEXT} else ["percent_not_used"]
    assert warned(printed, indicator("andel", kind)) == expected
    assert "percent_not_used" not in warned(with_figure, indicator("andel", kind))


@pytest.mark.parametrize("kind", Kind)
def test_a_margin_is_requested_for_surveys_only(kind):
    is_survey = kind is Kind.SURVEY
    of = indicator("andel", kind)
    without, sure = (
        observation("andel", "SOF", 2024, 70),
        observation("andel", "SOF", 2024, 70, margin=0),
    )
    assert warned(without, of) == (["margin_missing"] if is_survey else [])
    assert warned(sure, of) == ([] if is_survey else ["margin_not_used"])
    assert warned(without, indicator("andel", kind, population=Population.WIDER)) == []


@pytest.mark.parametrize("distance", [-0.1, -2])
def test_a_distance_below_zero_is_an_error(distance):
    survey = indicator("andel", Kind.SURVEY)
    figure = observation("andel", "SOF", 2024, 70, margin=distance)
    assert warned(figure, survey) == ["distance_below_nought"]
    assert warned(indicator("andel", Kind.PATH, threshold=distance), survey) == [
        "distance_below_nought"
    ]
    assert warned(indicator("andel", Kind.PATH, threshold=0), survey) == []


@pytest.mark.parametrize(
    ("figure", "is_reported"),
    [
        (1, False),
        (0, False),
        (1.01, True),
        (-0.01, True),
        (Quantity.between(0.9, 1.1), True),
        (Quantity.at_least(0.9), False),
        (Quantity.at_most(1), False),
    ],
)
def test_a_share_is_between_zero_and_one(figure, is_reported):
    share = indicator("andel", unit=Unit.SHARE)
    expected = ["share_outside_whole"] if is_reported else []
    assert warned(observation("andel", "SOF", 2024, figure), share) == expected
    assert warned(target("andel", "SOF", 2024, figure), share) == expected
    assert warned(baseline("andel", "SOF", 2022, figure, sources=()), share) == expected
    assert (
        warned(observation("andel", "SOF", 2024, printed=1.2), share) == []
    )  # relative to a target
    assert warned(observation("andel", "SOF", 2024, 120), indicator("andel")) == []


@pytest.mark.parametrize(
    ("asked", "department", "is_reported"),
    [
        ((), "BUF", False),
        (("SOF",), "SOF", False),
        (("SOF",), "KK", False),
        (("SOF",), "BUF", True),
        (("KK",), "BUF", True),
    ],
)
def test_a_department_that_is_not_asked_to_report_gives_a_warning(asked, department, is_reported):
    of = indicator("andel", reported_by=asked)
    expected = ["department_not_asked"] if is_reported else []
    assert warned(observation("andel", department, 2024, 5), of) == expected
    assert warned(target("andel", department, 2024, 5), of) == expected
    assert warned(baseline("andel", department, 2022, 5), of) == expected
