"""An objective in a document: texts, priorities, figures, initiatives, and the council's remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.status import (
    Criterion,
    IndicatorStatus,
    ObjectiveStatus,
    PriorityStatus,
    RemarkStatus,
    Status,
)
from policy.choices import TextKind
from policy.records import Initiative
from presentation import tables
from presentation.blocks import (
    Answer,
    Diagram,
    Drafted,
    Paragraph,
    ParagraphKind,
    RemarkBlock,
    Section,
    Selection,
    Statement,
)
from presentation.charts.bars import TargetBars, target_bars
from presentation.documents import coverage, initiative_blocks, unwritten
from presentation.documents.series_blocks import public_series
from presentation.figures import over_time
from presentation.figures.indicator_table import figure_tables, named_year
from presentation.language import (
    city,
    department_names,
    figure_sentences,
    precise,
    remark_sentences,
    sentences,
    words,
)
from presentation.language.numbers import period
from presentation.language.sources import cited, origin, source_words
from presentation.status import priorities
from presentation.status.remarks import NEEDS_NO_ANSWER, NO_ANSWER
from presentation.status.texts import HEADINGS, texts_about
from presentation.status.written import unwritten_texts, with_author
from presentation.tables import Column, Table

NO_FIGURE = "intet tal i kilderne"


def sections(status: Status, objective: ObjectiveStatus, selection: Selection) -> Iterator[Section]:
    """The chapter of an objective; both are narrowed to the selection."""
    number = objective.objective.number
    own = initiative_blocks.of_objective(status, number)
    yield unwritten.section(
        f"Målsætning {number}: {objective.objective.title}",
        1,
        (
            Paragraph(sentences.brief(status, objective), ParagraphKind.LEAD),
            *_selected(status, selection),
            *_without_figures(objective.priorities),
            *_without_initiatives(own, selection),
            *_texts(status, number, None),
        ),
        number,
    )
    for priority in objective.priorities:
        yield unwritten.section(
            f"{priority.priority.id} {priority.priority.short_title}",
            2,
            tuple(_priority(status, priority)),
            number,
        )
    if objective.further_indicators:
        yield unwritten.section(
            f"Øvrige tal for målsætning {number}",
            2,
            tuple(_unjudged(status, objective.further_indicators)),
            number,
        )
    if own:
        yield unwritten.section(
            f"Indsatser under målsætning {number}", 2, initiative_blocks.table(status, own), number
        )
    if remarks := remark_sentences.objective_remarks(status, number):
        yield unwritten.section(
            f"{city.council(status)} om målsætning {number}",
            2,
            (remark_block(status, remark) for remark in remarks),
            number,
        )


def _without_figures(found: Sequence[PriorityStatus]) -> Iterator[Paragraph]:
    """Which priorities have neither a figure to be measured by nor a target; said once for all of them."""
    lacking = [each.priority.id for each in found if _lacks_all(each)]
    if lacking:
        yield Paragraph(
            "Kilderne har intet tal, der kan måles på, og intet måltal for prioritering "
            f"{words.listed(lacking)}."
        )


def _lacks_all(priority: PriorityStatus) -> bool:
    return {Criterion.VALUE, Criterion.TARGET}.isdisjoint(priority.met)


def _selected(status: Status, selection: Selection) -> Iterator[Paragraph]:
    """That a chapter has some priorities of its objective alone; nothing where it has all."""
    if selection.departments:
        names = coverage.departments(status, selection)
        text = f"Her er kun de prioriteringer, som {names} har del i."
        yield Paragraph(text, ParagraphKind.NOTE)


def _without_initiatives(own: Sequence[Initiative], selection: Selection) -> Iterator[Paragraph]:
    """That there are no initiatives; nothing where there are."""
    if not own:
        where = coverage.WITHIN if selection.departments else " i kilderne"
        yield Paragraph(f"Ingen indsatser{where}.")


def _texts(status: Status, objective: int, priority: str | None) -> Iterator[Drafted]:
    """The texts that officers have written, and a blank for those still missing."""
    written = texts_about(status, objective, priority)
    for text in written:
        yield from with_author(HEADINGS[text.kind], text)
    yield from unwritten_texts(status, written, [(objective, priority)], *TextKind)


def _priority(status: Status, priority: PriorityStatus) -> Iterator[Drafted]:
    record = priority.priority
    for code in priority.statuses:
        holders = [i for i in priority.indicators if i.status is code]
        years = dict.fromkeys(year for i in holders if (year := figure_sentences.year_of(i)))
        word = words.status_word(code, holders[0].indicator.kind if holders else None)
        when = f" ({words.listed(list(years))})" if years and priority.measurable else ""
        yield Statement(code, f"{word}{when}")
    yield Paragraph(f"Ansvar: {priorities.department_words(status, priority)}.")
    if record.title != record.short_title:
        yield Paragraph(f"Politikkens ordlyd: {record.title}", ParagraphKind.WORDING)
    if record.note:
        yield Paragraph(record.note, ParagraphKind.NOTE)
    measures = [i for i in priority.indicators if i.judged_by_target]
    for indicator in measures:
        yield from judged_figures(status, indicator)
        yield from public_series(status, indicator)
    others = [i for i in priority.indicators if i not in measures]
    if others:
        yield from _unjudged(status, others)
    if lacking := _lacking(priority):
        yield Paragraph(f"For at kunne måle: {lacking}")
    yield from _texts(status, record.objective, record.id)


def _lacking(priority: PriorityStatus) -> str:
    """What a priority lacks, hints in its wording, and the obstacle; that it lacks all is said before."""
    if not priority.missing:
        return ""
    parts = (
        "" if _lacks_all(priority) else sentences.lacking_sentence(priority),
        sentences.printed_hints(priority),
        priority.priority.obstacle,
    )
    return " ".join(text for text in parts if text)


def judged_figures(
    status: Status, indicator: IndicatorStatus, *, charted: bool = True
) -> Iterator[Drafted]:
    """The figures of an indicator with their targets, in words, as a chart and as a table."""
    sentence = sentences.indicator_sentences(status, indicator)
    if sentence:
        yield Paragraph(sentence)
    bars = target_bars(indicator)
    if charted and len(bars) > 1:
        chart = TargetBars(f"{named_year(indicator)}: tal og måltal", bars)
        yield Diagram(chart, sentence)
    if charted and (course := over_time.own_line(status, indicator)):
        yield Diagram(course.chart, course.sentence)
    yield from map(tables.known_in_document, figure_tables(status, indicator))
    yield from figure_notes(status, indicator)


def figure_notes(status: Status, indicator: IndicatorStatus) -> Iterator[Paragraph]:
    """Notes on the figures: sums that do not add up, whom they cover, and the source."""
    differences = [d for d in status.reconciliations if d.indicator == indicator.indicator.id]
    notes = dict.fromkeys(note for point in indicator.current for note in point.notes)
    source = figure_source(status, indicator)
    parts = [
        *(words.ended(figure_sentences.reconciliation_sentence(status, d)) for d in differences),
        figure_sentences.population_words(indicator),
        *notes,
        f"Kilde: {source}." if source else "",
    ]
    if any(parts):
        yield Paragraph(" ".join(text for text in parts if text), ParagraphKind.SOURCE)


def figure_source(status: Status, indicator: IndicatorStatus) -> str:
    citations = dict.fromkeys(c for point in indicator.current for c in point.sources)
    return cited(citations, status.sources)


UNJUDGED = "Tal, der ikke bedømmes mod et måltal"


def _unjudged(status: Status, indicators: Sequence[IndicatorStatus]) -> Iterator[Drafted]:
    """Figures without a verdict as a table, and the public series of each.

    What is the same of all of them is said once: their status in the caption, their source below.
    """
    verdicts = {_verdict(each) for each in indicators}
    sources = {_stated(status, each) for each in indicators}
    columns = [
        Column[IndicatorStatus]("Tal", lambda each: each.indicator.name),
        Column[IndicatorStatus]("Nyeste tal", _newest, unknown=NO_FIGURE),
        Column[IndicatorStatus]("Hvem det dækker", figure_sentences.population_words),
    ]
    if len(verdicts) > 1:
        columns.append(Column("Status", _verdict))
    if len(sources) > 1:
        columns.append(Column("Kilde", lambda each: _stated(status, each), unknown="ikke oplyst"))
    alike = f" ({words.lowered(verdicts.pop().text)})" if len(verdicts) == 1 else ""
    yield tables.known_in_document(Table(f"{UNJUDGED}{alike}", columns, indicators))
    if len(sources) == 1 and (source := sources.pop()):
        yield Paragraph(f"Kilde: {source}.", ParagraphKind.SOURCE)
    for indicator in indicators:
        if series := tuple(public_series(status, indicator)):
            yield Paragraph(f"{indicator.indicator.name}: offentlig statistik", ParagraphKind.LABEL)
            yield from series


def _newest(each: IndicatorStatus) -> str | None:
    """The figures of an indicator, and the one before."""
    unit = each.indicator.unit
    figures = [
        figure_sentences.own_figure(each.indicator, point)
        for point in priorities.known_figures(each)
    ]
    before = next(
        (f", mod {precise.baseline_of(p, unit)} før" for p in each.current if p.baseline), ""
    )
    return f"{'; '.join(figures)}{before}" if figures else None


def _verdict(each: IndicatorStatus) -> Statement:
    return Statement(each.status, words.status_word(each.status, each.indicator.kind))


def _stated(status: Status, each: IndicatorStatus) -> str | None:
    """Who has stated the figures, and where; a document that states its own is named once."""
    source = figure_source(status, each)
    stated = dict.fromkeys(p.stated_by for p in each.current if p.stated_by)
    others = words.listed([who for who in stated if not source.startswith(who)])
    return ": ".join(text for text in (others, source) if text) or None


def initiative_words(status: Status, initiative: Initiative) -> str:
    """An initiative as running text: title, summary, state and time, money, parts, source."""
    facts = (
        initiative.state.label if initiative.state else "",
        words.lowered(initiative.period_printed or ""),
        priorities.money_words(initiative),
    )
    parts = [i for i in status.initiatives if i.part_of == initiative.id]
    texts = [
        f"{initiative.title}: {initiative.summary}",
        f"({'; '.join(fact for fact in facts if fact)})" if any(facts) else "",
        *(f"{part.title}: {part.summary}" for part in parts),
        f"Kilde: {origin(initiative.sources, status.sources)}.",
    ]
    return " ".join(text for text in texts if text)


def remark_block(status: Status, remark: RemarkStatus) -> RemarkBlock:
    """A remark with its answers, or what is missing."""
    record = remark.remark
    return RemarkBlock(
        code=record.id,
        title=record.title,
        when=words.capitalised(period(record.dated)),
        kinds=words.remark_kinds(record.kinds),
        body=record.wording or record.summary,
        own_words=bool(record.wording),
        note=record.note or "",
        source=source_words(record.sources, record.dated, status.sources),
        answers=tuple(_answers(status, remark)),
        missing=_missing(remark),
    )


def _missing(remark: RemarkStatus) -> str:
    if remark.unanswered:
        return NO_ANSWER
    return "" if remark.replies else NEEDS_NO_ANSWER


def _answers(status: Status, remark: RemarkStatus) -> Iterator[Answer]:
    for reply in remark.replies:
        who = department_names.department_name(status, reply.department)
        when = f", {period(reply.dated)}" if reply.dated else ""
        covers = f"Bemærkningerne gælder: {reply.covers}" if reply.covers else ""
        yield Answer(
            f"{who}s bemærkninger{when}",
            reply.wording or reply.summary,
            covers,
            source_words(reply.sources, reply.dated, status.sources),
        )
    for event in remark.events:
        said = f"Det oplyser {event.stated_by}." if event.stated_by else ""
        text = " ".join(part for part in (event.summary or "", said) if part)
        yield Answer(event.title, text, event.note or "", cited(event.sources, status.sources))
    for initiative in remark.initiatives:
        yield Answer(
            f"Indsats: {initiative.title}",
            initiative.summary,
            "",
            cited(initiative.sources, status.sources),
        )
