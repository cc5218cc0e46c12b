"""Undoing a submission: what it would change, which submissions build on it, and the button."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from monitor import editions, persons
from monitor.submissions import Submissions
from pages.intake import upload_session
from pages.shell import fields, notices
from pages.shell.labels import plain
from policy.records import Indicator
from presentation.html.markup import paragraph
from presentation.submissions import delivery_report, history
from store.faults import NotDoneError
from store.history import Submission, Undoing

MESSAGE = "told_of_undoing"


def show_message() -> None:
    """A message about the last undoing, shown once."""
    if message := st.session_state.pop(MESSAGE, None):
        notices.tell(message)


def show(
    submissions: Submissions, submission: Submission, indicators: Mapping[str, Indicator]
) -> None:
    """What undoing the submission would do, and the form for it; or why it cannot be done."""
    looked = submissions.undoing(submission.version)
    if looked.obstacle:
        st.html(paragraph(looked.obstacle))
        return
    st.html(
        paragraph(history.undoing_sentence(submission, looked))
        + paragraph(delivery_report.change_sentence(looked.changes, subject="Det"))
        + delivery_report.change_tables(looked.changes, indicators)
    )
    with st.form("undo", border=False):
        name = upload_session.own_name("Dit navn", "name-undo")
        note = fields.lines("Hvorfor?", "", key=f"note-undo-{submission.version}", most=1000)
        if not st.form_submit_button(plain(history.undoing_label(submission, looked))):
            return
        if any(
            [
                name.lacks("Skriv dit navn, så andre kan se, hvem der har fortrudt."),
                note.lacks("Skriv, hvorfor udgaven skal fortrydes, så andre kan forstå det."),
            ]
        ):
            return
        _done(submission, looked, name.text, note.text)


def _done(submission: Submission, looked: Undoing, name: str, note: str) -> None:
    try:
        version = editions.current().intake(persons.signing(name)).take_back(looked, note)
    except NotDoneError as stopped:
        notices.warn(str(stopped))
        return
    st.session_state[MESSAGE] = history.undone_sentence(submission, looked, version)
    st.rerun()
