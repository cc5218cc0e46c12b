"""The editions of an indicator, taken apart where no sum joins its cells: each part is far smaller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics.hiding.counts import Cell, Count, Edition
from metrics.hiding.sums import Sum


@dataclass(frozen=True, slots=True)
class Stage:
    """An edition, or some of its cells, with the sums in it."""

    edition: Edition
    sums: frozenset[Sum]

    def only(self, cells: frozenset[Cell]) -> Stage:
        """The same of these cells alone."""
        of_them = frozenset(each for each in self.sums if each.whole.cell in cells)
        return Stage(self.edition.only(cells), of_them)

    def is_like(self, other: Stage) -> bool:
        """Whether it tells nothing that the other does not."""
        return (self.edition, _whichever(self.sums)) == (other.edition, _whichever(other.sums))


def apart(stages: Sequence[Stage]) -> list[frozenset[Cell]]:
    """The cells in groups: no sum of any edition has cells of two of them."""
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
    """What sums are sorted by, so that neither rows nor the memory decide anything."""
    return each.whole.edition, each.whole.cell.order, repr(each)


def _order(cell: Cell) -> tuple[str, str]:
    return cell.order


def _whichever(sums: Iterable[Sum]) -> frozenset[Sum]:
    """The sums without the number of the edition that they are of."""
    return frozenset(
        Sum(_plain(each.whole), tuple(map(_plain, each.parts)), each.complete) for each in sums
    )


def _plain(count: Count) -> Count:
    return count._replace(edition=0)
