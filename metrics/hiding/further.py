"""Chooses the cells to hide: those of few persons, and the fewest others that protect them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from metrics.hiding.counts import (
    SMALLEST_HIDDEN,
    Cell,
    Count,
    Edition,
    Number,
    Span,
    both,
    is_stated_hidden,
)
from metrics.hiding.equations import System, Unknown, system
from metrics.hiding.moves import ENOUGH, Moves
from metrics.hiding.stages import Stage, apart, sum_order
from metrics.hiding.sums import Sum, sums
from policy.whole_city import WHOLE_CITY

ANY: Span = (SMALLEST_HIDDEN, inf)
A_CELL = 10_000
"""The price of hiding one more cell; smaller amounts only decide between cells."""
CHOSEN_BY_OWNER = 5_000
NEARLY = 2
"""A printed sum that is wrong by this many persons or fewer still gives the count away."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """The cells hidden in an edition, and those `exposed` although they are hidden.

    `further` are the hidden cells that are not of few persons themselves; `exposed` can be worked
    out from what is public already.
    """

    cells: frozenset[Cell] = frozenset()
    further: frozenset[Cell] = frozenset()
    exposed: frozenset[Cell] = frozenset()


def hidings(editions: Sequence[Edition]) -> tuple[Hiding, ...]:
    """What to hide in each public edition of an indicator, in order of publication.

    An edition cannot be changed once published: counts hidden in an earlier edition are protected
    by hiding more in the later ones.
    """
    if not any(edition.few for edition in editions):
        return (Hiding(),) * len(editions)
    stages = [
        Stage(edition, frozenset(sums(edition, number))) for number, edition in enumerate(editions)
    ]
    parts = [_in_order([stage.only(cells) for stage in stages]) for cells in apart(stages)]
    return tuple(_together(of_edition) for of_edition in zip(*parts, strict=True))


def _in_order(stages: Iterable[Stage]) -> Iterator[Hiding]:
    """The hiding in each edition, for a group of cells that no sum connects to others."""
    shown: dict[Count, Span] = {}
    hidden: dict[Count, Span] = {}
    all_sums: set[Sum] = set()
    hiding, before = Hiding(), None
    for stage in stages:
        if before is None or not stage.is_like(before):
            all_sums |= stage.sums
            ordered = sorted(all_sums, key=sum_order)
            edition, exact = stage.edition, system(ordered)
            outsider = _Hiding(edition, exact, shown, dict.fromkeys(hidden, ANY), knows_why=False)
            insider = _Hiding(edition, exact, shown, hidden, knows_why=True)
            misled = _Hiding(edition, system(ordered, NEARLY), shown, hidden, knows_why=True)
            cells = misled.safer(outsider.safe(insider.safer(edition.few)))
            hiding = Hiding(cells, cells - edition.few, outsider.exposed(cells))
            shown, hidden = insider.shown(cells), insider.hidden(cells)
        before = stage
        yield hiding


def _together(parts: Iterable[Hiding]) -> Hiding:
    whole = Hiding()
    for part in parts:
        whole = Hiding(
            whole.cells | part.cells, whole.further | part.further, whole.exposed | part.exposed
        )
    return whole


class _Hiding:
    """The hiding in one edition, after earlier editions have `shown` and `hidden` counts.

    It protects against an outsider, or against one who `knows_why` each count is hidden: because it
    is few, or because it would give a few away.
    """

    def __init__(
        self,
        edition: Edition,
        known: System,
        shown: Mapping[Count, Span],
        hidden: Mapping[Count, Span],
        *,
        knows_why: bool,
    ) -> None:
        self._edition, self._system, self._shown, self._hidden = edition, known, shown, hidden
        self._knows_why = knows_why
        self._safe_with: dict[Count, frozenset[Unknown]] = {}
        self._can_be_hidden = [
            cell
            for cell in sorted(edition.claims, key=self._preference)
            if cell not in edition.few | edition.printed
            and not edition.counts(cell) & shown.keys()
            and all(count.span[0] > edition.limit for count in edition.counts(cell))
        ]

    def safe(self, cells: frozenset[Cell]) -> frozenset[Cell]:
        """The cells with the fewest others that make all hidden counts safe.

        Where no single move is enough, every cell that can be hidden is, and the cells not needed
        are then shown again.
        """
        safer = self._with_further(cells)
        if self.unsafe(safer):
            safer |= frozenset(self._can_be_hidden)
        return self._without_the_needless(safer, cells)

    def safer(self, cells: frozenset[Cell]) -> frozenset[Cell]:
        """The cells with the fewest others that make safe the counts that can be made safe."""
        return self._without_the_needless(self._with_further(cells), cells)

    def _with_further(self, cells: frozenset[Cell]) -> frozenset[Cell]:
        given_up: set[Count] = set()
        while unsafe := self.unsafe(cells) - given_up:
            first = min(unsafe, key=_order)
            prices = self._prices(cells)
            spans = self._open(cells) | {count: self._span(count) for count in prices}
            moves = list(Moves(self._system, spans, prices).until_safe(first))
            further = {count.cell for moved in moves for count in moved.to_hide}
            if len(moves) == ENOUGH - 1 and further:
                cells |= further
            else:
                given_up.add(first)
        return cells

    def unsafe(self, cells: frozenset[Cell]) -> frozenset[Count]:
        """The hidden counts of this and earlier editions that can be worked out."""
        open_ = self._open(cells)
        still = self._system.spans.keys() | open_.keys()
        moves = Moves(self._system, open_)
        found = set()
        for count in self.hidden(cells):
            if count not in self._safe_with or not self._safe_with[count] <= still:
                needed = moves.making_safe(count)
                if needed is None:
                    found.add(count)
                else:
                    self._safe_with[count] = needed
        return frozenset(found)

    def exposed(self, cells: frozenset[Cell]) -> frozenset[Cell]:
        """The cells that can be worked out, or that an earlier edition shows."""
        shown = {c.cell for cell in cells for c in self._edition.counts(cell) if self._is_shown(c)}
        return frozenset(shown | {count.cell for count in self.unsafe(cells)})

    def shown(self, cells: frozenset[Cell]) -> dict[Count, Span]:
        """The span of each count in this and earlier editions, with these cells hidden."""
        shown = dict(self._shown)
        for count, span in self._edition.shown(self._edition.claims.keys() - cells):
            shown[count] = both(shown.get(count, span), span)
        return shown

    def hidden(self, cells: frozenset[Cell]) -> dict[Count, Span]:
        """The counts that some edition hides and none shows exactly, each with its known span."""
        edition, shown = self._edition, self.shown(cells)
        now = {count: self._span(count) for cell in cells for count in edition.counts(cell)}
        known = {c: both(shown.get(c, span), span) for c, span in {**self._hidden, **now}.items()}
        return {
            count: span for count, span in known.items() if count not in shown or _is_open(span)
        }

    def _is_shown(self, count: Count) -> bool:
        return count in self._shown and not _is_open(self._shown[count])

    def _open(self, cells: frozenset[Cell]) -> dict[Count, Span]:
        """All counts that are not known exactly."""
        shown = {count: span for count, span in self.shown(cells).items() if _is_open(span)}
        return shown | self.hidden(cells)

    def _span(self, count: Count) -> Span:
        """The span of a hidden count, narrower for one who knows why it is hidden.

        Why one was hidden that came so from open data, nobody here knows.
        """
        if not self._knows_why or is_stated_hidden(count.claim):
            return ANY
        if count.cell not in self._edition.few:
            return self._edition.limit + 1, inf
        return SMALLEST_HIDDEN, max(self._edition.limit, count.span[0])

    def _preference(self, cell: Cell) -> tuple[bool, bool, Number, tuple[str, str]]:
        """Sort key: hide the owner's choice first, then parts before totals, smaller figures first."""
        size = max(count.span[0] for count in self._edition.counts(cell))
        is_total = cell.department == WHOLE_CITY
        return cell not in self._edition.chosen, is_total, size, cell.order

    def _prices(self, cells: frozenset[Cell]) -> dict[Count, int]:
        return {
            count: A_CELL + place - (CHOSEN_BY_OWNER if cell in self._edition.chosen else 0)
            for place, cell in enumerate(self._can_be_hidden)
            if cell not in cells
            for count in self._edition.counts(cell)
        }

    def _without_the_needless(
        self, cells: frozenset[Cell], kept: frozenset[Cell]
    ) -> frozenset[Cell]:
        """The cells without those made unnecessary by cells hidden after them."""
        exposed = len(self.unsafe(cells))
        for cell in reversed(self._can_be_hidden):
            fewer = cells - {cell}
            if cell in cells - kept and len(self.unsafe(fewer)) <= exposed:
                cells = fewer
        return cells


def _is_open(span: Span) -> bool:
    low, high = span
    return low < high


def _order(count: Count) -> tuple[tuple[str, str], str]:
    return count.cell.order, repr(count.claim)
