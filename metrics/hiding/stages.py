"""Splits an indicator's editions into groups of cells that no sum connects: each is far smaller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics.hiding.counts import Cell, Count, Edition
from metrics.hiding.sums import Sum


@dataclass(frozen=True, slots=True)
class Stage:
    """An edition, or a subset of its cells, with the sums between them."""

    edition: Edition
    sums: frozenset[Sum]

    def only(self, cells: frozenset[Cell]) -> Stage:
        """The stage restricted to these cells."""
        of_them = frozenset(each for each in self.sums if each.whole.cell in cells)
        return Stage(self.edition.only(cells), of_them)

    def is_like(self, other: Stage) -> bool:
        """Whether it shows the same as the other."""
        return (self.edition, _whichever(self.sums)) == (other.edition, _whichever(other.sums))


def apart(stages: Sequence[Stage]) -> list[frozenset[Cell]]:
    """The cells in groups such that no sum of any edition spans two groups."""
    group: dict[Cell, set[Cell]] = {}
    joined = [
        *([cell] for stage in stages for cell in stage.edition.claims),
        *(
            [each.whole.cell, *(part.cell for part in each.parts)]
            for s in stages
            for each in s.sums
        ),
    ]
    for cells in joined:
        together = set(cells).union(*(group.get(cell, set()) for cell in cells))
        group.update(dict.fromkeys(together, together))
    groups = {min(together, key=_order): frozenset(together) for together in group.values()}
    return [groups[first] for first in sorted(groups, key=_order)]


def sum_order(each: Sum) -> tuple[int, tuple[str, str], str]:
    """Sort key of sums, so that the result depends on neither row order nor hash order."""
    return each.whole.edition, each.whole.cell.order, repr(each)


def _order(cell: Cell) -> tuple[str, str]:
    return cell.order


def _whichever(sums: Iterable[Sum]) -> frozenset[Sum]:
    """The sums without their edition numbers."""
    return frozenset(
        Sum(_plain(each.whole), tuple(map(_plain, each.parts)), each.complete) for each in sums
    )


def _plain(count: Count) -> Count:
    return count._replace(edition=0)
