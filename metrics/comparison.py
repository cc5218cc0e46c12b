"""Compares two statuses: which verdicts differ, and which figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from metrics.status import Point, Reporting, Status
from policy.periods import Period
from policy.statuses import StatusCode


class Subject(StrEnum):
    """The kinds of things that have a status."""

    INDICATOR = "indicator"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An indicator or a priority whose status differs; None where there is no status."""

    kind: Subject
    id: str
    name: str
    before: StatusCode | None
    after: StatusCode | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure or target that is changed, new or removed; None where there is none."""

    indicator: str
    name: str
    before: Point | None
    after: Point | None

    @property
    def point(self) -> Point:
        """The later of the two; it identifies the figure's department and period."""
        point = self.after or self.before
        if point is None:
            raise ValueError("a change has a figure on at least one side")
        return point


@dataclass(frozen=True, slots=True)
class PeriodReported:
    """A period of an indicator for which the reporting departments have changed."""

    name: str
    reporting: Reporting


PointKey: TypeAlias = tuple[str | None, Period | None, Period | None, str | None, str | None]


def changed_statuses(before: Status, after: Status) -> tuple[StatusChange, ...]:
    """The verdicts that differ: of indicators first, then of priorities."""
    return (
        *_differing(Subject.INDICATOR, _indicators(before), _indicators(after)),
        *_differing(Subject.PRIORITY, _priorities(before), _priorities(after)),
    )


def changed_figures(before: Status, after: Status) -> tuple[FigureChange, ...]:
    """The figures and targets that differ, in the order of the indicators."""
    old, new = _points(before), _points(after)
    names = {i.indicator.id: i.indicator.name for s in (before, after) for i in s.indicators}
    return tuple(
        FigureChange(indicator, names[indicator], was, becomes)
        for indicator in names
        for was, becomes in _pairs(old.get(indicator, {}), new.get(indicator, {}))
        if was is None or becomes is None or _meaning(was) != _meaning(becomes)
    )


def reported_periods(before: Status, after: Status) -> tuple[PeriodReported, ...]:
    """Periods with several expected departments, of which the reporting ones have changed.

    Periods before the one that counted earlier are left out: they are no news when a later period
    is reopened.
    """
    counted = {i.indicator.id: i.period for i in before.indicators}
    old = {(i.indicator.id, r.period): r.received for i in before.indicators for r in i.reportings}
    return tuple(
        PeriodReported(indicator.indicator.name, reporting)
        for indicator in after.indicators
        for reporting in indicator.reportings
        if len(reporting.expected) > 1
        and reporting.received != old.get((indicator.indicator.id, reporting.period), ())
        and not _is_before(reporting.period, counted.get(indicator.indicator.id))
    )


def _is_before(period: Period | None, other: Period | None) -> bool:
    return period is not None and other is not None and period < other


_Named: TypeAlias = Mapping[str, tuple[str, StatusCode | None]]


def _differing(kind: Subject, old: _Named, new: _Named) -> Iterator[StatusChange]:
    for id_ in dict.fromkeys((*old, *new)):
        name, was = old.get(id_, ("", None))
        name_now, becomes = new.get(id_, (name, None))
        if was != becomes:
            yield StatusChange(kind, id_, name_now, was, becomes)


def _indicators(status: Status) -> _Named:
    return {i.indicator.id: (i.indicator.name, i.status) for i in status.indicators}


def _priorities(status: Status) -> _Named:
    return {p.priority.id: (p.priority.short_title, p.status) for p in status.priorities}


def _points(status: Status) -> dict[str, dict[PointKey, Point]]:
    return {i.indicator.id: {_key(point): point for point in i.points} for i in status.indicators}


def _key(point: Point) -> PointKey:
    return (point.department, point.period, point.deadline, point.series, point.stated_by)


def _pairs(
    old: Mapping[PointKey, Point], new: Mapping[PointKey, Point]
) -> Iterator[tuple[Point | None, Point | None]]:
    for key in dict.fromkeys((*old, *new)):
        yield old.get(key), new.get(key)


def _meaning(point: Point) -> tuple[object, ...]:
    return point.value, point.target, point.printed_attainment, point.hidden
