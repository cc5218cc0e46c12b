"""Whose calendar an entry belongs in: a department's, the council's, or that of a political body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from metrics.status import Status
from metrics.wheel import Duty
from policy import ownership
from policy.choices import EventKind, Owed, Stage
from policy.drafting import PolicyStep
from policy.spelling import folded
from presentation.language import city
from presentation.wheel.steps import Step


class Of(Enum):
    """The kinds of calendars."""

    EVERYTHING = auto()
    COUNCIL = auto()
    DEPARTMENT = auto()
    BODY = auto()
    """A committee, or another political body."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a calendar is; `name` is a department's code, or the folded name of a body."""

    of: Of
    name: str = ""


EVERYTHING = Whose(Of.EVERYTHING)
COUNCIL = Whose(Of.COUNCIL)


def department(code: str) -> Whose:
    return Whose(Of.DEPARTMENT, code)


def body(name: str) -> Whose:
    return Whose(Of.BODY, folded(name))


def committees(status: Status) -> tuple[str, ...]:
    """The bodies that the policy names: the committees of its departments, and the city's council."""
    named = [each.committee for each in status.departments if each.committee]
    if status.policy and status.policy.city_council:
        named.append(status.policy.city_council)
    return tuple(dict.fromkeys(named))


def of_duty(status: Status, duty: Duty) -> frozenset[Whose]:
    """The one who owes it, and the council where it is a meeting with it."""
    found: set[Whose] = set()
    if duty.owner == ownership.COUNCIL or duty.owed is Owed.MEETING:
        found.add(COUNCIL)
    if duty.owner and duty.owner != ownership.COUNCIL:
        found.add(department(duty.owner))
    return frozenset(found.union(named(status, duty.body)))


def of_step(status: Status, step: Step) -> frozenset[Whose]:
    """The departments that a step is about, and the bodies that it names.

    A step of the committees is one of each committee of its departments.
    """
    found = {department(code) for code in step.departments}
    if step.event.kind is EventKind.DIALOGUE:
        found.add(COUNCIL)
    if step.stage is Stage.COMMITTEES:
        found.update(_committees_of(status, step.departments))
    return frozenset(found.union(named(status, step.body)))


def of_draft(status: Status, step: PolicyStep) -> frozenset[Whose]:
    """Everyone who can answer: the council and every department, and the body that the step names."""
    everyone = {department(each.code) for each in status.departments}
    return frozenset({COUNCIL, *everyone, *named(status, step.body)})


def _committees_of(status: Status, codes: Iterable[str]) -> Iterator[Whose]:
    for each in status.departments:
        if each.code in codes and each.committee:
            yield body(each.committee)


def named(status: Status, text: str | None) -> frozenset[Whose]:
    """Those that a text names; one that names none of the known is a body of its own."""
    if not text:
        return frozenset()
    departments = tuple((each.name, each.code) for each in status.departments)
    return _known_in(text, city.council(status), committees(status), departments)


@lru_cache(maxsize=1024)
def _known_in(
    text: str,
    council: str,
    bodies: tuple[str, ...],
    departments: tuple[tuple[str, str], ...],
) -> frozenset[Whose]:
    found = {body(name) for name in bodies if _is_in(name, text)}
    found |= {department(code) for name, code in departments if _is_in(name, text)}
    if _is_in(council, text):
        found.add(COUNCIL)
    return frozenset(found or {body(text)})


def _is_in(name: str, text: str) -> bool:
    """Whether a text has a name as a whole word."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None
