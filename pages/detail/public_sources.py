"""Offentlige kilder: for each priority, the public tables that could measure it, as our proposal."""

import streamlit as st

from pages.shell import frame, view
from pages.shell.downloads import offer
from pages.shell.labels import plain
from presentation.html.markup import paragraph
from presentation.status import public_sources

current = view.current()
status = current.status
frame.begin(current, public_sources.headline(status))

if status.priorities:
    st.html(paragraph(public_sources.lead(status, current.links), "lead"))

for objective in status.objectives:
    record = objective.objective
    st.header(plain(f"{record.number}. {record.short_title}"), anchor=False)
    st.html(public_sources.objective_tables(status, objective, current.links))
offer(public_sources.tip_download(status))

frame.end(current)
