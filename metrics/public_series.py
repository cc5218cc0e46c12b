"""Figures of public statistics: the city's own as observations, and every area's as series.

Only the city's own figures are ever judged (docs/metode.md, chapter 17).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from policy.choices import Disclosure, Qualifier
from policy.columns import Citation
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import Break, Indicator, Observation
from policy.tables import Records
from policy.whole_city import WHOLE_CITY

Cell: TypeAlias = tuple[str, str | None, Period | None]
"""An indicator, a department and a period."""


@dataclass(frozen=True, slots=True)
class AreaSeries:
    """The figures of an extract for one area and, where it is split, one group; oldest first.

    A figure without a value has its cause. `name` is the area's, as its newest figure has it.
    """

    area: str
    name: str
    group: str | None
    figures: tuple[PublicFigure, ...]

    def at(self, period: Period) -> PublicFigure | None:
        """The figure of a period, if the extract has it."""
        return next((figure for figure in self.figures if figure.period == period), None)

    @property
    def known(self) -> tuple[PublicFigure, ...]:
        """The figures with a value."""
        return tuple(figure for figure in self.figures if figure.value is not None)


@dataclass(frozen=True, slots=True)
class OtherThanReported:
    """A period for which the city's reported figure, which is the one that counts, is another."""

    period: Period
    reported: Quantity
    published: Quantity


@dataclass(frozen=True, slots=True)
class PublicSeries:
    """An extract with the series of every area, in the order of their codes.

    `own_area` is the code of the city; `breaks` are those of the indicator.
    """

    extract: Extract
    indicator: Indicator
    areas: tuple[AreaSeries, ...]
    own_area: str | None = None
    breaks: tuple[Break, ...] = ()
    differences: tuple[OtherThanReported, ...] = ()

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period that an area has a figure or a cause for, oldest first."""
        return tuple(sorted({figure.period for series in self.areas for figure in series.figures}))

    @property
    def figures(self) -> tuple[PublicFigure, ...]:
        """Every figure of every area and group."""
        return tuple(figure for series in self.areas for figure in series.figures)

    @property
    def fetched(self) -> date:
        """The day of the newest delivery."""
        return max(figure.fetched for figure in self.figures)

    @property
    def main_group(self) -> str | None:
        """The group that areas are compared in; None if it is not split, or no group is chosen."""
        return self.extract.own_group if self.extract.split else None

    @property
    def comparable(self) -> tuple[AreaSeries, ...]:
        """One series per area, in the group that counts; none if it is split and no group counts."""
        if self.extract.split and not self.extract.own_group:
            return ()
        return tuple(series for series in self.areas if series.group == self.main_group)

    @property
    def groups(self) -> tuple[AreaSeries, ...]:
        """The city's series of every group, the one that counts first; empty if it is not split."""
        if not self.extract.split:
            return ()
        own = [series for series in self.areas if series.area == self.own_area]
        return tuple(sorted(own, key=lambda series: series.group != self.extract.own_group))

    @property
    def has_gap(self) -> bool:
        """Whether it is split in the group that counts and one other, between which there is a gap."""
        return len(self.groups) == 2 and self.main_group is not None


def with_own_figures(records: Records) -> Records:
    """The records with the city's own figures of public statistics among the observations.

    A reported figure for the same indicator, department and period counts instead of a public one,
    and of two public ones the one whose extract is first.
    """
    taken = {_cell(observation) for observation in records.observations}
    added: list[Observation] = []
    for observation in own_observations(records):
        if _cell(observation) not in taken:
            taken.add(_cell(observation))
            added.append(observation)
    return replace(records, observations=(*records.observations, *added)) if added else records


def public_series(records: Records) -> tuple[PublicSeries, ...]:
    """The series of every extract that has figures, in the order of the extracts.

    `records` are as everyone may see them, with the city's own figures among the observations.
    """
    indicators = {indicator.id: indicator for indicator in records.indicators}
    figures = _by_extract(records.public_figures)
    reported = {_cell(observation): observation for observation in reversed(records.observations)}
    return tuple(
        PublicSeries(
            extract=extract,
            indicator=indicators[extract.indicator],
            areas=_area_series(figures[extract.id]),
            own_area=_municipality(records),
            breaks=tuple(b for b in records.breaks if b.indicator == extract.indicator),
            differences=tuple(
                _differences(extract, _own(records, extract, figures[extract.id]), reported)
            ),
        )
        for extract in records.extracts
        if extract.id in figures and extract.indicator in indicators
    )


def own_observations(records: Records) -> Iterator[Observation]:
    """Every figure of the city's own as an observation, also where a reported one counts."""
    figures = _by_extract(records.public_figures)
    for extract in records.extracts:
        for figure in _own(records, extract, figures.get(extract.id, ())):
            yield Observation(
                indicator=extract.indicator,
                department=WHOLE_CITY,
                period=figure.period,
                value=figure.value,
                stated_by=extract.publisher,
                disclosure=Disclosure.PRINTED,
                sources=(citation(extract),),
            )


def citation(extract: Extract) -> Citation:
    """The attribution that the publisher demands, in the place of a document.

    >>> from policy.choices import PrintedUnit
    >>> str(citation(Extract(
    ...     id="e", indicator="i", publisher="Danmarks Statistik", table="HAND01",
    ...     attribution="Kilde: Danmarks Statistik, HAND01.", dimensions=("TID",), time="TID",
    ...     printed_in=PrintedUnit.COUNT,
    ... )))
    'Danmarks Statistik, HAND01'
    """
    return Citation(extract.attribution.removeprefix("Kilde:").strip().removesuffix("."))


def _own(
    records: Records, extract: Extract, figures: Iterable[PublicFigure]
) -> Iterator[PublicFigure]:
    """The city's own figures of an extract, in the group that counts, that have a number."""
    if extract.split and not extract.own_group:
        return
    group = extract.own_group if extract.split else None
    for figure in figures:
        is_own = figure.area == _municipality(records) and figure.group == group
        if is_own and figure.value and figure.value.qualifier is not Qualifier.HIDDEN:
            yield figure


def _municipality(records: Records) -> str | None:
    return records.policies[0].municipality if records.policies else None


def _cell(observation: Observation) -> Cell:
    return observation.indicator, observation.department, observation.period


def _by_extract(figures: Iterable[PublicFigure]) -> Mapping[str, Sequence[PublicFigure]]:
    found: defaultdict[str, list[PublicFigure]] = defaultdict(list)
    for figure in figures:
        found[figure.extract].append(figure)
    return found


def _area_series(figures: Iterable[PublicFigure]) -> tuple[AreaSeries, ...]:
    found: defaultdict[tuple[str, str], list[PublicFigure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: figure.period):
        found[figure.area, figure.group or ""].append(figure)
    return tuple(
        AreaSeries(area, own[-1].area_name, own[-1].group, tuple(own))
        for (area, _), own in sorted(found.items())
    )


def _differences(
    extract: Extract, own: Iterable[PublicFigure], reported: Mapping[Cell, Observation]
) -> Iterator[OtherThanReported]:
    """The periods whose reported figure is another; never those where it is hidden."""
    for figure in own:
        observation = reported.get((extract.indicator, WHOLE_CITY, figure.period))
        value = observation.value if observation else None
        if not (value and figure.value) or value.qualifier is Qualifier.HIDDEN:
            continue
        if value.ends != figure.value.ends:
            yield OtherThanReported(figure.period, value, figure.value)
