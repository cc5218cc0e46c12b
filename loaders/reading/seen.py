"""The appearance of a cell's text: characters that are struck out, raised, lowered or invisible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """How characters appear in a cell, in the words of a finding."""

    STRUCK = "streget over"
    RAISED = "hævet"
    LOWERED = "sænket"
    UNSEEN = "kan ikke ses"


class Run(NamedTuple):
    """Consecutive characters of a cell with one appearance; `mark` is None for the normal one."""

    text: str
    mark: Mark | None = None


_RAISED = str.maketrans("0123456789+-=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SIGNS: Mapping[Mark | None, dict[int, int]] = {Mark.RAISED: _RAISED, Mark.LOWERED: _LOWERED}


def as_seen(runs: Iterable[Run]) -> str:
    """The text of the runs, with raised and lowered digits as Unicode characters.

    >>> as_seen([Run("25 m"), Run("2", Mark.RAISED)])
    '25 m²'
    """
    return "".join(run.text.translate(_SIGNS.get(run.mark, {})) for run in runs)


def unmarked(runs: Iterable[Run]) -> str:
    """The text of the runs with normal appearance."""
    return "".join(run.text for run in runs if run.mark is None)


def quoted(runs: Iterable[Run]) -> str:
    """The runs in the form that a finding quotes.

    >>> quoted([Run("250", Mark.STRUCK), Run(" 274")])
    '[streget over: 250] 274'
    """
    return "".join(f"[{run.mark}: {run.text.strip()}]" if run.mark else run.text for run in runs)
