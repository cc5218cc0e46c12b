"""The message shown instead of a page when the stored data cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from monitor.sight import NotAllowedError
from pages.shell import notices
from store.faults import StoreError


@contextmanager
def translated_errors() -> Iterator[None]:
    """Show an error of the store, or what somebody may not do, in Danish, and end the page."""
    try:
        yield
    except StoreError as fault:
        st.title("Oplysningerne kan ikke hentes lige nu", anchor=False)
        notices.warn(str(fault))
        st.stop()
    except NotAllowedError as refused:
        notices.warn(str(refused))
        st.stop()
