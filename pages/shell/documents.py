"""Download buttons for the documents; a document is made only when its button is pressed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import streamlit as st

from metrics.status import Status
from pages.shell import downloads
from pages.shell.labels import plain
from presentation.blocks import Selection
from presentation.html.markup import paragraph
from reports.formats import FORMATS, file_name, made


def offer_documents(
    status: Status, selection: Selection, names: Iterable[str], key: str = "documents"
) -> None:
    """A button for each of the formats, and beside it what it is; it shows progress while it is made."""
    with st.container(key=key, gap="small"):
        for name in names:
            kind = FORMATS[name]
            with st.container(key=f"offered-{name}", horizontal=True, gap="small"):
                downloads.button(
                    plain(kind.label),
                    partial(made, name, status, selection),
                    file_name(name, status, selection),
                    kind.mime,
                    key=f"document-{name}",
                )
                st.html(paragraph(kind.about))
