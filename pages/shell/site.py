"""Where the site is, for what is read outside it: a mail, a calendar program."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from signin import settings as sign_in
from signin.settings import SignInSettingsError


def address() -> str:
    """The address of the site as the reader's browser has it, without a slash at the end; empty if unknown."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{here.path.rpartition('/')[0]}" if here.netloc else ""


def is_closed() -> bool:
    """Whether only whoever signs in may read the site.

    With settings that cannot be read, the server does not start; then it is not said of anyone's site.
    """
    try:
        settings = sign_in.current()
    except SignInSettingsError:
        return False
    return settings is not None and not settings.anonymous_reads
