"""What a department answers the council: the remarks that await its answer, in the order of their deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.follow_up import needs_answer
from metrics.status import RemarkStatus, Status
from metrics.wheel import Duty
from policy.choices import Choice, Owed
from policy.clock import day_of
from policy.organisation import has_ended
from policy.ownership import responsible
from policy.records import Reply
from presentation import pages, tables
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import anchor, paragraph
from presentation.language import city, numbers
from presentation.language.department_names import department_name
from presentation.language.words import capitalised
from presentation.status.remarks import answered_words
from presentation.tables import Column, Table
from store.differences import key_text
from store.history import Submission
from store.states import Origin, State

NO_DEADLINE = "ingen frist er skrevet"
WITHOUT_DEADLINES = (
    "Der er ikke sat nogen frist for svarene. Koordinatoren skriver den i arket Årshjul i skabelonen "
    "Politisk behandling."
)
HAS_ENDED = "Jeres forvaltning findes ikke længere. Den, der har overtaget, svarer."
CHOOSE_DEPARTMENT = "Vælg den forvaltning, du svarer for."
FORM = "svarfelter"
"""The anchor of the fields for an answer."""


class Concern(Choice):
    """Why a remark awaits an answer from a department, the closest first."""

    NAMED = "named", "nævner jer"
    OWN_AREA = "area", "handler om jeres område"
    EVERYONE = "everyone", "gælder alle forvaltninger"


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A remark that awaits a department's answer, with its deadline if a rule gives one."""

    remark: RemarkStatus
    concern: Concern
    due: date | None = None

    @property
    def code(self) -> str:
        return self.remark.remark.id

    def is_late(self, today: date) -> bool:
        """Whether the deadline has passed, from the day after."""
        return self.due is not None and self.due < today


def awaiting(
    status: Status, department: str, duties: Iterable[Duty], seen: Iterable[str]
) -> tuple[Awaiting, ...]:
    """The remarks that await a department's answer: late, then due soonest, then the rest.

    One that names departments awaits each of those. One that names none, or only such as have ended,
    awaits those that lead a priority of its objective until one has answered; about the budget or the
    policy as a whole it awaits all (R20.6). `seen`: the remarks that departments may see, by code.
    """
    days = {
        each.subject: each.due
        for each in duties
        if each.owed is Owed.REPLIES and each.owner == department
    }
    known = frozenset(seen)
    found = [
        Awaiting(remark, concern, days.get(remark.remark.id))
        for remark in status.remarks
        if remark.remark.id in known and (concern := _concern(status, remark, department))
    ]
    order = list(Concern)
    return tuple(sorted(found, key=lambda each: (each.due or date.max, order.index(each.concern))))


def _concern(status: Status, remark: RemarkStatus, department: str) -> Concern | None:
    """Why a remark awaits an answer from a department; None where it does not."""
    record = remark.remark
    if not needs_answer(record) or own_reply(remark, department):
        return None
    if department in record.departments:
        return Concern.NAMED
    if not remark.unanswered or _is_for_named(status, remark):
        return None
    if record.objective is None:
        return Concern.EVERYONE
    priorities = [each.priority for each in status.priorities]
    own = department in responsible(record.objective, None, priorities)
    return Concern.OWN_AREA if own else None


def _is_for_named(status: Status, remark: RemarkStatus) -> bool:
    """Whether a remark names a department that can still answer."""
    named = map(status.department, remark.remark.departments)
    return any(each and not has_ended(each, status.as_of) for each in named)


def own_reply(remark: RemarkStatus, department: str) -> Reply | None:
    """The department's answer to a remark, if it has given one."""
    return next((each for each in remark.replies if each.department == department), None)


def headline(found: Sequence[Awaiting], name: str, today: date) -> str:
    """How many remarks await an answer from a department, and how many are late."""
    if not found:
        return f"Ingen bemærkninger venter på svar fra {name}."
    count = capitalised(numbers.counted(len(found), "bemærkning venter", "bemærkninger venter"))
    late = sum(each.is_late(today) for each in found)
    told = f" Fristen er overskredet for {numbers.in_words(late)}." if late else ""
    return f"{count} på svar fra {name}.{told}"


def due_words(due: date | None, today: date) -> str:
    """A deadline as it stands today."""
    if due is None:
        return NO_DEADLINE
    day = numbers.weekday(due)
    return f"mangler, fristen var {day}" if due < today else f"senest {day}"


def table(found: Sequence[Awaiting], department: str, today: date, links: Links) -> Markup:
    """The remarks that await an answer, each with its deadline, why it is the department's, and its form.

    Where no rule gives a deadline, that is said once. Empty without remarks.
    """
    if not found:
        return Markup("")
    dated = any(each.due for each in found)
    due = Column[Awaiting]("Frist", lambda each: due_words(each.due, today))
    columns: tuple[Column[Awaiting], ...] = (
        Column("Bemærkning", lambda each: _answer_link(each, department, links)),
        *((due,) if dated else ()),
        Column("Hvorfor jer", lambda each: each.concern.label),
        Column("Dato", lambda each: numbers.period(each.remark.remark.dated)),
    )
    caption = "Bemærkninger, der venter på svar, i den rækkefølge, de haster"
    shown = tables.on_page(Table(caption, columns, found), "stack")
    return shown if dated else paragraph(WITHOUT_DEADLINES, "muted") + shown


def _answer_link(each: Awaiting, department: str, links: Links) -> Markup:
    """The remark, which leads to its form."""
    chosen = {addresses.DEPARTMENT: department, addresses.ABOUT: each.code}
    return anchor(
        remark_label(each.remark), links.page(pages.REMARKS_AND_ANSWERS, FORM, choices=chosen)
    )


