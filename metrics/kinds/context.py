"""A background figure: shown, never judged (docs/metode.md, R3.12)."""

from __future__ import annotations

from metrics.case import Case
from metrics.verdicts import Verdict
from policy.statuses import StatusCode


def judged(_: Case) -> Verdict:
    return Verdict(StatusCode.CONTEXT)
