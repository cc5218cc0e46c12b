"""The council's remarks: the text, the answers, and the follow-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.status import RemarkStatus, Status
from policy.choices import RemarkScope, Side
from policy.records import Experience, Remark
from presentation import tables
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.html.markup import anchor, items, joined, paragraph, tag, unfolded
from presentation.language import city, numbers
from presentation.language.absent import Absent
from presentation.language.department_names import department_name
from presentation.language.numbers import period
from presentation.language.sources import cited, origin, source_words
from presentation.language.words import capitalised, listed, remark_kinds
from presentation.status.subjects import Section, in_bands
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

WHOLE_POLICY = "Politikken som helhed"
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
    """One remark: heading, answer state, kinds, text and follow-up; its date and source are folded."""
    record = remark.remark
    return Markup(
        '<article class="remark" id="{id}"><h3>{title}</h3>'
        '<div class="meta"><p>{answered}</p><p>{kinds}</p>{origin}</div>{body}{outcome}</article>'
    ).format(
        id=record.id,
        title=record.title,
        answered=tag(answered_words(status, remark)),
        kinds=capitalised(remark_kinds(record.kinds)),
        origin=_origin(status, record),
        body=words(record),
        outcome=joined(outcome(status, remark)),
    )


def _origin(status: Status, record: Remark) -> Markup:
    """When a remark was written and where it stands, with our note on it."""
    summary = Markup('{} <span class="unseen">til {}</span>').format(
        "Kilde og note" if record.note else "Kilde", record.title
    )
    source = source_words(record.sources, record.dated, status.sources)
    content = paragraph(f"{capitalised(period(record.dated))}. Kilde: {source}", "source")
    return unfolded(summary, content + (paragraph(record.note, "source") if record.note else ""))


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
            paragraph(f"Bemærkningerne gælder: {reply.covers}") if reply.covers else "",
            source_words(reply.sources, reply.dated, status.sources),
        )
    for event in remark.events:
        source = paragraph(f"Kilde: {origin(event.sources, status.sources)}", "source")
        name = Markup('Kilde og note <span class="unseen">til {}</span>').format(event.title)
        yield Markup('<div class="reply"><p><strong>{}.</strong> {} {}</p>{}</div>').format(
            event.title,
            event.summary or "",
            f"Det oplyser {event.stated_by}." if event.stated_by else "",
            unfolded(name, paragraph(event.note) + source) if event.note else source,
        )
    for initiative in remark.initiatives:
        yield Markup(
            '<div class="reply"><p><strong>Indsats: {}.</strong> {}</p><p class="source">Kilde: {}</p></div>'
        ).format(initiative.title, initiative.summary, cited(initiative.sources, status.sources))


def remark_cards(status: Status, remarks: Iterable[RemarkStatus]) -> Markup:
    """Remarks in sequence."""
    return joined(remark_card(status, remark) for remark in remarks)


@dataclass(frozen=True, slots=True)
class Subject:
    """What some remarks are about: the place of their list on a page, its heading in full and in short."""

    place: str
    heading: str
    name: str
    remarks: list[RemarkStatus]


def subjects(status: Status, remarks: Iterable[RemarkStatus]) -> Iterator[Subject]:
    """The remarks by subject, in the policy's order."""
    remarks = list(remarks)
    for objective in status.objectives:
        record = objective.objective
        found = [r for r in remarks if r.remark.objective == record.number]
        if found:
            heading, name = (f"{record.number}. {t}" for t in (record.title, record.short_title))
            yield Subject(f"om-{record.number}", heading, name, found)
    yield from _budgets([r for r in remarks if r.remark.scope is RemarkScope.BUDGET])
    if found := [r for r in remarks if r.remark.scope is RemarkScope.POLICY]:
        yield Subject("om-politikken", WHOLE_POLICY, WHOLE_POLICY, found)


def _budgets(remarks: Sequence[RemarkStatus]) -> Iterator[Subject]:
    """Remarks about each budget, earliest first; those that name no year last."""
    for year in sorted({r.remark.budget_year or LAST_YEAR for r in remarks}):
        heading = "Budgettet" if year == LAST_YEAR else f"Budget {year}"
        found = [r for r in remarks if (r.remark.budget_year or LAST_YEAR) == year]
        yield Subject(f"om-budget-{year}", heading, heading, found)


