"""Which rows of a delivery are the deliverer's to deliver, and what is said of the others. Pure.

Without imports that only the server needs, because the process that reads files runs this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from loaders.checking.rules import at
from loaders.checking.withdrawals import RowReference
from loaders.delivery import Delivery, Row
from policy import ownership
from policy.drafting import DraftTarget
from policy.findings import Finding, finding
from policy.lists import joined
from policy.ownership import OWNERS, Around, Deliverer, Whose
from policy.records import Source
from policy.tables import BY_NAME, Records
from store import current_rows, scopes
from store.current_rows import CurrentRows
from store.differences import key_text, same

COORDINATOR = "koordinatoren"


@dataclass(frozen=True, slots=True)
class SortedOut:
    """The rows of a delivery that count, what it withdraws, and a finding for each row of others.

    A row of others that only repeats what the deliverer sees is left out without a finding: templates
    have some. `owners`: those whose rows it has, of those whom she acts for.
    """

    rows: tuple[Row, ...]
    withdrawn: tuple[RowReference, ...]
    findings: tuple[Finding, ...] = ()
    owners: frozenset[str] = frozenset()


def sorted_out(
    delivery: Delivery,
    rows: Sequence[Row],
    withdrawn: Sequence[RowReference],
    standing: Standing,
    who: Deliverer,
) -> SortedOut:
    """The rows of a delivery by whose they are."""
    if who.everything:
        return SortedOut(tuple(rows), tuple(withdrawn))
    return _Sorting(delivery, tuple(rows), standing, who).sorted_out(withdrawn)


class Standing(NamedTuple):
    """The current rows: all, which decide whose a row is, and those that the deliverer sees."""

    every: CurrentRows
    shown: CurrentRows


class _Sorting:
    """The rows of one delivery held up to whose they are."""

    def __init__(
        self, delivery: Delivery, rows: tuple[Row, ...], standing: Standing, who: Deliverer
    ) -> None:
        self._delivery = delivery
        self._rows = rows
        self._standing = standing
        self._who = who
        self._known = current_rows.records(standing.every)
        brought = (row.record for row in rows)
        targets = tuple(each for each in brought if isinstance(each, DraftTarget))
        self._around = Around(self._known, targets)

    def sorted_out(self, withdrawn: Sequence[RowReference]) -> SortedOut:
        own: list[Row] = []
        findings: list[Finding] = []
        owners: set[str] = set()
        for row in self._rows:
            place = row.table, BY_NAME[row.table].key_of(row.record)
            before = _current(self._standing.every, place)
            if self._is_own(row.table, row.record, before):
                own.append(row)
                owners |= self._owners(row.table, row.record) & self._who.acts_for
            elif answering := self._answering(row.table, row.record, before):
                own.append(row)
                owners |= answering
            elif not self._only_repeats(row, place):
                findings.append(self._of_others(row, before))
        gone: list[RowReference] = []
        for place in withdrawn:
            before = _current(self._standing.every, place)
            if before is not None and self._is_own(place[0], before, before):
                gone.append(place)
                owners |= self._owners(place[0], before) & self._who.acts_for
            else:
                findings.append(self._withdrawn_of_others(place, before))
        named = frozenset(owners) or self._who.acts_for
        return SortedOut(tuple(own), tuple(gone), tuple(findings), named)

    def _only_repeats(self, row: Row, place: RowReference) -> bool:
        """Whether a row says what the deliverer sees already."""
        shown = _current(self._standing.shown, place)
        return shown is not None and same(shown, row.record)

    def _owners(self, table: str, record: Any) -> frozenset[str]:
        return ownership.owners(table, record, self._around)

    def _is_own(self, table: str, record: Any, before: Any | None) -> bool:
        """Whether a row is the deliverer's, both as it is and as it becomes."""
        if OWNERS[table] is Whose.WITH_A_ROW:
            return before is None or self._brought_by_her(record)
        return all(
            ownership.may_deliver(self._who, self._owners(table, each))
            for each in (record, before)
            if each is not None
        )

    def _answering(self, table: str, record: Any, before: Any | None) -> frozenset[str]:
        """Those for whom she answers a hearing answer with the row, where it does nothing but that."""
        if before is None or not ownership.only_answers(table, before, record):
            return frozenset()
        every = ownership.answering(record.priority, self._known.priorities)
        return every & self._who.acts_for

    def _brought_by_her(self, source: Source) -> bool:
        """Whether all editions of a source were delivered for those whom she acts for."""
        candidates = self._standing.every.get(("sources", key_text((source.id,))), ())
        filed = {scopes.of_table("sources", code) for code in self._who.acts_for}
        return all(each.scope in filed for each in candidates)

    def _of_others(self, row: Row, before: Any | None) -> Finding:
        table = BY_NAME[row.table]
        return at(
            row,
            table.key[0],
            "row_of_others",
            joined(str(part) for part in table.key_of(row.record) if part is not None),
            yours=self._yours,
            owner=self._owner(row.table, row.record if before is None else before),
        )

    def _withdrawn_of_others(self, place: RowReference, before: Any | None) -> Finding:
        name, key = place
        cells = (w.cell for w in self._delivery.withdrawn if (w.table, w.key) == place)
        return finding(
            "row_of_others",
            file=self._delivery.file,
            sheet=BY_NAME[name].sheet,
            cell=next(cells, None),
            column=None,
            found=joined(str(part) for part in key if part is not None),
            yours=self._yours,
            owner=COORDINATOR if before is None else self._owner(name, before),
        )

    @property
    def _yours(self) -> str:
        return " eller ".join(names(self._who.acts_for, self._known))

    def _owner(self, table: str, record: Any) -> str:
        """Who may deliver a row, in words."""
        return " eller ".join(names(self._owners(table, record), self._known)) or COORDINATOR


def _current(standing: CurrentRows, place: RowReference) -> Any | None:
    """The record shown now for a row, regardless of the day."""
    candidates = standing.get((place[0], key_text(place[1])), ())
    if len(candidates) < 2:
        return candidates[0].record if candidates else None
    found = current_rows.current(candidates, current_rows.source_days(standing))
    return found.record if found else None


def names(codes: Iterable[str], known: Records) -> Iterator[str]:
    """The departments of some codes, and the council, as they are called."""
    departments = {each.code: each.name for each in known.departments}
    council = next((each.council for each in known.policies if each.council), None)
    for code in sorted(codes):
        yield (council or "rådet") if code == ownership.COUNCIL else departments.get(code, code)
