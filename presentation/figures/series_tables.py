"""The tables of a public series: by period on a page, by area in a document, every figure in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from metrics.public_series import AreaSeries, PublicSeries, citation
from metrics.status import IndicatorStatus, Status
from policy.choices import Qualifier, Unit
from policy.periods import Period
from policy.public_statistics import PublicFigure
from presentation import tables
from presentation.figures.indicator_table import UNITS, plain_number
from presentation.figures.series import (
    cause,
    cell_words,
    counts_explained,
    gap_at,
    gap_words,
    interval_of,
    own_name,
    shown_figures,
    signs,
)
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.language import numbers
from presentation.language.absent import Absent
from presentation.tables import FILE, Column, Table

PERIODS_IN_A_DOCUMENT = 5
NOT_COMPUTED = "kan ikke beregnes"


def heading(indicator: IndicatorStatus) -> Markup:
    """The heading of the series of an indicator whose newest figures are shown elsewhere."""
    return Markup("<h3>{}: offentlig statistik</h3>").format(indicator.indicator.name)


def label(series: PublicSeries) -> Markup:
    """The publisher and the table, above the facts of a series."""
    words = f"Offentlig statistik: {citation(series.extract)}"
    return markup.paragraph(Markup("<strong>{}</strong>").format(words))


def period_words(series: PublicSeries, when: Period) -> str:
    """A period, and whether the definition is new from it."""
    new = any(change.period == when for change in series.breaks)
    return f"{numbers.period(when)} (ny opgørelse)" if new else numbers.period(when)


def by_period(series: PublicSeries, shown: Sequence[AreaSeries]) -> Table[Period]:
    """A row per period and a column per area, newest first."""
    return Table(
        f"{series.indicator.name}: {series.extract.publisher}, efter område",
        (
            Column[Period]("Periode", lambda when: period_words(series, when)),
            *(_column(each, each.name, series.indicator.unit) for each in shown),
        ),
        series.periods[::-1],
    )


def groups_by_period(series: PublicSeries) -> Table[Period]:
    """A row per period and a column per group of the city, with the gap between two."""
    unit = series.indicator.unit
    gap = Column[Period](
        "Forskel",
        lambda when: (
            NOT_COMPUTED if (gap := gap_at(series, when)) is None else gap_words(gap, unit)
        ),
        numeric=True,
    )
    return Table(
        f"{series.indicator.name}: {own_name(series)} efter gruppe",
        (
            Column[Period]("Periode", lambda when: period_words(series, when)),
            *(_column(each, each.group or "", unit) for each in series.groups),
            *([gap] if series.has_gap else []),
        ),
        series.periods[::-1],
    )


def _column(area: AreaSeries, heading: str, unit: Unit) -> Column[Period]:
    return Column(heading, lambda when: cell_words(area.at(when), unit), numeric=True)


def folded(series: PublicSeries, shown: Sequence[AreaSeries]) -> Markup:
    """The tables of a page, and what the source's own signs mean, folded."""
    parts = []
    figures = [*shown_figures(shown), *shown_figures(series.groups)]
    if shown:
        parts.append(tables.on_page(by_period(series, shown), "figures stack brief-cells"))
    if series.groups:
        parts.append(tables.on_page(groups_by_period(series), "figures stack brief-cells"))
    if notes := table_notes(figures):
        parts.append(markup.paragraph(notes, "muted small"))
    return markup.unfolded("Alle perioder i en tabel", markup.joined(parts))


def table_notes(figures: Sequence[PublicFigure]) -> str:
    """What the cells of a table need explained; may be empty."""
    return " ".join(filter(None, (counts_explained(figures), signs(figures))))


def by_area(series: PublicSeries, shown: Sequence[AreaSeries]) -> Table[AreaSeries]:
    """A row per area and a column per period, the newest periods alone, for a document."""
    return Table(
        f"{series.indicator.name}: {series.extract.publisher}, efter område",
        (Column[AreaSeries]("Område", lambda each: each.name), *_period_columns(series)),
        shown,
    )


