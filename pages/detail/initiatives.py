"""Indsatser: end dates, money, every initiative, their timeline, and earlier commitments."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from pages.shell import continued, frame, pictures, view
from pages.shell.choices import choice
from pages.shell.downloads import offer
from pages.shell.labels import plain
from policy.choices import Continued
from policy.records import Initiative
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.initiatives import all_initiatives, commitments, money, timeline
from presentation.initiatives import pictures as initiative_pictures
from presentation.initiatives.all_initiatives import MONEY, STATES, InitiativeFilter
from presentation.pictures import on_page
from presentation.pictures.picture import Picture
from presentation.status import priorities


def of_chosen(picture: Picture | None) -> Picture | None:
    """The picture, under a key of its own where the reader has chosen some initiatives alone."""
    return picture.of_selection() if picture and are_some else picture


def show_timeline(chosen: Sequence[Initiative]) -> None:
    """What ends and what is expected as a picture, and everything with a printed date under it."""
    st.html(paragraph(timeline.ending_words(status, chosen)))
    if soon := of_chosen(initiative_pictures.ending(status, chosen)):
        pictures.show(soon, table=False, source=False)
    spans = timeline.spans(status, chosen)
    every = of_chosen(initiative_pictures.timeline(status, spans))
    whole = on_page.figure(every, dark=pictures.dark()) if every else Markup("")
    more = (
        money.without_end_list(status, chosen)
        + initiative_pictures.times_source(status, chosen)
        + timeline.timeline_fold(status, chosen, spans, whole)
    )
    if more:
        st.html(more)
    with st.container(key="downloads", horizontal=True):
        offer(money.ending_download(status, chosen))
        offer(timeline.timeline_download(status, spans))
        if every:
            pictures.offer(every)


current = view.current()
status = current.status
frame.begin(current, all_initiatives.headline(status))

st.html(paragraph(all_initiatives.lead(status), "lead"))
with st.container(key="filters", horizontal=True):
    wanted = InitiativeFilter(
        objective=choice(
            "Målsætning",
            addresses.OBJECTIVE,
            {
                str(o.objective.number): f"{o.objective.number}. {o.objective.short_title}"
                for o in status.objectives
            },
        ),
        department=choice(
            "Forvaltning",
            addresses.DEPARTMENT,
            {d.code: f"{d.code}: {d.name}" for d in status.departments},
        ),
        state=choice("Tilstand", addresses.STATE, STATES),
        money=choice("Økonomi", addresses.MONEY, MONEY),
        group=current.group,
    )
chosen = all_initiatives.chosen(status, wanted)
are_some = len(chosen) < len(all_initiatives.whole(status))
st.html(
    Markup('<p class="{}" role="status">{}</p>').format(
        "" if are_some else "unseen",
        all_initiatives.shown(status, chosen),
    )
)
if not chosen:
    st.html(
        paragraph(all_initiatives.empty(status, wanted))
        + all_initiatives.without_any(status, wanted, current.links)
    )
else:
    if names := priorities.abbreviations(status):
        st.html(names)
    st.header("Hvad slutter hvornår?", anchor=False)
    show_timeline(chosen)

    st.header("Økonomi", anchor=False)
    st.html(paragraph(money.money_sentence(status, chosen)))
    if amounts := of_chosen(initiative_pictures.amounts(status, chosen)):
        pictures.show(amounts, table=False)
        st.html(money.money_fold(status, chosen))
    offer(money.money_download(status, chosen))
    if panel := money.temporary_share_panel(status, current.links):
        st.html(panel)

    st.header("Indsatserne efter målsætning", anchor=False)
    st.html(all_initiatives.by_objective(status, wanted, current.links))
    offer(all_initiatives.initiative_download(status, chosen))

st.header(plain(commitments.heading(status)), anchor=False)
promised = commitments.chosen(status, wanted)
st.html(
    paragraph(commitments.conclusion(status, promised))
    + commitments.commitment_fold(status, promised)
)
offer(commitments.commitment_download(status, promised))

continued.show(current, Continued.INITIATIVE)
frame.end(current)
