"""Download buttons for the documents; a document is made only when its button is pressed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import streamlit as st

from metrics.status import Status
from pages.shell import downloads
from pages.shell.labels import plain
from presentation.blocks import Selection
from reports.formats import FORMATS, file_name, made


def offer_documents(
    status: Status, selection: Selection, names: Iterable[str], key: str = "documents"
) -> None:
    """A button for each of the formats; it shows progress while its document is made."""
    with st.container(key=key, horizontal=True, gap="small"):
        for name in names:
            kind = FORMATS[name]
            downloads.button(
                plain(kind.label),
                partial(made, name, status, selection),
                file_name(name, status, selection),
                kind.mime,
                key=f"document-{name}",
            )
