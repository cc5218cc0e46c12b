"""What a body is asked to do with a status: what can be chosen, and its wording."""

from __future__ import annotations

from collections.abc import Container, Iterator

from metrics.matters import matters
from metrics.status import Criterion, PriorityStatus, RemarkStatus, Status
from policy.choices import EventState, ProposalStep, Recommended, Stage
from policy.ownership import asked_by
from presentation.blocks import Blank, Drafted, Paragraph, Selection
from presentation.documents import draft_proposal
from presentation.documents.proposal_way import A_COMMITTEE, Way, asked, step, way
from presentation.language import city
from presentation.language.department_names import department_name
from presentation.language.numbers import day, in_words
from presentation.language.words import capitalised, listed

THE_RESPONSIBLE = "de ansvarlige forvaltninger"
MOST_NAMED = 2
"""The departments that a sentence names; more are called the responsible ones, and a table has them."""
MOST_CODES = 8
"""The priorities that a sentence names; more are in the table of the solution."""
PLACE = "afsnittet Indstilling i Word"


def offered(status: Status, selection: Selection) -> tuple[Recommended, ...]:
    """What can be recommended of a status; nothing of a draft, whose step says what is asked.

    The status is narrowed to the selection. Targets where a priority has none, answers where a remark lacks one, and a hearing at the first
    step, where the newest matter has had none.
    """
    if status.draft.is_draft(status.as_of):
        return ()
    at_first = step(status, selection) is ProposalStep.COMMITTEE
    makes_sense = {
        Recommended.NOTED: True,
        Recommended.DISCUSSED: True,
        Recommended.TARGETS: bool(without_target(status)),
        Recommended.ANSWERS: bool(unanswered(status, selection)),
        Recommended.HEARING: at_first and not _heard(status),
    }
    return tuple(each for each in Recommended if makes_sense[each])


def _heard(status: Status) -> bool:
    """Whether the council was heard about the newest matter."""
    return any(
        step.state is EventState.HELD
        for each in matters(status)[:1]
        for leg in each.legs
        if leg.stage is Stage.HEARING
        for step in leg.steps
    )


def chosen(status: Status, selection: Selection) -> tuple[Recommended, ...]:
    """What is recommended: the chosen that make sense, else that the status is noted."""
    possible = offered(status, selection)
    found = tuple(each for each in possible if each in selection.recommended)
    return found or possible[:1]


def without_target(status: Status) -> list[PriorityStatus]:
    """The priorities that targets are asked for."""
    return [each for each in status.priorities if Criterion.TARGET not in each.met]


def leading(priority: PriorityStatus, selection: Selection) -> list[str]:
    """The departments that are asked about a priority: the selected, else those that lead it."""
    own = [code for code in priority.priority.departments if code in selection.departments]
    return own or list(priority.priority.lead)


def unanswered(status: Status, selection: Selection) -> list[RemarkStatus]:
    """The remarks without an answer that the selected departments are asked about; else all of them."""
    return [each for each in status.remarks if each.unanswered and _asks(status, each, selection)]


def _asks(status: Status, remark: RemarkStatus, selection: Selection) -> bool:
    named = asked_by(remark.remark, [each.priority for each in status.priorities])
    return not selection.departments or bool((named or frozenset()) & set(selection.departments))


def recommendation(status: Status, selection: Selection) -> Iterator[Drafted]:
    """Who recommends what to whom: one sentence, or a numbered list."""
    at, bodies = step(status, selection), way(status, selection)
    yield from _unknown(at, bodies)
    points = tuple(_points(status, selection, at, bodies))
    opening = _opening(at, bodies, is_draft=status.draft.is_draft(status.as_of))
    if len(points) == 1:
        yield Paragraph(f"{opening} at {points[0]}.")
        return
    yield Paragraph(opening)
    for number, point in enumerate(points, start=1):
        yield Paragraph(f"{number}. at {point}{'.' if number == len(points) else ','}")


