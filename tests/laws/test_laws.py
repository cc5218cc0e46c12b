"""Laws of the method (docs/metode.md) that hold for every policy, regardless of its figures.

They need no expected verdict: two statuses are compared with each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from metrics.status import IndicatorStatus, Point
from policy.choices import Direction, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.records import Indicator, Observation
from policy.statuses import SHORT_OF_TARGET, UNSCORED, StatusCode
from policy.whole_city import WHOLE_CITY
from tests.laws.policies import DEPARTMENTS, each_figure, generated, never_added_up
from tests.records import assessed

AS_OF = date(2025, 11, 13)
LATER = (date(2025, 12, 31), date(2027, 1, 1), date(2031, 5, 2))
NOT_JUDGED = UNSCORED | {StatusCode.UNDECIDED, StatusCode.UNCERTAIN, StatusCode.TOO_EARLY}
"""Status words that R5.2 excepts, and those for a figure that could not be judged."""

Rounds = Callable[[int, int], int]


def status_of(rows: list[Any], as_of: date = AS_OF, code: str = "tal") -> IndicatorStatus:
    found = assessed(*DEPARTMENTS, *rows, as_of=as_of).indicators
    return next(each for each in found if each.indicator.id == code)


def word(code: StatusCode) -> StatusCode:
    """The figure's own status word, without the addition about its parts (R5.2)."""
    return StatusCode.REACHED if code is StatusCode.REACHED_NOT_EVERYWHERE else code


def point_of(status: IndicatorStatus, figure: Observation) -> Point:
    what = (figure.department, figure.period, figure.series, figure.stated_by)
    (point,) = (
        p
        for p in status.points
        if p.has_figure and (p.department, p.period, p.series, p.stated_by) == what
    )
    return point


def exact_figures(rows: list[Any]) -> list[Observation]:
    return [
        row
        for row in rows
        if isinstance(row, Observation) and row.value and row.value.value is not None
    ]


def better_by(chance: Random, rows: list[Any], figure: Observation) -> list[Any]:
    """The rows with one figure replaced by a better one."""
    of = next(row for row in rows if isinstance(row, Indicator))
    step = chance.choice((1, 5, 10, 41, 100))
    assert figure.value
    value = figure.value.value or 0
    new = max(value - step, 0) if of.direction is Direction.LOWER else value + step
    better = replace(figure, value=Quantity.exact(new))
    return [better if row is figure else row for row in rows]


def told_a_way(chance: Random) -> list[Any]:
    """A policy whose direction is given or follows from its kind."""
    kind = chance.choice([kind for kind in Kind if kind is not Kind.CONTEXT])
    say_nothing = kind in (Kind.HOLD, Kind.MILESTONE) and chance.random() < 0.2
    direction = None if say_nothing else chance.choice(list(Direction))
    most = chance.choice((1, 1, 1, 5))
    return generated(chance, most=most, kind=kind, direction=direction)


@pytest.mark.large
def test_a_better_figure_never_gets_a_worse_status(rounds: Rounds) -> None:
    compared = 0
    for seed in range(rounds(250, 20_000)):
        chance = Random(seed)
        rows = told_a_way(chance)
        figures = exact_figures(rows)
        if not figures:
            continue
        figure = chance.choice(figures)
        target = point_of(status_of(rows), figure).target
        words = []
        for value in worst_first(rows, target.size if target else 100):
            row = replace(figure, value=Quantity.exact(value))
            instead = [row if each is figure else each for each in rows]
            words.append(word(point_of(status_of(instead), row).status))
        judged = [code.rank for code in words if code not in NOT_JUDGED]
        compared += len(set(judged)) > 1
        assert judged == sorted(judged), (seed, words)
    assert compared > rounds(60, 5_000)


def worst_first(rows: list[Any], aim: float) -> list[float]:
    """Figures on both sides of the target, and of the edges of the band for nearly reaching it."""
    of = next(row for row in rows if isinstance(row, Indicator))
    figures = [round(aim * percent) / 100 for percent in (20, 70, 89, 90, 99, 100, 101, 112, 150)]
    return figures[::-1] if of.direction is Direction.LOWER else figures


