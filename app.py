"""The Streamlit app: one view of the data per run, and every page of the registry."""

import streamlit as st

from pages.shell import faults, menu, view

asked = view.asked_for()
entries = menu.entries(asked)
page = st.navigation(entries, position="hidden")
with faults.translated_errors():
    menu.show(view.opened(asked, page.url_path), entries)
    page.run()
