"""The person behind an action: her roles, and what they allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from policy.choices import Choice, Circle


class Role(Choice):
    """What a person is to the system. The code stands in the settings of sign-in and in the log."""

    READER = "laeser", "læser"
    DEPARTMENT = "forvaltning", "forvaltning"
    COUNCIL = "raad", "råd"
    COORDINATOR = "koordinator", "koordinator"
    AUDITOR = "revisor", "revisor"
    VISITOR = "uden-login", "uden login"
    """A user of the pages where nobody signs in: one person can deliver, approve and publish."""
    OPERATOR = "drift", "drift"
    """A person who runs the system and its commands; the only role that may remove stored data."""


GIVEN: Mapping[str, Role] = {
    role.value: role for role in Role if role not in (Role.VISITOR, Role.OPERATOR)
}
"""The roles that somebody who signs in can have, by code."""


class Right(Enum):
    """Something that only some may see or do. What everyone may has none."""

    SEE_PRESENTED = auto()
    """What has been presented to a committee and is not public yet."""
    SEE_OWN = auto()
    """What the person's own departments, or the council, have delivered that is not public yet."""
    SEE_ALL = auto()
    """Everything accepted: the working edition, every submission with its name, note and file."""
    DELIVER_OWN = auto()
    """Deliver rows of the person's own departments, approve them, and take them back."""
    DELIVER_COUNCIL = auto()
    """Deliver the council's remarks and its answers to drafts, approve them, and take them back."""
    DELIVER_ALL = auto()
    """Deliver any row, and approve and take back any submission."""
    PUBLISH = auto()
    """Present what is approved, and publish what is presented."""
    BEGIN_POLICY = auto()
    """Begin a policy, and open a draft for a circle of readers."""
    REDACT = auto()
    """Remove stored data for ever."""
    READ_LOG = auto()
    """Read the log of what was done."""


_DELIVERING = frozenset({Right.SEE_PRESENTED, Right.SEE_OWN})
_ALL_ON_PAGES = frozenset(Right) - {Right.REDACT}
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.READER: frozenset(),
    Role.DEPARTMENT: _DELIVERING | {Right.DELIVER_OWN},
    Role.COUNCIL: _DELIVERING | {Right.DELIVER_COUNCIL},
    Role.COORDINATOR: _ALL_ON_PAGES - {Right.READ_LOG},
    Role.AUDITOR: frozenset({Right.READ_LOG}),
    Role.VISITOR: _ALL_ON_PAGES,
    Role.OPERATOR: frozenset(Right),
}
CIRCLES: Mapping[Role, Circle] = {
    Role.DEPARTMENT: Circle.CONTRIBUTING,
    Role.COUNCIL: Circle.COUNCIL,
    Role.COORDINATOR: Circle.OWN,
}
"""The circle of readers of drafts that somebody who signs in belongs to; else everyone's."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, by the name shown in the history, with the roles in which she acts.

    `departments` are the codes of those that she acts for; `account` is what the sign-in provider
    calls her, which never changes. Without sign-in both are empty.
    """

    name: str
    roles: frozenset[Role] = frozenset({Role.VISITOR})
    departments: frozenset[str] = frozenset()
    account: str = ""

    def may(self, right: Right) -> bool:
        """Whether one of the roles has the right.

        >>> Actor("Bo", frozenset({Role.READER, Role.AUDITOR})).may(Right.READ_LOG)
        True
        """
        return any(right in RIGHTS[role] for role in self.roles)
