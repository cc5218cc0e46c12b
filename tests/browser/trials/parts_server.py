"""The server of the dashboard, serving the page of parts."""

from pathlib import Path

import streamlit as st

import server

app = st.App(
    Path(__file__).with_name("parts.py"), routes=server.ROUTES, middleware=server.MIDDLEWARE
)
