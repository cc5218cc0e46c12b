"""Where what has changed is read: the page and row, and the objective that it is about."""

from __future__ import annotations

from typing import NamedTuple

from policy.records import Event, Indicator, Initiative, Objective, Priority, Remark, Text
from presentation import pages


class Place(NamedTuple):
    """What something is about, and the page and row where it is read, below the site's address.

    `objective` is None for what concerns the policy as a whole.
    """

    objective: int | None
    address: str


def of_aim(record: Objective | Priority) -> Place:
    """The objective's page, at the priority if it is one.

    >>> of_aim(Objective(number=5, title="Arbejde til flere", short_title="Arbejde"))
    Place(objective=5, address='maalsaetning-5')
    """
    if isinstance(record, Objective):
        return _objective(record.number)
    return _objective(record.objective, record.id)


def of_figures(record: Indicator) -> Place:
    return Place(record.objective, f"{pages.FIGURES}#{record.id}")


def of_initiative(record: Initiative) -> Place:
    return Place(record.objective, f"{pages.INITIATIVES}#{record.id}")


def of_remark(record: Remark) -> Place:
    return Place(record.objective, f"{pages.COUNCIL}#{record.id}")


def of_step(record: Event) -> Place:
    return Place(None, f"{pages.PROCESS}#{record.id}")


def of_text(record: Text) -> Place:
    """The objective's page, at the priority if the text is about one."""
    return _objective(record.objective, record.priority)


def _objective(number: int, row: str | None = None) -> Place:
    return Place(number, f"{pages.objective(number)}{f'#{row}' if row else ''}")