@pytest.mark.large
def test_the_order_of_rows_never_matters(rounds: Rounds) -> None:
    for seed in range(rounds(120, 25_000)):
        chance = Random(seed)
        rows = [*generated(chance), *generated(chance, "andet")]
        turned = chance.sample(rows, len(rows))
        for code in ("tal", "andet"):
            assert_same(status_of(turned, code=code), status_of(rows, code=code), seed)


def assert_same(found: IndicatorStatus, expected: IndicatorStatus, seed: int) -> None:
    """The whole status, ignoring the order of closings, breaks and differences."""
    for name in ("status", "points", "period", "current", "coming", "total", "failing"):
        assert getattr(found, name) == getattr(expected, name), (seed, name)
    for name in ("next_missing_from", "met", "reportings"):
        assert getattr(found, name) == getattr(expected, name), (seed, name)
    for name in ("breaks", "judgements", "closings", "reconciliations"):
        assert set(getattr(found, name)) == set(getattr(expected, name)), (seed, name)


@pytest.mark.large
def test_the_figures_of_one_indicator_do_not_affect_a_second_one(rounds: Rounds) -> None:
    for seed in range(rounds(100, 15_000)):
        chance = Random(seed)
        rows = generated(chance, few_persons=chance.random() < 0.5)
        other = generated(chance, "andet", few_persons=chance.random() < 0.5)
        assert status_of([*other, *rows]) == status_of(rows), seed


@pytest.mark.large
def test_a_later_date_retracts_no_verdict(rounds: Rounds) -> None:
    for seed in range(rounds(120, 25_000)):
        rows = generated(Random(seed))
        before = status_of(rows)
        for day in LATER:
            after = status_of(rows, day)
            for then, now in zip(before.points, after.points, strict=True):
                assert (then.department, then.period) == (now.department, now.period)
                waited = then.status is StatusCode.NOT_DUE and now.status is StatusCode.NO_NEWS
                is_step = before.indicator.kind is Kind.MILESTONE
                assert now.status is then.status or (waited and is_step), (seed, day, then, now)
            if before.status in {StatusCode.REACHED, StatusCode.DONE}:
                assert after.status is before.status, (seed, day)


@pytest.mark.large
@pytest.mark.parametrize(
    ("unit", "scaled"), [(Unit.COUNT, lambda n: n * 1000), (Unit.SHARE, lambda n: n / 1000)]
)
def test_a_change_of_scale_changes_no_verdict(
    unit: Unit, scaled: Callable[[float], float], rounds: Rounds
) -> None:
    for seed in range(rounds(100, 15_000)):
        rows = generated(Random(seed))
        if unit is Unit.SHARE:
            rows = never_added_up(rows)
        in_units = [replace(r, unit=unit) if isinstance(r, Indicator) else r for r in rows]
        before, after = status_of(rows), status_of(each_figure(in_units, scaled))
        assert after.status is before.status, seed
        assert verdicts(after.points) == verdicts(before.points), seed
        assert verdicts(after.failing) == verdicts(before.failing), seed


def verdicts(points: tuple[Point, ...]) -> list[tuple[object, ...]]:
    """The values of the points that have no unit."""
    return [
        (p.department, p.period, p.stated_by, p.status, p.possible, p.attainment, p.verdict.pace)
        for p in points
    ]


@pytest.mark.large
def test_a_total_never_has_a_better_status_than_its_parts_allow(rounds: Rounds) -> None:
    hiding = 0
    for seed in range(rounds(300, 60_000)):
        status = status_of(generated(Random(seed)))
        total = status.total
        if total is None or status.indicator.kind is Kind.MILESTONE:
            continue
        short = [
            p
            for p in status.current
            if p.department != WHOLE_CITY and p.period == total.period
            if p.status in SHORT_OF_TARGET
        ]
        assert not (short and status.status is StatusCode.REACHED), seed
        if status.status is StatusCode.REACHED_NOT_EVERYWHERE:
            hiding += 1
            assert status.failing, seed
            assert set(short) <= set(status.failing), seed
    assert hiding > rounds(2, 400)
