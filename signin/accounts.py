"""Who has signed in: what the provider states about a person, as roles of ours."""

from __future__ import annotations

from dataclasses import dataclass

from policy.actors import Actor, Role


@dataclass(frozen=True, slots=True)
class Account:
    """A person that the provider vouches for.

    `subject` is the provider's own, lasting name for her. `departments` are the codes of those that she
    acts for, where one of her roles is that of a department.
    """

    subject: str
    name: str
    roles: frozenset[Role]
    departments: frozenset[str] = frozenset()

    @property
    def actor(self) -> Actor:
        """The person as whom she acts."""
        return Actor(self.name, self.roles, self.departments, self.subject)
