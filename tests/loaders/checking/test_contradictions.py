"""Contradictions in a delivery are warnings, and never stop it. All figures are invented."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.checking.rows import check
from loaders.delivery import Row
from policy.choices import Direction, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.tables import BY_NAME, TABLES
from tests.records import baseline, departments, indicator, observation, records, target

TODAY = date(2025, 6, 30)
KNOWN = records(*departments(), indicator("boliger", Kind.PATH))


def codes(*rows, known=KNOWN):
    """The codes of the warnings about delivered rows."""
    tables = {table.record: table.name for table in TABLES}
    came = [
        Row(tables[type(r)], r, "a.xlsx", BY_NAME[tables[type(r)]].sheet, n, {}, {})
        for n, r in enumerate(rows, start=2)
    ]
    warnings = {"target_already_met", "baseline_after_figures"}
    warnings |= {"targets_due_together", "targets_both_ways", "stated_by_others"}
    return [found.code for found in check(came, known, TODAY) if found.code in warnings]


@pytest.mark.parametrize(
    ("first", "goal", "direction", "is_reported"),
    [
        (120, 100, Direction.HIGHER, True),
        (100, 100, Direction.HIGHER, True),
        (99, 100, Direction.HIGHER, False),
        (120, Quantity.at_least(100), Direction.HIGHER, True),
        (Quantity.between(90, 120), 100, Direction.HIGHER, False),
        (20, 30, Direction.LOWER, True),
        (31, 30, Direction.LOWER, False),
        (20, Quantity.at_most(30), Direction.LOWER, True),
        (120, 100, None, False),
    ],
)
def test_a_target_that_its_baseline_already_meets_is_reported_once(
    first, goal, direction, is_reported
):
    path = indicator("boliger", Kind.PATH, direction=direction)
    start = baseline("boliger", "SOF", 2022, first)
    promise = target("boliger", "SOF", None, goal, deadline=2026)
    expected = ["target_already_met"] if is_reported else []
    assert codes(path, start, promise) == expected
    assert codes(promise, known=records(*departments(), path, start)) == expected
    assert codes(start, known=records(*departments(), path, promise)) == expected


def test_figures_to_be_held_or_of_a_different_line_give_no_finding():
    start = baseline("boliger", "SOF", 2022, 120)
    promise = target("boliger", "SOF", None, 100, deadline=2026)
    assert codes(indicator("boliger", Kind.HOLD), start, promise) == []
    assert codes(start, target("boliger", "SUF", None, 100, deadline=2026)) == []
    assert codes(start, target("boliger", "SOF", None, 100, deadline=2026, series="ny")) == []


def test_for_a_survey_only_a_target_with_a_deadline_is_a_path():
    survey = indicator("boliger", Kind.SURVEY)
    start = baseline("boliger", "SOF", 2022, 120)
    assert codes(survey, start, target("boliger", "SOF", 2026, 100)) == []
    assert codes(survey, start, target("boliger", "SOF", None, 100, deadline=2026)) == [
        "target_already_met"
    ]


@pytest.mark.parametrize(
    ("first", "is_reported"), [("2023", False), ("2024", False), ("2025-Q1", True), (None, False)]
)
def test_a_baseline_newer_than_every_figure_is_reported(first, is_reported):
    start = baseline("boliger", "SOF", first, 20)
    figures = [observation("boliger", "SOF", year, 30) for year in (2023, 2024)]
    assert codes(start, *figures) == (["baseline_after_figures"] if is_reported else [])
    assert codes(start) == []


def asked_for_a_direction(kind: Kind, unit: Unit = Unit.COUNT) -> bool:
    record = indicator("boliger", kind, direction=None, unit=unit)
    row = Row("indicators", record, "a.xlsx", "Indikatorer", 2, {}, {})
    return "indicator_without_direction" in {each.code for each in check([row], KNOWN, TODAY)}


@pytest.mark.parametrize("kind", Kind)
def test_a_direction_is_requested_for_the_kinds_that_need_it(kind):
    # R2.7: figures to be held or done are better the higher, and background figures are not judged.
    needs = {Kind.LEVEL, Kind.PATH, Kind.SURVEY, Kind.DIRECTION}
    assert asked_for_a_direction(kind) == (kind in needs)


@pytest.mark.parametrize("kind", Kind)
def test_money_is_background_and_needs_no_direction(kind):
    assert not asked_for_a_direction(kind, Unit.DKK)  # R1.7


@pytest.mark.parametrize(
    ("kind", "first", "second", "is_reported"),
    [
        (Kind.LEVEL, {"deadline": 2026}, {"deadline": "2026-12-31"}, True),
        (Kind.LEVEL, {"deadline": 2026}, {"deadline": "2026-H1"}, False),
        # R2.2: a target for a period is due at its end only for a path or a milestone.
        (Kind.LEVEL, {"deadline": 2026}, {"when": 2026}, False),
        (Kind.PATH, {"deadline": 2026}, {"when": 2026}, True),
        (Kind.MILESTONE, {"deadline": 2026}, {"when": "2026-12"}, True),
        (Kind.CONTEXT, {"deadline": 2026}, {"deadline": "2026-12-31"}, False),
    ],
)
def test_two_different_targets_due_the_same_day_are_reported_once(kind, first, second, is_reported):
    goals = indicator("boliger", kind)
    warning = ["targets_due_together"] if is_reported else []
    one = target("boliger", "SOF", first.get("when"), 50, deadline=first.get("deadline"))
    for figure, expected in ((60, warning), (50, [])):
        when, deadline = second.get("when"), second.get("deadline")
        other = target("boliger", "SOF", when, figure, deadline=deadline)
        assert codes(goals, one, other) == expected
        assert codes(other, known=records(*departments(), goals, one)) == expected
        corrected = [one, target("boliger", "SOF", when, 40, deadline=deadline)]
        assert codes(other, known=records(*departments(), goals, *corrected)) == expected


def test_two_reporters_of_targets_with_the_same_deadline_are_reported():
    one, other = (
        target("boliger", "SOF", None, goal, deadline=2026, stated_by=who)
        for goal, who in ((50, "STATUS"), (60, "SOF"))
    )
    assert codes(one, other) == ["stated_by_others"]


def test_targets_on_both_sides_of_the_baseline_show_no_direction_unless_it_is_stated():
    start = baseline("boliger", "SOF", 2022, Quantity.between(90, 100))
    above = target("boliger", "SOF", None, 101, deadline=2026)
    inside = target("boliger", "SOF", None, 100, deadline=2024)
    below = target("boliger", "SOF", None, 89, deadline=2025)
    for direction, expected in ((None, ["targets_both_ways"]), (Direction.HIGHER, [])):
        path = indicator("boliger", Kind.LEVEL, direction=direction)
        assert codes(path, start, above, below) == expected
        assert codes(below, known=records(*departments(), path, start, above)) == expected
        assert codes(path, start, above, inside) == []
        assert codes(path, start, inside, below) == []
        assert codes(path, above, below) == []


def test_a_figure_stated_by_three_in_one_file_is_reported_for_the_second_and_third():
    figures = [
        observation("boliger", "SOF", 2024, 30 + n, stated_by=who)
        for n, who in enumerate(("STATUS", "SOF", "SUF"))
    ]
    assert codes(*figures) == ["stated_by_others"] * 2
    assert codes(figures[0], observation("boliger", "SUF", 2024, 30, stated_by="SUF")) == []
    known = records(*departments(), indicator("boliger", Kind.PATH), *figures)
    assert codes(*figures, known=known) == []
