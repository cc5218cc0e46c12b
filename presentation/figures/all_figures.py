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
from policy.choices import Qualifier, Unit
from policy.records import Indicator, Judgement
from presentation import tables
from presentation.blocks import Statement
from presentation.figures.indicator_table import NOT_STATED, earlier_table, value_cell
from presentation.figures.sections import HEADINGS, FigureGroup, section_of
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import awaiting, numbers, precise
from presentation.language.department_names import department_name
from presentation.language.figure_sentences import year_of
from presentation.language.sentences import verdict_sentence
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed, lowered, status_word
from presentation.status import priorities
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
    more = [year_of(indicator), _place_words(indicator, links)]
    awaited, is_first = awaiting.in_short(indicator), awaiting.is_provisional(indicator)
    sentence = markup.paragraph(awaited, "statusline awaited") if awaited else ""
    return Markup(
        '<h3 id="{}">{}</h3>{}<p class="statusline">{} <span class="muted">· {}</span></p>{}'
    ).format(
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
    """The objective and priority that an indicator belongs to, as a link."""
    record = indicator.indicator
    if record.objective is None:
        return ""
    address = links.objective(record.objective, record.priority)
    if not record.priority:
        return markup.anchor(f"målsætning {record.objective}", address)
    reading = " (vores læsning)" if record.priority_is_reading else ""
    return markup.joined([markup.anchor(f"prioritering {record.priority}", address), reading])


def about(status: Status, indicator: IndicatorStatus) -> Markup:
    """The definition of an indicator, how often it is counted, its breaks and manual judgements."""
    record = indicator.indicator
    parts = [record.definition, record.note]
    if record.frequency:
        parts.append(f"Opgøres {record.frequency.label}.")
    parts += [*_breaks(indicator), *_set_by_hand(status, indicator)]
    words = " ".join(text for text in parts if text)
    return markup.paragraph(words, "wording") if words else Markup("")


def _breaks(indicator: IndicatorStatus) -> Iterator[str]:
    for change in indicator.breaks:
        yield f"Ny opgørelse fra {numbers.period(change.period)}: {change.description}"


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
    """The figures of a section by objective, each with population, who states it, and source."""
    by_objective: dict[int | None, list[IndicatorStatus]] = {}
    for indicator in indicators:
        by_objective.setdefault(indicator.indicator.objective, []).append(indicator)
    return markup.joined(
        Markup("<h3>{}</h3>{}{}").format(
            heading := _objective_title(status, objective),
            tables.on_page(
                Table(
                    f"{HEADINGS[section]}: {heading}",
                    tuple(_columns(status, section, links)),
                    [figure for indicator in found for figure in _listed(indicator)],
                ),
                "figurelist stack",
            ),
            markup.joined(_earlier(status, indicator) for indicator in found),
        )
        for objective, found in by_objective.items()
    )


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
    yield Column("Hvem det dækker", _covers)
    yield Column(
        "Oplyst af", lambda f: _stated(status, f.point) if f.point else None, unknown=NOT_STATED
    )


def _name(status: Status, figure: ListedFigure, links: Links) -> Markup:
    """The name of a figure, its department and priority, and its reservations."""
    indicator, point = figure
    record = figure.record
    if point is None:
        return Markup('<span id="{}">{}</span>').format(record.id, record.name)
    where: list[str | Markup] = [department_name(status, point.department)]
    if record.priority:
        where.append(_place_words(indicator, links))
    notes = dict.fromkeys(
        [
            record.definition,
            record.note,
            *point.notes,
            *_printed(point),
            *_breaks(indicator),
            *_set_by_hand(status, indicator),
        ]
    )
    parts = [Markup(" · ").join(where), *(note for note in notes if note)]
    name = Markup("<strong>{}</strong>").format(record.name)
    if point is priorities.known_figures(indicator)[0]:
        name = Markup('<span id="{}">{}</span>').format(record.id, name)
        parts.append(trace_link(record, links))
    return name + _small_lines(parts)


def _small_lines(text: Iterable[str | Markup]) -> Markup:
    """Secondary lines of a cell, in small text."""
    return markup.joined(part for line in text for part in (SMALL_LINE, line, SMALL_LINE_END))


def _printed(point: Point) -> Iterator[str]:
    """The source's own words, if the figure is not a plain number."""
    inexact = [q for q in (point.value, point.target) if q and q.qualifier is not Qualifier.EXACT]
    if inexact and point.printed_as and not point.hidden:
        yield f"Kilden skriver {listed([f'»{words}«' for words in point.printed_as])}."


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


def _covers(figure: ListedFigure) -> Markup:
    record = figure.record
    note = [record.population_note] if record.population_note else []
    return markup.joined([capitalised(record.population.label), _small_lines(note)])


def _stated(status: Status, point: Point) -> Markup:
    source = [cited(point.sources, status.sources)] if point.sources else []
    return markup.joined([point.stated_by or NOT_STATED, _small_lines(source)])


def _earlier(status: Status, indicator: IndicatorStatus) -> Markup:
    return earlier_table(status, indicator, f"Tidligere tal: {indicator.indicator.name}")
