"""Errors, warnings and notes on a delivery: one catalogue of all messages, and findings made from it.

A finding states its place, the value found, the value expected and the fix.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policy.findings import (
    cells,
    contents,
    deliveries,
    events,
    figures,
    file_kinds,
    files,
    open_data,
    plans,
    printed_tables,
    public_extracts,
    public_tables,
    references,
    sheets,
    templates,
    unsafe_files,
    year_wheel,
)
from policy.findings.figures import FIGURE_IN
from policy.findings.file_kinds import Advice
from policy.findings.messages import STOPPING, Message, Severity

__all__ = [
    "AT_THE_FILE",
    "CATALOGUE",
    "EMPTY",
    "FIGURE_IN",
    "STOPPING",
    "Advice",
    "Finding",
    "Message",
    "Severity",
    "finding",
]

EMPTY = "tom celle"
AT_THE_FILE = "felterne ved filen"
"""The place of findings on what the user stated about a printed table, outside its cells."""

CATALOGUE: Mapping[str, Message] = {
    message.code: message
    for group in (
        files,
        file_kinds,
        unsafe_files,
        deliveries,
        sheets,
        printed_tables,
        plans,
        open_data,
        public_tables,
        public_extracts,
        templates,
        cells,
        references,
        figures,
        contents,
        events,
        year_wheel,
    )
    for message in group.MESSAGES
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One error, warning or note about a file, a sheet or a cell."""

    code: str
    severity: Severity
    file: str
    sheet: str | None
    cell: str | None
    column: str | None
    found: str | None
    expected: str
    fix: str

    @property
    def title(self) -> str:
        """The finding in one short sentence."""
        return CATALOGUE[self.code].title


def finding(
    code: str,
    *,
    file: str,
    sheet: str | None = None,
    cell: str | None = None,
    column: str | None = None,
    found: str | None = None,
    **values: object,
) -> Finding:
    """The finding `code` of the catalogue at a place, its templates filled with `values`.

    The templates can also use `file`, `sheet`, `cell`, `column` and `found`.
    """
    message = CATALOGUE[code]
    place = {"file": file, "sheet": sheet, "cell": cell, "column": column, "found": found}
    filled = {**place, **values}
    return Finding(
        code=code,
        severity=message.severity,
        file=file,
        sheet=sheet,
        cell=cell,
        column=column,
        found=found,
        expected=message.expected.format(**filled).strip(),
        fix=message.fix.format(**filled).strip(),
    )
