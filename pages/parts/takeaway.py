"""Buttons that let a reader take a table along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from presentation.takeaway import Extract
from reports import extracts

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(extract: Extract) -> None:
    """The extract as csv and as xlsx, made when a reader asks for it."""
    with st.container(key=f"offer-{extract.name}", horizontal=True, gap="small"):
        st.download_button(
            f"{extract.title} som csv",
            partial(extracts.as_csv, extract),
            f"{extract.name}.csv",
            "text/csv",
            key=f"csv-{extract.name}",
            on_click="ignore",
        )
        st.download_button(
            f"{extract.title} som xlsx",
            partial(extracts.as_xlsx, extract),
            f"{extract.name}.xlsx",
            XLSX,
            key=f"xlsx-{extract.name}",
            on_click="ignore",
        )
