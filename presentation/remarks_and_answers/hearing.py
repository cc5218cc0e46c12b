"""Hearing answers on a draft that await what a department says, with the objections to its targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from metrics.status import Status
from policy.drafting import HearingAnswer, Objection
from policy.ownership import answering
from presentation import tables
from presentation.html import markup
from presentation.language import city, numbers
from presentation.language.words import capitalised
from presentation.status import texts
from presentation.tables import Column, Table

WHOLE_POLICY = "hele politikken"


def of_department(status: Status, department: str) -> tuple[HearingAnswer, ...]:
    """The hearing answers that a department answers: those on priorities that it leads."""
    priorities = [each.priority for each in status.priorities]
    return tuple(
        each for each in status.draft.answers if department in answering(each.priority, priorities)
    )


def on_the_whole(status: Status) -> tuple[HearingAnswer, ...]:
    """Those on the policy as a whole, which the coordinator answers."""
    return tuple(each for each in status.draft.answers if each.priority is None)


def in_order(answers: Sequence[HearingAnswer]) -> tuple[HearingAnswer, ...]:
    """Those that await an answer first, the oldest of them first."""
    return tuple(sorted(answers, key=lambda each: (bool(each.reply), each.dated.first)))


def headline(answers: Sequence[HearingAnswer], name: str) -> str:
    """How many hearing answers await what the department says."""
    waiting = sum(not each.reply for each in answers)
    if not waiting:
        return f"Ingen høringssvar venter på bemærkninger fra {name}."
    count = numbers.counted(waiting, "høringssvar venter", "høringssvar venter", common=False)
    return f"{capitalised(count)} på bemærkninger fra {name}."


def choices(status: Status, answers: Sequence[HearingAnswer]) -> Mapping[str, str]:
    """The hearing answers in a list, by code."""
    return {each.id: _label(status, each) for each in answers}


def _label(status: Status, answer: HearingAnswer) -> str:
    stands = "I har svaret; ret svaret her" if answer.reply else "venter på svar"
    return f"{answer.id} fra {answer.party} om {about(status, answer)} ({stands})"


def about(status: Status, answer: HearingAnswer) -> str:
    """The priority that a hearing answer is about, else the policy as a whole."""
    if answer.priority is None:
        return WHOLE_POLICY
    return texts.places(status).get(answer.priority, answer.priority)


def answer_words(status: Status, answer: HearingAnswer) -> Markup:
    """The hearing answer in the party's own words."""
    return Markup(
        '<article class="remark"><h3>{party} om {about}</h3><p class="overline">{code} · {when}</p>'
        '<blockquote class="verbatim">{words}</blockquote></article>'
    ).format(
        party=answer.party,
        about=about(status, answer),
        code=answer.id,
        when=numbers.period(answer.dated),
        words=answer.wording,
    )


class Objected(NamedTuple):
    """An objection, and what the target that it is about is called."""

    target: str
    objection: Objection


def objections(status: Status, department: str) -> Markup:
    """The objections to the department's draft targets, unedited; empty if there are none."""
    found = [
        Objected(each.indicator.name, objection)
        for each in status.draft.targets
        if each.target.department == department
        for objection in each.objections
    ]
    if not found:
        return Markup("")
    columns: tuple[Column[Objected], ...] = (
        Column("Måltal", lambda each: each.target),
        Column("Uenig", lambda each: each.objection.by),
        Column("Fordi", lambda each: each.objection.wording),
        Column("Dato", lambda each: numbers.day(each.objection.dated)),
    )
    caption = f"Uenighed om jeres måltal, blandt andet fra {city.council(status)}, ord for ord"
    shown = tables.on_page(Table(caption, columns, found), "stack")
    line = numbers.counted(len(found), "indvending", "indvendinger")
    return markup.unfolded(f"{capitalised(line)} mod jeres måltal", shown, shown=True)


def withdrawn(code: str) -> str:
    """A hearing answer that was withdrawn while it was being answered, in a list."""
    return f"{code} (trukket tilbage)"


def changed_meanwhile(before: HearingAnswer, now: HearingAnswer | None) -> str:
    """What others did to a hearing answer while it was being answered; empty if nothing."""
    if now is None:
        return (
            f"Høringssvaret {before.id} er trukket tilbage imens og kan ikke besvares. Det, du har "
            "skrevet, står stadig i felterne, men intet er gemt."
        )
    if now == before:
        return ""
    if now.reply != before.reply and now.reply:
        return (
            f"En anden har svaret på {now.id} imens: »{now.reply}« Godkender du dit svar, kommer det i "
            "stedet for. Tryk igen, hvis det skal det. Intet er gemt."
        )
    return (
        f"Høringssvaret {now.id} er ændret imens. Det står nu herover, som det er. Læs det, ret svaret, "
        "hvis det skal rettes, og tryk igen. Intet er gemt."
    )
