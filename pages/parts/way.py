"""A submission's way to the public: a button for its next step, and publishing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monitor import reporting
from monitor.reporting import NotDoneError
from pages.parts import desk, fields, notices
from policy import clock
from policy.records import Snapshot
from presentation import history
from presentation.markup import paragraph
from presentation.numbers import day
from store.books import State
from store.history import Submission

TOLD = "told_of_the_way"


def show_told() -> None:
    """What the last step on the way did."""
    if told := st.session_state.pop(TOLD, None):
        notices.tell(told)


def show(submission: Submission) -> None:
    """Where a submission stands, and a button that brings it a step further."""
    st.html(paragraph(history.on_the_way(submission)))
    step = reporting.next_step(submission)
    if step is None or step is State.PUBLIC:
        return
    key = f"step-{submission.version}"
    with st.form(key, border=False):
        name = desk.own_name(f"Dit navn, til udgave {submission.version}", f"name-{key}")
        label = f"{history.NEXT_STEPS[step]}: udgave {submission.version}"
        if not st.form_submit_button(label):
            return
        if name.lacks("Skriv dit navn, så andre kan se, hvem der har gjort det."):
            return
        _done(submission, step, name.text)


def _done(submission: Submission, step: State, name: str) -> None:
    try:
        reporting.advance(submission.version, step, name)
    except NotDoneError as stopped:
        notices.warn(str(stopped))
        return
    st.session_state[TOLD] = f"Udgave {submission.version} er nu {step.label}."
    st.rerun()


def publish_form(presented: list[Submission], snapshots: Sequence[Snapshot]) -> None:
    """Make what was presented public under a name that can be shown again."""
    today = clock.today()
    versions = ", ".join(str(each.version) for each in reversed(presented))
    told = (
        "Denne udgave er forelagt og bliver offentlig"
        if len(presented) == 1
        else "Disse udgaver er forelagt og bliver offentlige sammen"
    )
    st.html(
        paragraph(
            f"{told}: {versions}. Der laves et "
            f"øjebliksbillede set pr. {day(today)}, som alle ser, når de åbner siden. "
            "Det kan altid vises igen."
        )
    )
    if replaced := history.in_the_place_of(snapshots, today):
        notices.warn(replaced)
    with st.form("publish", border=False):
        title = fields.line(
            "Øjebliksbilledets navn, fx Status foråret 2027", key="snapshot_name", most=80
        )
        name = desk.own_name("Dit navn, til offentliggørelsen", "name-publish")
        if not st.form_submit_button("Gør offentligt"):
            return
        if any(
            [
                title.lacks("Skriv det navn, øjebliksbilledet skal have."),
                name.lacks("Skriv dit navn, så andre kan se, hvem der har offentliggjort det."),
            ]
        ):
            return
        try:
            made = reporting.publish(title.text, today, name.text)
        except NotDoneError as stopped:
            notices.warn(str(stopped))
            return
    st.session_state[TOLD] = f"»{made.name}« er offentligt og er det, alle nu ser."
    st.rerun()
