"""The front page: what deserves a question, the six objectives, who carries what."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from metrics.status import MissingNews, ObjectiveStatus, Status
from policy.columns import Citation
from policy.statuses import StatusCode
from policy.whole_city import WHOLE_CITY
from presentation import pages
from presentation.html import addresses, markup
from presentation.html.downloads import Download, Row, extract
from presentation.html.links import Links
from presentation.language import city, sentences
from presentation.language.numbers import number, tally
from presentation.language.sources import cited, not_read
from presentation.language.words import capitalised, ended, listed
from presentation.status.remarks import UNANSWERED
from presentation.status.silence import silence_mark


def attention(status: Status, links: Links) -> Markup:
    """What deserves a question: failing parts, remarks without answer, needs without money, silence."""
    entries = [
        *_failing(status, links),
        *_unanswered(status, links),
        *_not_funded(status, links),
        *(_without_news(status, missing) for missing in status.missing_news),
    ]
    if not entries:
        return markup.paragraph(_nothing_found(status))
    return markup.items(entries, "attention")


def _nothing_found(status: Status) -> str:
    """What was looked for in vain, and what can still be asked where targets are lacking."""
    told = (
        "På denne dato viser kilderne intet måltal, der ikke er nået, ingen bemærkning uden svar "
        "og ingen ventet dato, der er gået uden nyt."
    )
    lacking = sum(map(sentences.without_target, status.objectives))
    if not lacking:
        return told
    whether = (
        f"{number(lacking)} af {number(len(status.priorities))} prioriteringer har intet måltal"
    )
    return f"{told} {whether}, og det kan der spørges til."


def _failing(status: Status, links: Links) -> Iterator[Markup]:
    for indicator in status.indicators:
        for point in indicator.failing:
            record = indicator.indicator
            if not record.objective:
                continue
            address = links.objective(record.objective, record.priority)
            place = sentences.department_name(status, point.department)
            told = ended(f": {sentences.figure_sentence(point, indicator.indicator)}")
            if sentences.is_largest(indicator, point):
                told += " Forvaltningen har samtidig det største antal af alle."
            link = markup.anchor(f"{indicator.indicator.name}: {place}", address)
            yield markup.mark(point.status, markup.joined([link, told]))


def _unanswered(status: Status, links: Links) -> Iterator[Markup]:
    needing = sentences.calling_for_answer(status.remarks)
    unanswered = sum(r.unanswered for r in needing)
    if not unanswered:
        return
    address = links.page(pages.COUNCIL, choices={addresses.ANSWERED: UNANSWERED})
    remarks = tally(unanswered, "bemærkning", "bemærkninger")
    told = f" har intet svar i kilderne. {not_read(status)}".rstrip()
    if len(needing) > unanswered:
        remarks = (
            f"{number(unanswered)} af de {number(len(needing))} bemærkninger, der kalder på svar,"
        )
        told = f" har intet svar i kilderne. {capitalised(sentences.answered_words(needing))}. {not_read(status)}"
    link = markup.anchor(capitalised(remarks), address)
    yield markup.mark(
        StatusCode.NO_DATA, markup.joined([f"{city.council(status)}: ", link, told.rstrip()])
    )


def _not_funded(status: Status, links: Links) -> Iterator[Markup]:
    """What a department has raised as a need, and a budget has not given priority."""
    for initiative in status.initiatives:
        if initiative.not_funded:
            link = markup.anchor(initiative.title, links.initiative(initiative.id))
            told = f": {initiative.not_funded} "
            source = Markup('<span class="source">{}</span>').format(
                cited(initiative.sources, status.sources)
            )
            yield markup.mark(StatusCode.NO_DATA, markup.joined([link, told, source]))


def _without_news(status: Status, missing: MissingNews) -> Markup:
    label = Markup("<strong>{}.</strong> ").format(missing.silence.label)
    source = Markup('<span class="source">{}</span>').format(cited(missing.sources, status.sources))
    told = markup.joined([label, f"{sentences.expected_words(missing)}. ", source])
    return silence_mark(missing.silence, told)


def objectives(status: Status, links: Links) -> Markup:
    """The six objectives as a list: counts and names, never one status for all."""
    return markup.table(
        "Målsætningerne: hvor mange prioriteringer der har måltal, deres status og svar på bemærkninger",
        [
            markup.Heading("Målsætning"),
            markup.Heading("Har måltal"),
            markup.Heading("Status"),
            markup.Heading("Besvarede bemærkninger"),
        ],
        (_objective_row(status, objective, links) for objective in status.objectives),
        "stack objectives",
    )


def _objective_row(status: Status, objective: ObjectiveStatus, links: Links) -> list[Markup | str]:
    number_ = objective.objective.number
    measurable, total = len(objective.measurable), len(objective.priorities)
    answered, needing = _answers(status, number_)
    return [
        markup.anchor(
            f"{number_}. {objective.objective.title}",
            links.objective(number_),
        ),
        markup.joined(
            [markup.boxes(measurable, total), f" {number(measurable)} af {number(total)}"]
        ),
        status_list(objective),
        f"{number(answered)} af {number(needing)}" if needing else "ingen kalder på svar",
    ]


def status_list(objective: ObjectiveStatus) -> Markup:
    """The verdicts of what can be measured, and how much has no target."""
    lines = [markup.mark(code, told) for code, told in sentences.measured_priorities(objective)]
    unmeasured = sentences.without_target(objective)
    if not lines:
        return markup.mark(StatusCode.NO_TARGET)
    if unmeasured:
        told = Markup('<span class="muted small">{} uden måltal</span>')
        lines.append(told.format(number(unmeasured)))
    return markup.items(lines, "plain")


def objectives_extract(status: Status) -> Download:
    """The objectives to take along, with the same counts and words."""
    return extract(
        status,
        "maalsaetninger",
        "Målsætningerne",
        (
            "Nr.",
            "Målsætning",
            "Prioriteringer",
            "Har måltal",
            "Uden måltal",
            "Status",
            "Bemærkninger, der kalder på svar",
            "Besvarede bemærkninger",
            "Kilde",
        ),
        (_objective_cells(status, objective) for objective in status.objectives),
    )


def _objective_cells(status: Status, objective: ObjectiveStatus) -> Row:
    record = objective.objective
    answered, needing = _answers(status, record.number)
    told = [words for _, words in sentences.measured_priorities(objective)]
    return (
        record.number,
        record.title,
        len(objective.priorities),
        len(objective.measurable),
        sentences.without_target(objective),
        "; ".join(told) or StatusCode.NO_TARGET.label,
        needing,
        answered,
        cited(record.sources, status.sources),
    )


def _answers(status: Status, objective: int) -> tuple[int, int]:
    """How many remarks have an answer, and how many have or need one."""
    needing = sentences.calling_for_answer(sentences.objective_remarks(status, objective))
    return sum(bool(remark.replies) for remark in needing), len(needing)


def responsibility(status: Status) -> Markup:
    """How many priorities each department has a part in, by objective; no colours."""
    departments, counts = _carried(status)
    rows: list[list[str | Markup]] = [
        [
            f"{objective.objective.number}. {objective.objective.short_title}",
            *(number(count) if count else "–" for count in row),
        ]
        for objective, row in zip(status.objectives, counts, strict=True)
    ]
    totals = [sum(column) for column in zip(*counts, strict=True)]
    rows.append(["I alt", *(number(total) for total in totals)])
    return markup.table(
        "Antal prioriteringer, som hver forvaltning har del i",
        [
            markup.Heading("Målsætning"),
            *(markup.Heading(code, numeric=True) for code in departments),
        ],
        rows,
        "matrix",
        total=True,
    )


def _carried(status: Status) -> tuple[list[str], list[list[int]]]:
    """The departments, and for each objective how many of its priorities each has a part in."""
    departments = [d.code for d in status.departments if d.code != WHOLE_CITY]
    return departments, [
        [sum(code in p.priority.departments for p in objective.priorities) for code in departments]
        for objective in status.objectives
    ]


def responsibility_extract(status: Status) -> Download:
    """The same counts to take along; each column can be added up."""
    departments, counts = _carried(status)
    return extract(
        status,
        "ansvar",
        "Antal prioriteringer, som hver forvaltning har del i",
        ("Nr.", "Målsætning", *departments, "Kilde"),
        (
            (
                objective.objective.number,
                objective.objective.title,
                *row,
                cited(dict.fromkeys(_priority_sources(objective)), status.sources),
            )
            for objective, row in zip(status.objectives, counts, strict=True)
        ),
    )


def _priority_sources(objective: ObjectiveStatus) -> Iterator[Citation]:
    for priority in objective.priorities:
        yield from priority.priority.sources


def abbreviations(status: Status) -> Markup:
    """The departments' abbreviations written out."""
    names = [f"{d.code}: {d.name}" for d in status.departments if d.code != WHOLE_CITY]
    return markup.paragraph(f"{listed(names)}.", "muted small")
