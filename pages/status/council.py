"""Handicaprådet: every remark with source and replies, and the experiences of both sides."""

import streamlit as st
from markupsafe import Markup

from pages.shell import continued, frame, view
from pages.shell.choices import choice
from pages.shell.downloads import offer
from pages.shell.labels import plain
from policy.choices import Continued, RemarkKind, Side
from presentation import pages
from presentation.html import addresses
from presentation.html.markup import anchor, paragraph
from presentation.language import city
from presentation.language.remark_sentences import remark_counts, remarks_headline, whose_words
from presentation.language.sources import not_read
from presentation.language.words import capitalised
from presentation.status.remarks import (
    ANSWER_STATES,
    answer_state,
    experiences,
    groups,
    remark_cards,
    remarks_download,
)
from presentation.status.target_groups import nothing_found

current = view.current()
status = current.status
frame.begin(current, remarks_headline(status))

st.html(paragraph(whose_words(status)))
if status.remarks:
    became = anchor("Se, hvad hver bemærkning førte til", current.links.page(pages.FOLLOW_UP))
    st.html(
        paragraph(remark_counts(status), "lead")
        + paragraph(became)
        + paragraph(not_read(status), "muted")
    )
with st.container(key="filters", horizontal=True):
    about = choice(
        "Målsætning",
        addresses.OBJECTIVE,
        {
            str(o.objective.number): f"{o.objective.number}. {o.objective.short_title}"
            for o in status.objectives
        },
    )
    kind = choice("Slags", addresses.KIND, {k.value: capitalised(k.label) for k in RemarkKind})
    answered = choice("Forvaltningens bemærkninger", addresses.ANSWERED, ANSWER_STATES)

chosen = [
    remark
    for remark in status.remarks
    if about in (None, str(remark.remark.objective))
    and (kind is None or kind in remark.remark.kinds)
    and answered in (None, answer_state(remark))
    and current.group in (None, *remark.remark.target_groups)
]
st.html(
    Markup('<p class="muted" role="status">Viser {} af {} bemærkninger.</p>').format(
        len(chosen), len(status.remarks)
    )
)
if not chosen:
    nothing = "Ingen bemærkning passer til alle valgene. Sæt et af dem til Alle."
    st.html(paragraph(nothing_found(nothing, current.group)))
for heading, remarks in groups(status, chosen):
    st.header(plain(heading), anchor=False)
    st.html(remark_cards(status, remarks))
if chosen:
    offer(remarks_download(status, chosen))

st.header("Erfaringer med politikken", anchor=False)
if status.experiences:
    st.html(paragraph("Anden del af status samler erfaringer fra begge sider.", "muted"))
departments, council = st.columns(2, gap="large")
with departments:
    st.subheader("Forvaltningerne", anchor=False)
    st.html(experiences(status, Side.DEPARTMENTS))
with council:
    st.subheader(plain(city.council(status)), anchor=False)
    st.html(experiences(status, Side.COUNCIL))

continued.show(current, Continued.REMARK)
frame.end(current)
