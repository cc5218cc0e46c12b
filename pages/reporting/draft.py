"""Udkast til mål og måltal: each target by ear, its trial, and the fields to write and try one."""

import streamlit as st
from markupsafe import Markup

from monitor import editions, persons
from monitor.proposals import proposals_for
from pages.intake import draft_rows, reviewing, upload_session
from pages.shell import account, frame, view
from pages.shell.labels import plain
from policy import clock
from policy.actors import Right
from presentation import pages
from presentation.drafting import overview, proposals, target_chart, targets
from presentation.html import addresses
from presentation.html.markup import joined, paragraph, ways
from store.snapshots import WORKING

SECTIONS = {
    "maaltal": "Måltallene i udkastet",
    "svar": "Hvad udkastet svarer på",
    "vej": "Hvor langt udkastet er, og hvem der kan se det",
    "forslag": "Forslag til, hvad der kan måles",
    "skriv": "Skriv i udkastet",
}


def header(name: str) -> None:
    st.html(Markup('<div id="{}"></div>').format(name))
    st.header(plain(SECTIONS[name]), anchor=False)


def show_targets() -> None:
    """Each target with its variants: what is heard first, then the picture, then the rest."""
    dark = st.context.theme.type == "dark"
    if not status.draft.targets:
        st.html(paragraph("Her er ingen endnu. Skriv det første under »Skriv i udkastet«."))
    for group in targets.groups(status):
        for each in group:
            st.subheader(plain(targets.name(status, each)), anchor=False)
            st.html(
                joined(
                    [
                        targets.beginning(status, each),
                        targets.objections(each),
                        target_chart.on_page(status, each, dark=dark),
                        targets.rest(status, each),
                        targets.about(status, each),
                        targets.edit_link(each, current.links),
                    ]
                )
            )
        if len(group) > 1:
            st.html(targets.variants(group))
    if gone := targets.dropped(status):
        st.html(gone)


def show_writing() -> None:
    """The fields, and the review of what has been written in them."""
    received = editions.current().received(clock.today())
    if persons.may(Right.DELIVER_COUNCIL):
        st.html(paragraph(overview.for_council(received, current.links)))
    saved = upload_session.saved()
    draft_rows.show(received)
    if saved:
        reviewing.show_saved(received, saved, current.links)
    if written := upload_session.written():
        reviewing.review(received, written)


def show_what_was_delivered() -> None:
    """Go on to the working edition after a delivery, which no other edition has yet."""
    if upload_session.has_saved() and st.query_params.get(addresses.SNAPSHOT) != WORKING:
        st.query_params[addresses.SNAPSHOT] = WORKING
        st.rerun()


show_what_was_delivered()
may_write = persons.may(*pages.DELIVERING)
current = view.current()
status = current.status
frame.begin(current, overview.headline(status))
if not status.draft.exists:
    st.html(paragraph(overview.NOT_A_DRAFT))
    frame.end(current)
    st.stop()

st.html(
    paragraph(overview.lead(status), "lead")
    + ways({name: said for name, said in SECTIONS.items() if may_write or name != "skriv"})
)
st.header("Hvad der skal måles", anchor=False)
st.html(overview.measured(status))

header("maaltal")
show_targets()

header("svar")
st.html(overview.answered(status, current.links))

header("vej")
st.html(overview.way(status) + overview.circles(status))

header("forslag")
ours = proposals_for(status.policy) if status.policy else ()
st.html(proposals.by_priority(ours, status))

if may_write:
    header("skriv")
    account.say_who_acts(current)
    show_writing()

frame.end(current)
