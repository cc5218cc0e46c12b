"""Printed figures that do not follow from the figures beside them: both numbers, neither repaired."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from metrics.status import Field, IndicatorStatus, Reconciliation, Status
from policy.choices import Unit
from policy.quantities import Quantity
from presentation.figures.indicator_table import UNITS, plain_number
from presentation.html.downloads import Download, extract
from presentation.html.markup import Heading, table
from presentation.language.numbers import measured, period
from presentation.language.sentences import department_name
from presentation.language.sources import cited

INTRODUCTION = (
    "Trykte procenter og summer er regnet efter. Begge tal vises, og ingen af dem er rettet."
)

FIELDS = {
    Field.VALUE: "Forvaltningernes tal lagt sammen",
    Field.TARGET: "Forvaltningernes måltal lagt sammen",
    Field.ATTAINMENT: "Målopfyldelse",
}


def among(status: Status, indicators: Iterable[IndicatorStatus]) -> list[Reconciliation]:
    """The differences between what is printed and what is computed among the indicators shown."""
    ids = {indicator.indicator.id for indicator in indicators}
    return [d for d in status.reconciliations if d.indicator in ids]


def difference_table(status: Status, found: Iterable[Reconciliation]) -> Markup:
    """Each difference with both numbers and its source; neither number is repaired."""
    return table(
        "Trykte tal, der ikke passer med de tal, de er regnet af",
        [
            Heading("Tal"),
            Heading("Periode"),
            Heading("Hvad"),
            Heading("Kilden skriver", numeric=True),
            Heading("Regnet efter", numeric=True),
            Heading("Kilde"),
        ],
        (
            [
                Markup('<strong>{}</strong><br><span class="source">{}</span>').format(
                    _record(status, d).indicator.name, department_name(status, d.department)
                ),
                period(d.period) if d.period else "ikke oplyst",
                FIELDS[d.field],
                measured(d.printed, _unit(status, d)),
                measured(d.computed, _unit(status, d)),
                cited(d.sources, status.sources),
            ]
            for d in found
        ),
        "stack",
    )


def _record(status: Status, difference: Reconciliation) -> IndicatorStatus:
    return next(i for i in status.indicators if i.indicator.id == difference.indicator)


def _unit(status: Status, difference: Reconciliation) -> Unit:
    if difference.field is Field.ATTAINMENT:
        return Unit.SHARE
    return _record(status, difference).indicator.unit


def difference_extract(status: Status, found: Iterable[Reconciliation]) -> Download:
    """The differences to take along."""
    return extract(
        status,
        "forskelle",
        "Forskelle mellem trykte og beregnede tal",
        (
            "Tal",
            "Forvaltning",
            "Periode",
            "Hvad",
            "Kilden skriver",
            "Regnet efter",
            "Enhed",
            "Kilde",
        ),
        (
            (
                _record(status, d).indicator.name,
                department_name(status, d.department),
                period(d.period) if d.period else None,
                FIELDS[d.field],
                plain_number(Quantity.exact(d.printed), unit := _unit(status, d)),
                plain_number(Quantity.exact(d.computed), unit),
                UNITS[unit],
                cited(d.sources, status.sources),
            )
            for d in found
        ),
    )
