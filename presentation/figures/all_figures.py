"""All figures by section: with a target, without one, milestones, background; and those that do not add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from metrics.status import (
    IndicatorStatus,
    Point,
    Status,
)
from policy.choices import Unit
from policy.records import Indicator, Judgement
from presentation import tables
from presentation.blocks import Statement
from presentation.figures.indicator_table import NOT_STATED, earlier_table, value_cell
from presentation.figures.sections import HEADINGS, FigureGroup, section_of
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import awaiting, figure_sentences, numbers, precise
from presentation.language.department_names import department_name
from presentation.language.sentences import verdict_sentence
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed, lowered, status_word
from presentation.status import about_figure, priorities
from presentation.tables import Column, Table

SMALL_LINE = Markup('<br><span class="source wraps">')
SMALL_LINE_END = Markup("</span>")


def headline(status: Status) -> str:
    """How many of all figures are judged against a target."""
    total = len(status.indicators)
    if not total:
        return f"Ingen kendte tal per {numbers.day(status.as_of)}"
    judged = len(_in_section(status.indicators, FigureGroup.JUDGED))
    if not judged:
        return "Ingen tal har et måltal at blive bedømt efter"
    return f"{numbers.number(judged)} af {numbers.number(total)} tal bedømmes efter et måltal"


def lead(status: Status) -> str:
    """The verdicts, and the kinds of the remaining figures."""
    sentences = [
        _verdict(status, indicator)
        for indicator in _in_section(status.indicators, FigureGroup.JUDGED)[:3]
    ]
    counts = {s: len(_in_section(status.indicators, s)) for s in FigureGroup}
    others = [
        numbers.counted(counts[section], one, many, common=False)
        for section, one, many in (
            (FigureGroup.WITHOUT_TARGET, "har intet måltal", "har intet måltal"),
            (FigureGroup.MILESTONES, "er en milepæl med et tal", "er milepæle med et tal"),
            (
                FigureGroup.CONTEXT,
                "er et baggrundstal, som vises uden at blive bedømt",
                "er baggrundstal, som vises uden at blive bedømt",
            ),
        )
        if counts[section]
    ]
    if others:
        sentences.append(f"{capitalised(listed(others))}.")
    return " ".join(sentences)


def _verdict(status: Status, indicator: IndicatorStatus) -> str:
    sentence, name = verdict_sentence(status, indicator), indicator.indicator.name
    return sentence if sentence.startswith(name) else f"{name}: {lowered(sentence)}"


def _in_section(
    indicators: Iterable[IndicatorStatus], section: FigureGroup
) -> list[IndicatorStatus]:
    return [indicator for indicator in indicators if section_of(indicator) is section]


def indicator_heading(indicator: IndicatorStatus, links: Links) -> Markup:
    """The name of a judged indicator, its status with year, and its objective or priority."""
    record = indicator.indicator
    more = [
        figure_sentences.year_of(indicator),
        _place_words(indicator, links),
        trace_link(record, links),
    ]
    awaited, is_first = awaiting.in_short(indicator), awaiting.is_provisional(indicator)
    sentence = markup.paragraph(awaited, "statusline awaited") if awaited else ""
    return Markup('<h3 id="{}">{}</h3>{}<p class="statusline">{} <span>· {}</span></p>{}').format(
        record.id,
        record.name,
        sentence if is_first else "",
        markup.mark(indicator.status, None, record.kind),
        Markup(" · ").join(text for text in more if text),
        "" if is_first else sentence,
    )


def trace_link(indicator: Indicator, links: Links) -> Markup:
    """The way from an indicator's figures to the cells that they were read from."""
    words = Markup('Spor tallet<span class="unseen">: {}</span>').format(indicator.name)
    return markup.anchor(words, links.trace(indicator.id))


