"""The front page: questions worth asking, the objectives, and the departments responsible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from metrics.status import MissingNews, ObjectiveStatus, PriorityStatus, RemarkStatus, Status
from policy.columns import Citation
from policy.statuses import StatusCode
from policy.whole_city import WHOLE_CITY
from presentation import pages, tables
from presentation.html import addresses, markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import (
    city,
    department_names,
    figure_sentences,
    remark_sentences,
    sentences,
)
from presentation.language.numbers import number, tally
from presentation.language.sources import cited, not_read
from presentation.language.words import capitalised, ended, listed
from presentation.status.remarks import UNANSWERED
from presentation.status.silence import silence_mark
from presentation.tables import DOCUMENT, FILE, PAGE, Column, Table

RESPONSIBILITY = "Antal prioriteringer, som hver forvaltning har del i"


def attention(status: Status, links: Links) -> Markup:
    """Questions worth asking: missed targets, unanswered remarks, needs without money, missing news."""
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
    """The sentence for an empty list: nothing was found, but priorities without a target are worth a question."""
    text = (
        "På denne dato viser kilderne intet måltal, der ikke er nået, ingen bemærkning uden svar "
        "og ingen ventet dato, der er gået uden nyt."
    )
    lacking = sum(map(sentences.without_target, status.objectives))
    if not lacking:
        return text
    whether = (
        f"{number(lacking)} af {number(len(status.priorities))} prioriteringer har intet måltal"
    )
    return f"{text} {whether}, og det kan der spørges til."


def _failing(status: Status, links: Links) -> Iterator[Markup]:
    for indicator in status.indicators:
        for point in indicator.failing:
            record = indicator.indicator
            if not record.objective:
                continue
            address = links.objective(record.objective, record.priority)
            place = department_names.department_name(status, point.department)
            text = ended(f": {figure_sentences.figure_sentence(point, indicator.indicator)}")
            if figure_sentences.is_largest(indicator, point):
                text += " Forvaltningen har samtidig det største antal af alle."
            link = markup.anchor(f"{indicator.indicator.name}: {place}", address)
            yield markup.mark(point.status, markup.joined([link, text]))


def _unanswered(status: Status, links: Links) -> Iterator[Markup]:
    needing = remark_sentences.calling_for_answer(status.remarks)
    unanswered = sum(r.unanswered for r in needing)
    if not unanswered:
        return
    address = links.page(pages.COUNCIL, choices={addresses.ANSWERED: UNANSWERED})
    remarks = tally(unanswered, "bemærkning", "bemærkninger")
    text = f" har intet svar i kilderne. {not_read(status)}".rstrip()
    if len(needing) > unanswered:
        remarks = (
            f"{number(unanswered)} af de {number(len(needing))} bemærkninger, der kalder på svar,"
        )
        text = f" har intet svar i kilderne. {capitalised(remark_sentences.answered_words(needing))}. {not_read(status)}"
    link = markup.anchor(capitalised(remarks), address)
    yield markup.mark(
        StatusCode.NO_DATA, markup.joined([f"{city.council(status)}: ", link, text.rstrip()])
    )


def _not_funded(status: Status, links: Links) -> Iterator[Markup]:
    """Needs that a department has raised and no budget has funded."""
    for initiative in status.initiatives:
        if initiative.not_funded:
            link = markup.anchor(initiative.title, links.initiative(initiative.id))
            text = f": {initiative.not_funded} "
            source = Markup('<span class="source">{}</span>').format(
                cited(initiative.sources, status.sources)
            )
            yield markup.mark(StatusCode.NO_DATA, markup.joined([link, text, source]))


def _without_news(status: Status, missing: MissingNews) -> Markup:
    label = Markup("<strong>{}.</strong> ").format(missing.silence.label)
    source = Markup('<span class="source">{}</span>').format(cited(missing.sources, status.sources))
    text = markup.joined([label, f"{sentences.expected_words(missing)}. ", source])
    return silence_mark(missing.silence, text)


def objective_columns(status: Status, links: Links) -> tuple[Column[ObjectiveStatus], ...]:
    """The counts of an objective and the verdicts of its priorities; an objective has no status of its own."""
    return (
        Column("Målsætning", lambda o: _objective_link(o, links), PAGE),
        Column("Nr.", lambda o: o.objective.number, FILE),
        Column("Målsætning", lambda o: o.objective.title, FILE),
        Column("Målsætning", lambda o: f"{o.objective.number}. {o.objective.title}", DOCUMENT),
        Column("Prioriteringer", lambda o: len(o.priorities), DOCUMENT | FILE, numeric=True),
        Column("Har måltal", lambda o: len(o.measurable), PAGE | FILE, page=_measurable),
        Column("Med måltal", lambda o: len(o.measurable), DOCUMENT, numeric=True),
        Column("Uden måltal", sentences.without_target, FILE),
        Column("Status", _verdict_words, PAGE | FILE, page=status_list),
        Column("Bemærkninger", lambda o: len(_remarks(status, o)), DOCUMENT, numeric=True),
        Column(
            "Uden svar",
            lambda o: sum(r.unanswered for r in _remarks(status, o)),
            DOCUMENT,
            numeric=True,
        ),
        Column("Bemærkninger, der kalder på svar", lambda o: _answers(status, o)[1], FILE),
        Column(
            "Besvarede bemærkninger",
            lambda o: _answers(status, o)[0],
            PAGE | FILE,
            page=lambda o: _answered(*_answers(status, o)),
        ),
        Column("Kilde", lambda o: cited(o.objective.sources, status.sources), FILE),
    )


def objectives(status: Status, links: Links) -> Markup:
    """The objectives as a table."""
    caption = (
        "Målsætningerne: hvor mange prioriteringer der har måltal, deres status og svar på "
        "bemærkninger"
    )
    table = Table(caption, objective_columns(status, links), status.objectives)
    return tables.on_page(table, "stack objectives")


def all_objectives(status: Status) -> Table[ObjectiveStatus]:
    """The objectives as a document has them."""
    return Table(
        "Målsætningerne: prioriteringer, måltal og bemærkninger",
        objective_columns(status, Links()),
        status.objectives,
    )


def objectives_download(status: Status) -> Download:
    """The objectives as a file, with the same counts and words."""
    table = Table("Målsætningerne", objective_columns(status, Links()), status.objectives)
    return tables.as_file(table, status, "maalsaetninger", table.caption)


def _objective_link(objective: ObjectiveStatus, links: Links) -> Markup:
    number_ = objective.objective.number
    return markup.anchor(f"{number_}. {objective.objective.title}", links.objective(number_))


def _measurable(objective: ObjectiveStatus) -> Markup:
    measurable, total = len(objective.measurable), len(objective.priorities)
    counts = f" {number(measurable)} af {number(total)}"
    return markup.joined([markup.boxes(measurable, total), counts])


def _verdict_words(objective: ObjectiveStatus) -> str:
    verdicts = [words for _, words in sentences.measured_priorities(objective)]
    return "; ".join(verdicts) or StatusCode.NO_TARGET.label


def _answered(answered: int, needing: int) -> str:
    return f"{number(answered)} af {number(needing)}" if needing else "ingen kalder på svar"


def status_list(objective: ObjectiveStatus) -> Markup:
    """The verdicts of the measurable priorities, and the number without a target."""
    lines = [markup.mark(code, text) for code, text in sentences.measured_priorities(objective)]
    unmeasured = sentences.without_target(objective)
    if not lines:
        return markup.mark(StatusCode.NO_TARGET)
    if unmeasured:
        text = Markup('<span class="muted small">{} uden måltal</span>')
        lines.append(text.format(number(unmeasured)))
    return markup.items(lines, "plain")


def _answers(status: Status, objective: ObjectiveStatus) -> tuple[int, int]:
    """The number of remarks with an answer, and the number that have or need one."""
    needing = remark_sentences.calling_for_answer(_remarks(status, objective))
    return sum(bool(remark.replies) for remark in needing), len(needing)


def _remarks(status: Status, objective: ObjectiveStatus) -> tuple[RemarkStatus, ...]:
    return remark_sentences.objective_remarks(status, objective.objective.number)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The number of priorities that each department has a part in, of one objective or (None) of all."""

    objective: ObjectiveStatus | None
    counts: Mapping[str, int]


