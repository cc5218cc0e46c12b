"""The council's remarks: what they say, where they stand, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from metrics.status import RemarkStatus, Status
from policy.choices import RemarkScope, Side
from policy.records import Experience
from presentation.html.downloads import Download, Row, extract
from presentation.html.markup import joined, paragraph, tag
from presentation.language import city
from presentation.language.numbers import period
from presentation.language.sentences import department_name
from presentation.language.sources import REPORTED_HERE, cited
from presentation.language.words import listed, remark_kinds

NO_ANSWER = "Intet svar i kilderne"
NEEDS_NO_ANSWER = "Ros; kalder ikke på svar"


ANSWERED, UNANSWERED, NO_ANSWER_NEEDED = "med-svar", "uden-svar", "kraever-intet"
ANSWER_STATES = {
    ANSWERED: "Med svar",
    UNANSWERED: "Uden svar",
    NO_ANSWER_NEEDED: "Kræver intet svar",
}
"""The choices of the filter, by the code that stands in the address."""

LAST_YEAR = 9999
"""Sorts remarks about no budget in particular after all others."""


def answer_state(remark: RemarkStatus) -> str:
    """Whether a remark has an answer, lacks one, or needs none."""
    if remark.replies:
        return ANSWERED
    return UNANSWERED if remark.unanswered else NO_ANSWER_NEEDED


def answered_words(status: Status, remark: RemarkStatus) -> str:
    """Whether a remark has an answer and from whom, as it stands under the remark's heading."""
    if remark.replies:
        names = dict.fromkeys(department_name(status, r.department) for r in remark.replies)
        return f"Bemærkninger fra {listed(list(names))}"
    return _without_answer(remark)


def remark_card(status: Status, remark: RemarkStatus) -> Markup:
    """One remark: its heading, whether it is answered, date and kinds, what it says and the answer."""
    record = remark.remark
    body = (
        Markup("<blockquote>{}</blockquote>").format(record.wording) + paragraph(record.summary)
        if record.wording
        else paragraph(record.summary)
    )
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
        body=body,
        note=paragraph(record.note, "muted small") if record.note else "",
        outcome=joined(outcome(status, remark)),
        source=f"Kilde: {cited(record.sources, status.sources)}",
    )


def outcome(status: Status, remark: RemarkStatus) -> Iterator[Markup]:
    """What came of a remark, and who says so."""
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
            cited(reply.sources, status.sources) or REPORTED_HERE,
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
    """Several remarks one after the other."""
    return joined(remark_card(status, remark) for remark in remarks)


def groups(
    status: Status, remarks: Iterable[RemarkStatus]
) -> Iterator[tuple[str, list[RemarkStatus]]]:
    """The remarks by what they are about, in the policy's order, with a heading each."""
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
    """Those about each budget, the earliest first; those that name no year come last."""
    for year in sorted({r.remark.budget_year or LAST_YEAR for r in remarks}):
        heading = "Budgettet" if year == LAST_YEAR else f"Budget {year}"
        yield heading, [r for r in remarks if (r.remark.budget_year or LAST_YEAR) == year]


def experiences(status: Status, side: Side) -> Markup:
    """What one side has learned from using the policy."""
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


def remarks_extract(status: Status, remarks: Iterable[RemarkStatus]) -> Download:
    """The remarks to take along, each with what came of it."""
    return extract(
        status,
        "bemaerkninger",
        f"{city.of_council(status)} bemærkninger",
        (
            "Dato",
            "Om",
            "Målsætning",
            "Slags",
            "Overskrift",
            "Gengivet kort",
            "Rådets egne ord",
            "Forvaltningens bemærkninger",
            "Bemærkningerne kommer fra",
            "Bemærkningernes dato",
            "Bemærkningernes kilde",
            "Hvad der er sket",
            "Note",
            "Kilde",
        ),
        (_cells(status, remark) for remark in remarks),
    )


def _cells(status: Status, remark: RemarkStatus) -> Row:
    record, replies = remark.remark, remark.replies
    departments = dict.fromkeys(department_name(status, reply.department) for reply in replies)
    dates = dict.fromkeys(period(reply.dated) for reply in replies if reply.dated)
    places = dict.fromkeys(citation for reply in replies for citation in reply.sources)
    followed = [e.title for e in remark.events] + [
        f"Indsats: {i.title}" for i in remark.initiatives
    ]
    return (
        period(record.dated),
        record.scope.label,
        record.objective,
        remark_kinds(record.kinds),
        record.title,
        record.summary,
        record.wording,
        " ".join(reply.wording or reply.summary for reply in replies) or _without_answer(remark),
        "; ".join(departments) or None,
        "; ".join(dates) or None,
        cited(places, status.sources) or None,
        "; ".join(followed) or None,
        record.note,
        cited(record.sources, status.sources),
    )


def _without_answer(remark: RemarkStatus) -> str:
    return NO_ANSWER if remark.unanswered else NEEDS_NO_ANSWER
