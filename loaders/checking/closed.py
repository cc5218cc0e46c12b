"""Finds rows that would change a closed period, or close one again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from loaders.checking.rules import at
from loaders.checking.withdrawals import RowReference
from loaders.delivery import Row
from loaders.reading.cells import shown
from policy.findings import Finding, finding
from policy.records import Closing
from policy.tables import BY_NAME, Records

FIGURES = ("observations", "targets")
"""The tables in which a closed period can no longer change."""


def closed_period_findings(
    rows: Iterable[Row], withdrawn: Sequence[RowReference], known: Records, file: str
) -> Iterator[Finding]:
    """A finding for each row that would change a closed period, or restate its closing differently.

    A row equal to a known record changes nothing; a period is open if the same delivery withdraws its
    closing.
    """
    closings = {
        (closing.indicator, closing.period): closing
        for closing in known.closings
        if ("closings", BY_NAME["closings"].key_of(closing)) not in withdrawn
    }
    if not closings:
        return
    for row in rows:
        closing = closings.get(_period(row.table, row.record))
        if closing and row.record not in getattr(known, row.table):
            code = "period_closed" if row.table in FIGURES else "period_closed_before"
            yield at(row, "period", code, closing.period, **_who(closing))
    for table, key in withdrawn:
        record = next(r for r in getattr(known, table) if BY_NAME[table].key_of(r) == key)
        closing = closings.get(_period(table, record))
        if closing and table in FIGURES:
            sheet = BY_NAME[table].sheet
            found = str(closing.period)
            yield finding("period_closed", file=file, sheet=sheet, found=found, **_who(closing))


def _period(table: str, record: Any) -> tuple[Any, Any]:
    """The indicator and period of a row that a closing can affect."""
    if table not in (*FIGURES, "closings"):
        return None, None
    return record.indicator, record.period


def _who(closing: Closing) -> Mapping[str, str]:
    return {"name": closing.name, "dated": shown(closing.dated), "reason": closing.reason}