def _unknown(at: ProposalStep, bodies: Way) -> Iterator[Blank]:
    """What no source says of who recommends, and to whom."""
    if at is ProposalStep.COMMITTEE and not bodies.department:
        yield Blank("hvem der indstiller", PLACE)
    if at is not ProposalStep.CITY_COUNCIL and not bodies.committee:
        yield Blank("hvilket udvalg sagen hører under", PLACE)


def _opening(at: ProposalStep, bodies: Way, *, is_draft: bool) -> str:
    """The words before what is asked, up to a comma; the finance committee passes a status on."""
    match at:
        case ProposalStep.COMMITTEE:
            to = f" over for {bodies.committee}" if bodies.committee else ""
            return (
                f"{bodies.department} indstiller{to},"
                if bodies.department
                else f"Det indstilles{to},"
            )
        case ProposalStep.FINANCE:
            passed = f" at {bodies.finance} anbefaler over for {bodies.city_council},"
            to = f"{_sender(bodies.committee)} over for {bodies.finance},"
            return to if is_draft else f"{to}{passed}"
        case ProposalStep.CITY_COUNCIL:
            return f"{capitalised(bodies.finance)} indstiller over for {bodies.city_council},"


def _sender(body: str) -> str:
    return f"{capitalised(body)} indstiller" if body else "Det indstilles"


def _points(status: Status, selection: Selection, at: ProposalStep, bodies: Way) -> Iterator[str]:
    if status.draft.is_draft(status.as_of):
        body = A_COMMITTEE if at is ProposalStep.COMMITTEE else asked(bodies, at)
        yield f"{body} {draft_proposal.asked(status, at, bodies.finance, bodies.city_council)}"
        return
    who = A_COMMITTEE if at is ProposalStep.COMMITTEE else bodies.city_council
    for each in chosen(status, selection):
        yield f"{who} {_wording(status, selection, each)}"


def _wording(status: Status, selection: Selection, each: Recommended) -> str:
    match each:
        case Recommended.NOTED:
            return f"tager {_the_status(status)} til efterretning"
        case Recommended.DISCUSSED:
            return f"drøfter {_the_status(status)}"
        case Recommended.TARGETS:
            return _targets_wording(status, selection)
        case Recommended.ANSWERS:
            return _answers_wording(status, selection)
        case Recommended.HEARING:
            return f"godkender, at {_the_status(status)} sendes i høring i {city.council(status)}"


def _the_status(status: Status) -> str:
    name = f"»{status.policy.title}«" if status.policy else "handicappolitikken"
    return f"status på {name} per {day(status.as_of)}"


def _targets_wording(status: Status, selection: Selection) -> str:
    found = without_target(status)
    codes = {code for each in found for code in leading(each, selection)}
    named = [each.priority.id for each in found]
    which = f": {listed(named)}" if len(named) <= MOST_CODES else " (se afsnittet Løsning)"
    what = "den prioritering" if len(found) == 1 else f"de {in_words(len(found))} prioriteringer"
    return f"beder {_departments(status, codes)} om forslag til måltal for {what}, der intet måltal har{which}"


def _answers_wording(status: Status, selection: Selection) -> str:
    found = unanswered(status, selection)
    priorities = [each.priority for each in status.priorities]
    asked_ones = [asked_by(each.remark, priorities) for each in found]
    codes = frozenset[str]().union(*(each for each in asked_ones if each))
    if selection.departments:
        codes &= set(selection.departments)
    everyone = None in asked_ones and not selection.departments
    who = "forvaltningerne" if everyone or not codes else _departments(status, codes)
    what = "den bemærkning" if len(found) == 1 else f"de {in_words(len(found))} bemærkninger"
    own = "hører under dem og " if len(selection.departments) > 1 else "hører under den og "
    of_them = own if selection.departments else ""
    return (
        f"beder {who} om svar på {what} fra {city.council(status)}, "
        f"der {of_them}intet svar har i kilderne"
    )


def _departments(status: Status, codes: Container[str]) -> str:
    """The departments by name in their order, or as the responsible ones where they are many."""
    known = [each.code for each in status.departments if each.code in codes]
    if not known or len(known) > MOST_NAMED:
        return THE_RESPONSIBLE
    return listed([department_name(status, code) for code in known])
