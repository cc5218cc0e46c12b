"""Departments: the responsibilities of each, and everything about one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from metrics.status import IndicatorStatus, MissingNews, Point, PriorityStatus, Status
from policy.choices import EventKind
from policy.kinds import Kind
from policy.organisation import exists_on, has_ended
from policy.records import Department, Event, Initiative, OrganisationUnit
from policy.statuses import StatusCode
from policy.whole_city import WHOLE_CITY
from presentation import tables
from presentation.departments import department_figures
from presentation.departments.department_remarks import naming
from presentation.figures.indicator_table import IndicatorFigure
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.initiatives import all_initiatives
from presentation.initiatives.all_initiatives import NO_INITIATIVES, InitiativeFilter
from presentation.language import (
    city,
    department_names,
    figure_sentences,
    numbers,
    sentences,
    words,
)
from presentation.language.sources import cited, not_read
from presentation.services import centres
from presentation.status import priorities, process
from presentation.status.silence import silence_mark
from presentation.status.target_groups import nothing_found
from presentation.tables import FILE, PAGE, Column, Table

LEAD, TAKES_PART = "ansvarlig", "deltager på sit område"
FIGURES_STAY = (
    "Et tal bliver stående hos den forvaltning, der har oplyst det, også når en opgave siden er "
    "flyttet til en anden."
)


def carrying(status: Status) -> list[Department]:
    """The departments, without the whole city, which is not a department."""
    return [department for department in status.departments if department.code != WHOLE_CITY]


def present(status: Status) -> list[Department]:
    """The departments that exist on the date of the status."""
    return [department for department in carrying(status) if exists_on(department, status.as_of)]


def found(status: Status, code: str | None) -> Department | None:
    """The department named in the address; None if there is no such department."""
    return next((d for d in carrying(status) if d.code == code), None)


def carried(status: Status, code: str) -> list[PriorityStatus]:
    """The priorities that a department has a part in, those it leads first."""
    own = [p for p in status.priorities if code in p.priority.departments]
    return sorted(own, key=lambda p: code not in p.priority.lead)


def _leads(priority: PriorityStatus, code: str) -> bool:
    return code in priority.priority.lead


def overview_headline(status: Status) -> str:
    """The departments with a part in most priorities."""
    counts = {d.code: len(carried(status, d.code)) for d in present(status)}
    most = max(counts.values(), default=0)
    if not most:
        return "Ingen kendte prioriteringer for forvaltningerne på denne dato"
    names = [
        department_names.department_name(status, code)
        for code, count in counts.items()
        if count == most
    ]
    total = len(status.priorities)
    return f"{words.listed(names)} har del i flest prioriteringer: {numbers.number(most)} af {numbers.number(total)}"


def overview_lead(status: Status) -> str:
    """How many departments reached all their own targets, and by how much the others missed theirs."""
    every = (
        department_figures.judged_figures(status, department.code) for department in present(status)
    )
    with_target = [figures for figures in every if figures]
    if not with_target:
        return "Kilderne har intet måltal for en enkelt forvaltning."
    reached = [figures for figures in with_target if all(_is_reached(p) for _, p in figures)]
    failing = [
        figures
        for figures in with_target
        if any(department_figures.is_below(i, p) for i, p in figures)
    ]
    others = [figures for figures in with_target if figures not in (*reached, *failing)]
    own = ("sine egne måltal", "deres egne måltal")
    parts = [*sentences.reached_words(len(reached), len(failing), own), *_of_years(with_target)]
    if others:
        later = all(p.status is not StatusCode.UNDECIDED for figures in others for _, p in figures)
        parts.append(sentences.undecided_words(len(others), later=later))
    lacking = [
        f"{indicator.indicator.name}: {figure_sentences.failing_sentence(status, indicator, point)}"
        for figures in with_target
        for indicator, point in figures
        if department_figures.is_below(indicator, point)
    ]
    return " ".join([*parts, *lacking, "Vælg en forvaltning for at se det hele."])


def _of_years(with_target: Sequence[Sequence[IndicatorFigure]]) -> Iterator[str]:
    """That the newest figures are from different periods, if they are."""
    found = sorted({p.period for figures in with_target for _, p in figures if p.period})
    if len(found) > 1:
        yield f"Hver forvaltnings nyeste tal tæller; de er fra {words.listed([numbers.period(p) for p in found])}."


def _is_reached(point: Point) -> bool:
    return point.status is StatusCode.REACHED


def overview_columns(
    status: Status, links: Links, group: str | None
) -> tuple[Column[Department], ...]:
    """The responsibilities of a department."""
    counts = {d.code: _counts(status, d.code, group) for d in carrying(status)}
    return (
        Column("Forvaltning", lambda d: _department_link(d, links), PAGE),
        Column("Forvaltning", lambda d: d.code, FILE),
        Column("Navn", lambda d: d.name, FILE),
        Column("Findes fra", lambda d: str(d.valid_from) if d.valid_from else None, FILE),
        Column("Findes til", lambda d: str(d.valid_to) if d.valid_to else None, FILE),
        Column("Udvalg", lambda d: d.committee, FILE),
        Column("Ansvarlig for", lambda d: counts[d.code].leading, PAGE, numeric=True),
        Column("Deltager i", lambda d: counts[d.code].taking_part, PAGE, numeric=True),
        Column("Ansvarlig for prioriteringer", lambda d: counts[d.code].leading, FILE),
        Column("Deltager i prioriteringer", lambda d: counts[d.code].taking_part, FILE),
        Column("Egne måltal", lambda d: _verdicts(status, d), PAGE),
        Column("Indsatser", lambda d: counts[d.code].initiatives, numeric=True),
        Column("Bemærkninger fra rådet", lambda d: counts[d.code].remarks, numeric=True),
        Column("Tal", lambda d: counts[d.code].figures, numeric=True),
        Column("Egne måltal", lambda d: _verdicts_in_words(status, d), FILE),
        Column("Kilde", lambda d: cited(d.sources, status.sources), FILE),
    )


def overview_table(status: Status, links: Links, group: str | None) -> Markup:
    """The departments with their responsibilities, each linked to its own page."""
    table = Table(
        "Forvaltningerne: prioriteringer, egne måltal, indsatser, bemærkninger og tal",
        overview_columns(status, links, group),
        carrying(status),
    )
    return tables.on_page(table, "departments stack brief-cells")


def overview_download(status: Status, group: str | None) -> Download:
    """The responsibilities of each department, as a file."""
    table = Table("Forvaltningerne", overview_columns(status, Links(), group), carrying(status))
    return tables.as_file(table, status, "forvaltninger", table.caption)


def _department_link(department: Department, links: Links) -> Markup:
    link = markup.anchor(department.name, links.department(department.code))
    dates = f", {_dates(department)}" if department.valid_from or department.valid_to else ""
    return markup.joined([link, f" ({department.code}{dates})"])


def _verdicts(status: Status, department: Department) -> str | Markup:
    verdicts = [_verdict(*f) for f in department_figures.judged_figures(status, department.code)]
    return markup.items(verdicts, "plain") if verdicts else "intet måltal i kilderne"


def _verdicts_in_words(status: Status, department: Department) -> str:
    judged = department_figures.judged_figures(status, department.code)
    return "; ".join(department_figures.verdict_words(*figure) for figure in judged)


def _verdict(indicator: IndicatorStatus, point: Point) -> Markup:
    return markup.mark(point.status, department_figures.verdict_words(indicator, point))


class Counts(NamedTuple):
    """Counts of a department: priorities led and taken part in, initiatives, remarks naming it, figures."""

    leading: int
    taking_part: int
    initiatives: int
    remarks: int
    figures: int


def _counts(status: Status, code: str, group: str | None) -> Counts:
    priorities = carried(status, code)
    leading = sum(_leads(priority, code) for priority in priorities)
    return Counts(
        leading,
        len(priorities) - leading,
        len(all_initiatives.chosen(status, InitiativeFilter(department=code, group=group))),
        len(naming(status, code, group)),
        len(department_figures.own_figures(status, code, group)),
    )


def headline(status: Status, department: Department) -> str:
    """The priorities that a department leads, and how many of them have a target."""
    name = department.name
    part = carried(status, department.code)
    leading = [priority for priority in part if _leads(priority, department.code)]
    if not part:
        return f"{name} har ingen prioriteringer i kilderne"
    if not leading:
        return f"{name} deltager i {numbers.counted(len(part), 'prioritering', 'prioriteringer')}"
    measurable = sum(priority.measurable for priority in leading)
    what = numbers.counted(len(leading), "prioritering", "prioriteringer")
    if len(leading) == 1:
        judged = "den har et måltal" if measurable else "den har intet måltal"
    else:
        judged = f"{numbers.in_words(measurable)} af dem har et måltal"
    return f"{name} er ansvarlig for {what}; {judged}"


def _verdict_sentence(name: str, indicator: IndicatorStatus, point: Point) -> str:
    due = point.period or point.deadline
    when = f" for {numbers.period(due)}" if due else ""
    what = words.lowered(indicator.indicator.name)
    if indicator.indicator.kind is not Kind.HOLD:
        match point.status:
            case StatusCode.REACHED:
                return f"{name} nåede måltallet{when}: {what}"
            case StatusCode.NEAR:
                return f"{name} nåede næsten måltallet{when}: {what}"
            case StatusCode.MISSED:
                return f"{name} nåede ikke måltallet{when}: {what}"
    word = words.lowered(words.status_word(point.status, indicator.indicator.kind))
    return f"{name}: {what} – {word}{f', {numbers.period(due)}' if due else ''}"


def brief(status: Status, department: Department) -> Markup:
    """A summary of the department, regardless of the target group, and the sources not read."""
    return Markup(
        '<section class="brief"><h2>Kort fortalt</h2>{}{}<p class="source">{}</p></section>'
    ).format(
        markup.paragraph(" ".join(_brief(status, department))),
        markup.unfolded("Mere om forvaltningen", markup.paragraph(department.note))
        if department.note
        else "",
        not_read(status),
    )


def _brief(status: Status, department: Department) -> Iterator[str]:
    code = department.code
    leading, others, count, remarks, _ = _counts(status, code, None)
    measurable = sum(priority.measurable for priority in carried(status, code))
    yield (
        f"Forvaltningen hører under {department.committee}."
        if department.committee
        else "Kilderne nævner ikke, hvilket udvalg forvaltningen hører under."
    )
    if department.valid_from or department.valid_to:
        yield _validity(status, department)
    taking_part = f" og deltager i {numbers.in_words(others)} på sit område" if others else ""
    yield (
        f"Den er ansvarlig for {numbers.in_words(leading)} af {numbers.number(len(status.priorities))} "
        f"prioriteringer{taking_part}. {words.capitalised(numbers.in_words(measurable))} af dem har et måltal."
    )
    for indicator, point in department_figures.judged_figures(status, code):
        yield words.ended(_verdict_sentence(department.name, indicator, point))
        if department_figures.is_below(indicator, point):
            yield figure_sentences.failing_sentence(status, indicator, point)
    yield (
        f"Kilderne har {numbers.counted(count, 'indsats', 'indsatser')} fra forvaltningen, og "
        f"{numbers.counted(remarks, 'bemærkning', 'bemærkninger')} "
        f"fra {city.council(status)} nævner den."
    )


def _validity(status: Status, department: Department) -> str:
    """From when and until when it exists, and what that means for its figures."""
    ended = has_ended(department, status.as_of)
    verb = "fandtes" if ended else "findes"
    sentences_ = [f"Forvaltningen {verb} {_dates(department)}."]
    if department.valid_from:
        sentences_.append("Dens tal bliver ikke holdt op mod tal fra før.")
    if ended:
        sentences_.append("Der ventes ikke tal fra den for tiden efter.")
    return " ".join(sentences_)


def _dates(department: Department) -> str:
    parts = [
        f"fra {numbers.period(department.valid_from)}" if department.valid_from else "",
        f"til og med {numbers.period(department.valid_to)}" if department.valid_to else "",
    ]
    return " ".join(text for text in parts if text)


def priority_columns(status: Status, code: str, links: Links) -> tuple[Column[PriorityStatus], ...]:
    """A department's part in a priority, the priority's status, and the department's figures for it."""
    own = department_figures.own_figures(status, code)
    return (
        Column("Prioritering", lambda p: p.priority.id, page=lambda p: _priority_link(p, links)),
        Column("Målsætning", lambda p: p.priority.objective, FILE),
        Column("Ordlyd", lambda p: p.priority.title, FILE),
        Column("Forvaltningens del", lambda p: LEAD if _leads(p, code) else TAKES_PART),
        Column("Status for prioriteringen", _statuses_in_words, page=_statuses),
        Column("Forvaltningens egne tal", lambda p: _own(p, own), PAGE),
        Column("Forvaltningens egne måltal", lambda p: _own_verdicts(p, own), FILE),
        Column("Har måltal", lambda p: "ja" if p.measurable else "nej", FILE),
        Column("Indsatser", lambda p: _own_initiatives(status, p, code), PAGE),
        Column("Forvaltningens indsatser", lambda p: _initiative_count(status, p, code), FILE),
        Column("Kilde", lambda p: cited(p.priority.sources, status.sources), FILE),
    )


