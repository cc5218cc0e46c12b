"""The chart of an indicator as an image to download."""

from __future__ import annotations

from metrics.status import IndicatorStatus, Status
from presentation.charts import svg
from presentation.charts.bars import target_bars
from presentation.figures.indicator_table import named_year
from presentation.language import figure_sentences, sentences
from presentation.language.sources import cited
from presentation.language.words import ended


def chart(status: Status, indicator: IndicatorStatus) -> str:
    """The chart as a stand-alone SVG, with heading, description, date and source."""
    sources = dict.fromkeys(c for point in indicator.current for c in point.sources)
    differences = [d for d in status.reconciliations if d.indicator == indicator.indicator.id]
    footnote = [
        *(ended(figure_sentences.reconciliation_sentence(status, d)) for d in differences),
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
    """The file name of the chart, without its extension."""
    return f"diagram-{indicator.indicator.id}-{status.as_of.isoformat()}"
