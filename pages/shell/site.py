"""Where the site is, for what is read outside it: a mail, a calendar program."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st


def address() -> str:
    """The address of the site as the reader's browser has it, without a slash at the end; empty if unknown."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{here.path.rpartition('/')[0]}" if here.netloc else ""
