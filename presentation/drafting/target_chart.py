"""The picture of a draft target: the history, the path to the target, and other cities quietly."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from metrics.cases import interval
from metrics.drafts import DraftTargetStatus
from metrics.public_series import PublicSeries
from metrics.status import IndicatorStatus, Status
from policy.cases import Cases
from policy.choices import Counting, Unit
from policy.drafting import DraftTarget
from policy.whole_city import WHOLE_CITY
from presentation.charts.lines import Line, LineChart, LineStyle, has_values
from presentation.charts.scales import Range
from presentation.charts.svg.shapes import WIDTH
from presentation.drafting.vote_sentence import Start, bounded, start
from presentation.figures.series import attribution, beside, countries, own_name, plain_value
from presentation.figures.series_charts import OF_THE_SIZE_OF_AREAS
from presentation.html.markup import joined, paragraph
from presentation.language import numbers
from presentation.language.department_names import department_name
from presentation.language.letters import slug
from presentation.language.sentences import seen_from
from presentation.language.sources import cited
from presentation.language.words import listed
from presentation.pictures import on_page as on_pages
from presentation.pictures.picture import Picture

PATH = "Vejen til måltallet"
RANGE_DECIMALS = 1
NARROW = 440
"""The width on a narrow screen, where the whole picture would be too small to read."""


def chart(status: Status, each: DraftTargetStatus) -> LineChart | None:
    """The lines of a target; None where fewer than two figures are known."""
    indicator = status.indicator(each.indicator.id)
    begun = start(indicator, each.target)
    lines = (*_own(status, indicator, each.target), *_path(each, begun), *_others(status, each))
    if not has_values(lines):
        return None
    return LineChart(
        each.indicator.name,
        each.indicator.unit,
        lines,
        tuple(change.period for change in indicator.breaks),
        tuple(_ranges(each, begun)),
        each.target.deadline,
    )


def _own(status: Status, indicator: IndicatorStatus, target: DraftTarget) -> Iterator[Line]:
    """The figures so far: those reported, else those of public statistics for the whole city."""
    found = {
        point.period: point.value.value
        for point in indicator.points
        if point.department == target.department
        and point.period
        and point.value
        and not point.hidden
    }
    if found:
        name = _place(status, target)
        yield Line(name, LineStyle.STRONG, tuple(sorted(found.items())))
    elif target.department == WHOLE_CITY:
        for series in status.series_of(target.indicator)[:1]:
            yield from (line for line in _areas(series) if line.style is LineStyle.STRONG)


def _place(status: Status, target: DraftTarget) -> str:
    policy = status.policy
    if target.department == WHOLE_CITY and policy:
        return policy.place or policy.city
    return department_name(status, target.department)


def _path(each: DraftTargetStatus, begun: Start | None) -> Iterator[Line]:
    target = each.target
    if target.value and target.deadline:
        first = ((begun.period, begun.value.size),) if begun and begun.period else ()
        yield Line(PATH, LineStyle.DASHED, (*first, (target.deadline, target.value.size)))


def _others(status: Status, each: DraftTargetStatus) -> Iterator[Line]:
    """The other cities of a public series; the country only where its figures are of their size."""
    if each.target.department == WHOLE_CITY:
        for series in status.series_of(each.indicator.id)[:1]:
            yield from (line for line in _areas(series) if line.style is LineStyle.QUIET)


def _areas(series: PublicSeries) -> Iterator[Line]:
    for area in beside(series):
        if area.area in countries() and series.indicator.unit in OF_THE_SIZE_OF_AREAS:
            continue
        own = area.area == series.own_area
        points = tuple((figure.period, plain_value(figure)) for figure in area.figures)
        yield Line(
            own_name(series) if own else area.name,
            LineStyle.STRONG if own else LineStyle.QUIET,
            points,
        )


def _ranges(each: DraftTargetStatus, begun: Start | None) -> Iterator[Range]:
    """The interval of today's share and of the target, where chance has a part in the figure."""
    target = each.target
    if each.indicator.unit is not Unit.SHARE or target.counting in (None, Counting.FULL):
        return
    for when, value in (
        (begun.period if begun else None, begun.value.value if begun else None),
        (target.deadline, target.value.value if target.value else None),
    ):
        if when and value is not None and target.sample and 0 <= value <= 1:
            found = interval(Cases(round(value * target.sample), target.sample))
            yield from [Range(when, *found)] if found else []


def alternative(each: DraftTargetStatus, drawn: LineChart) -> str:
    """The picture in a sentence: the first and newest figure, the target, and whose lines stand beside."""
    unit = each.indicator.unit
    own = next((line for line in drawn.lines if line.style is LineStyle.STRONG), None)
    parts = [f"Kurve over tid: {drawn.title}."]
    if own and own.known:
        ends = [own.known[0], own.known[-1]] if len(own.known) > 1 else [own.known[0]]
        told = [f"{numbers.measured(value, unit)} {numbers.at(when)}" for when, value in ends]
        parts.append(f"{own.name}: {listed(told)}.")
    if each.target.value and each.target.deadline:
        aim = bounded(each.target.value, each)
        parts.append(f"Måltallet er {aim} {numbers.at(each.target.deadline)}.")
    parts += [f"Intervallet {_range(drawn, one)}." for one in drawn.ranges]
    others = [line.name for line in drawn.lines if line.style is LineStyle.QUIET]
    if others:
        parts.append(f"Ved siden af, uden rangorden: {listed(others)}.")
    return " ".join(parts)


def _range(drawn: LineChart, one: Range) -> str:
    low, high = (numbers.measured(end, drawn.unit, RANGE_DECIMALS) for end in one.known)
    return f"{numbers.at(one.period)} går fra {low} til {high}, når tilfældige udsving regnes med"


def picture(status: Status, each: DraftTargetStatus) -> Picture | None:
    """The picture of a target, which only the page of the draft shows; None without a line to draw."""
    drawn = chart(status, each)
    if drawn is None:
        return None
    return Picture(
        f"maaltal-{slug(each.target.id)}",
        drawn,
        alternative(each, drawn),
        " ".join(_sources(status, each)),
        seen_from(status),
    )


def on_page(status: Status, each: DraftTargetStatus, *, dark: bool) -> Markup:
    """The picture, its numbers in a table, and where they are from."""
    drawn = picture(status, each)
    if drawn is None:
        return paragraph("Der er ikke tal nok til en kurve.")
    return joined(
        [
            on_pages.figure(drawn, dark=dark, widths=(WIDTH, NARROW)),
            on_pages.table(drawn),
            *([paragraph(drawn.source, "source")] if drawn.source else []),
        ]
    )


def _sources(status: Status, each: DraftTargetStatus) -> Iterator[str]:
    """Where the figures of the picture are from: the reported ones, the public ones, and the target."""
    own = (
        place
        for point in status.indicator(each.indicator.id).points
        if point.department == each.target.department and point.value and not point.hidden
        for place in point.sources
    )
    if printed := cited(dict.fromkeys(own), status.sources):
        yield f"Kilde til tallene: {printed}."
    yield from (attribution(series) for series in status.series_of(each.indicator.id)[:1])
    if of_target := cited(each.target.sources, status.sources):
        yield f"Kilde til måltallet: {of_target}."
