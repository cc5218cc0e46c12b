"""The council's remarks: the text, the answers, and the follow-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from metrics.status import RemarkStatus, Status
from policy.choices import RemarkScope, Side
from policy.records import Experience, Remark
from presentation import tables
from presentation.html.downloads import Download
from presentation.html.markup import joined, paragraph, tag
from presentation.language import city
from presentation.language.department_names import department_name
from presentation.language.numbers import period
from presentation.language.sources import cited, source_words
from presentation.language.words import listed, remark_kinds
from presentation.tables import Column, Table

NO_ANSWER = "Intet svar i kilderne"
NEEDS_NO_ANSWER = "Ros; kalder ikke på svar"


ANSWERED, UNANSWERED, NO_ANSWER_NEEDED = "med-svar", "uden-svar", "kraever-intet"
ANSWER_STATES = {
    ANSWERED: "Med svar",
    UNANSWERED: "Uden svar",
    NO_ANSWER_NEEDED: "Kræver intet svar",
}
"""The choices of the filter, by their code in the address."""

LAST_YEAR = 9999
"""Sorts remarks about no particular budget last."""


def answer_state(remark: RemarkStatus) -> str:
    """Whether a remark has an answer, lacks one, or needs none."""
    if remark.replies:
        return ANSWERED
    return UNANSWERED if remark.unanswered else NO_ANSWER_NEEDED


def answered_words(status: Status, remark: RemarkStatus) -> str:
    """Whether a remark has an answer and from whom, for the line below its heading."""
    if remark.replies:
        names = dict.fromkeys(department_name(status, r.department) for r in remark.replies)
        return f"Bemærkninger fra {listed(list(names))}"
    return _without_answer(remark)


def remark_card(status: Status, remark: RemarkStatus) -> Markup:
    """One remark: heading, answer state, date and kinds, text and follow-up."""
    record = remark.remark
    return Markup(
        '<article class="remark" id="{id}"><h3>{title}</h3>'
        '<p class="overline">{answered} · {when} · {kinds}</p>{body}{note}{outcome}'
        '<p class="source">{source}</p></article>'
    ).format(
        id=record.id,
        answered=tag(answered_words(status, remark)),
        when=period(record.dated),
        kinds=remark_kinds(record.kinds),
        title=record.title,
        body=words(record),
        note=paragraph(record.note, "muted small") if record.note else "",
        outcome=joined(outcome(status, remark)),
        source=f"Kilde: {source_words(record.sources, record.dated, status.sources)}",
    )


def words(record: Remark) -> Markup:
    """The council's own words, unedited, and then the short rendering where that is another."""
    if not record.wording:
        return paragraph(record.summary)
    own = Markup('<blockquote class="verbatim">{}</blockquote>').format(record.wording)
    return own if is_its_own_summary(record) else own + paragraph(record.summary)


def is_its_own_summary(record: Remark) -> bool:
    """Whether a remark is so short that the council's own words are the short rendering too."""
    return (record.wording or "").split() == record.summary.split()


def outcome(status: Status, remark: RemarkStatus) -> Iterator[Markup]:
    """The follow-up of a remark (replies, events, initiatives), each with its source."""
    for reply in remark.replies:
        who = department_name(status, reply.department)
        yield Markup(
            '<div class="reply"><p><strong>{}s bemærkninger{}.</strong> {}</p>{}'
            '<p class="source">Kilde: {}</p></div>'
        ).format(
            who,
            f", {period(reply.dated)}" if reply.dated else "",
            reply.wording or reply.summary,
            paragraph(f"Bemærkningerne gælder: {reply.covers}", "muted small")
            if reply.covers
            else "",
            source_words(reply.sources, reply.dated, status.sources),
        )
    for event in remark.events:
        yield Markup(
            '<div class="reply"><p><strong>{}.</strong> {} {}</p>{}<p class="source">Kilde: {}</p></div>'
        ).format(
            event.title,
            event.summary or "",
            f"Det oplyser {event.stated_by}." if event.stated_by else "",
            paragraph(event.note, "muted small") if event.note else "",
            cited(event.sources, status.sources),
        )
    for initiative in remark.initiatives:
        yield Markup(
            '<div class="reply"><p><strong>Indsats: {}.</strong> {}</p><p class="source">Kilde: {}</p></div>'
        ).format(initiative.title, initiative.summary, cited(initiative.sources, status.sources))


def remark_cards(status: Status, remarks: Iterable[RemarkStatus]) -> Markup:
    """Remarks in sequence."""
    return joined(remark_card(status, remark) for remark in remarks)


