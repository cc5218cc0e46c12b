"""Overblik: the state of the policy on one screen, drawn rather than told."""

import streamlit as st

from metrics.remark_follow_up import followed
from pages.shell import beside, deadlines, frame, pictures, view
from pages.shell.downloads import offer
from presentation.initiatives import money_lanes
from presentation.language.sentences import headline
from presentation.status import front_page, overview, priority_marks

current = view.current()
status = current.status
frame.begin(current, headline(status))
st.html(
    front_page.whole(
        status,
        front_page.Seen(
            followed(beside.statuses(current)) if status.objectives else (),
            deadlines.now(current),
            current.links,
            current.group,
            money_lanes.section(status, current.links),
        ),
    )
)
if status.objectives:
    with st.container(key="taken", horizontal=True):
        st.html(overview.objectives(status, current.links))
        offer(overview.objectives_download(status))
        pictures.offer(priority_marks.picture(status))

frame.end(current)
