"""Download buttons for the documents; a document is made only when its button is pressed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from metrics.status import Status
from pages.shell.labels import plain
from presentation.blocks import Selection
from reports.formats import FORMATS, file_name, made


def offer_documents(status: Status, selection: Selection) -> None:
    """A button for each format; it shows progress while its document is made."""
    with st.container(key="documents", horizontal=True, gap="small"):
        for name, kind in FORMATS.items():
            st.download_button(
                plain(kind.label),
                partial(made, name, status, selection),
                file_name(name, status, selection),
                kind.mime,
                key=f"document-{name}",
                on_click="ignore",
            )
