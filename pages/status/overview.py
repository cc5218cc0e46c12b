"""Overblik: the state of the policy on one screen, drawn rather than told."""

import streamlit as st

from metrics.remark_follow_up import followed
from pages.shell import beside, deadlines, frame, view
from pages.shell.downloads import offer, offer_chart
from presentation.language.sentences import headline
from presentation.status import front_page, overview, priority_marks

current = view.current()
status = current.status
found = followed(beside.statuses(current)) if status.objectives else ()
frame.begin(current, headline(status))
st.html(front_page.whole(status, found, deadlines.now(current), current.links, current.group))
if status.objectives:
    with st.container(key="taken", horizontal=True):
        st.html(overview.objectives(status, current.links))
        offer(overview.objectives_download(status))
        priorities = priority_marks.picture(status)
        offer_chart(priorities.key, priorities.title, priorities.svg_alone)

frame.end(current)
