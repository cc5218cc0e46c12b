"""What a department answers: the remarks that await its answer, the fields, and the review of what is written."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import within_a_year
from monitor import editions, persons
from monitor.submissions import next_step
from pages.intake import department_hearing, publishing, reply_fields, reviewing
from pages.shell.choices import choice
from policy import clock
from policy.ownership import deliverer, may_deliver
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.language.department_names import department_name, who_can_answer
from presentation.remarks_and_answers import answers
from presentation.status.remarks import remark_card
from store.states import State

SECTION = "svar"
"""The section of the page on which an answer is written, and is reviewed."""


def show(received: Status, links: Links) -> None:
    """The answers of the department that the person acts for, or that she chooses."""
    whose = deliverer(persons.current())
    departments = {
        code: name
        for code, name in who_can_answer(received, ()).items()
        if may_deliver(whose, {code})
    }
    if not departments:
        st.html(paragraph(answers.HAS_ENDED))
        return
    department = _chosen(departments)
    if department is None:
        st.html(paragraph(answers.CHOOSE_DEPARTMENT))
        return
    _remarks(received, department, links)
    reviewing.show_written(received, SECTION, links)
    department_hearing.show(received, department, links, whole=whose.everything)
    _given(received, department, links)


def _chosen(departments: Mapping[str, str]) -> str | None:
    if len(departments) == 1:
        return next(iter(departments))
    return choice("Forvaltning", addresses.DEPARTMENT, departments, "Vælg en forvaltning")


def _remarks(received: Status, department: str, links: Links) -> None:
    today = clock.today()
    seen = editions.current().remarks_for_departments(today)
    found = answers.awaiting(received, department, within_a_year(received), seen)
    st.html(
        paragraph(answers.headline(found, department_name(received, department), today))
        + answers.table(found, department, today, links)
        + answers.not_presented(received, seen)
    )
    remarks = {each.remark.id: each for each in received.remarks}
    begun = reply_fields.begun(department)
    labels = {
        **answers.choices(received, found, department, seen, today),
        **{code: answers.withdrawn(each) for code, each in begun.items() if code not in remarks},
    }
    if not labels:
        return
    st.html(Markup('<div id="{}"></div>').format(answers.FORM))
    asked = st.query_params.get(addresses.ABOUT, "")
    code = st.selectbox(
        "Hvilken bemærkning vil I svare på?",
        list(labels),
        index=list(labels).index(asked) if asked in labels else 0,
        format_func=lambda each: labels[each],
        key=f"answered-{department}",
    )
    remark = remarks.get(code) or begun[code]
    st.html(remark_card(received, remark))
    reply_fields.show(received, remark, department, SECTION)


def _given(received: Status, department: str, links: Links) -> None:
    """The answers that the department has given here, how far they are, and the department's own step."""
    submissions = editions.current().submissions()
    found = answers.given(received, department, submissions.bringing("replies"))
    if not found:
        return
    st.header("Jeres svar på vej", anchor=False)
    publishing.show_message()
    st.html(answers.given_table(found, links))
    for each in answers.submitted(found):
        if next_step(each) is State.APPROVED and submissions.may_handle(each):
            publishing.show(submissions, each, links)
