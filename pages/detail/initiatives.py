"""Indsatser: end dates, money, every initiative, their timeline, and earlier commitments."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from pages.shell import continued, frame, view
from pages.shell.choices import choice
from pages.shell.downloads import offer, offer_chart
from pages.shell.labels import plain
from policy.choices import Continued
from policy.records import Initiative
from presentation.charts.palette import DARK, LIGHT
from presentation.html import addresses
from presentation.html.markup import paragraph, unfolded
from presentation.initiatives import (
    all_initiatives,
    commitments,
    money,
    timeline,
    timeline_chart,
    timeline_file,
)
from presentation.initiatives.all_initiatives import MONEY, STATES, InitiativeFilter
from presentation.status.overview import abbreviations

PLOTLY = {"displayModeBar": False, "staticPlot": True}


def show_timeline(chosen: Sequence[Initiative]) -> None:
    """One sentence, the chart, the table."""
    spans = timeline.spans(status, chosen)
    sentence = timeline.timeline_sentence(spans)
    st.html(paragraph(sentence))
    if not spans:
        return
    st.html(timeline.timeline_key())
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    st.plotly_chart(
        timeline_chart.timeline(status, wanted, palette),
        theme=None,
        config=PLOTLY,
        alt=f"Tidslinje efter målsætning. {sentence} De samme tider står i tabellen under.",
        key="timeline",
    )
    offer_chart(
        timeline_file.file_name(status),
        timeline_file.TITLE,
        partial(timeline_file.timeline_picture, status, spans),
    )
    st.html(unfolded("Tidslinjen som tabel", timeline.timeline_table(status, spans)))
    offer(timeline.timeline_download(status, spans))


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
st.html(
    Markup('<p class="muted" role="status">{}</p>').format(all_initiatives.shown(status, chosen))
)
if not chosen:
    st.html(
        paragraph(all_initiatives.empty(status, wanted))
        + all_initiatives.without_any(status, wanted, current.links)
    )
else:
    st.header("Hvad slutter hvornår?", anchor=False)
    st.html(
        paragraph(money.ending_sentence(status, chosen))
        + abbreviations(status)
        + money.ending_table(status, chosen)
        + money.without_end_list(status, chosen)
    )
    offer(money.ending_download(status, chosen))
    if panel := money.temporary_share_panel(status, current.links):
        st.html(panel)

    st.header("Økonomi", anchor=False)
    st.html(paragraph(money.money_sentence(status, chosen)) + money.money_tables(status, chosen))
    offer(money.money_download(status, chosen))

    st.header("Indsatserne efter målsætning", anchor=False)
    st.html(
        paragraph("Vælg en indsats for at læse, hvad den går ud på.", "muted")
        + all_initiatives.by_objective(status, wanted, current.links)
    )
    offer(all_initiatives.initiative_download(status, chosen))

    st.header("Tidslinje", anchor=False)
    show_timeline(chosen)

st.header(plain(commitments.heading(status)), anchor=False)
promised = commitments.chosen(status, wanted)
st.html(
    paragraph(commitments.conclusion(status, promised))
    + commitments.commitment_table(status, promised)
)
offer(commitments.commitment_download(status, promised))

continued.show(current, Continued.INITIATIVE)
frame.end(current)
