"""What the city and its councils are called: the catalogue's names, and plain words where it has none."""

from __future__ import annotations

from metrics.status import Status
from policy.choices import EventKind, ServiceLevel, Side
from policy.spelling import possessive

THE_CITY = "kommunen"
COUNCIL = "Handicaprådet"
"""What every Danish city's council on disability is by law (retssikkerhedsloven § 37 a)."""
CITY_COUNCIL = "Kommunalbestyrelsen"


def city(status: Status) -> str:
    """The city's own name, as a publisher has it."""
    return status.policy.city if status.policy else THE_CITY


def publisher(status: Status) -> str:
    """Whose a document is; nobody's as long as no policy is known."""
    return status.policy.city if status.policy else ""


def place(status: Status) -> str:
    """The city as it is written after the word in: priser i Lilleby."""
    return (status.policy and status.policy.place) or THE_CITY


def whole_city(status: Status) -> str:
    """The short word for the whole city, for a cell of a table."""
    return (status.policy and status.policy.abbreviation) or THE_CITY.capitalize()


def council(status: Status) -> str:
    """The council that writes the remarks."""
    return (status.policy and status.policy.council) or COUNCIL


def of_council(status: Status) -> str:
    """The council, before what is its own: Handicaprådets bemærkninger."""
    return possessive(council(status))


def event_kind(status: Status, kind: EventKind) -> str:
    """What sort of step an event is, with the names of those who meet."""
    match kind:
        case EventKind.CITY_COUNCIL:
            return (status.policy and status.policy.city_council) or CITY_COUNCIL
        case EventKind.DIALOGUE:
            return f"møde med {council(status)}"
    return kind.label


def side(status: Status, which: Side) -> str:
    """Whose experience it is."""
    return council(status) if which is Side.COUNCIL else which.label


def level(status: Status, which: ServiceLevel) -> str:
    """How binding a row about services is, and where."""
    return which.label if which is ServiceLevel.NATIONAL else f"{which.label} i {place(status)}"
