"""What a target lacks before it can be computed, or before it can be judged (R19.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.tried import Tried


class Need(StrEnum):
    """Something that a target needs; without those in `STOPPING` it cannot be computed."""

    VALUE = "value"
    DEADLINE = "deadline"
    SOURCE = "source"
    FIRST_MEASUREMENT = "first_measurement"
    MEASURED_BY = "measured_by"
    DEFINITION = "definition"
    DIRECTION = "direction"
    RESPONSIBLE = "responsible"
    FREQUENCY = "frequency"
    FINANCING = "financing"
    DECIDED_BY = "decided_by"


STOPPING = (Need.VALUE, Need.DEADLINE, Need.SOURCE, Need.FIRST_MEASUREMENT)


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing, in the order of `Need`."""

    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class NotTakenIn:
    """The public table that the indicator's figures are in, none of which has been taken in yet."""

    table: str


def checks(tried: Tried) -> Iterator[Check]:
    lacking = [need for need, is_there in _needs(tried) if not is_there]
    for severity, needs in (
        (CheckSeverity.STOPS, tuple(need for need in lacking if need in STOPPING)),
        (CheckSeverity.WARNS, tuple(need for need in lacking if need not in STOPPING)),
    ):
        if needs:
            yield Check(CheckCode.INCOMPLETE, severity, Lacking(needs))
    table = _table(tried)
    if table and not tried.is_measured:
        yield Check(CheckCode.INCOMPLETE, CheckSeverity.WARNS, NotTakenIn(table))


def _needs(tried: Tried) -> Iterator[tuple[Need, bool]]:
    target, indicator = tried.target, tried.indicator.indicator
    is_measured = tried.is_measured
    yield Need.VALUE, target.value is not None
    yield Need.DEADLINE, target.deadline is not None
    yield Need.SOURCE, bool(target.sources or indicator.sources or _table(tried) or is_measured)
    yield Need.FIRST_MEASUREMENT, is_measured or target.first_measured is not None
    yield Need.MEASURED_BY, is_measured or bool(target.measured_by and target.measured_how)
    yield Need.DEFINITION, bool(indicator.definition)
    yield Need.DIRECTION, tried.direction is not None
    yield Need.RESPONSIBLE, bool(target.responsible or indicator.owner)
    yield Need.FREQUENCY, indicator.frequency is not None
    yield Need.FINANCING, bool(tried.financing)
    yield Need.DECIDED_BY, bool(target.decided_by)


def _table(tried: Tried) -> str | None:
    """The public table of the indicator, by its extract, or by the candidate that it was."""
    id_ = tried.target.indicator
    extracts = (f"{e.publisher}, {e.table}" for e in tried.around.extracts if e.indicator == id_)
    return next(extracts, None) or (tried.candidate.table if tried.candidate else None)
