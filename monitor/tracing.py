"""Traces figures of a status to the cells of the kept files that they were read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from loaders.delivery import Delivery, Expected, Naming, Row
from loaders.public.formats.titled_csv import NAME as WHOLE_TEXT_FILE
from loaders.reading.parse import NOBODY
from loaders.sandbox import process
from metrics.held_up_to import Figures, baselines_of, targets_of
from metrics.public_series import PublicSeries
from metrics.status import IndicatorStatus, Point, Status
from policy.choices import Qualifier
from policy.columns import Citation
from policy.figure_places import FigurePlace
from policy.periods import Period
from policy.public_statistics import Extract, PublicFigure
from policy.quantities import Quantity
from policy.records import FEW_PERSONS_LIMIT, Baseline, Indicator, Observation, Target
from policy.tables import BY_NAME
from policy.whole_city import WHOLE_CITY
from store import history
from store.accepted import Store
from store.current_rows import RowEdition, current, source_days
from store.differences import key_text
from store.history import Submission
from store.marker import NOTHING_HIDDEN, Hidden
from store.states import Origin
from store.tracing import Cells, KeptCell, Lost, Measure, PointCells, Trace

Read: TypeAlias = Callable[[str, bytes, Naming, Expected], Delivery]
"""Reads a kept file again, guarded, in a process of its own."""
Stated: TypeAlias = Observation | Target | Baseline

_TABLES: Mapping[type, str] = {
    Observation: "observations",
    Target: "targets",
    Baseline: "baselines",
    PublicFigure: "public_figures",
}
_INSTEAD: Mapping[str, tuple[str, ...]] = {"value": ("mark", "missing")}
"""The columns of the policy's own table that have what is written instead of a value."""
_FIELDS: Mapping[Measure, str] = {
    Measure.PRINTED_ATTAINMENT: "printed_attainment",
    Measure.PART: "part",
    Measure.WHOLE: "whole",
}
"""The column of a number; of all others it is `value`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The figures to trace: those of an indicator that have what is given. `area` is a code."""

    indicator: str
    department: str | None = None
    period: Period | None = None
    area: str | None = None
    group: str | None = None

    def has(self, point: Point) -> bool:
        """Whether a figure of the indicator is among them; the city's own have no area."""
        if self.area or self.group:
            return False
        return self.department in (None, point.department) and self._in_period(
            point.period or point.deadline
        )

    def has_public(self, figure: PublicFigure) -> bool:
        """Whether a figure of public statistics is among them; it is of no department."""
        if self.department not in (None, WHOLE_CITY):
            return False
        return (
            self.area in (None, figure.area)
            and self.group in (None, figure.group)
            and self._in_period(figure.period)
        )

    def _in_period(self, period: Period | None) -> bool:
        return self.period in (None, period)


