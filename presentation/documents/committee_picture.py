"""The one picture of a note: the chart that says most about a department's part, or about the whole."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from metrics.status import IndicatorStatus, Status
from presentation.blocks import Block, Diagram, Paragraph, ParagraphKind
from presentation.charts.bars import Bar, TargetBars, target_bars
from presentation.charts.lines import LineChart
from presentation.departments.department_page import carried
from presentation.documents.summing_up import shortened
from presentation.figures import over_time, series_charts
from presentation.figures.indicator_table import named_year
from presentation.language import sentences
from presentation.language.numbers import counted
from presentation.language.sources import origin
from presentation.language.words import capitalised
from presentation.pictures.picture import Picture

MOST_BARS = 8
LONGEST_SENTENCE, LONGEST_TITLE = 480, 110
OWN = "eget område"


class _Drawn(NamedTuple):
    """A chart, what it shows, and the sentence on its source."""

    chart: TargetBars | LineChart
    sentence: str
    source: str


def picture(
    status: Status, code: str | None = None, *, besides: Container[str] = ()
) -> Iterator[Block]:
    """A chart with its sentence and source; nothing where no figures can be drawn.

    It is of the targets of the department, those below their target first; else of figures over time.
    Without a department it is of the whole city. `besides` are the titles of those that are drawn already.
    """
    found = next(
        (each for each in _candidates(status, code) if each.chart.title not in besides), None
    )
    if found:
        yield Paragraph(shortened(found.sentence, LONGEST_SENTENCE))
        yield Diagram(found.chart, found.sentence)
        yield Paragraph(found.source, ParagraphKind.SOURCE)


def _candidates(status: Status, code: str | None) -> Iterator[_Drawn]:
    judged = [i for i in status.indicators if i.judged_by_target]
    for indicator in sorted(judged, key=lambda i: not _is_below(i, code)):
        bars = target_bars(indicator)
        if len(bars) > 1 and (code is None or any(bar.name == code for bar in bars)):
            yield _bars(status, indicator, bars, code)
    for indicator in _in_own_priorities(status, code):
        if drawn := over_time.own_line(status, indicator):
            yield from _lines(drawn)
        for series in status.series_of(indicator.indicator.id):
            for each in series_charts.pictures(status, series):
                yield from _lines(each)


def _is_below(indicator: IndicatorStatus, code: str | None) -> bool:
    return any(code in (None, point.department) for point in indicator.failing)


def _bars(
    status: Status, indicator: IndicatorStatus, bars: Sequence[Bar], code: str | None
) -> _Drawn:
    """The bars; of very many the own one, and those below their target before the others."""
    ranked = sorted(bars, key=lambda bar: (bar.name != code, not bar.failing))
    kept = set(ranked[:MOST_BARS])
    shown = tuple(_named(bar, code) for bar in bars if bar in kept)
    sentence = sentences.indicator_sentences(status, indicator)
    if left := len(bars) - len(shown):
        more = capitalised(counted(left, "forvaltning", "forvaltninger"))
        sentence = f"{shortened(sentence, LONGEST_SENTENCE - 60)} {more} mere står i bilaget."
    citations = dict.fromkeys(c for point in indicator.current for c in point.sources)
    title = shortened(f"{named_year(indicator)}: tal og måltal", LONGEST_TITLE)
    source = f"Kilde: {origin(citations, status.sources)}."
    return _Drawn(TargetBars(title, shown), sentence, source)


def _named(bar: Bar, code: str | None) -> Bar:
    return replace(bar, name=f"{bar.name} ({OWN})") if bar.name == code else bar


def _in_own_priorities(status: Status, code: str | None) -> list[IndicatorStatus]:
    """The indicators of the department's priorities, those with a target first."""
    own = status.priorities if code is None else carried(status, code)
    every = [indicator for priority in own for indicator in priority.indicators]
    return sorted(every, key=lambda indicator: not indicator.judged_by_target)


def _lines(drawn: Picture) -> Iterator[_Drawn]:
    if isinstance(drawn.chart, LineChart):
        yield _Drawn(drawn.chart, drawn.sentence, drawn.source)