def priority_table(status: Status, department: Department, links: Links) -> Markup:
    """A department's priorities."""
    table = Table(
        f"Prioriteringer, som {department.name} har del i",
        priority_columns(status, department.code, links),
        carried(status, department.code),
    )
    return tables.on_page(table, "carried stack")


def priority_list(status: Status, department: Department, links: Links) -> Markup:
    """The verdicts on the priorities with a target, and the table of all, folded under their number."""
    found = carried(status, department.code)
    if not found:
        return priority_table(status, department, links)
    judged = markup.items(
        markup.joined([_priority_link(priority, links), ": ", _statuses(priority)])
        for priority in found
        if priority.measurable
    )
    rest = sum(not priority.measurable for priority in found)
    lacking = (
        markup.paragraph(
            f"{words.capitalised(numbers.counted(rest, 'prioritering', 'prioriteringer'))} "
            "har intet måltal i kilderne."
        )
        if rest
        else ""
    )
    name = f"Prioriteringer, forvaltningen har del i: {numbers.number(len(found))}"
    table = markup.unfolded(name, priority_table(status, department, links))
    return markup.joined([judged if rest < len(found) else "", lacking, table])


def priority_download(status: Status, department: Department) -> Download:
    """A department's priorities as a file."""
    code = department.code
    columns = priority_columns(status, code, Links())
    table = Table("Prioriteringer", columns, carried(status, code))
    return tables.as_file(table, status, "prioriteringer", table.caption)


