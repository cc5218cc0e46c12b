"""Hvad kan måles?: the criteria for each priority, the policy's reasons and the council's wishes."""

import streamlit as st

from pages.shell import frame, pictures, view
from pages.shell.downloads import offer
from pages.shell.labels import plain
from policy.choices import PremiseKind, RemarkScope, Side
from presentation.about import premises
from presentation.html.markup import joined, paragraph, unfolded
from presentation.language import city
from presentation.language.sentences import headline
from presentation.status import criteria_matrix, measurability
from presentation.status.remarks import experiences, remark_links

current = view.current()
status = current.status
frame.begin(current, headline(status))

if status.priorities:
    st.html(
        joined(
            [
                paragraph(measurability.conclusion(status), "criteria-lead"),
                criteria_matrix.on_page(status, current.links),
            ]
        )
    )
    with st.container(key="downloads", horizontal=True):
        offer(measurability.criteria_download(status))
        pictures.offer(criteria_matrix.picture(status))
    if left_out := measurability.not_counted(status):
        st.html(paragraph(left_out))
st.html(unfolded("Hvad betyder kravene?", measurability.criteria_list()))

if said := premises.of_policy(status, PremiseKind.MEASURING):
    st.header("Hvad siger politikken selv om at måle?", anchor=False)
    st.html(premises.listing(status, said))

reasons, wishes = st.columns(2, gap="large")
with reasons:
    st.header("Hvorfor er politikken bred?", anchor=False)
    st.html(experiences(status, Side.DEPARTMENTS))
with wishes:
    st.header(plain(f"Hvad ønsker {city.council(status)}?"), anchor=False)
    whole = [r for r in status.remarks if r.remark.scope is RemarkScope.POLICY]
    st.html(remark_links(status, whole, current.links))

frame.end(current)
