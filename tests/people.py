"""People who have signed in, each in one role, and how a page is told of them. Invented."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from monitor.persons import ANONYMOUS
from policy.actors import Actor, Role


def person(name: str, *roles: Role, departments: str = "") -> Actor:
    return Actor(name, frozenset(roles), frozenset(departments.split()), account=f"konto-{name}")


READER = person("Rita", Role.READER)
BUF = person("Britta", Role.DEPARTMENT, departments="BUF")
SOF = person("Søren", Role.DEPARTMENT, departments="SOF")
COUNCIL = person("Helga", Role.COUNCIL)
COORDINATOR = person("Karen", Role.COORDINATOR)
AUDITOR = person("Rolf", Role.AUDITOR)
EVERYONE: Mapping[str, Actor] = {
    "anonymous": ANONYMOUS,
    "reader": READER,
    "BUF": BUF,
    "SOF": SOF,
    "council": COUNCIL,
    "coordinator": COORDINATOR,
    "auditor": AUDITOR,
}


def as_user(who: Actor) -> dict[str, str]:
    """What the guard tells Streamlit of a person, as `st.user` has it."""
    if not who.account:
        return {}
    return {
        "subject": quote(who.account),
        "name": quote(who.name),
        "roles": " ".join(sorted(who.roles)),
        "departments": quote(" ".join(sorted(who.departments)), safe=" "),
    }
