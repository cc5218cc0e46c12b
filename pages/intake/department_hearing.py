"""What a department says to the hearing answers on a draft: the party's words, and the fields."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from metrics.status import Status
from pages.intake import answer_fields, begun, reviewing, upload_session
from pages.intake.upload_session import LOOK
from pages.shell import notices
from pages.shell.labels import plain
from policy.drafting import HearingAnswer
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.language.department_names import department_name
from presentation.remarks_and_answers import hearing

SECTION = "hoeringssvar"
"""The section of the page on which it is written, and is reviewed."""


def show(status: Status, department: str, links: Links, *, whole: bool) -> None:
    """The hearing answers of a department; with `whole` those on the policy as a whole as well."""
    own = hearing.of_department(status, department)
    found = hearing.in_order((*own, *(hearing.on_the_whole(status) if whole else ())))
    if not found:
        return
    st.header("Høringssvar til jer", anchor=False)
    st.html(
        paragraph(hearing.headline(found, department_name(status, department)))
        + hearing.objections(status, department)
    )
    labels = hearing.choices(status, found)
    every: dict[str, HearingAnswer] = begun.every(_what(department)) | {
        each.id: each for each in found
    }
    gone = {code: hearing.withdrawn(code) for code in every if code not in labels}
    labels = {**labels, **gone}
    code = st.selectbox(
        "Hvilket høringssvar vil I svare på?",
        list(labels),
        format_func=lambda each: labels[each],
        key=f"heard-{department}",
    )
    _answer(status, every[code], department)
    reviewing.show_written(status, SECTION, links)


def _answer(status: Status, answer: HearingAnswer, department: str) -> None:
    before = begun.since(_what(department), answer.id, answer)
    st.html(hearing.answer_words(status, answer))
    with st.form("hearing", border=False):
        form = answer_fields.shown(before, answer.id)
        if not st.form_submit_button(plain(LOOK), key="submit-hearing"):
            return
        unsaid = form.reply.lacks("Skriv forvaltningens bemærkning.")
        if unsaid or form.lacking:
            return
    now = next((each for each in status.draft.answers if each.id == answer.id), None)
    if changed := hearing.changed_meanwhile(before, now):
        if now:
            begun.renew(_what(department), answer.id, now)
        notices.warn(changed)
        return
    upload_session.write(
        f"hoeringssvar-{answer.id}.xlsx", replace(answer, **form.said), section=SECTION
    )


def _what(department: str) -> str:
    return f"hearing {department}"
