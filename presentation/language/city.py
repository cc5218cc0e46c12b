"""The names of the city and its councils: the policy's own, else general words."""

from __future__ import annotations

from metrics.status import Status
from policy.choices import EventKind, ServiceLevel, Side
from policy.spelling import possessive

THE_CITY = "kommunen"
COUNCIL = "Handicaprådet"
"""The council on disability that every Danish city has by law (retssikkerhedsloven § 37 a)."""
CITY_COUNCIL = "Kommunalbestyrelsen"


def city(status: Status) -> str:
    """The city's full name."""
    return status.policy.city if status.policy else THE_CITY


def publisher(status: Status) -> str:
    """The publisher of a document; empty while no policy is known."""
    return status.policy.city if status.policy else ""


def policy_and_city(status: Status) -> str:
    """The policy's title with the city's name; empty while no policy is known."""
    return f"{status.policy.title}, {status.policy.city}" if status.policy else ""


def place(status: Status) -> str:
    """The city's name as written after "i" (in): priser i Lilleby."""
    return (status.policy and status.policy.place) or THE_CITY


def whole_city(status: Status) -> str:
    """The short word for the whole city, for a cell of a table."""
    return (status.policy and status.policy.abbreviation) or THE_CITY.capitalize()


def council(status: Status) -> str:
    """The council that writes the remarks."""
    return (status.policy and status.policy.council) or COUNCIL


def of_council(status: Status) -> str:
    """The council's name in the genitive: Handicaprådets bemærkninger."""
    return possessive(council(status))


def event_kind(status: Status, kind: EventKind) -> str:
    """The words for a kind of event, with the city's own names for its councils."""
    match kind:
        case EventKind.CITY_COUNCIL:
            return (status.policy and status.policy.city_council) or CITY_COUNCIL
        case EventKind.DIALOGUE:
            return f"møde med {council(status)}"
    return kind.label


def side(status: Status, which: Side) -> str:
    """The name of the side that an experience is from."""
    return council(status) if which is Side.COUNCIL else which.label


def level(status: Status, which: ServiceLevel) -> str:
    """How binding a row about services is, and the city where it applies unless it is national."""
    return which.label if which is ServiceLevel.NATIONAL else f"{which.label} i {place(status)}"
