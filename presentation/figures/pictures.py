"""The pictures of an indicator."""

from __future__ import annotations

from markupsafe import Markup

from metrics.status import IndicatorStatus, Status
from policy.whole_city import WHOLE_CITY
from presentation import tables
from presentation.charts.bars import TargetBars, target_bars
from presentation.charts.lines import LineChart
from presentation.figures import indicator_table, over_time
from presentation.figures.indicator_table import named_year
from presentation.html import markup
from presentation.language import figure_sentences, sentences
from presentation.language.sources import origin
from presentation.language.words import capitalised, ended
from presentation.pictures import points
from presentation.pictures.picture import Picture
from presentation.status import about_figure

FEWEST_BARS = 2
FEW_PERIODS = 5
"""A line of so few periods is seen at once."""


def bars(status: Status, indicator: IndicatorStatus) -> Picture | None:
    """The departments beside their targets; None where fewer than two have a figure and a target."""
    drawn = target_bars(indicator)
    if len(drawn) < FEWEST_BARS:
        return None
    return Picture(
        f"soejler-{indicator.indicator.id}",
        TargetBars(named_year(indicator), drawn),
        f"Søjler efter forvaltning: {indicator.indicator.name}. "
        f"{sentences.verdict_sentence(status, indicator)}",
        _source(status, indicator),
        sentences.seen_from(status),
    )


def of_indicator(status: Status, indicator: IndicatorStatus) -> list[Picture]:
    """Every picture of an indicator in the order in which a page shows them; those of targets only of judged ones."""
    drawn = [over_time.line(status, indicator), over_time.by_department(status, indicator)]
    if indicator.judged_by_target:
        drawn.insert(0, bars(status, indicator))
    return [picture for picture in drawn if picture]


def draws_every_part(indicator: IndicatorStatus) -> bool:
    """Whether each department's figure is a bar, so that the bars say what the table says."""
    parts = [point for point in indicator.current if point.department != WHOLE_CITY]
    return FEWEST_BARS <= len(target_bars(indicator)) == len(parts)


def is_long(picture: Picture) -> bool:
    """Whether a picture is a line of so many periods that there is something to explore in it."""
    return isinstance(picture.chart, LineChart) and len(picture.chart.periods) > FEW_PERIODS


def heading(indicator: IndicatorStatus, picture: Picture) -> Markup:
    """What the title says more than the name of the indicator."""
    if isinstance(picture.chart, TargetBars):
        return Markup("<h4>Forvaltningerne og deres måltal</h4>")
    further = picture.title.removeprefix(indicator.indicator.name).lstrip(": ")
    return Markup("<h4>{}</h4>").format(capitalised(further))


def folded(status: Status, indicator: IndicatorStatus, picture: Picture) -> Markup:
    """The numbers of a picture, and its sentence where it is a line; empty where its table is in sight."""
    match picture.chart:
        case TargetBars():
            if not draws_every_part(indicator):
                return Markup("")
            return indicator_table.folded_table(status, indicator)
        case LineChart():
            summary = "Tallene i kurven"
        case _:
            summary = "Tallene i forvaltningernes kurver"
    table = tables.on_page(points.table(picture.chart), "stack")
    words = markup.paragraph(picture.sentence)
    return markup.unfolded(about_figure.named(summary, indicator), words + table)


def _source(status: Status, indicator: IndicatorStatus) -> str:
    """Where the figures are from, and where the printed ones do not add up."""
    sources = dict.fromkeys(c for point in indicator.current for c in point.sources)
    differences = [d for d in status.reconciliations if d.indicator == indicator.indicator.id]
    sums = [ended(figure_sentences.reconciliation_sentence(status, d)) for d in differences]
    return " ".join((*sums, f"Kilde: {origin(sources, status.sources)}."))
