"""Steps from draft to published submission: a button for the next step, and publishing, now or later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from metrics.status import Status
from monitor import editions, persons
from monitor.plans import Planned
from monitor.submissions import Submissions, next_step
from pages.intake import planning, upload_session
from pages.shell import fields, notices
from pages.shell.labels import plain
from policy import clock
from policy.actors import Right
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.language.numbers import day
from presentation.submissions import hiding, history
from store.faults import NotDoneError
from store.history import Submission
from store.snapshots import Published
from store.states import State

MESSAGE = "told_of_the_way"
ASKED = "versions_to_publish"


def show_message() -> None:
    """A message about the last step, shown once."""
    if message := st.session_state.pop(MESSAGE, None):
        notices.tell(message)


def show(
    submissions: Submissions,
    submission: Submission,
    links: Links,
    labels: Mapping[State, str] = history.NEXT_STEPS,
) -> None:
    """The state of a submission, a link to discard it, and a button for its next step."""
    handles = submissions.may_handle(submission)
    st.html(paragraph(history.on_the_way(submission, links, labels, handles=handles)))
    step = next_step(submission)
    if step is None or step is State.PUBLIC:
        return
    if not (handles if step is State.APPROVED else persons.may(Right.PUBLISH)):
        return
    key = f"step-{submission.version}"
    with st.form(key, border=False):
        name = upload_session.own_name(f"Dit navn, til udgave {submission.version}", f"name-{key}")
        label = f"{labels[step]}: udgave {submission.version}"
        if not st.form_submit_button(plain(label)):
            return
        if name.lacks("Skriv dit navn, så andre kan se, hvem der har gjort det."):
            return
        _done(submission, step, name.text, labels)


def _done(submission: Submission, step: State, name: str, labels: Mapping[State, str]) -> None:
    try:
        editions.current().intake(persons.signing(name)).advance(submission.version, step)
    except NotDoneError as stopped:
        notices.warn(str(stopped))
        return
    st.session_state[MESSAGE] = history.step_done(submission.version, step, labels)
    st.rerun()


def publish_form(
    submissions: Submissions,
    planned: Planned,
    snapshots: Sequence[Published],
    status: Status,
    links: Links,
) -> None:
    """Publish what is presented as a named snapshot: now, or planned for a time.

    Pressing a button always gives an answer, even if others have published it meanwhile.
    """
    planning.show_open(planned, links)
    versions: tuple[int, ...] = st.session_state.pop(ASKED, tuple(sorted(planned.free)))
    if not versions:
        return
    today = clock.today()
    st.subheader("Gør offentligt nu", anchor=False)
    introduction = (
        "Denne udgave er forelagt og bliver offentlig"
        if len(versions) == 1
        else "Disse udgaver er forelagt og bliver offentlige sammen"
    )
    st.html(
        paragraph(
            f"{introduction}: {', '.join(map(str, versions))}. Der laves et "
            f"øjebliksbillede set per {day(today)}, som alle ser, når de åbner siden. "
            "Det kan altid vises igen."
        )
    )
    st.html(history.as_presented())
    public = submissions.when_published(versions, today)
    if hidden := hiding.before_publishing(status, public):
        st.html(hidden)
    if exposed := hiding.exposed(status, public):
        notices.warn(exposed)
    if others := history.beside(snapshots, today):
        notices.warn(others)
    _now_form(versions)
    planning.form(versions, partial(_asked, versions))


def _now_form(versions: tuple[int, ...]) -> None:
    with st.form("publish", border=False):
        title = fields.line(
            "Øjebliksbilledets navn, fx Status foråret 2027", key="snapshot_name", most=80
        )
        name = upload_session.own_name("Dit navn, til offentliggørelsen", "name-publish")
        if not st.form_submit_button("Gør offentligt", on_click=_asked, args=(versions,)):
            return
        if any(
            [
                title.lacks("Skriv det navn, øjebliksbilledet skal have."),
                name.lacks("Skriv dit navn, så andre kan se, hvem der har offentliggjort det."),
            ]
        ):
            return
        try:
            intake = editions.current().intake(persons.signing(name.text))
            made = intake.publish(title.text, clock.today(), versions)
        except NotDoneError as stopped:
            notices.warn(str(stopped))
            return
    st.session_state[MESSAGE] = f"»{made.name}« er offentligt og er det, alle nu ser."
    st.rerun()


def _asked(versions: tuple[int, ...]) -> None:
    st.session_state[ASKED] = versions
