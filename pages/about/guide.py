"""Vejledning: what the words mean, and the user's guide by chapters."""

import streamlit as st

from pages.shell import frame, view
from pages.shell.labels import plain
from presentation.glossary import on_page as glossary
from presentation.glossary.words import words
from presentation.guide import chapters, on_page
from presentation.html.markup import paragraph
from presentation.language import city

current = view.current()
frame.begin(current, "Sådan bruger du siden")
council = city.council(current.status)
guide = chapters.chapters()

st.html(
    paragraph("Læs status, hent den, skriv til den, og slå ordene op. Vælg et afsnit.", "lead")
    + on_page.contents(guide)
)
st.header("Ord og begreber", anchor=False)
st.html(
    paragraph("Svære ord er også forklaret nederst på hver side, hvor de står.")
    + glossary.by_topic(words())
)
for chapter in guide:
    st.header(plain(chapter.opening.heading), anchor=False)
    st.html(on_page.chapter(chapter, current.links, council))

frame.end(current)