def remark_label(remark: RemarkStatus) -> str:
    """A remark in a list: its code and what it is about."""
    return f"{remark.remark.id} {remark.remark.title}"


def choices(
    status: Status, found: Iterable[Awaiting], department: str, seen: Iterable[str], today: date
) -> Mapping[str, str]:
    """The remarks that a department can answer, those that await it first, by code."""
    known = frozenset(seen)
    waiting = {each.code: f"{remark_label(each.remark)} ({_waits(each, today)})" for each in found}
    rest = {
        each.remark.id: f"{remark_label(each)} ({_stands(status, each, department)})"
        for each in status.remarks
        if each.remark.id in known and each.remark.id not in waiting
    }
    return waiting | rest


def _waits(each: Awaiting, today: date) -> str:
    return due_words(each.due, today) if each.due else "venter på svar"


def _stands(status: Status, remark: RemarkStatus, department: str) -> str:
    if own_reply(remark, department):
        return "I har svaret; ret svaret her"
    return answered_words(status, remark)


def elsewhere(links: Links) -> Markup:
    """The way to where a department sees all that awaits its answer."""
    link = anchor("Bemærkninger og svar", links.page(pages.REMARKS_AND_ANSWERS))
    told = Markup("Siden {} viser, hvilke bemærkninger der venter på jeres svar, og hvornår.")
    return paragraph(told.format(link), "muted")


def withdrawn(remark: RemarkStatus) -> str:
    """A remark that was withdrawn while its answer was being written, in a list."""
    return f"{remark_label(remark)} (trukket tilbage)"


def not_presented(status: Status, seen: Iterable[str]) -> Markup:
    """The remarks that no department sees yet, for whoever sees them; empty if there are none."""
    known = frozenset(seen)
    hidden = [each for each in status.remarks if each.remark.id not in known]
    if not hidden:
        return Markup("")
    titles = "; ".join(map(remark_label, hidden))
    one = len(hidden) == 1
    return paragraph(
        f"{'Denne bemærkning' if one else 'Disse bemærkninger'} fra {city.council(status)} er ikke "
        f"forelagt endnu: {titles}. Forvaltningerne ser {'den' if one else 'dem'} først, når "
        f"{'den' if one else 'de'} er forelagt. Så kan {'den' if one else 'de'} besvares."
    )


def changed_meanwhile(
    status: Status, before: RemarkStatus, now: RemarkStatus | None, department: str
) -> str:
    """What others did to a remark while its answer was being written; empty if nothing."""
    if now is None:
        return (
            f"Bemærkningen »{remark_label(before)}« er trukket tilbage imens og kan ikke besvares. "
            "Det, du har skrevet, står stadig i felterne, men intet er gemt."
        )
    if now.remark != before.remark:
        return (
            f"Bemærkningen »{remark_label(now)}« er ændret imens. Den står nu herover, som den er. "
            "Læs den, ret svaret, hvis det skal rettes, og tryk igen. Intet er gemt."
        )
    mine, theirs = own_reply(before, department), own_reply(now, department)
    if mine != theirs and theirs:
        who = department_name(status, department)
        return (
            f"En anden har svaret for {who} imens: »{theirs.summary}« Godkender du dit svar, kommer det "
            "i stedet for. Tryk igen, hvis det skal det. Intet er gemt."
        )
    return ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that a department has given here, and the submission that it came with."""

    remark: RemarkStatus
    reply: Reply
    submission: Submission


def given(status: Status, department: str, brought: Mapping[str, Submission]) -> tuple[Given, ...]:
    """The answers that a department has given here, the newest first.

    `brought`: the submission of each answer, by its key.
    """
    found = [
        Given(remark, reply, submission)
        for remark in status.remarks
        for reply in remark.replies
        if reply.department == department
        and (submission := brought.get(key_text((reply.id,))))
        and submission.origin is Origin.DELIVERY
    ]
    return tuple(sorted(found, key=lambda each: -each.submission.version))


def submitted(found: Iterable[Given]) -> tuple[Submission, ...]:
    """The submissions of some answers, each once."""
    return tuple({each.submission.version: each.submission for each in found}.values())


WAITS_FOR = {
    State.DRAFT: "venter på, at forvaltningen godkender",
    State.APPROVED: "venter på, at koordinatoren forelægger det",
    State.PRESENTED: "venter på, at koordinatoren offentliggør det",
}
"""What an answer waits for in each state but the last."""


def given_table(found: Sequence[Given], links: Links) -> Markup:
    """How far each answer is on its way to the public, with its receipt; empty without answers."""
    if not found:
        return Markup("")
    columns: tuple[Column[Given], ...] = (
        Column("Bemærkning", lambda each: remark_label(each.remark)),
        Column("Jeres svar", lambda each: each.reply.summary),
        Column("Hvor langt", lambda each: _how_far(each.submission)),
        Column("Kvittering", lambda each: _receipt(each, links)),
    )
    return tables.on_page(Table("Jeres svar, og hvor langt de er", columns, found), "stack")


def _how_far(submission: Submission) -> str:
    step = submission.steps[-1]
    waits = WAITS_FOR.get(step.state)
    reached = f"{step.state.label} {numbers.day(day_of(step.at))}"
    return f"{reached}; {waits}" if waits else reached


def _receipt(each: Given, links: Links) -> Markup:
    version = each.submission.version
    return anchor(f"udgave {version}", links.receipt(version))
