"""Overblik: the state of the policy, points worth asking about, and who is responsible."""

import streamlit as st
from markupsafe import Markup

from pages.shell import deadlines, frame, view
from pages.shell.downloads import offer
from pages.shell.labels import plain
from presentation.html.markup import paragraph
from presentation.language.remark_sentences import remark_counts
from presentation.language.sentences import headline, lead
from presentation.status import next_step, overview
from presentation.status.group_overview import group_overview

current = view.current()
status = current.status
frame.begin(current, headline(status))

if status.objectives:
    st.html(
        paragraph(lead(status), "lead")
        + next_step.linked(status, deadlines.now(current), current.links)
    )
if current.group:
    st.header(plain(f"Det siger kilderne om {current.group}"), anchor=False)
    st.html(group_overview(status, current.group, current.links))
st.html(
    Markup('<section class="questions"><h2>Værd at spørge om</h2>{}</section>').format(
        overview.attention(status, current.links)
    )
)

if status.objectives:
    st.header("Målsætningerne", anchor=False)
    st.html(overview.objectives(status, current.links))
    if status.remarks:
        st.html(paragraph(remark_counts(status), "muted small"))
    offer(overview.objectives_download(status))

    st.header("Hvem har ansvaret?", anchor=False)
    st.html(
        paragraph("Antal prioriteringer, som hver forvaltning har del i.", "muted")
        + overview.abbreviations(status)
        + overview.responsibility(status)
    )
    offer(overview.responsibility_download(status))

frame.end(current)