def _statuses(priority: PriorityStatus) -> Markup:
    return markup.items((_status_with_year(priority, s) for s in priority.statuses), "plain")


def _statuses_in_words(priority: PriorityStatus) -> str:
    return "; ".join(words.status_word(code) for code in priority.statuses)


def _priority_link(priority: PriorityStatus, links: Links) -> Markup:
    record = priority.priority
    address = links.objective(record.objective, record.id)
    return markup.anchor(f"{record.id} {record.short_title}", address)


def _status_with_year(priority: PriorityStatus, code: StatusCode) -> Markup:
    of = [i for i in priority.indicators if i.status is code]
    year = figure_sentences.year_of(of[0]) if len(of) == 1 and of[0].scored else ""
    word = words.status_word(code, of[0].indicator.kind if of else None)
    return markup.mark(code, f"{word}, {year}" if year else word)


def _own(priority: PriorityStatus, own: Sequence[IndicatorFigure]) -> str | Markup:
    """The department's own figures for a priority: verdicts in full, the rest as a count."""
    of = _of_priority(priority, own)
    lines: list[str | Markup] = [
        _verdict(i, p) for i, p in of if department_figures.is_judged(i, p)
    ]
    rest = len(of) - len(lines)
    if rest:
        lines.append(f"{numbers.in_words(rest, common=False)} tal uden måltal")
    return markup.items(lines, "plain") if lines else "ingen i kilderne"


