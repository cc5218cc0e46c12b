"""An indicator's figures as one table: its columns on pages, in documents and in files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from metrics.status import IndicatorStatus, Point, Status
from policy.choices import Disclosure, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.records import Indicator
from policy.whole_city import WHOLE_CITY
from presentation import tables
from presentation.blocks import Statement
from presentation.figures.sections import HEADINGS, FigureGroup, section_of
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.markup import joined, paragraph, unfolded
from presentation.language import city, precise
from presentation.language.absent import Absent
from presentation.language.department_names import department_name
from presentation.language.figure_sentences import year_of
from presentation.language.numbers import period, quantity
from presentation.language.sources import cited
from presentation.language.words import listed, lowered, status_word
from presentation.status import about_figure
from presentation.status.priorities import value_words
from presentation.tables import DOCUMENT, EVERYWHERE, FILE, PAGE, SHOWN, Column, Outlet, Table

NOT_STATED = "ikke oplyst"
NOT_STATED_THERE, NOT_RELEVANT = Absent.NOT_STATED, Absent.NOT_RELEVANT
FILES = {
    FigureGroup.JUDGED: "tal-med-maaltal",
    FigureGroup.WITHOUT_TARGET: "tal-uden-maaltal",
    FigureGroup.MILESTONES: "milepaele",
    FigureGroup.CONTEXT: "baggrundstal",
}
UNITS = {Unit.COUNT: "antal", Unit.SHARE: "procent", Unit.DKK: "kroner", Unit.YEARS: "år"}


class IndicatorFigure(NamedTuple):
    """A table row: one figure of an indicator."""

    indicator: IndicatorStatus
    point: Point

    @property
    def record(self) -> Indicator:
        return self.indicator.indicator

    @property
    def unit(self) -> Unit:
        return self.record.unit


def plain_number(figure: Quantity | None, unit: Unit) -> str | float | None:
    """The value as a number, or a range or bound in words."""
    if figure is None:
        return None
    if figure.value is None:
        return quantity(figure, unit)
    return round(figure.value * 100, 6) if unit is Unit.SHARE else figure.value


def _plain_target(figure: IndicatorFigure) -> str | float | None:
    """The target as a number; several targets in words."""
    point = figure.point
    if point.rivals:
        return precise.target_of(point, figure.unit)
    return plain_number(point.target, figure.unit)


VALUE = Column[IndicatorFigure](
    "Tal",
    lambda f: value_words(f.point, f.unit),
    SHOWN,
    numeric=True,
    page=lambda f: value_cell(f.point, f.unit),
)
TARGET = Column[IndicatorFigure](
    "Måltal",
    lambda f: precise.target_of(f.point, f.unit),
    numeric=True,
    file=_plain_target,
    absent=lambda f: NOT_RELEVANT if f.record.kind is Kind.CONTEXT else NOT_STATED_THERE,
)
ATTAINMENT = Column[IndicatorFigure](
    "Målopfyldelse", lambda f: precise.attainment_of(f.point), PAGE, numeric=True
)
STATUS = Column[IndicatorFigure](
    "Status",
    lambda f: Statement(f.point.status, status_word(f.point.status, f.record.kind)),
)
"""Columns shared with other tables of figures."""


def figure_columns(
    status: Status, unit: Unit | None = None, *, when_and_where: Outlet = FILE
) -> tuple[Column[IndicatorFigure], ...]:
    """Everything known about a figure; `when_and_where`: the outlets that show its period and source.

    In a file a number is a number in the row's unit, shares as per cent; a range, a bound or a
    hidden count is in words. `unit` is the unit that all figures share, if there is one.
    """
    return (
        Column("Tal", lambda f: f.record.name, FILE),
        Column("Målsætning", lambda f: f.record.objective, FILE, absent=NOT_RELEVANT),
        Column("Prioritering", lambda f: f.record.priority, FILE, absent=NOT_RELEVANT),
        Column("Vises som", lambda f: HEADINGS[section_of(f.indicator)], FILE),
        Column("Periode", _period, when_and_where & SHOWN, unknown=NOT_STATED),
        Column(
            "Forvaltning",
            lambda f: place(status, f.point),
            file=lambda f: department_name(status, f.point.department),
        ),
        Column("Periode", _period, FILE, absent=_undated),
        Column(
            "Opgjort",
            lambda f: period(f.point.counted_on) if f.point.counted_on else None,
            FILE,
            absent=_undated,
        ),
        Column("Nyeste", _newest, FILE),
        Column("Enhed", lambda f: UNITS[f.unit], FILE),
        replace(VALUE, heading="Antal" if unit is Unit.COUNT else "Tal"),
        Column("Værdi", _plain_value, FILE, absent=_without_value),
        Column("Forbehold", _reservation, FILE, absent=NOT_RELEVANT),
        Column(
            "Udgangspunkt",
            lambda f: plain_number(f.point.baseline, f.unit),
            FILE,
            absent=lambda f: NOT_STATED_THERE if f.record.kind is Kind.PATH else NOT_RELEVANT,
        ),
        TARGET,
        Column("Måltalets forbehold", _target_reservation, FILE, absent=NOT_RELEVANT),
        Column(
            "Frist",
            lambda f: period(f.point.deadline) if f.point.deadline else None,
            FILE,
            absent=_without_deadline,
        ),
        ATTAINMENT,
        Column(
            "Målopfyldelse i procent",
            _attainment,
            DOCUMENT | FILE,
            numeric=True,
            file=lambda f: precise.attained_percent(f.point),
            absent=lambda f: Absent.HIDDEN if f.point.hidden else NOT_RELEVANT,
        ),
        STATUS,
        Column("Dækker", lambda f: f.record.population.label, FILE),
        Column("Hvem præcist", lambda f: f.record.population_note, FILE),
        Column(
            "Oplyst af",
            lambda f: department_name(status, f.point.stated_by) if f.point.stated_by else None,
            FILE,
        ),
        Column(
            "Ordret fra kilden",
            lambda f: "; ".join(f.point.printed_as) or None,
            FILE,
            absent=_without_value,
        ),
        Column("Note", _notes, FILE, absent=Absent.NONE),
        Column("Kilde", lambda f: cited(f.point.sources, status.sources), when_and_where),
    )


def figure_tables(status: Status, indicator: IndicatorStatus) -> Iterator[Table[IndicatorFigure]]:
    """One table of the current figures by department, and one of those of an unfinished period."""
    if indicator.current:
        yield _by_department(status, indicator, indicator.current, named_year(indicator))
    if indicator.coming:
        name = f"{indicator.indicator.name}, {lowered(coming_heading(indicator))}"
        yield _by_department(status, indicator, indicator.coming, name)


def _by_department(
    status: Status, indicator: IndicatorStatus, points: Sequence[Point], name: str
) -> Table[IndicatorFigure]:
    return Table(
        f"{name}: tal, måltal og status efter forvaltning",
        figure_columns(status, indicator.indicator.unit),
        [IndicatorFigure(indicator, point) for point in points],
        total=points[-1].department == WHOLE_CITY,
    )


def figure_table(status: Status, indicator: IndicatorStatus) -> Markup:
    """The same on a page, the figures of an unfinished period under a heading of their own."""
    parts = [tables.on_page(table, "figures") for table in figure_tables(status, indicator)]
    if indicator.coming:
        parts.insert(-1, paragraph(coming_heading(indicator), "coming"))
    return joined(parts)


def whole_city_line(status: Status, indicator: IndicatorStatus) -> Markup:
    """The whole city's row of the table as a line above a picture of every part; may be empty."""
    point = indicator.total
    if point is None:
        return Markup("")
    unit = indicator.indicator.unit
    figures = [value_words(point, unit)]
    if point.target:
        figures = [f"{figures[0]} af {precise.target_of(point, unit)}"]
    if point.attainment is not None:
        figures.append(precise.attainment_of(point))
    return Markup('<p class="statusline"><span><strong>{}:</strong> {}</span>{}</p>').format(
        place(status, point),
        ", ".join(figures),
        markup.mark(point.status, None, indicator.indicator.kind),
    )


