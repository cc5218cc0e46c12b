"""All checks of workbooks after reading, shared by the pages, the data folder and the commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from loaders.checking.belonging import misplaced
from loaders.checking.closed import closed_period_findings
from loaders.checking.rows import sound
from loaders.checking.steps import steps_without_an_answer
from loaders.checking.withdrawals import RowReference, withdrawals
from loaders.checking.year_wheel import differing_rules
from loaders.delivery import Delivery, Naming, Row
from policy.findings import Finding, Severity
from policy.spelling import folded
from policy.tables import Records

_WORST_FIRST = tuple(Severity)


class Sender(Enum):
    """The sender of the workbooks, which decides the additional checks.

    The workbooks of the folder are everything that the policy's owner states: they cannot belong to a
    different department, a row marked for withdrawal is simply left out of them, and they can reopen a
    closed period.
    """

    FOLDER = "folder"
    DEPARTMENT = "department"
    """A department that sends its own figures."""
    ANYONE = "anyone"
    """Somebody who sends a printed table of all departments."""


def sender(naming: Naming) -> Sender:
    """The sender of a workbook: only printed tables come with a deliverer's `naming`."""
    return Sender.DEPARTMENT if naming == Naming() else Sender.ANYONE


@dataclass(frozen=True, slots=True)
class Arrival:
    """The day on which workbooks are delivered, and their sender."""

    today: date
    sender: Sender


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking workbooks.

    `rows` are those without errors, with keys spelled as in the records that they refer to. `findings`
    are all findings, also from reading, the worst first and without repetitions. `withdrawn` are the
    rows to withdraw.
    """

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    withdrawn: tuple[RowReference, ...] = ()


def checked(deliveries: Iterable[Delivery], known: Records, arrival: Arrival) -> Checked:
    """Workbooks delivered together, checked against each other and against the `known` records."""
    deliveries = tuple(deliveries)
    rows, of_rows = sound(deliveries, known, arrival.today)
    of_rows += differing_rules(rows, known, _withdrawn_rules(deliveries))
    findings = [found for delivery in deliveries for found in delivery.findings]
    if arrival.sender is Sender.FOLDER:
        return Checked(tuple(rows), _in_order([*findings, *of_rows]))
    belonging = [found for each in deliveries for found in _belonging(each, known, arrival)]
    withdrawn: list[RowReference] = []
    of_changes: list[Finding] = []
    for delivery in deliveries:
        places, wrong = withdrawals(delivery, rows, known)
        withdrawn += places
        of_changes += [*wrong, *_closed(delivery, rows, places, known)]
    of_changes += steps_without_an_answer(rows, known, arrival.today)
    return Checked(
        tuple(rows),
        _in_order([*findings, *belonging, *of_rows, *of_changes]),
        tuple(withdrawn),
    )


def _withdrawn_rules(deliveries: Iterable[Delivery]) -> frozenset[str]:
    """The codes of the rules of the year's wheel that are withdrawn, folded."""
    every = (each for delivery in deliveries for each in delivery.withdrawn)
    return frozenset(folded(str(each.key[0])) for each in every if each.table == "deadline_rules")


def _belonging(delivery: Delivery, known: Records, arrival: Arrival) -> list[Finding]:
    policy = known.policies[0].id if known.policies else None
    return misplaced(delivery, policy, one_department=arrival.sender is Sender.DEPARTMENT)


def _closed(
    delivery: Delivery, rows: Iterable[Row], withdrawn: Sequence[RowReference], known: Records
) -> Iterator[Finding]:
    own = [row for row in rows if row.file == delivery.file]
    return closed_period_findings(own, withdrawn, known, delivery.file)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first, without repetitions: a deliverer's naming is repeated in every row of a table."""
    return tuple(
        sorted(dict.fromkeys(findings), key=lambda each: _WORST_FIRST.index(each.severity))
    )
