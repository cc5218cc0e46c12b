"""The charts of a public series: areas over time, and the groups of the city."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from metrics.public_series import AreaSeries, PublicSeries
from metrics.status import Status
from policy.choices import Unit
from presentation.charts.lines import Line, LineChart, LineStyle, has_values
from presentation.figures.series import (
    attribution,
    beside,
    countries,
    facts,
    own_name,
    plain_value,
)
from presentation.language import sentences
from presentation.language.letters import slug
from presentation.language.numbers import period
from presentation.language.words import ended, listed
from presentation.pictures.picture import Picture

OF_THE_SIZE_OF_AREAS = (Unit.COUNT, Unit.DKK)
"""Units whose figures grow with the area, so that the country's line would press the others flat."""
WITHOUT_COUNTRY = (
    "Hele landet har ingen kurve, fordi tallet for landet er af en anden størrelse end byernes."
)
NO_RANK = "Områderne er vist uden rangorden."


def chart(series: PublicSeries, shown: Sequence[AreaSeries]) -> LineChart | None:
    """The areas over time; None if no area has two figures.

    The country's line is left out where its figures are of another size than a city's.
    """
    drawn = [each for each in shown if not _is_out_of_scale(series, each)]
    return _drawn(series, series.indicator.name, [(each, _style(series, each)) for each in drawn])


def _style(series: PublicSeries, area: AreaSeries) -> LineStyle:
    if area.area == series.own_area:
        return LineStyle.STRONG
    return LineStyle.DASHED if area.area in countries() else LineStyle.QUIET


def _is_out_of_scale(series: PublicSeries, area: AreaSeries) -> bool:
    return area.area in countries() and series.indicator.unit in OF_THE_SIZE_OF_AREAS


def note(series: PublicSeries, shown: Iterable[AreaSeries]) -> str:
    """What a reader must know of the lines: that they are not ranked, a line left out, and a new definition."""
    shown = tuple(shown)
    parts = [NO_RANK] if len(shown) > 1 else []
    if any(_is_out_of_scale(series, each) for each in shown):
        parts.append(WITHOUT_COUNTRY)
    parts += [
        f"Ny opgørelse fra {period(change.period)}: {ended(change.description)} Kurverne er brudt der."
        for change in series.breaks
    ]
    return " ".join(parts)


def group_chart(series: PublicSeries) -> LineChart | None:
    """The city's groups over time; None if it has no two groups, or no group has two figures."""
    if len(series.groups) < 2:
        return None
    styles = (LineStyle.STRONG, LineStyle.DASHED)
    return _drawn(
        series,
        f"{series.indicator.name}: {own_name(series)} efter gruppe",
        [
            (each, styles[n] if n < len(styles) else LineStyle.QUIET)
            for n, each in enumerate(series.groups)
        ],
        by_group=True,
    )


def _drawn(
    series: PublicSeries,
    title: str,
    drawn: Iterable[tuple[AreaSeries, LineStyle]],
    *,
    by_group: bool = False,
) -> LineChart | None:
    lines = tuple(
        Line(
            (each.group or each.name) if by_group else each.name,
            style,
            tuple((figure.period, plain_value(figure)) for figure in each.figures),
        )
        for each, style in drawn
    )
    if not has_values(lines):
        return None
    breaks = tuple(change.period for change in series.breaks)
    return LineChart(title, series.indicator.unit, lines, breaks)


def alternative(series: PublicSeries, drawn: LineChart) -> str:
    """The text alternative of a chart: the facts in a sentence, and the names of the other lines."""
    named = listed([line.name for line in drawn.lines])
    return f"Kurver over tid: {drawn.title}. {facts(series)} Kurverne er {named}."


def of_areas(status: Status, series: PublicSeries, area: str | None = None) -> Picture | None:
    """The areas over time as a picture; with a chosen `area` beside the city it is another picture."""
    drawn = chart(series, beside(series, area))
    return _picture(status, series, drawn, "-".join(filter(None, ("kurver", area))))


def of_groups(status: Status, series: PublicSeries) -> Picture | None:
    """The city's groups over time as a picture."""
    return _picture(status, series, group_chart(series), "grupper")


def pictures(status: Status, series: PublicSeries) -> list[Picture]:
    """The pictures of a series in the order in which a page shows them."""
    found = (of_areas(status, series), of_groups(status, series))
    return [each for each in found if each]


def _picture(
    status: Status, series: PublicSeries, drawn: LineChart | None, kind: str
) -> Picture | None:
    if drawn is None:
        return None
    return Picture(
        f"{kind}-{slug(series.extract.id)}",
        drawn,
        alternative(series, drawn),
        attribution(series),
        sentences.seen_from(status),
    )