def coming_table(status: Status, indicator: IndicatorStatus) -> Markup:
    """The figures of an unfinished period under their heading; may be empty."""
    _, *coming = figure_tables(status, indicator)
    return joined(
        paragraph(coming_heading(indicator), "coming") + tables.on_page(table, "figures")
        for table in coming
    )


def folded_table(status: Status, indicator: IndicatorStatus) -> Markup:
    """The table under bars of every part."""
    summary = about_figure.named("Tallene i søjlerne", indicator)
    current, *_ = figure_tables(status, indicator)
    return unfolded(summary, tables.on_page(current, "figures"))


def earlier_table(status: Status, indicator: IndicatorStatus) -> Markup:
    """The figures before the newest ones, and targets without a figure, folded."""
    shown = (*indicator.current, *indicator.coming)
    earlier = [
        IndicatorFigure(indicator, point) for point in indicator.points if point not in shown
    ]
    if not earlier:
        return Markup("")
    table = Table(
        f"{indicator.indicator.name}: tidligere tal",
        figure_columns(status, indicator.indicator.unit, when_and_where=EVERYWHERE),
        earlier,
    )
    summary = about_figure.named("Tidligere tal", indicator)
    return unfolded(summary, tables.on_page(table, "figures stack brief-cells"))


def figure_download(
    status: Status, name: str, title: str, indicators: Iterable[IndicatorStatus]
) -> Download:
    """The figures as a file, one row per figure, including the earlier ones."""
    rows = [
        IndicatorFigure(indicator, point) for indicator in indicators for point in indicator.points
    ]
    return tables.as_file(Table(title, figure_columns(status), rows), status, name, title)


