"""Figures to take along: their rows for a table, their chart as a picture."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.status import IndicatorStatus, Point, Status
from policy.choices import Disclosure, Unit
from policy.quantities import Quantity
from presentation.charts import svg
from presentation.charts.bars import target_bars
from presentation.figures.all_figures import HEADINGS, Section, section_of
from presentation.html.downloads import Cell, Download, Row, extract
from presentation.language import precise, sentences
from presentation.language.numbers import period, quantity
from presentation.language.sources import cited
from presentation.language.words import ended, status_word
from presentation.status.priorities import value_words

FILES = {
    Section.JUDGED: "tal-med-maaltal",
    Section.WITHOUT_TARGET: "tal-uden-maaltal",
    Section.MILESTONES: "milepaele",
    Section.CONTEXT: "baggrundstal",
}
UNITS = {Unit.COUNT: "antal", Unit.SHARE: "procent", Unit.DKK: "kroner", Unit.YEARS: "år"}

FIGURE_COLUMNS = (
    "Tal",
    "Målsætning",
    "Prioritering",
    "Vises som",
    "Forvaltning",
    "Periode",
    "Opgjort",
    "Nyeste",
    "Enhed",
    "Værdi",
    "Forbehold",
    "Udgangspunkt",
    "Måltal",
    "Måltalets forbehold",
    "Frist",
    "Målopfyldelse i procent",
    "Status",
    "Dækker",
    "Hvem præcist",
    "Oplyst af",
    "Ordret fra kilden",
    "Note",
    "Kilde",
)


def figure_extract(
    status: Status, name: str, title: str, indicators: Iterable[IndicatorStatus]
) -> Download:
    """The figures to take along, one row a figure, the earlier ones among them.

    A number stands as a number in the row's unit, shares as per cent; a range, a bound or a hidden
    count stands as words.
    """
    rows = (_figure_row(status, i, p) for i in indicators for p in i.points)
    return extract(status, name, title, FIGURE_COLUMNS, rows)


def indicator_extract(status: Status, indicator: IndicatorStatus) -> Download:
    """One indicator's figures to take along."""
    return figure_extract(
        status, f"tal-{indicator.indicator.id}", named_year(indicator), [indicator]
    )


def section_extract(
    status: Status, section: Section, indicators: Iterable[IndicatorStatus]
) -> Download:
    """The figures of a section to take along."""
    return figure_extract(status, FILES[section], HEADINGS[section], indicators)


def _figure_row(status: Status, indicator: IndicatorStatus, point: Point) -> Row:
    record, unit = indicator.indicator, indicator.indicator.unit
    hidden = value_words(point, unit) if point.hidden else None
    return (
        record.name,
        record.objective,
        record.priority,
        HEADINGS[section_of(indicator)],
        sentences.department_name(status, point.department),
        period(point.period) if point.period else None,
        period(point.counted_on) if point.counted_on else None,
        _newest(indicator, point),
        UNITS[unit],
        None if hidden else plain_number(point.value, unit),
        hidden or _reservation(point),
        plain_number(point.baseline, unit),
        precise.target_of(point, unit) if point.rivals else plain_number(point.target, unit),
        None if point.rivals else _qualifier(point.target),
        period(point.deadline) if point.deadline else None,
        precise.attained_percent(point),
        status_word(point.status, record.kind),
        record.population.label,
        record.population_note,
        sentences.department_name(status, point.stated_by) if point.stated_by else None,
        "; ".join(point.printed_as) or None,
        " ".join(text for text in (record.note, *point.notes) if text) or None,
        cited(point.sources, status.sources),
    )


def _newest(indicator: IndicatorStatus, point: Point) -> str:
    """Whether a figure is among those that count now; one of an unfinished period is provisional."""
    if point in indicator.coming:
        return "foreløbig"
    return "ja" if point in indicator.current else "nej"


def plain_number(figure: Quantity | None, unit: Unit) -> Cell:
    """One number where there is one, else the range or bound in words."""
    if figure is None:
        return None
    if figure.value is None:
        return quantity(figure, unit)
    return round(figure.value * 100, 6) if unit is Unit.SHARE else figure.value


def _reservation(point: Point) -> str | None:
    words = [_qualifier(point.value), Disclosure.PRINTED.label if point.already_public else None]
    return ", ".join(word for word in words if word) or None


def _qualifier(figure: Quantity | None) -> str | None:
    return figure.qualifier.label if figure else None


def chart(status: Status, indicator: IndicatorStatus) -> str:
    """The chart as a picture of its own, with what it shows, its date and its source."""
    sources = dict.fromkeys(c for point in indicator.current for c in point.sources)
    differences = [d for d in status.reconciliations if d.indicator == indicator.indicator.id]
    footnote = [
        *(ended(sentences.reconciliation_sentence(status, d)) for d in differences),
        f"Kilde: {cited(sources, status.sources)}.",
        f"{sentences.seen_from(status)}.",
    ]
    return svg.target_bars(
        target_bars(indicator),
        named_year(indicator),
        f"Søjler efter forvaltning. {sentences.indicator_sentences(status, indicator)}",
        heading=named_year(indicator),
        footnote=" ".join(footnote),
    )


def chart_name(status: Status, indicator: IndicatorStatus) -> str:
    """The name of the chart's file, without its ending."""
    return f"diagram-{indicator.indicator.id}-{status.as_of.isoformat()}"


def named_year(indicator: IndicatorStatus) -> str:
    """An indicator's name with the year of its newest figures."""
    year = sentences.year_of(indicator)
    return f"{indicator.indicator.name}{f', {year}' if year else ''}"
