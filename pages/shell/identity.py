"""Binds the person of a run: the one place that reads who has signed in.

The guard of the web server has found her session and sets headers, which Streamlit hands on as
`st.user` (`server.trustedUserHeaders`). Headers themselves are never believed here: where no guard has
named them to Streamlit, anybody could have sent them, and nobody is signed in.
"""

from __future__ import annotations

from urllib.parse import unquote

import streamlit as st

from monitor import persons, settings
from policy.actors import GIVEN, Actor, Role


def bind() -> None:
    """Let this run be for the person who has signed in; first of all in a run."""
    persons.bind(_person() if settings.signs_in() else persons.WITHOUT_SIGN_IN)


def _person() -> Actor:
    account = _told("subject")
    if not account:
        return persons.ANONYMOUS
    roles = frozenset(GIVEN[code] for code in _told("roles").split() if code in GIVEN)
    return Actor(
        name=_told("name") or account,
        roles=roles or frozenset({Role.READER}),
        departments=frozenset(_told("departments").split()),
        account=account,
    )


def _told(name: str) -> str:
    """What the guard says of the person, who is in percent-encoded UTF-8."""
    return unquote(str(st.user.get(name) or ""))