def _place_words(indicator: IndicatorStatus, links: Links) -> str | Markup:
    """The objective and priority that an indicator belongs to, as a link; and whether the priority is our reading."""
    reading = " (vores læsning)" if indicator.indicator.priority_is_reading else ""
    return markup.joined([_place_link(indicator.indicator, links), reading])


def _place_link(record: Indicator, links: Links) -> str | Markup:
    if record.objective is None:
        return ""
    kind, name = (
        ("prioritering", record.priority) if record.priority else ("målsætning", record.objective)
    )
    # Not the whole cell: screen readers would leave out the heading of its column.
    link = markup.anchor(str(name), links.objective(record.objective, record.priority))
    return markup.joined([f"{kind} ", link])


def judgements(status: Status, indicator: IndicatorStatus) -> Markup:
    """The statuses of an indicator that were set by hand."""
    return markup.joined(markup.paragraph(words) for words in _set_by_hand(status, indicator))


def _set_by_hand(status: Status, indicator: IndicatorStatus) -> Iterator[str]:
    """Manual judgements, which are shown beside the computed statuses."""
    for judgement in indicator.judgements:
        yield _judgement_words(status, indicator, judgement)


def _judgement_words(status: Status, indicator: IndicatorStatus, judgement: Judgement) -> str:
    place = [department_name(status, judgement.department)]
    if judgement.period:
        place.append(numbers.period(judgement.period))
    return (
        f"Manuel vurdering af {judgement.name}, {numbers.day(judgement.dated)} ({', '.join(place)}): "
        f"{status_word(judgement.status, indicator.indicator.kind)}. {judgement.reason}"
    )


def figure_lists(
    status: Status,
    section: FigureGroup,
    indicators: Sequence[IndicatorStatus],
    links: Links,
) -> Markup:
    """The figures of a section, each with its words folded under its name; background folded by objective."""
    if section is not FigureGroup.CONTEXT:
        return _figure_list(status, section, HEADINGS[section], indicators, links)
    by_objective: dict[int | None, list[IndicatorStatus]] = {}
    for indicator in indicators:
        by_objective.setdefault(indicator.indicator.objective, []).append(indicator)
    return markup.folds(
        *(
            markup.unfolded(
                f"{_objective_title(status, objective)}: {numbers.tally(len(found), 'baggrundstal', 'baggrundstal')}",
                _figure_list(
                    status,
                    section,
                    f"{HEADINGS[section]}: {_objective_title(status, objective)}",
                    found,
                    links,
                ),
            )
            for objective, found in by_objective.items()
        )
    )


def _figure_list(
    status: Status,
    section: FigureGroup,
    caption: str,
    indicators: Sequence[IndicatorStatus],
    links: Links,
) -> Markup:
    figures = [figure for indicator in indicators for figure in _listed(indicator)]
    table = Table(caption, tuple(_columns(status, section, links)), figures)
    return tables.on_page(table, "figurelist stack") + _earlier(status, indicators)


def _earlier(status: Status, indicators: Iterable[IndicatorStatus]) -> Markup:
    """The earlier figures of each indicator, under its name in sight."""
    return markup.joined(earlier_table(status, indicator) for indicator in indicators)


def _objective_title(status: Status, objective: int | None) -> str:
    found = status.objective(objective)
    return f"{objective}. {found.objective.short_title}" if found else "Ikke én bestemt målsætning"


class ListedFigure(NamedTuple):
    """A table row: one figure of an indicator, or an indicator without a figure."""

    indicator: IndicatorStatus
    point: Point | None

    @property
    def record(self) -> Indicator:
        return self.indicator.indicator


def _listed(indicator: IndicatorStatus) -> list[ListedFigure]:
    points = priorities.known_figures(indicator) or (None,)
    return [ListedFigure(indicator, point) for point in points]


