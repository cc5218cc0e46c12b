"""Random policies aimed at the edge cases of the method. All figures are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random
from typing import Any

from policy.choices import Aggregation, Direction, Frequency
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.records import Baseline, Department, Indicator, Observation, Target
from policy.tables import TABLES
from tests.records import (
    STATUS_P17,
    baseline,
    closing,
    definition_break,
    indicator,
    observation,
    period,
    target,
)

DEPARTMENTS = [
    Department(code="BIF", name="BIF"),
    Department(code="BUF", name="BUF"),
    Department(code="SOF", name="SOF", valid_to=period("2024")),
    Department(code="SUF", name="SUF", valid_from=period("2024")),
    Department(code="KK", name="KK"),
]
PERIODS = ("2022", "2023", "2023/24", "2024-H1", "2024-Q4", "2024", "2025-H1")
DEADLINES = ("2023", "2024", "2026", "2026-12-31")
STATERS = ("STATUS", "STATUS", "STATUS", "SOF")
EDGES = (0, 40, 50, 59, 60, 89, 90, 95, 99, 100, 101, 105, 110, 111, 120, 140, 200)
KINDS = tuple(kind for kind in Kind if kind is not Kind.CONTEXT)
DIRECTIONS = (Direction.HIGHER, Direction.HIGHER, Direction.LOWER, Direction.LOWER, None)


def generated(chance: Random, code: str = "tal", most: int = 5, **fields: Any) -> list[Any]:
    """An indicator with figures of at most `most` places and the given `fields`.

    No two rows have the same key.
    """
    of = _indicator(chance, code, fields)
    everybody = [each.code for each in DEPARTMENTS]
    places = sorted(chance.sample(everybody, chance.randint(1, most)))
    rows: list[Any] = [of]
    for place in places:
        rows += _baselines(chance, code, place)
        rows += _targets(chance, code, place)
        rows += _observations(chance, of, place)
    if chance.random() < 0.1:
        rows.append(definition_break(code, chance.choice(PERIODS)))
    if chance.random() < 0.15:
        rows.append(closing(code, chance.choice(PERIODS)))
    return _of_one_key(rows)


def _indicator(chance: Random, code: str, fields: dict[str, Any]) -> Indicator:
    kind = chance.choice(KINDS)
    asked = tuple(each.code for each in DEPARTMENTS[:4]) if chance.random() < 0.3 else ()
    settings = {
        "direction": chance.choice(DIRECTIONS),
        "adding": chance.choice(list(Aggregation)),
        "threshold": chance.choice((None, None, 5)),
        "frequency": chance.choice((None, Frequency.YEARLY)),
        "days_to_report": chance.choice((None, 32)),
        "reported_by": asked,
    }
    return indicator(code, **{"kind": kind} | settings | fields)


def _figure(chance: Random) -> Quantity:
    """A number; one time in five a range, a bound or an approximate number."""
    value = chance.choice(EDGES)
    if chance.random() < 0.8:
        return Quantity.exact(value)
    more = value + chance.choice((1, 2, 10))
    return chance.choice(
        (
            Quantity.about(value),
            Quantity.at_least(value),
            Quantity.at_most(value),
            Quantity.between(value, more),
        )
    )


def _baselines(chance: Random, code: str, place: str) -> list[Baseline]:
    when = chance.choice(("2021", "2022", None))
    rows = (
        baseline(code, place, when, _figure(chance), stated_by=who, sources=(STATUS_P17,))
        for who in STATERS[-2:]
    )
    return [row for row in rows if chance.random() < 0.3]


def _targets(chance: Random, code: str, place: str) -> list[Target]:
    rows = []
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        own = chance.random() < 0.5
        when, deadline = (chance.choice(PERIODS), None) if own else (None, chance.choice(DEADLINES))
        who = chance.choice(STATERS)
        rows.append(target(code, place, when, _figure(chance), deadline=deadline, stated_by=who))
    return rows


def _observations(chance: Random, of: Indicator, place: str) -> list[Observation]:
    rows = []
    for when in PERIODS:
        if chance.random() < 0.5:
            continue
        told: dict[str, Any] = {"stated_by": chance.choice(STATERS)}
        if of.kind is Kind.SURVEY and chance.random() < 0.8:
            told["margin"] = chance.choice((0, 1, 4))
        if chance.random() < 0.15:
            told["printed"] = chance.choice((0.5, 0.89, 0.9, 0.995, 1, 1.2))
            figure = None
        else:
            figure = _figure(chance)
        rows.append(observation(of.id, place, when, figure, **told))
    return rows


def _of_one_key(rows: Iterable[Any]) -> list[Any]:
    """The rows, keeping the last of those with the same key."""
    tables = {table.record: table for table in TABLES}
    return list({(type(row), tables[type(row)].key_of(row)): row for row in rows}.values())


def each_figure(rows: Iterable[Any], change: Callable[[float], float]) -> list[Any]:
    """The rows with every figure, margin and threshold changed; printed percentages are unchanged."""

    def changed(row: Any) -> Any:
        new: dict[str, Any] = {}
        for name in ("value", "margin", "threshold"):
            figure = getattr(row, name, None)
            if isinstance(figure, Quantity):
                ends = {n: getattr(figure, n) for n in ("value", "low", "high")}
                known = {n: change(end) for n, end in ends.items() if end is not None}
                new[name] = replace(figure, **known)
            elif figure is not None:
                new[name] = change(figure)
        return replace(row, **new) if new else row

    return [changed(row) for row in rows]


def never_added_up(rows: Iterable[Any]) -> list[Any]:
    """The rows without summing, because shares are never summed (R7.1)."""
    return [replace(r, adding=Aggregation.NONE) if isinstance(r, Indicator) else r for r in rows]
