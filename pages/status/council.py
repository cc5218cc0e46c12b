"""Handicaprådet: every remark with source and replies, and the experiences of both sides."""

import streamlit as st
from markupsafe import Markup

from metrics.remark_follow_up import followed
from pages.shell import beside, continued, frame, pictures, view
from pages.shell.choices import choice
from pages.shell.downloads import offer
from policy.choices import Continued, RemarkKind, Side
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.language import city
from presentation.language.remark_sentences import remarks_headline, whose_words
from presentation.language.sources import not_read
from presentation.language.words import capitalised
from presentation.pictures import on_page
from presentation.status import subject_marks
from presentation.status.remarks import (
    ANSWER_STATES,
    answer_state,
    experience_fold,
    remark_list,
    remarks_download,
)
from presentation.status.target_groups import nothing_found

current = view.current()
status = current.status
frame.begin(current, remarks_headline(status))

picture = st.container()
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
whose = paragraph(f"{whose_words(status)} {not_read(status)}".strip(), "wide")
found = followed(beside.statuses(current))
drawn = subject_marks.picture(status, found)
marks = subject_marks.on_page(status, found, chosen, current.links)
picture.html(whose + (on_page.place(drawn) if drawn else "") + marks)
if not chosen:
    nothing = "Ingen bemærkning passer til alle valgene. Sæt et af dem til Alle."
    st.html(paragraph(nothing_found(nothing, current.group)))
if chosen:
    st.html(remark_list(status, chosen))
with st.container(key="taken", horizontal=True):
    offer(remarks_download(status, chosen))
    if drawn:
        pictures.offer(drawn)

st.header("Erfaringer med politikken", anchor=False)
st.html(
    Markup('<div class="side-by-side">{}{}</div>').format(
        experience_fold(status, Side.DEPARTMENTS, "Forvaltningernes"),
        experience_fold(status, Side.COUNCIL, city.of_council(status)),
    )
)

continued.show(current, Continued.REMARK)
frame.end(current)
