"""What is kept of a submission's arrival, so that it can be shown later that it came, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from policy.records import Department, Indicator
from store.differences import Difference
from store.history import Submission
from store.log import Head


@dataclass(frozen=True, slots=True)
class SubmissionReceipt:
    """A submission with its line in the log, and its changes as they were seen when it came.

    `indicators` and `departments` are those of that time, from which rows have their names. One that
    counts few persons now is marked as if it always had.
    """

    submission: Submission
    line: Head
    changes: tuple[Difference, ...]
    indicators: tuple[Indicator, ...]
    departments: tuple[Department, ...]
