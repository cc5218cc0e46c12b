"""Hvad kan måles?: the criteria for each priority, the policy's reasons and the council's wishes."""

import streamlit as st

from pages.shell import frame, view
from pages.shell.downloads import offer
from pages.shell.labels import plain
from policy.choices import PremiseKind, RemarkScope, Side
from presentation.about import premises
from presentation.html.markup import paragraph, unfolded
from presentation.language import city
from presentation.language.sentences import headline
from presentation.status import measurability
from presentation.status.remarks import experiences, remark_cards

current = view.current()
status = current.status
frame.begin(current, headline(status))

if status.priorities:
    st.html(paragraph(measurability.conclusion(status), "lead"))
st.html(unfolded("Hvad betyder kravene?", measurability.criteria_list()))

for objective in status.objectives:
    st.header(
        plain(f"{objective.objective.number}. {objective.objective.short_title}"), anchor=False
    )
    st.html(measurability.criteria_table(status, objective, current.links))
offer(measurability.criteria_download(status))

if said := premises.of_policy(status, PremiseKind.MEASURING):
    st.header("Hvad siger politikken selv om at måle?", anchor=False)
    st.html(premises.listing(status, said))

reasons, wishes = st.columns(2, gap="large")
with reasons:
    st.header("Hvorfor er politikken bred?", anchor=False)
    st.html(
        paragraph("Forvaltningernes erfaringer, som status samler dem.", "muted small")
        + experiences(status, Side.DEPARTMENTS)
    )
with wishes:
    st.header(plain(f"Hvad ønsker {city.council(status)}?"), anchor=False)
    st.html(
        paragraph("Rådets bemærkninger til politikken som helhed.", "muted small")
        + remark_cards(status, [r for r in status.remarks if r.remark.scope is RemarkScope.POLICY])
    )

frame.end(current)