class Tracer:
    """Traces the figures of one status; each kept file is read once.

    `hidden` are the versions that the status leaves out; `told` what is said of each version, by
    default everything.
    """

    def __init__(
        self,
        store: Store,
        status: Status,
        hidden: Hidden = NOTHING_HIDDEN,
        read: Read = process.delivered,
        told: Mapping[int, Submission] | None = None,
    ) -> None:
        self._status = status
        self._records = store.observe(status.as_of, status.version, hidden)
        self._files = _KeptFiles(store, status, hidden, self._expected(), read)
        self._files.told = told or self._files.told

    def traces(self, wanted: Wanted) -> tuple[Trace, ...]:
        """Every number of the wanted figures, in the status' order; then those of public statistics.

        Raises `KeyError` for an unknown indicator.
        """
        return (*self.of_figures(wanted), *self.of_public_figures(wanted))

    def of_figures(self, wanted: Wanted) -> tuple[Trace, ...]:
        """Every number of the wanted figures that the status has. Raises `KeyError`."""
        indicator = self._status.indicator(wanted.indicator)
        points = [point for point in indicator.points if wanted.has(point)]
        return tuple(trace for point in points for trace in self._of_point(indicator, point))

    def of_public_figures(self, wanted: Wanted) -> tuple[Trace, ...]:
        """Every wanted figure of public statistics, in the order of the series."""
        return tuple(
            self._of_public(series, figure)
            for series in self._status.series_of(wanted.indicator)
            for figure in series.figures
            if wanted.has_public(figure)
        )

    def cells(self) -> Cells:
        """The cells of all figures and targets that the status has, but for hidden ones."""
        found: dict[FigurePlace, PointCells] = {}
        for indicator in self._status.indicators:
            figures = self._figures(indicator.indicator.id)
            for point in indicator.points:
                found[point.place] = self._of_place(indicator, point, figures)
        return found

    def _of_place(self, status: IndicatorStatus, point: Point, figures: Figures) -> PointCells:
        own = _observation(figures, point)
        value = self._of_row(status.indicator, Measure.VALUE, own, point.value) if own else None
        targets = []
        if point.target and not point.rivals:
            targets = self._targets(status, point, figures, own or _as_observation(point))
        return PointCells(
            value.cell if value else None, targets[0].cell if len(targets) == 1 else None
        )

    def _expected(self) -> Expected:
        policy = self._status.policy
        return Expected(
            extracts=self._records.extracts,
            indicators=self._records.indicators,
            municipality=policy.municipality if policy else None,
            few_persons_limit=policy.few_persons_limit if policy else FEW_PERSONS_LIMIT,
            today=self._status.as_of,
            contents=True,
        )

    def _figures(self, indicator: str) -> Figures:
        """The rows of an indicator, without the city's own figures of public statistics."""

        def of(rows: Iterable[Any]) -> tuple[Any, ...]:
            return tuple(row for row in rows if row.indicator == indicator)

        records = self._records
        return Figures(
            observations=of(records.observations),
            targets=of(records.targets),
            baselines=of(records.baselines),
            breaks=of(records.breaks),
        )

    def _of_point(self, status: IndicatorStatus, point: Point) -> Iterator[Trace]:
        """The value, the targets, the baseline and the attainment of a figure."""
        indicator, figures = status.indicator, self._figures(status.indicator.id)
        own = _observation(figures, point)
        found: list[Trace] = []
        if point.value:
            found.append(self._value(status, point, own))
        line = own or _as_observation(point)
        if point.target or point.rivals:
            found += self._targets(status, point, figures, line)
        if point.baseline:
            found += self._baseline(status, point, figures, line)
        yield from found
        if point.printed_attainment and own:
            yield self._of_row(indicator, Measure.PRINTED_ATTAINMENT, own, point.printed_attainment)
        if point.attainment is not None:
            yield Trace(
                indicator,
                Measure.ATTAINMENT,
                point.department,
                point.period,
                Quantity.exact(point.attainment),
                parts=tuple(found),
            )

    def _value(self, status: IndicatorStatus, point: Point, own: Observation | None) -> Trace:
        """The trace of a value: its row, the parts of a sum, or a figure of public statistics."""
        if point.hidden:
            return _hidden(status.indicator, Measure.VALUE, point.department, point.period)
        if own:
            return self._of_row(status.indicator, Measure.VALUE, own, point.value)
        if point.added_up:
            parts = [p for p in status.points if _is_part(p, point)]
            return Trace(
                status.indicator,
                Measure.VALUE,
                point.department,
                point.period,
                point.value,
                sources=point.sources,
                parts=tuple(self._value(status, p, self._own(p)) for p in parts),
            )
        series, figure = self._published(point)
        return replace(
            self._of_public(series, figure), department=point.department, value=point.value
        )

    def _own(self, point: Point) -> Observation | None:
        return _observation(self._figures(point.indicator), point)

    def _published(self, point: Point) -> tuple[PublicSeries, PublicFigure]:
        """The figure of public statistics that is the city's own."""
        return next(
            (series, figure)
            for series in self._status.series_of(point.indicator)
            if series.extract.publisher == point.stated_by
            for figure in series.figures
            if (figure.area, figure.group, figure.period)
            == (series.own_area, series.main_group, point.period)
            and figure.value == point.value
        )

    def _targets(
        self, status: IndicatorStatus, point: Point, figures: Figures, line: Observation
    ) -> list[Trace]:
        """A trace for each target of a figure; one of a sum of targets has their traces as parts."""
        indicator = status.indicator
        found = [t for t in figures.targets if point.value is None and _is_promise(t, point)]
        if not found:
            own = [t for t in figures.targets if t.department == point.department]
            found = list(targets_of(indicator, replace(figures, targets=tuple(own)), line))
        if found:
            wanted = [t for t in found if t.value]
            return [self._of_row(indicator, Measure.TARGET, t, _shown(t, point)) for t in wanted]
        parts = [
            self._of_row(indicator, Measure.TARGET, target, _of_a_part(indicator, target))
            for code in _asked(status, point)
            for target in targets_of(indicator, figures, replace(line, department=code))
        ]
        return [_sum(indicator, Measure.TARGET, point, point.target, parts)]

    def _baseline(
        self, status: IndicatorStatus, point: Point, figures: Figures, line: Observation
    ) -> list[Trace]:
        """The trace of a stated baseline, of the first figure in its place, or of the parts of a sum."""
        indicator = status.indicator
        own = [b for b in baselines_of(figures, line) if b.department == point.department]
        if own:
            return [self._of_row(indicator, Measure.BASELINE, b, point.baseline) for b in own[:1]]
        earlier = [
            p
            for p in status.points
            if p.department == point.department and p.period and p.value == point.baseline
        ]
        if earlier:
            first = self._value(status, earlier[0], self._own(earlier[0]))
            return [replace(first, measure=Measure.BASELINE)]
        parts = [
            self._of_row(indicator, Measure.BASELINE, b, _of_a_part(indicator, b))
            for code in _asked(status, point)
            for b in baselines_of(figures, replace(line, department=code))
        ]
        return [_sum(indicator, Measure.BASELINE, point, point.baseline, parts)]

    def _of_row(
        self, indicator: Indicator, measure: Measure, row: Stated, value: Quantity | None
    ) -> Trace:
        if value is None or value.qualifier is Qualifier.HIDDEN:
            return _hidden(indicator, measure, row.department, row.period)
        field = _FIELDS.get(measure, "value")
        period = row.deadline if isinstance(row, Target) and not row.period else row.period
        return Trace(
            indicator,
            measure,
            row.department,
            period,
            value,
            sources=row.sources,
            cell=self._files.cell(row, field),
        )

    def _of_public(self, series: PublicSeries, figure: PublicFigure) -> Trace:
        if figure.value is not None and figure.value.qualifier is Qualifier.HIDDEN:
            hidden = _hidden(series.indicator, Measure.VALUE, None, figure.period)
            return replace(hidden, public=figure, extract=series.extract)
        trace = Trace(
            series.indicator,
            Measure.VALUE,
            None,
            figure.period,
            figure.value,
            cell=self._files.cell(figure, "value"),
            public=figure,
            extract=series.extract,
        )
        counts = {Measure.PART: figure.part, Measure.WHOLE: figure.whole}
        parts = tuple(
            replace(
                trace,
                measure=measure,
                value=Quantity.exact(count),
                cell=self._files.cell(figure, _FIELDS[measure]),
            )
            for measure, count in counts.items()
            if count is not None
        )
        return replace(trace, parts=parts)


