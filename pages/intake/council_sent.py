"""What the council has sent: how far it is, and the button with which the council approves it."""

from __future__ import annotations

import streamlit as st

from metrics.status import Status
from monitor import editions
from monitor.submissions import next_step
from pages.intake import publishing
from policy import clock
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.remarks_and_answers import on_the_way
from presentation.remarks_and_answers.on_the_way import Sent
from presentation.submissions import history
from store.states import Origin, State

MOST = 20
"""How many submissions are looked through, the newest first; all are on *Ændringer*."""


def show(received: Status, links: Links) -> tuple[Sent, ...]:
    """What has been sent, which is returned, and the steps that are the council's own."""
    submissions = editions.current().submissions()
    looked = [
        each
        for each in submissions.all()
        if each.origin is not Origin.DATA and on_the_way.is_of_council(each)
    ][:MOST]
    found = on_the_way.sent(
        received, ((each, submissions.changes(each.version)) for each in looked)
    )
    publishing.show_message()
    st.html(
        paragraph(on_the_way.lead(received, found))
        + on_the_way.shown(
            received,
            found,
            links,
            seen_at_once=editions.current().is_open_draft(clock.today()),
        )
    )
    for each in found:
        if next_step(each.submission) is State.APPROVED and submissions.may_handle(each.submission):
            publishing.show(submissions, each.submission, links, history.OF_COUNCIL)
    return found