def groups(
    status: Status, remarks: Iterable[RemarkStatus]
) -> Iterator[tuple[str, list[RemarkStatus]]]:
    """The remarks by subject, each group with a heading."""
    for subject in subjects(status, remarks):
        yield subject.heading, subject.remarks


def remark_list(status: Status, remarks: Iterable[RemarkStatus]) -> Markup:
    """The remarks by subject."""
    return in_bands(
        Section(each.place, each.name, [remark_card(status, remark) for remark in each.remarks])
        for each in subjects(status, remarks)
    )


def remark_links(status: Status, remarks: Iterable[RemarkStatus], links: Links) -> Markup:
    """The remarks by title and answer state, each with the way to its words."""
    found = list(remarks)
    if not found:
        return paragraph(f"Ingen bemærkninger fra {city.council(status)} på denne dato.", "muted")
    return items(
        Markup("{} {}").format(
            anchor(each.remark.title, links.remark(each.remark.id)),
            tag(answered_words(status, each)),
        )
        for each in found
    )


def experiences(status: Status, side: Side) -> Markup:
    """The lessons that one side has learned from using the policy."""
    own = [experience for experience in status.experiences if experience.side is side]
    if not own:
        return paragraph("Ingen erfaringer i kilderne på denne dato.", "muted")
    return joined(_experience(status, experience) for experience in own)


def experience_fold(status: Status, side: Side, whose: str) -> Markup:
    """The lessons of one side, all under one line that says `whose` they are and how many."""
    own = [experience for experience in status.experiences if experience.side is side]
    if not own:
        return paragraph(f"{whose} erfaringer: ingen i kilderne på denne dato.")
    return unfolded(
        f"{whose} {numbers.tally(len(own), 'erfaring', 'erfaringer')}",
        joined(
            Markup('<div id="{}"><h3>{}</h3>{}</div>').format(
                each.id, each.title, _lesson(status, each)
            )
            for each in own
        ),
    )


def _experience(status: Status, experience: Experience) -> Markup:
    """A lesson under its title; what is folded opens by a link to it."""
    return Markup('<div class="experience" id="{}">{}</div>').format(
        experience.id, unfolded(experience.title, _lesson(status, experience))
    )


def _lesson(status: Status, experience: Experience) -> Markup:
    source = f"Kilde: {origin(experience.sources, status.sources)}"
    return paragraph(experience.summary) + paragraph(source, "source")


def remark_columns(status: Status) -> tuple[Column[RemarkStatus], ...]:
    """A remark with its follow-up."""
    return (
        Column("Dato", lambda r: period(r.remark.dated)),
        Column("Om", lambda r: r.remark.scope.label),
        Column("Målsætning", lambda r: r.remark.objective, absent=Absent.NOT_RELEVANT),
        Column("Slags", lambda r: remark_kinds(r.remark.kinds)),
        Column("Overskrift", lambda r: r.remark.title),
        Column("Gengivet kort", lambda r: r.remark.summary),
        Column("Rådets egne ord", lambda r: r.remark.wording),
        Column("Forvaltningens bemærkninger", _reply_words),
        Column(
            "Bemærkningerne kommer fra", lambda r: _repliers(status, r), absent=_without_replies
        ),
        Column("Bemærkningernes dato", _reply_dates, absent=_without_replies),
        Column(
            "Bemærkningernes kilde", lambda r: _reply_sources(status, r), absent=_without_replies
        ),
        Column("Hvad der er sket", _followed_by),
        Column("Note", lambda r: r.remark.note, absent=Absent.NONE),
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


def _without_replies(remark: RemarkStatus) -> Absent:
    return Absent.NOT_STATED if remark.replies else Absent.NOT_RELEVANT


def _source(status: Status, remark: RemarkStatus) -> str:
    return source_words(remark.remark.sources, remark.remark.dated, status.sources)


def _followed_by(remark: RemarkStatus) -> str | None:
    initiatives = (f"Indsats: {initiative.title}" for initiative in remark.initiatives)
    return "; ".join([*(event.title for event in remark.events), *initiatives]) or None


def _without_answer(remark: RemarkStatus) -> str:
    return NO_ANSWER if remark.unanswered else NEEDS_NO_ANSWER