class _KeptFiles:
    """The kept files of a store, read again when a figure of theirs is asked for."""

    def __init__(
        self, store: Store, status: Status, hidden: Hidden, expected: Expected, read: Read
    ) -> None:
        self._store = store
        self._as_of = status.as_of
        self._expected = expected
        self._read = read
        _, self._standing = store.standing(status.version, hidden)
        self._days = source_days(self._standing, status.as_of)
        self._submissions = {each.version: each for each in history.history(store)}
        self.told: Mapping[int, Submission] = self._submissions
        self._rows: dict[tuple[int, Naming], Mapping[tuple[str, str], Row] | Lost] = {}

    def cell(self, row: Any, field: str) -> KeptCell | None:
        """The cell from which a field of a row was read; None for a row that no submission has."""
        table = _TABLES[type(row)]
        place = table, key_text(BY_NAME[table].key_of(row))
        edition = current(self._standing.get(place, ()), self._days, self._as_of)
        if edition is None:
            return None
        kept = KeptCell(self.told[edition.decided])
        found = self._row(edition, NOBODY)
        if found is Lost.NOT_FOUND:
            found = self._row(edition, self._naming(edition))
        if isinstance(found, Lost):
            return replace(kept, lost=found)
        field = next((f for f in (field, *_INSTEAD.get(field, ())) if f in found.contents), "")
        if not field:
            return replace(kept, lost=Lost.NOT_FOUND)
        address, content = found.cells.get(field), found.contents[field]
        sheet = found.sheet
        if address and not sheet and "!" in address:
            sheet, _, address = address.rpartition("!")
        sheet = "" if sheet == WHOLE_TEXT_FILE else sheet
        return replace(kept, sheet=sheet or None, cell=address, content=content)

    def _row(self, edition: RowEdition, naming: Naming) -> Row | Lost:
        asked = edition.decided, naming
        if asked not in self._rows:
            self._rows[asked] = self._rows_of(edition.decided, naming)
        rows = self._rows[asked]
        return rows if isinstance(rows, Lost) else rows.get(edition.place, Lost.NOT_FOUND)

    def _rows_of(self, version: int, naming: Naming) -> Mapping[tuple[str, str], Row] | Lost:
        content = history.original(self._store, version)
        if content is None:
            return Lost.REMOVED
        kept = self._submissions[version]
        is_open_data = kept.origin is Origin.OPEN_DATA
        expected = replace(self._expected, is_open_data=is_open_data)
        delivery = self._read(kept.file_name, content, naming, expected)
        if delivery.refused:
            return Lost.UNREADABLE
        return {
            (row.table, key_text(BY_NAME[row.table].key_of(row.record))): row
            for row in delivery.rows
            if row.table in _TABLES.values()
        }

    def _naming(self, edition: RowEdition) -> Naming:
        """What the deliverer must have stated about a table that does not say it."""
        record: Any = edition.record
        if isinstance(record, PublicFigure):
            return Naming(extract=_extract(self._expected, record.extract))
        return Naming(
            period=str(record.period or ""),
            stated_by=record.stated_by,
            source="; ".join(map(str, record.sources)),
        )


