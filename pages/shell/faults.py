"""What a reader is told when the stored data cannot be reached, instead of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.shell import notices
from store.faults import StoreError


@contextmanager
def translated_errors() -> Iterator[None]:
    """Show the fault of the store in Danish, with what to do, and end the page."""
    try:
        yield
    except StoreError as fault:
        st.title("Oplysningerne kan ikke hentes lige nu", anchor=False)
        notices.warn(str(fault))
        st.stop()
