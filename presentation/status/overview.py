"""The front page: questions worth asking, and the objectives as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from metrics.status import MissingNews, ObjectiveStatus, RemarkStatus, Status
from policy.choices import Silence
from policy.statuses import StatusCode
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
from presentation.language.sources import cited
from presentation.language.words import capitalised, ended
from presentation.status.remarks import UNANSWERED
from presentation.status.silence import silence_mark
from presentation.tables import DOCUMENT, FILE, PAGE, Column, Table

AS_A_TABLE = "Målsætningerne som tabel"
IN_SIGHT = 3
"""How many questions are shown at first, if no more than these are weighty."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something worth asking about, on one line. A `weighty` one is never folded away."""

    line: Markup
    weighty: bool = False


def questions(status: Status, links: Links) -> list[Question]:
    """Missed targets, unanswered remarks, needs without money and missing news: the weightiest first."""
    news = sorted(status.missing_news, key=lambda missing: missing.silence is not Silence.NO_NEWS)
    return [
        *(Question(line, weighty=True) for line in _failing(status, links)),
        *(Question(line, weighty=True) for line in _unanswered(status, links)),
        *(Question(line) for line in _not_funded(status, links)),
        *(
            Question(_without_news(status, missing), missing.silence is Silence.NO_NEWS)
            for missing in news
        ),
    ]


def attention(status: Status, links: Links) -> Markup:
    """The weightiest questions in a list, and the rest folded under it."""
    found = questions(status, links)
    if not found:
        return markup.paragraph(_nothing_found(status))
    most = max(IN_SIGHT, sum(question.weighty for question in found))
    first, rest = found[:most], found[most:]
    if len(rest) == 1:
        first, rest = found, []
    listed_ = markup.items([question.line for question in first], "attention")
    if not rest:
        return listed_
    return listed_ + markup.unfolded(
        _more(status, len(rest)),
        markup.items([question.line for question in rest], "attention"),
    )


def _more(status: Status, rest: int) -> str:
    """What is folded: dates without news come last, so that often no other question is."""
    of_dates = rest <= len(status.missing_news)
    return f"Vis {number(rest)} {'ventede datoer uden nyt' if of_dates else 'spørgsmål mere'}"


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
                text += " Ingen forvaltning har flere."
            link = markup.anchor(f"{indicator.indicator.name}: {place}", address)
            yield markup.mark(point.status, markup.joined([link, text]))


def _unanswered(status: Status, links: Links) -> Iterator[Markup]:
    needing = remark_sentences.calling_for_answer(status.remarks)
    unanswered = sum(r.unanswered for r in needing)
    if not unanswered:
        return
    address = links.page(pages.COUNCIL, choices={addresses.ANSWERED: UNANSWERED})
    remarks = tally(unanswered, "bemærkning", "bemærkninger")
    text = " har intet svar i kilderne."
    if len(needing) > unanswered:
        remarks = (
            f"{number(unanswered)} af de {number(len(needing))} bemærkninger, der kalder på svar,"
        )
        text = (
            f" har intet svar i kilderne. {capitalised(remark_sentences.answered_words(needing))}."
        )
    link = markup.anchor(capitalised(remarks), address)
    yield markup.mark(StatusCode.NO_DATA, markup.joined([f"{city.council(status)}: ", link, text]))


def _not_funded(status: Status, links: Links) -> Iterator[Markup]:
    """Needs that a department has raised and no budget has funded; the initiative has the words."""
    for initiative in status.initiatives:
        if initiative.not_funded:
            link = markup.anchor(initiative.title, links.initiative(initiative.id))
            yield markup.mark(
                StatusCode.NO_DATA, markup.joined(["Rejst, men ikke finansieret: ", link, "."])
            )


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
    """The objectives as a table, and the counts of remarks; folded."""
    caption = (
        "Målsætningerne: hvor mange prioriteringer der har måltal, deres status og svar på "
        "bemærkninger"
    )
    table = Table(caption, objective_columns(status, links), status.objectives)
    remarks = markup.paragraph(remark_sentences.remark_counts(status)) if status.remarks else ""
    return markup.unfolded(
        AS_A_TABLE, markup.joined([tables.on_page(table, "stack objectives"), remarks])
    )


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
