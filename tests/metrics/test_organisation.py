"""Departments begin and end; the city goes on (docs/metode.md, R2.6, R6.11, R7.4, R7.5 and R8.5)."""

from __future__ import annotations

from datetime import date

import pytest

from policy.choices import Aggregation, Direction, Frequency
from policy.kinds import Kind
from policy.periods import Period
from policy.records import Department
from policy.statuses import StatusCode
from tests.records import baseline, indicator, judged, observation, target

AS_OF = date(2027, 3, 1)


def dated(code: str, first: str | None = None, last: str | None = None) -> Department:
    return Department(
        code=code,
        name=code,
        valid_from=Period.parse(first) if first else None,
        valid_to=Period.parse(last) if last else None,
    )


BIF, SOF, KK = dated("BIF"), dated("SOF"), dated("KK")
NEW = dated("NYF", first="2026")
OLD = dated("GLF", last="2025")


def figure(code: str, when: int | str, value: float):
    return observation("fleksjob", code, when, value)


def goal(code: str, value: float):
    return target("fleksjob", code, None, value, deadline=2030)


def path(*rows, **fields):
    """An indicator on its way from a baseline to a target by 2030, where more is better."""
    of = indicator("fleksjob", Kind.PATH, direction=Direction.HIGHER, **fields)
    return judged(of, *rows, as_of=AS_OF)


def change(*rows, **fields):
    """An indicator that is held up to its own past alone, where more is better."""
    of = indicator("fleksjob", Kind.DIRECTION, direction=Direction.HIGHER, **fields)
    return judged(of, *rows, as_of=AS_OF)


def newest(status, code: str):
    return [point for point in status.points if point.department == code and point.has_figure][-1]


# A department's series breaks


def test_a_new_departments_figures_are_not_compared_with_those_under_its_code_before():
    rows = [figure("NYF", when, value) for when, value in ((2024, 100), (2026, 60))]
    # 60 in 2026 is not 40 fewer than 100: those were another department's. One measurement is no change.
    assert newest(change(NEW, *rows), "NYF").status is StatusCode.TOO_FEW
    assert newest(change(dated("NYF"), *rows), "NYF").status is StatusCode.WORSENING


def test_after_its_first_day_a_new_departments_own_first_figure_is_its_baseline():
    rows = [figure("NYF", w, v) for w, v in ((2024, 100), (2026, 60), ("2027-01", 66))]
    assert newest(change(NEW, *rows), "NYF").status is StatusCode.IMPROVING  # 66 - 60, not 66 - 100


def test_a_departments_stated_baseline_from_before_it_began_is_not_used():
    rows = [
        baseline("fleksjob", "NYF", 2023, 100),
        goal("NYF", 200),
        figure("NYF", 2026, 150),
    ]
    assert newest(path(dated("NYF"), *rows), "NYF").attainment == pytest.approx(
        (150 - 100) / (200 - 100)
    )
    assert newest(path(NEW, *rows), "NYF").attainment is None


def test_a_baseline_that_says_no_period_is_the_departments_own():
    rows = [baseline("fleksjob", "NYF", None, 100), figure("NYF", 2026, 150)]
    assert newest(change(NEW, *rows), "NYF").status is StatusCode.IMPROVING  # 150 - 100


def test_the_last_half_year_of_a_department_is_not_compared_with_a_whole_one():
    ended = dated("GLF", last="2025-06")
    rows = [figure("GLF", 2024, 100), figure("GLF", 2025, 50)]
    assert newest(change(ended, *rows), "GLF").status is StatusCode.TOO_FEW
    assert newest(change(OLD, *rows), "GLF").status is StatusCode.WORSENING


# The city's does not


def test_the_citys_series_goes_on_when_its_departments_change():
    before = [figure("BIF", 2024, 60), figure("GLF", 2024, 40)]
    after = [figure("BIF", 2026, 65), figure("NYF", 2026, 45)]
    status = change(BIF, OLD, NEW, KK, *before, *after, adding=Aggregation.SUM)
    city = newest(status, "KK")
    assert city.value.size == 65 + 45
    assert city.baseline.size == 60 + 40
    assert city.status is StatusCode.IMPROVING


