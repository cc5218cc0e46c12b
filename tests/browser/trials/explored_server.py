"""The server of the dashboard, serving the page of a chart that can be explored."""

from pathlib import Path

import streamlit as st

import server

app = st.App(
    Path(__file__).with_name("explored.py"), routes=server.ROUTES, middleware=server.MIDDLEWARE
)
