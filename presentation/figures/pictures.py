"""The pictures of an indicator."""

from __future__ import annotations

from metrics.status import IndicatorStatus, Status
from policy.whole_city import WHOLE_CITY
from presentation.charts.bars import TargetBars, target_bars
from presentation.figures.indicator_table import named_year
from presentation.language import figure_sentences, sentences
from presentation.language.sources import cited
from presentation.language.words import ended
from presentation.pictures.picture import Picture


def bars(status: Status, indicator: IndicatorStatus) -> Picture | None:
    """The departments beside their targets; None where fewer than two have a figure and a target."""
    drawn = target_bars(indicator)
    if len(drawn) < 2:
        return None
    return Picture(
        f"soejler-{indicator.indicator.id}",
        TargetBars(named_year(indicator), drawn),
        f"Søjler efter forvaltning: {indicator.indicator.name}. "
        f"{sentences.verdict_sentence(status, indicator)}",
        _source(status, indicator),
        sentences.seen_from(status),
    )


def draws_every_part(indicator: IndicatorStatus) -> bool:
    """Whether each department's figure is a bar, so that the bars say what the table says."""
    parts = [point for point in indicator.current if point.department != WHOLE_CITY]
    return len(target_bars(indicator)) == len(parts)


def _source(status: Status, indicator: IndicatorStatus) -> str:
    """Where the figures are from, and where the printed ones do not add up."""
    sources = dict.fromkeys(c for point in indicator.current for c in point.sources)
    differences = [d for d in status.reconciliations if d.indicator == indicator.indicator.id]
    sums = [ended(figure_sentences.reconciliation_sentence(status, d)) for d in differences]
    return " ".join((*sums, f"Kilde: {cited(sources, status.sources)}."))
