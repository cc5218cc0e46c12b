"""One priority on its objective's page: status, criteria it does not meet, figures and initiatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from metrics.status import IndicatorStatus, Point, PriorityStatus, Status
from policy.choices import Disclosure, MoneyDuration, Unit
from policy.judging import is_judged
from policy.kinds import Kind
from policy.records import Initiative, Priority
from policy.statuses import StatusCode
from policy.whole_city import WHOLE_CITY
from presentation import pages
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import awaiting, numbers, precise
from presentation.language.department_names import department_name, is_everyone
from presentation.language.figure_sentences import own_figure, year_of
from presentation.language.sentences import lacking_sentence
from presentation.language.sources import cited
from presentation.language.words import capitalised, ended, listed
from presentation.status import about_figure


def heading(status: Status, priority: PriorityStatus) -> Markup:
    """The priority's name, and its status with year and departments."""
    record = priority.priority
    years = {year_of(i) for i in priority.indicators if i.scored and i.status in priority.statuses}
    year = next(iter(years)) if priority.measurable and len(years) == 1 else ""
    details = " · ".join(text for text in (year, department_words(status, priority)) if text)
    awaited = markup.joined(
        markup.paragraph(sentence, "statusline awaited")
        for indicator in priority.indicators
        if indicator.judged_by_target and (sentence := awaiting.in_short(indicator))
    )
    words = _status_marks(priority)
    provisional = any(map(awaiting.is_provisional, priority.indicators))
    return Markup(
        '<h3 id="{id}"><span class="code">{id}</span> {title}</h3>'
        '{first}<p class="statusline">{words} <span>· {details}</span></p>{last}'
    ).format(
        id=record.id,
        title=record.short_title,
        words=words,
        details=details,
        first=awaited if provisional else "",
        last="" if provisional else awaited,
    )


def _status_marks(priority: PriorityStatus) -> Markup:
    return markup.joined(
        markup.mark(code, None, _kind_of(priority, code)) for code in priority.statuses
    )


def wording(record: Priority) -> Markup:
    """The policy's own words where the heading has others, and our note on them, folded; else empty."""
    words = [record.title] if record.title != record.short_title else []
    told = [text for text in (*words, record.note) if text]
    name = _folding("Politikkens ordlyd", f"i prioritering {record.id}")
    return markup.unfolded(name, markup.joined(map(markup.paragraph, told))) if told else Markup("")


def _kind_of(priority: PriorityStatus, code: StatusCode) -> Kind | None:
    return next((i.indicator.kind for i in priority.indicators if i.status is code), None)


def department_words(status: Status, priority: PriorityStatus) -> str:
    """The departments responsible for a priority, and those that take part."""
    lead, others = priority.priority.lead, priority.priority.others
    if is_everyone(status, lead):
        return "alle forvaltninger"
    named = listed([department_name(status, code) for code in lead])
    if is_everyone(status, (*lead, *others)):
        return f"{named} og de øvrige forvaltninger"
    return f"{named}{f', med {listed(others)}' if others else ''}"


def value_words(point: Point, unit: Unit) -> str:
    """A figure as text in a cell, or the reason why there is none."""
    if point.value:
        words = numbers.in_cell(precise.value_of(point, unit))
        if point.already_public:
            return f"{words} ({Disclosure.PRINTED.label})"
        return capitalised(words) if point.hidden else words
    return "ikke oplyst" if point.printed_attainment else "Tal mangler"


def other_figures(status: Status, indicators: Sequence[IndicatorStatus], place: str) -> Markup:
    """Figures not judged against a target, each with its source; those that never are judged are folded.

    `place` makes the folds of a page unique.
    """
    context = [i for i in indicators if not is_judged(i.indicator)]
    open_ones = [_other_figure(status, i) for i in indicators if i not in context]
    in_sight = markup.items(open_ones, "figures") if open_ones else Markup("")
    if not context:
        return in_sight
    count = f"{numbers.number(len(context))} baggrundstal"
    folded = markup.items([_other_figure(status, i) for i in context], "figures")
    return in_sight + markup.unfolded(_folding(f"Vis {count}", place), folded)


def _folding(words: str, place: str) -> Markup:
    return Markup('{}<span class="unseen"> {}</span>').format(words, place)


