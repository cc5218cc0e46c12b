"""Politisk behandling: coming steps, steps without news, decisions and hearings."""

import streamlit as st
from markupsafe import Markup

from pages.shell import downloads, frame, view
from pages.shell.choices import choice
from pages.shell.labels import plain
from policy import clock
from policy.choices import EventKind
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.language import city
from presentation.language.words import capitalised
from presentation.status import process
from presentation.status.target_groups import concerning

current = view.current()
status = current.status
frame.begin(current, process.headline(status, clock.today()))

st.html(paragraph(process.lead(status), "lead"))
with st.container(key="filters", horizontal=True):
    kind = choice(
        "Slags",
        addresses.KIND,
        {k.value: capitalised(city.event_kind(status, k)) for k in EventKind},
    )
    department = choice(
        "Forvaltning",
        addresses.DEPARTMENT,
        {d.code: d.name for d in process.named_departments(status)},
    )

chosen = [
    event
    for event in concerning(status.events, current.group)
    if kind in (None, event.kind) and (department is None or department in event.departments)
]
st.html(
    Markup('<p class="muted" role="status">Viser {} af {} trin.</p>').format(
        len(chosen), len(status.events)
    )
)
if not chosen:
    st.html(
        paragraph(
            "Intet trin i kilderne passer til alle valgene. Sæt et af dem til Alle, "
            "eller vis alle målgrupper. Kilderne nævner ikke forvaltning eller målgruppe ved alle trin."
        )
    )
for section in process.sections(status, chosen, clock.today()):
    st.header(plain(section.heading), anchor=False)
    st.html(process.step_list(status, section, current.links))
    whole = section.heading == process.PASSED and len(chosen) == len(status.events)
    if whole and (others := process.also_missing(status, current.links)):
        st.html(others)

if chosen:
    downloads.offer(process.event_download(status, chosen))
frame.end(current)
