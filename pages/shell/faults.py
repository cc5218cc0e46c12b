"""The message shown instead of a page when the stored data cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from markupsafe import Markup

from monitor.sight import NotAllowedError
from pages.shell import notices
from store.faults import StoreError

AGAIN = "Siden prøver selv igen om lidt."
"""`again.js` sees to it wherever this is shown."""


@contextmanager
def translated_errors() -> Iterator[None]:
    """Show an error of the store, or what somebody may not do, in Danish, and end the page."""
    try:
        yield
    except StoreError as fault:
        st.title("Oplysningerne kan ikke hentes lige nu", anchor=False)
        notices.warn(str(fault))
        st.html(Markup('<p class="try-again muted">{}</p>').format(AGAIN))
        st.stop()
    except NotAllowedError as refused:
        notices.warn(str(refused))
        st.stop()