def responsibility(status: Status) -> Markup:
    """The number of priorities that each department has a part in, by objective; without colours."""
    rows = [*_by_objective(status), _in_all(status)]
    table = Table(RESPONSIBILITY, responsibility_columns(status), rows, total=True)
    return tables.on_page(table, "matrix")


def responsibility_download(status: Status) -> Download:
    """The same counts as a file, without the row of totals, so that each column can be summed."""
    table = Table(RESPONSIBILITY, responsibility_columns(status), _by_objective(status))
    return tables.as_file(table, status, "ansvar", RESPONSIBILITY)


def responsibility_columns(status: Status) -> tuple[Column[Responsibility], ...]:
    return (
        Column("Målsætning", _short_title, PAGE),
        Column("Nr.", lambda r: r.objective.objective.number if r.objective else None, FILE),
        Column("Målsætning", lambda r: r.objective.objective.title if r.objective else None, FILE),
        *(_carried_by(code) for code in _departments(status)),
        Column("Kilde", lambda r: cited(dict.fromkeys(_priority_sources(r)), status.sources), FILE),
    )


def _short_title(row: Responsibility) -> str:
    if row.objective is None:
        return "I alt"
    return f"{row.objective.objective.number}. {row.objective.objective.short_title}"


def _carried_by(code: str) -> Column[Responsibility]:
    return Column(
        code,
        lambda r: r.counts[code],
        numeric=True,
        page=lambda r: "–" if r.objective and not r.counts[code] else number(r.counts[code]),
    )


def _departments(status: Status) -> list[str]:
    return [d.code for d in status.departments if d.code != WHOLE_CITY]


def _by_objective(status: Status) -> list[Responsibility]:
    return [
        Responsibility(
            objective,
            {code: _part(code, objective.priorities) for code in _departments(status)},
        )
        for objective in status.objectives
    ]


def _in_all(status: Status) -> Responsibility:
    return Responsibility(
        None, {code: _part(code, status.priorities) for code in _departments(status)}
    )


def _part(code: str, priorities: Iterable[PriorityStatus]) -> int:
    """The number of the priorities that a department has a part in."""
    return sum(code in priority.priority.departments for priority in priorities)


def _priority_sources(row: Responsibility) -> Iterator[Citation]:
    for priority in row.objective.priorities if row.objective else ():
        yield from priority.priority.sources


def abbreviations(status: Status) -> Markup:
    """The departments' abbreviations with their full names."""
    names = [f"{d.code}: {d.name}" for d in status.departments if d.code != WHOLE_CITY]
    return markup.paragraph(f"{listed(names)}.", "muted small")
