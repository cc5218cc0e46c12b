"""Printed figures that do not follow from the figures beside them: both numbers, neither corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from metrics.status import Field, IndicatorStatus, Reconciliation, Status
from policy.choices import Unit
from policy.quantities import Quantity
from presentation import tables
from presentation.figures.indicator_table import NOT_STATED, UNITS, plain_number
from presentation.html.downloads import Download
from presentation.html.markup import unfolded
from presentation.language.department_names import department_name
from presentation.language.numbers import measured, period, tally
from presentation.language.sources import cited
from presentation.tables import FILE, PAGE, Column, Table

INTRODUCTION = (
    "Trykte procenter og summer er regnet efter. Begge tal vises, og ingen af dem er rettet."
)

FIELDS = {
    Field.VALUE: "Forvaltningernes tal lagt sammen",
    Field.TARGET: "Forvaltningernes måltal lagt sammen",
    Field.ATTAINMENT: "Målopfyldelse",
}


def among(status: Status, indicators: Iterable[IndicatorStatus]) -> list[Reconciliation]:
    """The differences between printed and computed figures of the given indicators."""
    ids = {indicator.indicator.id for indicator in indicators}
    return [d for d in status.reconciliations if d.indicator in ids]


def difference_columns(status: Status) -> tuple[Column[Reconciliation], ...]:
    """A difference with both numbers and its source; neither number is corrected."""
    return (
        Column("Tal", lambda d: _name(status, d), PAGE),
        Column("Tal", lambda d: status.indicator(d.indicator).indicator.name, FILE),
        Column("Forvaltning", lambda d: department_name(status, d.department), FILE),
        Column("Periode", lambda d: period(d.period) if d.period else None, unknown=NOT_STATED),
        Column("Hvad", lambda d: FIELDS[d.field]),
        _number(status, "Kilden skriver", lambda d: d.printed),
        _number(status, "Regnet efter", lambda d: d.computed),
        Column("Enhed", lambda d: UNITS[_unit(status, d)], FILE),
        Column("Kilde", lambda d: cited(d.sources, status.sources)),
    )


def _number(
    status: Status, heading: str, value: Callable[[Reconciliation], float]
) -> Column[Reconciliation]:
    return Column(
        heading,
        lambda d: measured(value(d), _unit(status, d)),
        numeric=True,
        file=lambda d: plain_number(Quantity.exact(value(d)), _unit(status, d)),
    )


def difference_table(status: Status, found: Sequence[Reconciliation]) -> Markup:
    """The differences on a page."""
    caption = "Trykte tal, der ikke passer med de tal, de er regnet af"
    return tables.on_page(Table(caption, difference_columns(status), found), "stack")


def folded_table(status: Status, found: Sequence[Reconciliation]) -> Markup:
    """The same, folded under their number."""
    summary = f"Vis {tally(len(found), 'forskel', 'forskelle')}"
    return unfolded(summary, difference_table(status, found))


def difference_download(status: Status, found: Sequence[Reconciliation]) -> Download:
    """The differences as a file."""
    title = "Forskelle mellem trykte og beregnede tal"
    return tables.as_file(
        Table(title, difference_columns(status), found), status, "forskelle", title
    )


def _name(status: Status, difference: Reconciliation) -> Markup:
    return Markup('<strong>{}</strong><br><span class="source">{}</span>').format(
        status.indicator(difference.indicator).indicator.name,
        department_name(status, difference.department),
    )


def _unit(status: Status, difference: Reconciliation) -> Unit:
    if difference.field is Field.ATTAINMENT:
        return Unit.SHARE
    return status.indicator(difference.indicator).indicator.unit
