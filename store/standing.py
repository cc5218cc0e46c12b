"""From which version until which each change of a row counts, found anew from all its changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.current_rows import Candidates, RowEdition, after


class Span(NamedTuple):
    """The version that a change counts from, and the one that replaced it, if any did."""

    version: int
    until: int | None = None


def spans(changes: Iterable[RowEdition]) -> dict[int, Span]:
    """The span of each change of one row, by its id, given all of them in the order of acceptance.

    A change that its own version replaces is left out.
    """
    found: dict[int, Span] = {}
    standing: Candidates = ()
    for change in changes:
        before, standing = standing, after(standing, change)
        for gone in {each.id for each in before} - {each.id for each in standing}:
            found[gone] = found[gone]._replace(until=change.version)
        if change in standing:
            found[change.id] = Span(change.version)
    return {number: span for number, span in found.items() if span.until != span.version}
