"""Fields for a department's answer to a remark of the council: short and whole."""

from __future__ import annotations

import streamlit as st

from metrics.status import RemarkStatus, Status
from monitor import blank_workbooks, editions
from pages.intake import begun as begun_rows
from pages.intake import upload_session
from pages.intake.upload_session import LOOK
from pages.shell import fields, notices
from pages.shell.labels import plain
from policy.clock import today
from policy.periods import Period
from presentation.remarks_and_answers import answers

LONGEST = 8000


def begun(department: str) -> dict[str, RemarkStatus]:
    """The remarks that a department has begun to answer here, by code, as they were then."""
    return begun_rows.every(_what(department))


def show(status: Status, remark: RemarkStatus, department: str, section: str = "") -> None:
    """The fields, filled with the department's earlier answer; what is written goes to its review.

    `remark` may have been withdrawn since it was begun to be answered; then it is refused.
    """
    code = remark.remark.id
    before = begun_rows.since(_what(department), code, remark)
    earlier = answers.own_reply(before, department)
    place = f"{code}-{department}"
    with st.form(f"reply{section}", border=False):
        summary = _words("Svaret kort", earlier.summary if earlier else "", f"short-{place}")
        wording = _words(
            "Hele svaret, hvis det er længere",
            (earlier.wording or "") if earlier else "",
            f"whole-{place}",
        )
        if not st.form_submit_button(plain(LOOK), key=f"submit-reply{section}"):
            return
        lacking = summary.lacks("Skriv svaret kort. Hele svaret kan stå i feltet under det.")
        if lacking or wording.is_refused():
            return
    now = next((each for each in status.remarks if each.remark.id == code), None)
    if changed := answers.changed_meanwhile(status, before, now, department):
        if now:
            begun_rows.renew(_what(department), code, now)
        notices.warn(changed)
        return
    reply = blank_workbooks.reply(
        editions.current().records_to_write_in(today()),
        code,
        department,
        summary.text,
        wording.text or None,
        Period.day(today()),
    )
    upload_session.write(f"svar-{place}.xlsx", reply, section=section)


def _what(department: str) -> str:
    return f"reply {department}"


def _words(label: str, earlier: str, place: str) -> fields.Answer:
    return fields.lines(label, earlier, key=f"words-{place}", most=LONGEST)
