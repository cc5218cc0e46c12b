"""Trying the targets of a draft against public statistics, compared with plain loops over the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from time import process_time

from bench.timing import compared
from metrics.public_series import AreaSeries, PublicSeries
from metrics.status import IndicatorStatus
from metrics.trial.months import CHANGE_DECIMALS, month_of
from metrics.trial.surroundings import Surroundings
from metrics.trial.tried import Tried
from metrics.trial.trying import trial
from policy.choices import Direction, Frequency, Population, PrintedUnit, Unit
from policy.drafting import DraftTarget
from policy.kinds import Kind
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import Indicator
from policy.statuses import StatusCode
from policy.whole_city import WHOLE_CITY

DAY = date(2026, 11, 1)
TARGETS, AREAS, YEARS = 200, 98, 20
FIRST_YEAR = 2006
OWN_AREA = "100"
LONGEST = 12
AIM = 0.2

INDICATOR = Indicator(
    id="x",
    name="x",
    unit=Unit.COUNT,
    kind=Kind.LEVEL,
    population=Population.TARGET_GROUP,
    direction=Direction.HIGHER,
    frequency=Frequency.YEARLY,
)


def lines() -> Iterator[str]:
    series = invented(AREAS + 1, YEARS)
    targets = [_target(number) for number in range(TARGETS)]
    result = compared(
        lambda: _tried(targets, series),
        lambda: _tried_by_loops(targets, series),
        rounds=5,
        clock=process_time,
    )
    yield (
        f"trying {TARGETS} targets against {AREAS} municipalities and {YEARS} years: "
        f"{result.ours * 1000:.0f} ms, {result.ratio:.2f} times plain loops (aim: at most {AIM})"
    )


def invented(areas: int, years: int) -> PublicSeries:
    """Figures that rise and fall, with gaps; the first area is the city's own."""
    extract = Extract(
        id="e", indicator="x", publisher="Udgiveren", table="TAL01", attribution="Kilde: Udgiveren.",
        dimensions=("TID",), time="TID", area="OMRÅDE", printed_in=PrintedUnit.COUNT,
    )  # fmt: skip
    return PublicSeries(
        extract=extract,
        indicator=INDICATOR,
        areas=tuple(_area(int(OWN_AREA) + number, years) for number in range(areas)),
        own_area=OWN_AREA,
    )


def _area(code: int, years: int) -> AreaSeries:
    figures = tuple(
        PublicFigure(
            extract="e", area=str(code), period=Period.year(year), unit=Unit.COUNT,
            value=Quantity.exact(round(code * 7 % 31 + (year - FIRST_YEAR) * code % 13 / 10, 1)),
            area_name=f"By {code}", found_at="A1", fetched=DAY,
        )
        for year in range(FIRST_YEAR, FIRST_YEAR + years)
        if (code + year) % 17
    )  # fmt: skip
    return AreaSeries(str(code), f"By {code}", None, figures)


def _target(number: int) -> DraftTarget:
    return DraftTarget(
        id=f"m-{number}",
        indicator="x",
        department=WHOLE_CITY,
        value=Quantity.exact(20 + number % 30),
        baseline=Quantity.exact(10),
        baseline_period=Period.year(2025),
        deadline=Period.year(2026 + number % LONGEST),
    )


def _tried(targets: Sequence[DraftTarget], series: PublicSeries) -> list[object]:
    around = Surroundings(DAY, series=(series,))
    measured = IndicatorStatus(INDICATOR, StatusCode.NO_DATA, ())
    return [trial(Tried(target, measured, (), around)) for target in targets]


def _tried_by_loops(targets: Sequence[DraftTarget], series: PublicSeries) -> list[object]:
    """The same trials, with each target's comparison made by loops."""
    without = Surroundings(DAY)
    measured = IndicatorStatus(INDICATOR, StatusCode.NO_DATA, ())
    found: list[object] = []
    for target in targets:
        tried = Tried(target, measured, (), without)
        found.append((trial(tried), by_loops(series, tried.months or 1, Direction.HIGHER)))
    return found


def by_loops(
    series: PublicSeries, months: int, direction: Direction
) -> list[tuple[str, float | None]]:
    """Each other area's largest change for the better over so many months."""
    found = []
    for area in series.comparable:
        if area.area == series.own_area:
            continue
        values = {month_of(f.period): f.value.value for f in area.figures if f.value}
        largest = None
        for month, value in values.items():
            earlier = values.get(month - months)
            if value is None or earlier is None:
                continue
            change = value - earlier if direction is Direction.HIGHER else earlier - value
            if largest is None or change > largest:
                largest = change
        found.append((area.area, None if largest is None else round(largest, CHANGE_DECIMALS)))
    return found