def _extract(expected: Expected, code: str) -> Extract | None:
    return next((extract for extract in expected.extracts if extract.id == code), None)


def _observation(figures: Figures, point: Point) -> Observation | None:
    """The row that a figure is."""
    if point.added_up or not point.has_figure:
        return None
    key = (point.department, point.period, point.series, point.stated_by)
    return next(
        (
            row
            for row in figures.observations
            if (row.department, row.period, row.series, row.stated_by) == key
        ),
        None,
    )


def _as_observation(point: Point) -> Observation:
    """A figure that is no row, as one, to find what it is held up to."""
    return Observation(
        indicator=point.indicator,
        department=point.department,
        period=point.period,
        value=point.value,
        counted_on=point.counted_on,
        stated_by=point.stated_by or "",
        series=point.series,
        sources=point.sources or (Citation(""),),
    )


def _is_part(part: Point, total: Point) -> bool:
    return (
        part.period == total.period
        and part.department not in (None, WHOLE_CITY)
        and not part.added_up
        and part.value is not None
    )


def _is_promise(target: Target, point: Point) -> bool:
    """Whether a point without a figure is this target's."""
    return (target.department, target.period, target.series, target.stated_by) == (
        point.department,
        point.period,
        point.series,
        point.stated_by,
    ) and (target.value == point.target)


def _shown(target: Target, point: Point) -> Quantity | None:
    """The target's value as everyone may see it."""
    rivals = [each for each in point.rivals if each.stated_by == target.stated_by]
    return rivals[0].value if rivals else point.target


def _of_a_part(indicator: Indicator, row: Stated) -> Quantity | None:
    """A part of a sum of targets or baselines; none is told where it may count few persons."""
    return None if indicator.few_persons else row.value


def _asked(status: IndicatorStatus, total: Point) -> tuple[str, ...]:
    """The departments whose targets or baselines a sum is made of."""
    for reporting in status.reportings:
        if reporting.period == total.period:
            codes = reporting.received if reporting.whole else reporting.expected
            return tuple(code for code in codes if code != WHOLE_CITY)
    return tuple(p.department for p in status.points if p.department and _is_part(p, total))


def _sum(
    indicator: Indicator,
    measure: Measure,
    total: Point,
    value: Quantity | None,
    parts: Iterable[Trace],
) -> Trace:
    whole = Trace(indicator, measure, total.department, total.period, value, parts=tuple(parts))
    return replace(whole, sources=tuple(dict.fromkeys(s for p in whole.parts for s in p.sources)))


def _hidden(
    indicator: Indicator, measure: Measure, department: str | None, period: Period | None
) -> Trace:
    return Trace(indicator, measure, department, period, hidden=True)