def test_the_citys_stated_figures_are_compared_across_the_change():
    rows = [figure("KK", 2024, 100), figure("KK", 2026, 110)]
    assert newest(change(OLD, NEW, dated("KK", first="2026"), *rows), "KK").status is (
        StatusCode.IMPROVING
    )


def test_the_citys_level_at_the_start_is_not_that_of_the_departments_that_are_left():
    start = [baseline("fleksjob", code, 2023, 50) for code in ("BIF", "SOF", "GLF")]
    first = [figure(code, 2024, 50) for code in ("BIF", "SOF", "GLF")]
    rows = [*start, *first, figure("BIF", 2026, 70), figure("SOF", 2026, 80)]
    status = path(BIF, SOF, OLD, KK, *rows, goal("KK", 200), adding=Aggregation.SUM)
    city = newest(status, "KK")
    # 150 of 150: nothing gained. From 100, the start of the two that are left, it would be half of the way.
    assert (city.value.size, city.baseline.size) == (70 + 80, 3 * 50)
    assert city.attainment == 0


def test_the_citys_target_is_not_that_of_the_departments_that_are_left():
    goals = [goal(c, 100) for c in ("BIF", "SOF", "GLF")]
    rows = [figure("BIF", 2026, 100), figure("SOF", 2026, 100)]
    of = indicator("fleksjob", direction=Direction.HIGHER, adding=Aggregation.SUM)
    whole = judged(of, BIF, SOF, KK, *goals[:2], *rows, as_of=AS_OF)
    assert (newest(whole, "KK").target.size, newest(whole, "KK").status) == (
        200, StatusCode.REACHED,
    )  # fmt: skip
    left = judged(of, BIF, SOF, OLD, KK, *goals, *rows, as_of=AS_OF)
    # 300 were promised, 100 of them by a department that is gone: 200 is not said to be all.
    assert left.total is None
    stated = goal("KK", 250)
    said = judged(of, BIF, SOF, OLD, KK, *goals, stated, *rows, as_of=AS_OF)
    assert newest(said, "KK").target.size == 250


# What is expected


def test_a_departments_next_figure_is_awaited_for_as_long_as_it_was_there():
    yearly = {"frequency": Frequency.YEARLY}
    last = [figure("GLF", 2025, 5)]
    assert change(OLD, *last, **yearly).next_missing_from == ()
    assert change(dated("GLF"), *last, **yearly).next_missing_from == ("GLF",)
    # It was there until the end of 2025, and has still to report that year.
    assert change(OLD, figure("GLF", 2024, 5), **yearly).next_missing_from == ("GLF",)


def test_a_departments_last_figure_is_history_when_the_others_have_newer_ones():
    rows = [figure("GLF", 2025, 40), figure("BIF", 2025, 60), figure("BIF", 2026, 65)]
    background = indicator("fleksjob", Kind.CONTEXT)
    shown = judged(background, BIF, OLD, *rows, as_of=AS_OF).current
    assert [(p.department, str(p.period)) for p in shown] == [("BIF", "2026")]
    both = judged(background, BIF, OLD, *rows[:2], as_of=AS_OF).current
    assert [(p.department, str(p.period)) for p in both] == [("BIF", "2025"), ("GLF", "2025")]


def test_a_promise_of_a_department_that_is_gone_is_no_part_of_what_counts_now():
    rows = [
        figure("BIF", 2026, 100),
        goal("BIF", 90),
        goal("GLF", 90),
    ]
    status = judged(indicator("fleksjob"), BIF, OLD, *rows, as_of=AS_OF)
    assert [p.department for p in status.current] == ["BIF"]
    assert "GLF" in {p.department for p in status.points}  # it is not lost


def test_no_period_is_late_when_everybody_who_reported_is_gone():
    yearly = {"frequency": Frequency.YEARLY, "days_to_report": 32}
    periods = [str(r.period) for r in change(OLD, figure("GLF", 2025, 5), **yearly).reportings]
    assert periods == ["2025"]
    there = change(dated("GLF"), figure("GLF", 2025, 5), **yearly).reportings
    assert [str(r.period) for r in there] == ["2025", "2026"]
