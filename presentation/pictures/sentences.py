"""What a chart shows, in sentences: heard instead of it, and made from its own figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy.choices import Unit
from policy.periods import Period
from presentation.charts.bars import TargetBars
from presentation.charts.lines import Line, LineChart, LineStyle
from presentation.charts.multiples import Multiples
from presentation.charts.scales import Range
from presentation.language import numbers
from presentation.language.words import ended, listed

NOTHING = "Der er ingen tal at vise."
MOST_PERIODS = 4
"""More periods that are awaited are told by the first and the last."""


def bars(chart: TargetBars) -> str:
    """Each bar with its figure, target and status."""
    if not chart.bars:
        return f"{ended(chart.title)} {NOTHING}"
    told = [f"{bar.name}: {bar.words}, {bar.status.lower()}." for bar in chart.bars]
    return f"Søjler med måltal: {chart.title}. {' '.join(told)}"


def lines(chart: LineChart) -> str:
    """The first and last figure of the lines that are in focus, targets, what is missing, and the others."""
    return " ".join(_of_lines(chart))


def _of_lines(chart: LineChart) -> Iterator[str]:
    known = [line for line in chart.lines if line.known]
    name = "Kurver" if len(known) > 1 else "Kurve"
    yield f"{name} over tid: {chart.title}." if known else ended(chart.title)
    strong = [line for line in known if line.style is LineStyle.STRONG]
    yield from (_ends(line, chart.unit) for line in strong)
    if not known and not chart.ranges:
        yield NOTHING
    yield from _intervals(chart.ranges, chart.unit)
    if chart.targets:
        when, value = max(chart.targets)
        yield f"Måltallet er {numbers.measured(value, chart.unit)} {numbers.at(when)}."
    yield from _awaited(chart.awaited)
    yield from (f"Ny opgørelse fra {numbers.period(when)}." for when in chart.breaks)
    if quiet := [line.name for line in known if line.style is not LineStyle.STRONG]:
        yield f"Ved siden af, uden rangorden: {listed(quiet)}."


def _ends(line: Line, unit: Unit) -> str:
    ends = line.known[:1] + line.known[1:][-1:]
    told = [f"{numbers.measured(value, unit)} {numbers.at(when)}" for when, value in ends]
    return f"{line.name}: {listed(told)}."


def multiples(chart: Multiples) -> str:
    """Each panel with its newest figure and status, and what is not reported; without rank."""
    if not chart.panels or not chart.periods:
        return f"{ended(chart.title)} {NOTHING}"
    told = [f"{panel.name}: {panel.says}." for panel in chart.panels]
    missing = [
        f"{panel.name}: {sentence}"
        for panel in chart.panels
        for sentence in _awaited(panel.awaited)
    ]
    count = numbers.counted(len(chart.panels), "lille kurve", "små kurver")
    return " ".join((f"{chart.title}: {count} på samme skala.", *told, *missing))


def _intervals(ranges: Sequence[Range], unit: Unit) -> Iterator[str]:
    for each in ranges:
        if each.quantity:
            figure = numbers.quantity(each.quantity, unit)
            yield f"Tallet er {figure} {numbers.at(each.period)}."


def _awaited(awaited: Sequence[Period]) -> Iterator[str]:
    if len(awaited) == 1:
        yield f"Tallet for {numbers.period(awaited[0])} er ikke indberettet."
    elif len(awaited) > MOST_PERIODS:
        ends = f"{numbers.period(awaited[0])} til {numbers.period(awaited[-1])}"
        count = numbers.number(len(awaited))
        yield f"Tallene for {count} perioder fra {ends} er ikke indberettet."
    elif awaited:
        yield f"Tallene for {listed([numbers.period(when) for when in awaited])} er ikke indberettet."
