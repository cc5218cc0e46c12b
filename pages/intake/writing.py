"""Fields for a text, a reply, a hearing answer or the closing of a period, which is delivered like any file."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from metrics.status import Status
from monitor import editions, persons
from pages.intake import hearing_answers, reply_fields, upload_session
from pages.intake.upload_session import LOOK
from pages.shell import fields
from pages.shell.labels import plain
from policy.choices import TextKind
from policy.clock import today
from policy.ownership import OWNERS, Deliverer, can_have, deliverer, may_deliver, responsible
from policy.records import Closing, Text
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.language import awaiting
from presentation.language.department_names import who_can_answer
from presentation.remarks_and_answers import answers
from presentation.status import texts

REPLY = "Svar på en bemærkning fra rådet"
CLOSING = "Luk en periode, som ikke alle har indberettet"
HEARING = "Et høringssvar"
LONGEST = 8000


def show(status: Status, links: Links) -> None:
    """The fields for a new record; an existing text or reply can be edited."""
    asked = st.query_params.get(addresses.ABOUT, "")
    places = texts.places(status)
    remarks = texts.answerable(status, editions.current().remarks_for_departments(today()))
    unfinished = awaiting.unfinished(status)
    if not places:
        st.html(paragraph("Der er ingen målsætninger at skrive om endnu."))
        return
    whose = deliverer(persons.current())
    places = {place: name for place, name in places.items() if _is_own(status, place, whose)}
    kinds: list[TextKind | str] = [
        *(TextKind if places and can_have(whose, OWNERS["texts"]) else ()),
        *([REPLY] if remarks and can_have(whose, OWNERS["replies"]) else []),
        *([CLOSING] if unfinished and can_have(whose, OWNERS["closings"]) else []),
        *([HEARING] if can_have(whose, OWNERS["hearing_answers"]) else []),
    ]
    if not kinds:
        st.html(paragraph("Der er ikke noget, I skal skrive her."))
        return
    kind = st.selectbox(
        "Hvad vil du skrive?",
        kinds,
        index=kinds.index(REPLY) if asked in remarks and REPLY in kinds else 0,
        format_func=lambda each: texts.HEADINGS[each] if isinstance(each, TextKind) else each,
    )
    if kind == CLOSING:
        _close_period(unfinished)
        return
    if kind == HEARING:
        if answer := hearing_answers.written(status):
            upload_session.write(f"hoeringssvar-{answer.id}.xlsx", answer)
        return
    about = places if isinstance(kind, TextKind) else remarks
    place = st.selectbox(
        "Om",
        list(about),
        index=list(about).index(asked) if asked in about else 0,
        format_func=lambda code: about[code],
        key=f"about-{about is remarks}",
    )
    if isinstance(kind, TextKind):
        _write_text(status, kind, place)
    else:
        st.html(answers.elsewhere(links))
        _write_reply(status, place, whose)


def _is_own(status: Status, place: str, whose: Deliverer) -> bool:
    """Whether somebody writes the texts about an objective or a priority."""
    priority = None if place.isdigit() else place
    objective = int(place) if priority is None else _objective_of(status, place)
    known = [each.priority for each in status.priorities]
    return may_deliver(whose, responsible(objective, priority, known))


def _write_text(status: Status, kind: TextKind, place: str) -> None:
    priority = None if place.isdigit() else place
    objective = int(place) if priority is None else _objective_of(status, place)
    there = texts.texts_about(status, objective, priority)
    earlier = next((text.body for text in there if text.kind is kind), "")
    with st.form("write", border=False):
        body = _words("Teksten", earlier, f"{kind.value}-{place}")
        author = upload_session.own_name("Skrevet af (navn og forvaltning)", "name-write")
        if not st.form_submit_button(plain(LOOK)):
            return
        if any(
            [
                body.lacks("Skriv teksten."),
                author.lacks("Skriv dit navn, så andre kan se, hvem der har skrevet teksten."),
            ]
        ):
            return
    upload_session.write(
        f"tekst-{place}.xlsx",
        Text(
            kind=kind,
            objective=objective,
            priority=priority,
            body=body.text,
            author=author.text,
            dated=today(),
        ),
    )


def _write_reply(status: Status, remark: str, whose: Deliverer) -> None:
    found = next(r for r in status.remarks if r.remark.id == remark)
    answered = {reply.department for reply in found.replies}
    departments = {
        code: name
        for code, name in who_can_answer(status, answered).items()
        if may_deliver(whose, {code})
    }
    department = st.selectbox(
        "Hvem svarer?", list(departments), format_func=lambda code: departments[code]
    )
    reply_fields.show(status, found, department)


def _close_period(unfinished: Mapping[awaiting.IndicatorPeriod, str]) -> None:
    """The fields for closing a period: which one, by whom, and why missing figures are not awaited."""
    place = st.selectbox(
        "Hvilken periode?", list(unfinished), format_func=lambda each: unfinished[each]
    )
    with st.form("write", border=False):
        reason = _words("Hvorfor ventes der ikke på de sidste tal?", "", f"close-{place}")
        name = upload_session.own_name("Lukket af (navn og forvaltning)", "name-close")
        if not st.form_submit_button(plain(LOOK)):
            return
        if any(
            [
                reason.lacks("Skriv, hvorfor perioden lukkes."),
                name.lacks("Skriv dit navn, så andre kan se, hvem der har lukket perioden."),
            ]
        ):
            return
    indicator, period = place
    upload_session.write(
        f"luk-{indicator}-{period}.xlsx".replace("/", "-"),
        Closing(
            indicator=indicator,
            period=period,
            name=name.text,
            dated=today(),
            reason=reason.text,
        ),
    )


def _objective_of(status: Status, priority: str) -> int:
    return next(
        objective.objective.number
        for objective in status.objectives
        if priority in {each.priority.id for each in objective.priorities}
    )


def _words(label: str, earlier: str, place: str) -> fields.Answer:
    return fields.lines(label, earlier, key=f"words-{place}", most=LONGEST)
