"""The verdicts from the worst to the best, and those of what is below its target (docs/metode.md, R5)."""

from __future__ import annotations

from policy.choices import StatusCode

WORST_FIRST = (
    StatusCode.MISSED,
    StatusCode.WRONG_DIRECTION,
    StatusCode.WORSENING,
    StatusCode.UNCHANGED,
    StatusCode.LIMITED,
    StatusCode.TOO_SLOW,
    StatusCode.NO_NEWS,
    StatusCode.NEAR,
    StatusCode.REACHED_NOT_EVERYWHERE,
    StatusCode.UNDECIDED,
    StatusCode.UNCERTAIN,
    StatusCode.TOO_EARLY,
    StatusCode.ON_TRACK,
    StatusCode.IMPROVING,
    StatusCode.NOT_DUE,
    StatusCode.REACHED,
    StatusCode.DONE,
    StatusCode.NO_DATA,
    StatusCode.TOO_FEW,
    StatusCode.NO_TARGET,
    StatusCode.CONTEXT,
)

FAILING = frozenset(
    {
        StatusCode.MISSED,
        StatusCode.NEAR,
        StatusCode.WRONG_DIRECTION,
        StatusCode.WORSENING,
        StatusCode.LIMITED,
        StatusCode.TOO_SLOW,
    }
)
"""Codes of a part that is below its target or its plan (R8.4)."""

SHORT_OF_TARGET = FAILING | {StatusCode.ON_TRACK, StatusCode.TOO_EARLY, StatusCode.NOT_DUE}
"""Codes of a part that is below its target, even if by its plan it may be (R8.3)."""


def badness(code: StatusCode) -> int:
    """The place of a code among all: the lower, the worse."""
    return WORST_FIRST.index(code)
