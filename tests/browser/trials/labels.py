"""A page with every labelled element of Streamlit, each with texts that would be live Markdown."""

import streamlit as st

from pages.shell.labels import plain
from tests.browser.hard_labels import TEXTS


def front() -> None:
    for number, text in enumerate(TEXTS):
        with st.container(key=f"text-{number}"):
            parts(number, text)


def parts(number: int, text: str) -> None:
    label = plain(text)
    st.title(label, anchor=False)
    st.header(label, anchor=False)
    st.subheader(label, anchor=False)
    st.button(label, key=f"button-{number}")
    st.checkbox(label, key=f"box-{number}")
    st.download_button(label, "", key=f"download-{number}")
    st.file_uploader(label, key=f"file-{number}")
    st.selectbox(label, [text], key=f"choice-{number}", format_func=lambda each: each)
    st.text_input(label, key=f"line-{number}")
    st.text_area(label, key=f"lines-{number}")
    st.caption(label)
    with st.popover(label):
        st.html("<p>Mere</p>")
    with st.expander(label):
        st.html("<p>Mere</p>")
    with st.form(f"form-{number}"):
        st.form_submit_button(label)


FRONT = st.Page(front, title="Prøve", default=True)
st.navigation([FRONT], position="hidden").run()
