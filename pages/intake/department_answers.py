"""What a department answers: the remarks that await its answer, the fields, and the review of what is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import streamlit as st

from metrics.status import Status
from metrics.wheel import duties
from monitor import editions, persons
from pages.intake import reply_fields, reviewing
from pages.shell.choices import choice
from policy import clock
from policy.ownership import deliverer, may_deliver
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.language.department_names import department_name, who_can_answer
from presentation.remarks_and_answers import answers

SECTION = "svar"
"""The section of the page on which it stands, where what is written is reviewed."""
BACK, AHEAD = timedelta(days=3660), timedelta(days=1830)
"""How far the deadlines of remarks are looked for: those of ten years are still owed."""


def show(received: Status, links: Links) -> None:
    """The answers of the department that the person acts for, or that she chooses."""
    departments = _departments(received)
    if not departments:
        st.html(paragraph("Jeres forvaltning findes ikke længere. Den, der har overtaget, svarer."))
        return
    department = _chosen(departments)
    if department is None:
        st.html(paragraph("Vælg den forvaltning, du svarer for."))
        return
    _remarks(received, department)
    reviewing.show_written(received, SECTION, links)


def _departments(received: Status) -> Mapping[str, str]:
    """The names of the departments that exist and that the person answers for, by code."""
    whose = deliverer(persons.current())
    every = who_can_answer(received, ())
    return {code: name for code, name in every.items() if may_deliver(whose, {code})}


def _chosen(departments: Mapping[str, str]) -> str | None:
    if len(departments) == 1:
        return next(iter(departments))
    return choice("Forvaltning", addresses.DEPARTMENT, departments, "Vælg en forvaltning")


def _remarks(received: Status, department: str) -> None:
    today = clock.today()
    seen = editions.current().remarks_for_departments(today)
    owed = duties(received, today - BACK, today + AHEAD, today)
    found = answers.awaiting(received, department, owed, seen)
    st.html(
        paragraph(answers.headline(found, department_name(received, department), today))
        + (answers.table(found, today) if found else "")
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
    asked = st.query_params.get(addresses.ABOUT, "")
    code = st.selectbox(
        "Hvilken bemærkning vil I svare på?",
        list(labels),
        index=list(labels).index(asked) if asked in labels else 0,
        format_func=lambda each: labels[each],
        key=f"answered-{department}",
    )
    remark = remarks.get(code) or begun[code]
    st.html(answers.remark_words(received, remark))
    reply_fields.show(received, remark, department, SECTION)
