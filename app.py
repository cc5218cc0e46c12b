"""The entry for people: every page of the registry, in the order of the menu."""

import streamlit as st

from pages.shell import faults, menu

entries = menu.entries()
page = st.navigation(entries, position="hidden")
with faults.translated_errors():
    menu.show(entries, page)
    page.run()