def groups(
    status: Status, remarks: Iterable[RemarkStatus]
) -> Iterator[tuple[str, list[RemarkStatus]]]:
    """The remarks by subject, in the policy's order, each group with a heading."""
    remarks = list(remarks)
    for objective in status.objectives:
        number = objective.objective.number
        found = [r for r in remarks if r.remark.objective == number]
        if found:
            yield f"{number}. {objective.objective.title}", found
    yield from _about_budgets([r for r in remarks if r.remark.scope is RemarkScope.BUDGET])
    if found := [r for r in remarks if r.remark.scope is RemarkScope.POLICY]:
        yield "Politikken som helhed", found


def _about_budgets(remarks: Sequence[RemarkStatus]) -> Iterator[tuple[str, list[RemarkStatus]]]:
    """Remarks about each budget, earliest first; those that name no year last."""
    for year in sorted({r.remark.budget_year or LAST_YEAR for r in remarks}):
        heading = "Budgettet" if year == LAST_YEAR else f"Budget {year}"
        yield heading, [r for r in remarks if (r.remark.budget_year or LAST_YEAR) == year]


def experiences(status: Status, side: Side) -> Markup:
    """The lessons that one side has learned from using the policy."""
    own = [experience for experience in status.experiences if experience.side is side]
    if not own:
        return paragraph("Ingen erfaringer i kilderne på denne dato.", "muted")
    return joined(_experience(status, experience) for experience in own)


def _experience(status: Status, experience: Experience) -> Markup:
    return Markup(
        '<article class="remark" id="{}"><h3>{}</h3><p>{}</p><p class="source">Kilde: {}</p></article>'
    ).format(
        experience.id,
        experience.title,
        experience.summary,
        cited(experience.sources, status.sources),
    )


def remark_columns(status: Status) -> tuple[Column[RemarkStatus], ...]:
    """A remark with its follow-up."""
    return (
        Column("Dato", lambda r: period(r.remark.dated)),
        Column("Om", lambda r: r.remark.scope.label),
        Column("Målsætning", lambda r: r.remark.objective),
        Column("Slags", lambda r: remark_kinds(r.remark.kinds)),
        Column("Overskrift", lambda r: r.remark.title),
        Column("Gengivet kort", lambda r: r.remark.summary),
        Column("Rådets egne ord", lambda r: r.remark.wording),
        Column("Forvaltningens bemærkninger", _reply_words),
        Column("Bemærkningerne kommer fra", lambda r: _repliers(status, r)),
        Column("Bemærkningernes dato", _reply_dates),
        Column("Bemærkningernes kilde", lambda r: _reply_sources(status, r)),
        Column("Hvad der er sket", _followed_by),
        Column("Note", lambda r: r.remark.note),
        Column("Kilde", lambda r: _source(status, r)),
    )


def remarks_download(status: Status, remarks: Iterable[RemarkStatus]) -> Download:
    """The remarks as a file."""
    title = f"{city.of_council(status)} bemærkninger"
    table = Table(title, remark_columns(status), list(remarks))
    return tables.as_file(table, status, "bemaerkninger", title)


def _reply_words(remark: RemarkStatus) -> str:
    words = " ".join(reply.wording or reply.summary for reply in remark.replies)
    return words or _without_answer(remark)


def _repliers(status: Status, remark: RemarkStatus) -> str | None:
    names = dict.fromkeys(department_name(status, reply.department) for reply in remark.replies)
    return "; ".join(names) or None


def _reply_dates(remark: RemarkStatus) -> str | None:
    dates = dict.fromkeys(period(reply.dated) for reply in remark.replies if reply.dated)
    return "; ".join(dates) or None


def _reply_sources(status: Status, remark: RemarkStatus) -> str | None:
    places = (source_words(r.sources, r.dated, status.sources) for r in remark.replies)
    return "; ".join(dict.fromkeys(places)) or None


def _source(status: Status, remark: RemarkStatus) -> str:
    return source_words(remark.remark.sources, remark.remark.dated, status.sources)


def _followed_by(remark: RemarkStatus) -> str | None:
    initiatives = (f"Indsats: {initiative.title}" for initiative in remark.initiatives)
    return "; ".join([*(event.title for event in remark.events), *initiatives]) or None


def _without_answer(remark: RemarkStatus) -> str:
    return NO_ANSWER if remark.unanswered else NEEDS_NO_ANSWER
