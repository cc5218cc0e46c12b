"""Hvad kan måles?: the priorities against the criteria, the policy's reason and the council's wish."""

import streamlit as st

from pages.parts import frame, view
from pages.parts.labels import plain
from pages.parts.takeaway import offer
from policy.choices import PremiseKind, RemarkScope, Side
from presentation import measurability, premises
from presentation.markup import paragraph, unfolded
from presentation.remarks import experiences, remark_cards
from presentation.sentences import headline

current = frame.begin(
    headline(view.current().status), place="Hvad kan måles?", name="Hvad kan måles?"
)
status = current.status

if status.priorities:
    st.html(paragraph(measurability.conclusion(status), "lead"))
st.html(unfolded("Hvad betyder kravene?", measurability.criteria_list()))

for objective in status.objectives:
    st.header(
        plain(f"{objective.objective.number}. {objective.objective.short_title}"), anchor=False
    )
    st.html(measurability.criteria_table(objective, current.choices))
offer(measurability.criteria_extract(status))

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
    st.header("Hvad ønsker Handicaprådet?", anchor=False)
    st.html(
        paragraph("Rådets bemærkninger til politikken som helhed.", "muted small")
        + remark_cards(status, [r for r in status.remarks if r.remark.scope is RemarkScope.POLICY])
    )

frame.end(current)