def indicator_download(status: Status, indicator: IndicatorStatus) -> Download:
    """One indicator's figures as a file."""
    return figure_download(
        status, f"tal-{indicator.indicator.id}", named_year(indicator), [indicator]
    )


def section_download(
    status: Status, section: FigureGroup, indicators: Iterable[IndicatorStatus]
) -> Download:
    """The figures of a section as a file."""
    return figure_download(status, FILES[section], HEADINGS[section], indicators)


def named_year(indicator: IndicatorStatus) -> str:
    """An indicator's name with the year of its newest figures."""
    year = year_of(indicator)
    return f"{indicator.indicator.name}{f', {year}' if year else ''}"


def coming_heading(indicator: IndicatorStatus) -> str:
    """The heading for figures that do not yet count for the whole city."""
    periods = dict.fromkeys(p.period for p in indicator.coming if p.period and p.has_figure)
    which = f" for {listed([period(each) for each in periods])}" if periods else ""
    return f"Tal{which} indtil nu"


def place(status: Status, point: Point) -> str:
    """The department of a figure, as a table shows it; for the whole city, whether it is a sum."""
    if point.department == WHOLE_CITY:
        return f"{city.whole_city(status)}{', lagt sammen' if point.added_up else ' samlet'}"
    return point.department or department_name(status, None)


def value_cell(point: Point, unit: Unit) -> str | Markup:
    """A figure in a column of numbers; the words for a hidden one may wrap."""
    words = value_words(point, unit)
    return Markup('<span class="wraps">{}</span>').format(words) if point.hidden else words


def _plain_value(figure: IndicatorFigure) -> str | float | None:
    return None if figure.point.hidden else plain_number(figure.point.value, figure.unit)


def _reservation(figure: IndicatorFigure) -> str | None:
    """The reservation on a value: why it is hidden, or its qualifier and that it is already public."""
    point = figure.point
    if point.hidden:
        return value_words(point, figure.unit)
    words = [_qualifier(point.value), Disclosure.PRINTED.label if point.already_public else None]
    return ", ".join(word for word in words if word) or None


def _target_reservation(figure: IndicatorFigure) -> str | None:
    return None if figure.point.rivals else _qualifier(figure.point.target)


def _qualifier(figure: Quantity | None) -> str | None:
    return figure.qualifier.label if figure else None


def _period(figure: IndicatorFigure) -> str | None:
    return period(figure.point.period) if figure.point.period else None


def _undated(figure: IndicatorFigure) -> Absent:
    """A target alone has no period, and a figure has either a period or a day of counting."""
    point = figure.point
    dated = point.period or point.counted_on or not point.has_figure
    return NOT_RELEVANT if dated else NOT_STATED_THERE


def _without_value(figure: IndicatorFigure) -> Absent:
    return Absent.HIDDEN if figure.point.hidden else NOT_STATED_THERE


def _without_deadline(figure: IndicatorFigure) -> Absent:
    point = figure.point
    return NOT_RELEVANT if point.period or not point.target else NOT_STATED_THERE


def _newest(figure: IndicatorFigure) -> str:
    """Whether a figure is a current one; one of an unfinished period is provisional."""
    if figure.point in figure.indicator.coming:
        return "foreløbig"
    return "ja" if figure.point in figure.indicator.current else "nej"


def _attainment(figure: IndicatorFigure) -> str:
    return precise.attainment_of(figure.point)


def _notes(figure: IndicatorFigure) -> str | None:
    return " ".join(text for text in (figure.record.note, *figure.point.notes) if text) or None
