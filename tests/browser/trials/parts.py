"""A page with every Streamlit element that our pages use or may use, and one that fails."""

import streamlit as st

from pages.shell import fields

st.set_page_config(page_title="Prøve")
st.title("Prøve", anchor=False)
st.file_uploader("Regneark med tal", type=["xlsx"])
with st.form("form"):
    st.text_area("Begrundelse", max_chars=200)
    name = fields.line("Navn", key="navn")
    if st.form_submit_button("Gem"):
        name.lacks("Navnet mangler.")
st.multiselect("Emner", ["Et emne", "Et andet"])
st.selectbox("Valg", ["Det ene", "Det andet"], index=None)
st.number_input("Antal", 0, 10)
st.radio("Svar", ["Ja", "Nej"])
st.checkbox("Enig", help="Mere om det")
st.date_input("Dato", value=None)
st.download_button("Hent", lambda: 1 / 0, "tal.xlsx", on_click="ignore")
with st.expander("Mere"):
    st.write("Tekst")


@st.dialog("Bekræft")
def confirm() -> None:
    st.write("Vil du sende?")


if st.button("Send"):
    confirm()
if st.button("Sig til"):
    st.toast("Gemt")
if st.button("Gå i stykker"):
    raise ValueError