def _other_figure(status: Status, indicator: IndicatorStatus) -> Markup:
    unit = indicator.indicator.unit
    figures = [own_figure(indicator.indicator, point) for point in known_figures(indicator)]
    change = next(
        (f", mod {precise.baseline_of(p, unit)} før" for p in indicator.current if p.baseline), ""
    )
    judged = is_judged(indicator.indicator)
    return Markup("{figure} {status}{under}").format(
        figure=ended(f"{indicator.indicator.name}: {'; '.join(figures)}{change}"),
        status=markup.mark(indicator.status, None, indicator.indicator.kind) if judged else "",
        under=about_figure.under(status, indicator),
    )


def known_figures(indicator: IndicatorStatus) -> tuple[Point, ...]:
    """The current figures, then those of a period that not all departments have reported."""
    return (*indicator.current, *indicator.coming)


def lacks(priority: PriorityStatus, links: Links) -> Markup:
    """What a priority lacks to be measurable, with a link to more on that."""
    address = links.page(pages.MEASURABILITY, priority.priority.id)
    return markup.paragraph(
        markup.joined(
            [
                lacking_sentence(priority),
                " ",
                markup.anchor(
                    _folding("Hvad skal der til?", f"for at kunne måle {priority.priority.id}"),
                    address,
                ),
            ]
        )
    )


def initiatives(status: Status, chosen: Iterable[Initiative], place: str, note: str = "") -> Markup:
    """Initiatives by department, folded under their number with a `note` on all of them.

    `place` makes the folds of a page unique.
    """
    top = [initiative for initiative in chosen if not initiative.part_of]
    if not top:
        return markup.paragraph("Ingen indsatser i kilderne.", "muted")
    count = len(top)
    which = "indsatsen" if count == 1 else f"de {numbers.in_words(count)} indsatser"
    text = _folding(f"Vis {which}", place)
    by_department: dict[str, list[Initiative]] = {}
    for initiative in top:
        by_department.setdefault(carrier_names(status, initiative), []).append(initiative)
    groups = markup.joined(
        Markup("<h4>{}</h4>{}").format(
            carriers, markup.items((initiative_entry(status, i) for i in group), "initiatives")
        )
        for carriers, group in by_department.items()
    )
    return markup.unfolded(text, markup.paragraph(note, "small") + groups if note else groups)


def abbreviations(status: Status) -> Markup:
    """The departments' codes with their full names, folded."""
    names = [(d.code, d.name) for d in status.departments if d.code not in (WHOLE_CITY, d.name)]
    return (
        markup.unfolded("Forvaltningernes forkortelser", markup.facts(names), "codes")
        if names
        else Markup("")
    )


def carrier_names(status: Status, initiative: Initiative) -> str:
    """The departments responsible for an initiative, by name; by code for a cross-cutting one."""
    if initiative.cross_cutting:
        return f"Tværgående: {listed(initiative.departments)}"
    return listed([department_name(status, code) for code in initiative.departments])


def initiative_entry(status: Status, initiative: Initiative) -> Markup:
    """An initiative: name, state, time, summary, money, parts and source."""
    facts = [
        initiative.state.label if initiative.state else "",
        initiative.period_printed or "",
        money_words(initiative),
    ]
    parts = [i for i in status.initiatives if i.part_of == initiative.id]
    return Markup(
        '<strong>{title}</strong>{facts}<br>{summary}{parts}{note}<br><span class="source">Kilde: {source}</span>'
    ).format(
        title=initiative.title,
        facts=Markup(' <span class="muted">· {}</span>').format(" · ".join(f for f in facts if f))
        if any(facts)
        else "",
        summary=initiative.summary,
        parts=markup.items((initiative_entry(status, part) for part in parts), "initiatives")
        if parts
        else "",
        note=Markup('<br><span class="muted small">{}</span>').format(initiative.note)
        if initiative.note
        else "",
        source=cited(initiative.sources, status.sources),
    )


def money_words(initiative: Initiative) -> str:
    """The amount of an initiative, its qualifications in the source, and what the source does not state."""
    if not initiative.amount:
        return ""
    parts = [numbers.quantity(initiative.amount, Unit.DKK)]
    if initiative.money_basis:
        parts.append(initiative.money_basis.label)
    if initiative.money_duration is MoneyDuration.NOT_STATED:
        parts.append("varighed ikke oplyst")
    elif initiative.money_duration:
        parts.append(initiative.money_duration.label)
    if initiative.money_last_year:
        parts.append(f"sidste år {initiative.money_last_year}")
    return ", ".join(parts)
