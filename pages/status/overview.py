"""Overblik: how far the policy is, what deserves a question, who carries what."""

import streamlit as st
from markupsafe import Markup

from pages.parts import frame, view
from presentation import overview
from presentation.markup import paragraph
from presentation.sentences import headline, lead

current = frame.begin(headline(view.current().status), name="Overblik")
status = current.status

st.html(paragraph(lead(status), "lead"))
st.html(
    Markup('<section class="questions"><h2>Værd at spørge om</h2>{}</section>').format(
        overview.attention(status, current.choices)
    )
)

st.header("De seks målsætninger", anchor=False)
st.html(overview.objectives(status, current.choices))

st.header("Hvem har ansvaret?", anchor=False)
st.html(
    paragraph("Antal prioriteringer, som hver forvaltning har del i.", "muted")
    + overview.responsibility(status)
    + overview.abbreviations(status)
)

frame.end(current)