def _of_priority(priority: PriorityStatus, own: Iterable[IndicatorFigure]) -> list[IndicatorFigure]:
    return [IndicatorFigure(i, p) for i, p in own if i.indicator.priority == priority.priority.id]


def _own_initiatives(status: Status, priority: PriorityStatus, code: str) -> str:
    if not priority.initiatives:
        return NO_INITIATIVES
    of = [i for i in all_initiatives.whole(status) if i.id in priority.initiatives]
    own = sum(code in i.departments for i in of)
    shared = sum(WHOLE_CITY in i.departments and code not in i.departments for i in of)
    parts = [
        numbers.number(own) if own else "",
        f"{numbers.number(shared)} for hele kommunen" if shared else "",
    ]
    return words.listed([text for text in parts if text]) or "ingen fra forvaltningen"


def _own_verdicts(priority: PriorityStatus, own: Iterable[IndicatorFigure]) -> str:
    judged = (f for f in _of_priority(priority, own) if department_figures.is_judged(*f))
    return "; ".join(department_figures.verdict_words(*figure) for figure in judged)


def _initiative_count(status: Status, priority: PriorityStatus, code: str) -> int:
    whole = all_initiatives.whole(status)
    return sum(i.id in priority.initiatives and code in i.departments for i in whole)


def own_download(taken: Download, department: Department) -> Download:
    """A download renamed after the department whose rows it holds."""
    return replace(
        taken,
        name=f"{department.code.lower()}-{taken.name}",
        title=f"{taken.title}, {department.name}",
        about=f"{department.name}. {taken.about}",
    )


