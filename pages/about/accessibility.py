"""Tilgængelighed: tests, known problems, whom to ask for help, and a text for WAS-Tool."""

import streamlit as st

from monitor import settings
from pages.shell import frame, view
from presentation.about import accessibility
from presentation.html.markup import paragraph
from presentation.language import city

current = view.current()
frame.begin(current, "Siden skal kunne bruges af alle")
name, council = city.city(current.status), city.council(current.status)

st.html(
    paragraph(
        "Her står, hvad der er afprøvet, og hvad der ikke er. Siden er endnu ikke afprøvet sammen med "
        "mennesker med handicap.",
        "lead",
    )
)
st.header("Det kan du gøre selv", anchor=False)
st.html(accessibility.ways_to_read(current.links, council))

st.header("Få hjælp, eller klag", anchor=False)
st.html(accessibility.help_and_complaints(name, settings.contact()))

st.header("Det virker ikke, eller kun delvist", anchor=False)
st.html(accessibility.not_working(council))

st.header("Det er afprøvet", anchor=False)
st.html(accessibility.last_tested() + accessibility.tested_table())

st.header("Det er ikke afprøvet", anchor=False)
st.html(accessibility.not_tested())

st.header("Kommunens officielle erklæring", anchor=False)
st.html(accessibility.statement(name, settings.statement_address()))
with st.expander("Tekst, som kommunen kan kopiere til WAS-Tool"):
    st.text_area(
        "Teksten til WAS-Tool",
        accessibility.text_for_was_tool(name, council, settings.contact()),
        height=320,
        key="was",
    )

frame.end(current)
