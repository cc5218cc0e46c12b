"""A department's own figures: those with a target first, and of these the ones below target."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from metrics.status import IndicatorStatus, Point, Status
from policy.choices import Unit
from policy.statuses import FAILING, UNSCORED, StatusCode
from presentation import tables
from presentation.figures import choices
from presentation.figures.indicator_table import (
    ATTAINMENT,
    STATUS,
    TARGET,
    VALUE,
    IndicatorFigure,
    figure_download,
)
from presentation.figures.sections import FigureGroup, section_of
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import precise
from presentation.language.department_names import department_name
from presentation.language.figure_sentences import population_words
from presentation.language.numbers import period, tally
from presentation.language.sources import cited
from presentation.language.words import status_word
from presentation.status.priorities import value_words
from presentation.status.target_groups import concerning, nothing_found
from presentation.tables import Column, Table


def own_figures(status: Status, code: str, group: str | None = None) -> list[IndicatorFigure]:
    """The department's newest figures: below target, then other judged ones, then the rest."""
    wanted = {record.id for record in concerning((i.indicator for i in status.indicators), group)}
    found = [
        IndicatorFigure(indicator, point)
        for indicator in status.indicators
        if indicator.indicator.id in wanted
        for point in _newest(indicator, code)
    ]
    return sorted(found, key=_rank)


def _newest(indicator: IndicatorStatus, code: str) -> list[Point]:
    """The department's own newest figures, even if other departments have not yet reported the period."""
    coming = [point for point in indicator.coming if point.department == code and point.has_figure]
    return coming or [point for point in indicator.current if point.department == code]


def is_below(indicator: IndicatorStatus, point: Point) -> bool:
    """Whether a department's newest figure is below its target, in a finished or an unfinished period."""
    return point in indicator.failing or (point in indicator.coming and point.possible <= FAILING)


def _rank(figure: IndicatorFigure) -> tuple[bool, bool]:
    indicator, point = figure
    return not is_judged(indicator, point), not is_below(indicator, point)


def is_judged(indicator: IndicatorStatus, point: Point) -> bool:
    """Whether the figure is judged against a target of its own."""
    return section_of(indicator) is FigureGroup.JUDGED and point.status not in UNSCORED


def judged_figures(status: Status, code: str, group: str | None = None) -> list[IndicatorFigure]:
    """The department's figures judged against a target, those below it first."""
    return [figure for figure in own_figures(status, code, group) if is_judged(*figure)]


def verdict_words(indicator: IndicatorStatus, point: Point) -> str:
    """A verdict with its period and numbers, so that its size is visible."""
    due = point.period or point.deadline
    word = status_word(point.status, indicator.indicator.kind)
    text = f"{word}, {period(due)}" if due else word
    if point.hidden or not (point.value and point.target):
        return text
    unit = indicator.indicator.unit
    if point.status is StatusCode.WRONG_DIRECTION and point.baseline:
        return f"{text}: {precise.value_of(point, unit)} mod {precise.baseline_of(point, unit)}"
    joint = "af" if unit is Unit.COUNT else "mod"
    return f"{text}: {precise.value_of(point, unit)} {joint} {precise.target_of(point, unit)}"


def figure_tables(status: Status, code: str, group: str | None, links: Links) -> Markup:
    """The department's figures judged against its targets, and its other figures in a separate table."""
    judged = judged_figures(status, code, group)
    rest = [figure for figure in own_figures(status, code, group) if not is_judged(*figure)]
    if not judged + rest:
        text = "Kilderne har ingen tal for forvaltningen."
        return markup.paragraph(nothing_found(text, group), "muted")
    nothing = nothing_found("Kilderne har intet måltal for forvaltningen.", group)
    return markup.joined(
        [
            _judged_table(status, judged, links) if judged else markup.paragraph(nothing, "muted"),
            _other_table(status, rest, links) if rest else "",
        ]
    )


def _judged_table(status: Status, figures: Sequence[IndicatorFigure], links: Links) -> Markup:
    name, when, stated = _columns(status, links)
    columns = (name, when, VALUE, TARGET, ATTAINMENT, STATUS, stated)
    table = Table("Forvaltningens tal med måltal", columns, figures)
    return Markup("<h3>Med måltal</h3>") + tables.on_page(table, "ownfigures stack")


def _other_table(status: Status, figures: Sequence[IndicatorFigure], links: Links) -> Markup:
    name, when, stated = _columns(status, links)
    value = Column[IndicatorFigure]("Tal", _amount, numeric=True)
    table = Table("Forvaltningens øvrige tal", (name, when, value, STATUS, stated), figures)
    count = tally(len(figures), "milepæl eller baggrundstal", "milepæle og baggrundstal")
    return markup.unfolded(f"Uden måltal: {count}", tables.on_page(table, "ownfigures stack"))


def _columns(
    status: Status, links: Links
) -> tuple[Column[IndicatorFigure], Column[IndicatorFigure], Column[IndicatorFigure]]:
    """The name of a figure, its period, and who states it."""
    return (
        Column("Hvad tallet viser", lambda f: _name(f.indicator, links)),
        Column("Periode", lambda f: _when(f.point)),
        Column("Oplyst af", lambda f: _stated(status, f.point)),
    )


def _amount(figure: IndicatorFigure) -> str:
    """The figure, or the planned value of a milestone."""
    point, unit = figure.point, figure.unit
    if point.target and not point.has_figure:
        return f"planlagt {precise.target_of(point, unit)}"
    return value_words(point, unit)


def _name(indicator: IndicatorStatus, links: Links) -> Markup:
    """The name and population of an indicator, linked to its objective or priority."""
    record = indicator.indicator
    name: str | Markup = record.name
    if record.objective is not None:
        name = markup.anchor(record.name, links.objective(record.objective, record.priority))
    covers = population_words(indicator)
    note = Markup('<br><span class="source">{}</span>').format(covers) if covers else ""
    return markup.joined([name, note])


def _when(point: Point) -> str:
    if when := point.counted_on or point.period:
        return period(when)
    return f"frist {period(point.deadline)}" if point.deadline else "ikke oplyst"


def _stated(status: Status, point: Point) -> Markup:
    who = department_name(status, point.stated_by) if point.stated_by else "ikke oplyst"
    return Markup('{}<br><span class="source">{}</span>').format(
        who, cited(point.sources, status.sources)
    )


def own_figure_download(status: Status, code: str, group: str | None) -> Download:
    """The department's figures as a file, including the earlier ones."""
    wanted = choices.Chosen(department=code, group=group)
    return figure_download(status, "tal", "Tal", choices.shown(status, wanted))
