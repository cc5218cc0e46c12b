"""The person behind a recorded action."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a person is allowed to do."""

    VISITOR = "visitor"
    """A user of the pages: without sign-in, one person can deliver, approve and publish."""
    OPERATOR = "operator"
    """A person who runs the system and its commands; the only role that may remove stored data."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, by the name shown in the history, with the role in which she acts.

    `department` is the code of the department that she acts for; None where that is not known, as
    without sign-in.
    """

    name: str
    role: Role = Role.VISITOR
    department: str | None = None
