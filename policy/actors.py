"""Who does something that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What someone may do."""

    VISITOR = "visitor"
    """Whoever uses the pages: without sign-in the same person delivers, approves and publishes."""
    OPERATOR = "operator"
    """Whoever runs the system, and so its commands; the only one who may take away what was kept."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person by the name that the history shows, with the role in which she acts.

    `department` is the code of the department that she acts for; None where that is not known, as
    without sign-in.
    """

    name: str
    role: Role = Role.VISITOR
    department: str | None = None
