"""Who asks: a person, and the session of her browser if she signed in by one."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.persons import ANONYMOUS, WITHOUT_SIGN_IN
from policy.actors import Actor
from store.sessions import Session


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who a request or websocket is from."""

    person: Actor
    session: Session | None = None


ANYBODY = Visitor(WITHOUT_SIGN_IN)
"""Where nobody signs in."""
STRANGER = Visitor(ANONYMOUS)
"""Whoever has not signed in where others have."""


def signed_in(session: Session) -> Visitor:
    """The person whose browser a session is of."""
    person = Actor(session.name, session.roles, session.departments, session.subject)
    return Visitor(person, session)
