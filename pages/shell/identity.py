"""Binds the person of a run: the one place that reads who has signed in.

The guard of the web server has found her session; it sets headers, which Streamlit hands on as
`st.user`. Without the guard nobody is signed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

import streamlit as st

from monitor import persons, settings
from policy.actors import Actor, Role

HEADERS: Mapping[str, str] = {
    "subject": "X-Handicapmonitor-Subject",
    "name": "X-Handicapmonitor-Name",
    "roles": "X-Handicapmonitor-Roles",
    "departments": "X-Handicapmonitor-Departments",
}
"""What is told of a person, and the header that tells it; name and departments are percent-encoded UTF-8."""
GIVEN = {role.value: role for role in Role if role not in (Role.VISITOR, Role.OPERATOR)}
"""The roles that somebody who signs in can have, by code."""


def bind() -> None:
    """Let this run be for the person who has signed in; first of all in a run."""
    persons.bind(_person() if settings.signs_in() else persons.WITHOUT_SIGN_IN)


def _person() -> Actor:
    told = _told()
    if not told.get("subject"):
        return persons.ANONYMOUS
    roles = frozenset(GIVEN[code] for code in told.get("roles", "").split() if code in GIVEN)
    return Actor(
        name=unquote(told.get("name", "")) or told["subject"],
        roles=roles or frozenset({Role.READER}),
        departments=frozenset(unquote(told.get("departments", "")).split()),
        account=told["subject"],
    )


def _told() -> Mapping[str, str]:
    """What the guard says of the person: from `st.user`, else from the headers themselves."""
    user = st.user.to_dict()
    if "subject" in user:
        return {name: str(user.get(name) or "") for name in HEADERS}
    headers = st.context.headers
    return {name: headers.get(header) or "" for name, header in HEADERS.items()}