def news_about(status: Status, code: str) -> list[MissingNews]:
    """Expected dates that passed without news, in records that name the department."""
    named = {i.id for i in status.initiatives if code in i.departments}
    named |= {e.id for e in status.events if code in e.departments}
    named |= {
        i.indicator.id
        for i in status.indicators
        if any(p.department == code for p in (*i.current, *i.coming))
    }
    return [missing for missing in status.missing_news if missing.record in named]


def news_list(status: Status, code: str) -> Markup:
    """Expected dates without news, as questions to ask."""
    entries = [_news(status, missing) for missing in news_about(status, code)]
    if not entries:
        return markup.paragraph("Ingen ventet dato er gået uden nyt i kilderne.", "muted")
    return markup.paragraph("Det er spørgsmål at stille, ikke fejl.", "muted") + markup.items(
        entries, "attention"
    )


def _news(status: Status, missing: MissingNews) -> Markup:
    label = Markup("<strong>{}.</strong> ").format(missing.silence.label)
    source = Markup('<span class="source">Kilde: {}</span>').format(
        cited(missing.sources, status.sources)
    )
    text = markup.joined([label, f"{sentences.expected_words(missing)}. ", source])
    return silence_mark(missing.silence, text)


def initiative_lists(status: Status, code: str, group: str | None, links: Links) -> Markup:
    """The department's initiatives by objective, folded; then those of the whole city."""
    address = links.initiatives_of(code)
    way = markup.joined(
        [
            "Udvalgte eksempler fra status. ",
            markup.anchor("Se dem som tabel og tidslinje", address),
            ".",
        ]
    )
    own = all_initiatives.chosen(status, InitiativeFilter(department=code, group=group))
    shared = all_initiatives.chosen(status, InitiativeFilter(department=WHOLE_CITY, group=group))
    lists = [
        (
            f"{o.objective.number}. {o.objective.title}",
            [i for i in own if i.objective == o.objective.number],
        )
        for o in status.objectives
    ]
    lists.append(("For hele kommunen", [i for i in shared if code not in i.departments]))
    return markup.joined(
        [
            "" if own else markup.paragraph(nothing_found(f"{NO_INITIATIVES}.", group)),
            markup.paragraph(markup.joined([way, " ", _without_initiatives(status, code)])),
            _folded_lists(status, [(heading, found) for heading, found in lists if found]),
        ]
    )


