"""The Streamlit app: one person and one view of the data per run, and every page of the registry."""

import streamlit as st

from pages.shell import admission, faults, identity, menu, unguarded, view

unguarded.stop()
identity.bind()
asked = view.asked_for()
entries = menu.entries(asked)
page = st.navigation(entries, position="hidden")
with faults.translated_errors():
    seen = view.opened(asked, page.url_path)
    menu.show(seen, entries)
    admission.enter(page, seen)
