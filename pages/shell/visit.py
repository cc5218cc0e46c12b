"""What an open page carries for its scripts: who the server knows it as, and the state it was drawn from."""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from monitor.editions import Edition
from pages.shell.view import View
from presentation.html import addresses
from store.snapshots import PRESENTED, WORKING

_NAME = "visit"


def marks(seen: View) -> Markup:
    """The attributes that `again.js` and `news.js` read."""
    return Markup('data-visit="{}" data-state="{}" data-about="{}"').format(
        _name(), seen.edition.state, _about(seen)
    )


def _name() -> str:
    """A name for the session of this run. A new session, which knows no file of the old, has another."""
    if _NAME not in st.session_state:
        st.session_state[_NAME] = secrets.token_hex(4)
    return str(st.session_state[_NAME])


def _about(seen: View) -> str:
    """The query that asks for the state of now of what the page shows."""
    policy = seen.links.choices.get(addresses.POLICY)
    asked = {addresses.POLICY: policy, addresses.SNAPSHOT: _followed(seen.edition)}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}"


def _followed(edition: Edition) -> str | None:
    """The edition that the page follows; None for what is public."""
    if edition.presented:
        return PRESENTED
    return WORKING if edition.working else None