def _folded_lists(status: Status, lists: Sequence[tuple[str, Sequence[Initiative]]]) -> Markup:
    """The lists, folded under the number of their initiatives; empty if there are none."""
    if not lists:
        return Markup("")
    count = numbers.tally(sum(len(found) for _, found in lists), "indsats", "indsatser")
    content = markup.joined(_initiative_list(status, *each) for each in lists)
    return markup.unfolded(f"{count} efter målsætning", content)


def _without_initiatives(status: Status, code: str) -> str:
    """The objectives that a department has a part in without an initiative of its own."""
    own = {i.objective for i in all_initiatives.chosen(status, InitiativeFilter(department=code))}
    missing = [
        str(o.objective.number)
        for o in status.objectives
        if o.objective.number not in own
        and any(code in p.priority.departments for p in o.priorities)
    ]
    if not missing:
        return ""
    return f"{NO_INITIATIVES} fra forvaltningen under målsætning {words.listed(missing)}, som den har del i."


def _initiative_list(status: Status, heading: str, chosen: Sequence[Initiative]) -> Markup:
    return Markup("<h3>{}</h3>{}").format(
        heading, priorities.initiatives(status, chosen, f"under {heading}")
    )


def units(status: Status, own: Sequence[OrganisationUnit], group: str | None) -> Markup:
    """The department's centres and offices, and its councils, which are not the city's disability council."""
    if not own:
        text = "Kilderne nævner ingen enheder eller råd under forvaltningen."
        return markup.paragraph(nothing_found(text, group), "muted")
    councils = centres.other_councils(own)
    cards = markup.joined(centres.unit_card(status, unit) for unit in councils)
    content = markup.joined(
        [
            markup.paragraph("Adresser og telefonnumre er fra det år, der står ved dem.", "muted"),
            centres.unit_list(status, own),
            markup.unfolded(
                Markup("<strong>Råd</strong> <span class='muted small'>{}</span>").format(
                    len(councils)
                ),
                markup.paragraph(centres.council_difference(status)) + cards,
                "theme",
            )
            if councils
            else "",
        ]
    )
    return markup.unfolded(numbers.tally(len(own), "enhed eller råd", "enheder og råd"), content)


def changes(status: Status, code: str | None, links: Links) -> Markup:
    """The changes of the organisation, and that figures remain with the department that reported them."""
    events = organisation_events(status, code)
    if not events:
        return markup.paragraph(
            f"Kilderne nævner ingen ændring af organisationen. {FIGURES_STAY}", "muted"
        )
    steps = process.step_list(status, process.EventGroup("", "", events), links)
    name = f"{numbers.tally(len(events), 'ændring', 'ændringer')}, ældste først"
    return markup.unfolded(name, markup.paragraph(FIGURES_STAY) + steps)


def organisation_events(status: Status, code: str | None = None) -> list[Event]:
    """The changes of the organisation, oldest first; of one department if `code` is given."""
    changed = [
        event
        for event in status.events
        if event.kind is EventKind.ORGANISATION and (code is None or code in event.departments)
    ]
    return sorted(changed, key=_begins)


def _begins(event: Event) -> tuple[bool, date]:
    return event.period is None, event.period.first if event.period else date.max
