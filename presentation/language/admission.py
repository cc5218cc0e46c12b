"""For whom something is, and as whom somebody acts, in words."""

from __future__ import annotations

from metrics.status import Status
from policy.actors import Actor, Role
from presentation.language import city
from presentation.language.department_names import department_name

UNKNOWN = "Siden er for dem, der arbejder med oplysningerne. Log ind for at se den."
NOT_HERS = (
    "Din rolle giver ikke adgang til siden. Skal du bruge den, så bed den, der giver adgang hos jer, om den "
    "rolle, der skal til, og log ind igen."
)
OWN_ALONE = "I kan indberette, godkende og tage jeres eget tilbage. Koordinatoren forelægger og offentliggør."
"""What somebody may do who delivers only for some."""
ONLY_READS = "kan kun læse"
EASY_UNKNOWN = "Siden er for dem, der skriver tallene. Er du en af dem? Så log ind."
EASY_NOT_HERS = (
    "Siden er for andre end dig. Skal du bruge den? Så spørg den, der giver adgang hos jer."
)


def headline(title: str) -> str:
    """The heading of a page that the reader may not see.

    >>> headline("Indberetning")
    'Siden »Indberetning« er ikke for alle'
    """
    return f"Siden »{title}« er ikke for alle"


def whom_for(*, known: bool, easy: bool) -> str:
    """Whom a page is for, told to a reader whom it is not for; `known` if she has signed in."""
    if easy:
        return EASY_NOT_HERS if known else EASY_UNKNOWN
    return NOT_HERS if known else UNKNOWN


def acting(person: Actor, status: Status) -> str:
    """The name of a person with those for whom she acts.

    Auditors act for nobody, and their role is not named. Whoever can only read is told so: she may have
    been meant to have a role.
    """
    if person.roles <= {Role.READER}:
        return f"{person.name} ({ONLY_READS})"
    parts = [department_name(status, code) for code in sorted(person.departments)]
    if Role.COUNCIL in person.roles:
        parts.append(city.council(status))
    if Role.COORDINATOR in person.roles:
        parts.append(Role.COORDINATOR.label)
    return f"{person.name} ({', '.join(parts)})" if parts else person.name
