"""The web server around `app.py`; started by `make run`."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

# Streamlit takes any folder named pages/ for its older page system until the registry has run once,
# and then opens an English "Page not found" over the first deep link that a fresh server is asked.
PagesManager.uses_pages_directory = False

app = st.App("app.py")
