"""Metode og kilder: formulas, bands of the status words, sources, and weaknesses of the data."""

import streamlit as st

from monitor import editions
from pages.shell import downloads, frame, view
from policy.choices import PremiseKind
from presentation.about import method, open_data, premises, source_readings
from presentation.html.markup import paragraph

current = view.current()
status = current.status
frame.begin(current, "Sådan er status regnet ud")

st.html(
    paragraph(
        "Hvert tal kan føres tilbage til et dokument og en side. Status regnes ud efter faste regler, "
        "og det, ingen har oplyst, kaldes netop det.",
        "lead",
    )
)
st.header("Hvad ordene betyder", anchor=False)
st.html(method.words_table(status.bands))
st.header("Sådan vurderes et tal", anchor=False)
st.html(method.rules_in_short(status.bands) + method.rules_in_full(status))
st.header("Sådan lægges tal sammen", anchor=False)
st.html(method.adding_in_short() + method.adding_in_full())
st.header("Hvad der skal til for at kunne måle", anchor=False)
st.html(
    paragraph(
        "En prioritering har måltal, når mindst ét af dens tal har værdi, enhed, måltal, periode eller frist og kilde. "
        "Milepæle og baggrundstal tæller ikke med."
    )
)
if built_on := premises.of_policy(status, PremiseKind.DEFINITION, PremiseKind.PRINCIPLE):
    st.header("Hvem politikken gælder, og hvad den bygger på", anchor=False)
    st.html(premises.folded(status, built_on))
if status.sources:
    st.header("Kilderne", anchor=False)
    st.html(method.source_table(status))
read = editions.current().row_readings(current.edition)
st.header("Læst mod kilderne", anchor=False)
st.html(paragraph(source_readings.readings_sentence(read)) + source_readings.readings_table(read))
downloads.offer(source_readings.readings_download(status, read))
st.header("Regn selv efter", anchor=False)
st.html(paragraph(open_data.more(current.links)))
st.header("Kendte svagheder i data", anchor=False)
st.html(method.weaknesses(status))

frame.end(current)
