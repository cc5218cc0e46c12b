"""All that is checked of workbooks once they are read: the same for a page, the folder and a command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from loaders.checking.belonging import misplaced
from loaders.checking.closed import closed_period_findings
from loaders.checking.rows import sound
from loaders.checking.withdrawals import Place, withdrawals
from loaders.delivery import Delivery, Naming, Row
from policy.findings import Finding, Severity
from policy.tables import Records

_WORST_FIRST = tuple(Severity)


class Sender(Enum):
    """Who brings the workbooks, which decides what else is asked of them.

    The workbooks of the folder are all that the policy's owner says: they can belong to nobody else, a
    row that is marked to go is simply not among theirs, and they can open a closed period again.
    """

    FOLDER = "folder"
    DEPARTMENT = "department"
    """A department with figures of its own."""
    ANYONE = "anyone"
    """Somebody with a printed table of all departments."""


def sender(naming: Naming) -> Sender:
    """Who has sent a workbook, by what its deliverer says of a table that does not say it itself."""
    return Sender.DEPARTMENT if naming == Naming() else Sender.ANYONE


@dataclass(frozen=True, slots=True)
class Arrival:
    """On which day workbooks come in, and from whom."""

    today: date
    sender: Sender


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left of workbooks, and what is wrong with them.

    `rows` are those without errors, with keys as the records that they refer to write them; `findings`
    are all, those of the reading too, the worst first and each once; `withdrawn` is what is to go.
    """

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    withdrawn: tuple[Place, ...] = ()


def checked(deliveries: Iterable[Delivery], known: Records, arrival: Arrival) -> Checked:
    """Workbooks that come in together, checked against each other and what is `known` already."""
    deliveries = tuple(deliveries)
    rows, of_rows = sound(deliveries, known, arrival.today)
    findings = [found for delivery in deliveries for found in delivery.findings]
    if arrival.sender is Sender.FOLDER:
        return Checked(tuple(rows), _in_order([*findings, *of_rows]))
    belonging = [found for each in deliveries for found in _belonging(each, known, arrival)]
    withdrawn: list[Place] = []
    of_changes: list[Finding] = []
    for delivery in deliveries:
        places, wrong = withdrawals(delivery, rows, known)
        withdrawn += places
        of_changes += [*wrong, *_closed(delivery, rows, places, known)]
    return Checked(
        tuple(rows),
        _in_order([*findings, *belonging, *of_rows, *of_changes]),
        tuple(withdrawn),
    )


def _belonging(delivery: Delivery, known: Records, arrival: Arrival) -> list[Finding]:
    policy = known.policies[0].id if known.policies else None
    return misplaced(delivery, policy, one_department=arrival.sender is Sender.DEPARTMENT)


def _closed(
    delivery: Delivery, rows: Iterable[Row], withdrawn: Sequence[Place], known: Records
) -> Iterator[Finding]:
    own = [row for row in rows if row.file == delivery.file]
    return closed_period_findings(own, withdrawn, known, delivery.file)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first, and each once: what a deliverer names of a printed table is in every row of it."""
    return tuple(
        sorted(dict.fromkeys(findings), key=lambda each: _WORST_FIRST.index(each.severity))
    )