def by_group(series: PublicSeries) -> Table[AreaSeries]:
    """A row per group of the city and a column per period, the newest periods alone."""
    return Table(
        f"{series.indicator.name}: {own_name(series)} efter gruppe",
        (Column[AreaSeries]("Gruppe", lambda each: each.group), *_period_columns(series)),
        series.groups,
    )


def _period_columns(series: PublicSeries) -> Iterator[Column[AreaSeries]]:
    for when in series.periods[-PERIODS_IN_A_DOCUMENT:]:
        yield _period_column(series, when)


def _period_column(series: PublicSeries, when: Period) -> Column[AreaSeries]:
    unit = series.indicator.unit
    return Column(
        period_words(series, when), lambda each: cell_words(each.at(when), unit), numeric=True
    )


class SeriesFigure(NamedTuple):
    """A row of the file: one figure of a series."""

    series: PublicSeries
    figure: PublicFigure

    @property
    def unit(self) -> Unit:
        return self.series.indicator.unit


def _file_columns() -> Iterator[Column[SeriesFigure]]:
    def of_figure(heading: str, name: str) -> Column[SeriesFigure]:
        return Column(
            heading, lambda row: getattr(row.figure, name), FILE, absent=Absent.NOT_RELEVANT
        )

    yield Column("Tal", lambda row: row.series.indicator.name, FILE)
    yield of_figure("Område", "area_name")
    yield of_figure("Områdekode", "area")
    yield of_figure("Gruppe", "group")
    yield Column("Periode", lambda row: numbers.period(row.figure.period), FILE)
    yield Column("Enhed", lambda row: UNITS[row.unit], FILE)
    yield Column("Vises som", lambda row: cell_words(row.figure, row.unit), FILE)
    yield Column("Værdi", _number, FILE, absent=_without_number)
    yield Column(
        "Intet tal, fordi",
        lambda row: None if _has_number(row) else cause(row.figure),
        FILE,
        absent=Absent.NOT_RELEVANT,
    )
    yield of_figure("Tegn", "mark")
    yield of_figure("Tegnet betyder", "means")
    yield replace(of_figure("Antal", "part"), absent=_without_parts)
    yield replace(of_figure("Ud af", "whole"), absent=_without_parts)
    yield Column("Interval fra, procent", lambda row: _end(row, 0), FILE, absent=_without_parts)
    yield Column("Interval til, procent", lambda row: _end(row, 1), FILE, absent=_without_parts)
    yield of_figure("Udtræk", "extract")
    yield of_figure("Sted i filen", "found_at")
    yield Column("Hentet", lambda row: row.figure.fetched.isoformat(), FILE)
    yield Column("Kilde", lambda row: str(citation(row.series.extract)), FILE)


def _end(row: SeriesFigure, end: int) -> float | None:
    found = interval_of(row.figure)
    return round(found[end] * 100, 1) if found else None


def _has_number(row: SeriesFigure) -> bool:
    return row.figure.value is not None and not _is_hidden(row)


def _is_hidden(row: SeriesFigure) -> bool:
    value = row.figure.value
    return value is not None and value.qualifier is Qualifier.HIDDEN


def _without_number(row: SeriesFigure) -> Absent:
    return Absent.HIDDEN if _is_hidden(row) else Absent.NOT_STATED


def _without_parts(row: SeriesFigure) -> Absent:
    """What a share is computed from; only a hidden figure may have had it."""
    return Absent.HIDDEN if _is_hidden(row) else Absent.NOT_RELEVANT


def _number(row: SeriesFigure) -> str | float | None:
    return plain_number(row.figure.value, row.unit) if _has_number(row) else None


def download(status: Status, indicator: IndicatorStatus) -> Download:
    """Every figure of an indicator's series as a file, also where there is no number."""
    record = indicator.indicator
    title = f"{record.name}: offentlig statistik"
    return _file(status, status.series_of(record.id), f"offentlige-tal-{record.id}", title)


def whole_download(status: Status) -> Download:
    """Every figure of every series as a file."""
    return _file(status, status.public_series, "offentlige-tal", "Offentlig statistik")


def _file(status: Status, found: Iterable[PublicSeries], name: str, title: str) -> Download:
    rows = [SeriesFigure(series, figure) for series in found for figure in series.figures]
    return tables.as_file(Table(title, tuple(_file_columns()), rows), status, name, title)
