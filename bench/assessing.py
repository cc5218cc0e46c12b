"""Computing the status of many figures, compared with a naive way; and requesting it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from time import process_time

from bench import scanning
from bench.timing import compared
from metrics.assessment import assess
from monitor import editions
from policy.choices import Aggregation, Direction, Population, Unit
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department, Indicator, Observation, Target
from policy.tables import Records

DAY = date(2025, 11, 13)
INDICATORS = 500
PLACES = ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF", "KK")
YEARS = (2020, 2021, 2022, 2023, 2024)
ROWS = len(PLACES) * len(YEARS)
"""One figure per department (and whole city) and year, each with its target."""
AIM = 0.6


def lines() -> Iterator[str]:
    records = invented()
    result = compared(
        lambda: assess(records, DAY),
        lambda: scanning.statuses(records, DAY),
        rounds=5,
        clock=process_time,
    )
    yield (
        f"assessing {INDICATORS} indicators of {ROWS} rows: {result.ratio:.2f} times looking through "
        f"all rows for each (aim: at most {AIM})"
    )
    monitor = editions.current()
    result = compared(
        lambda: monitor.edition(DAY, DAY),
        lambda: assess(monitor.store.observe(DAY), DAY),
        rounds=50,
    )
    yield f"the status asked for again: {result.ratio:.2f} times computing it"


def invented() -> Records:
    """Invented figures for as many indicators as a large city could have."""
    indicators = tuple(_indicator(f"indikator-{number}") for number in range(INDICATORS))
    figures = [
        Observation(
            indicator=indicator.id,
            department=department,
            period=Period.year(year),
            value=Quantity.exact(number % 97 + 3 * place + year - YEARS[0]),
            stated_by="STATUS",
        )
        for number, indicator in enumerate(indicators)
        for year in YEARS
        for place, department in enumerate(PLACES)
    ]
    return Records(
        departments=tuple(Department(code=code, name=code) for code in PLACES),
        indicators=indicators,
        observations=tuple(figures),
        targets=tuple(_target(figure) for figure in figures),
    )


def _indicator(code: str) -> Indicator:
    return Indicator(
        id=code,
        name=code,
        objective=1,
        priority=None,
        unit=Unit.COUNT,
        kind=Kind.LEVEL,
        population=Population.TARGET_GROUP,
        direction=Direction.HIGHER,
        adding=Aggregation.SUM,
    )


def _target(figure: Observation) -> Target:
    return Target(
        indicator=figure.indicator,
        department=figure.department or "",
        period=figure.period,
        value=Quantity.exact(50),
        stated_by=figure.stated_by,
    )