def _columns(status: Status, section: FigureGroup, links: Links) -> Iterator[Column[ListedFigure]]:
    """The columns of a section; a milestone has its plan and its deadline, and context no status."""
    what, value, when, value_words = (
        ("Milepæl", "Planlagt", "Frist", _planned)
        if section is FigureGroup.MILESTONES
        else ("Hvad tallet viser", "Tal", "Periode", _value)
    )
    yield Column(what, lambda f: _name(status, f, links))
    yield Column(
        value,
        lambda f: value_words(f.point, f.record.unit) if f.point else None,
        numeric=True,
        unknown="Tal mangler",
    )
    yield Column(when, lambda f: _when(section, f.point) if f.point else None, unknown=NOT_STATED)
    if section is not FigureGroup.CONTEXT:
        yield Column("Status", _status)
    yield Column("Hører til", lambda f: _place_link(f.record, links))
    yield Column("Kilde", lambda f: _source(status, f.point), unknown=NOT_STATED)


def _name(status: Status, figure: ListedFigure, links: Links) -> Markup:
    """The name of a figure, which unfolds to what there is to know of it, and whom else it covers."""
    indicator, point = figure
    summary: str | Markup = figure.record.name
    listed_ones = priorities.known_figures(indicator)
    if point and len(listed_ones) > 1:
        summary = f"{summary}: {_which(status, indicator, point)}"
    folded = markup.unfolded(summary, _words(status, figure, links))
    place = Markup(' id="{}"').format(figure.record.id) if point in (*listed_ones[:1], None) else ""
    in_sight = (figure_sentences.population_in_short(indicator), *_set_by_hand(status, indicator))
    return Markup("<div{}>{}</div>{}").format(
        place, folded, markup.joined(markup.paragraph(text, "source") for text in in_sight if text)
    )


def _which(status: Status, indicator: IndicatorStatus, point: Point) -> str:
    """What tells a figure from the others of its indicator: the department, and the period where it differs."""
    periods = {each.period for each in priorities.known_figures(indicator)}
    parts = [department_name(status, point.department)]
    if len(periods) > 1 and point.period:
        parts.append(numbers.period(point.period))
    return ", ".join(parts)


def _words(status: Status, figure: ListedFigure, links: Links) -> Markup:
    indicator, point = figure
    points = (point,) if point else ()
    first: list[tuple[str, str | Markup]] = []
    if point and point.department:
        first.append(("Forvaltning", department_name(status, point.department)))
    if figure.record.priority:
        first.append(("Hører til", _place_words(indicator, links)))
    return about_figure.facts(indicator, points, first) + (
        markup.paragraph(trace_link(figure.record, links), "small") if point else ""
    )


def _small_lines(text: Iterable[str | Markup]) -> Markup:
    """Secondary lines of a cell, in small text."""
    return markup.joined(part for line in text for part in (SMALL_LINE, line, SMALL_LINE_END))


def _value(point: Point, unit: Unit) -> str | Markup:
    value = value_cell(point, unit)
    if not point.baseline:
        return value
    return markup.joined([value, _small_lines([f"før {precise.baseline_of(point, unit)}"])])


def _planned(point: Point, unit: Unit) -> str | Markup:
    """The planned value of a milestone and its result."""
    promised = precise.target_of(point, unit) if point.target else "uden tal"
    if not point.value:
        return promised
    return markup.joined([promised, _small_lines([f"nu {priorities.value_words(point, unit)}"])])


def _when(section: FigureGroup, point: Point) -> str | None:
    if section is FigureGroup.MILESTONES:
        when = point.deadline or (None if point.has_figure else point.period)
    else:
        when = point.counted_on or point.period
    return numbers.period(when) if when else None


def _status(figure: ListedFigure) -> Statement | Markup:
    indicator, point = figure
    code = point.status if point else indicator.status
    word = status_word(code, figure.record.kind)
    if point is None or point.department not in indicator.next_missing_from:
        return Statement(code, word)
    return markup.joined([markup.mark(code, word), _small_lines(["Nyt tal mangler"])])


def _source(status: Status, point: Point | None) -> str | None:
    if point is None:
        return None
    return cited(point.sources, status.sources) if point.sources else point.stated_by
