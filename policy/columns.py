"""What a column of a workbook is. Declared beside each field of a record, once for everything."""

from __future__ import annotations

from dataclasses import dataclass

from policy.choices import Unit

WITHDRAWN = "Udgår"
"""The heading of a template's column that takes a row out of what has been accepted."""
AS_FETCHED = "Som hentet"
"""The heading of a template's hidden column that tells a row nobody has touched."""
LAST_KNOWN = "Sidst: "
TO_HELP = "Til hjælp: "
BESIDE = (LAST_KNOWN, TO_HELP)
"""How headings begin whose columns are only to be looked at, and are not read."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source: the document's id and its page, or a section where pages are unknown."""

    document: str
    page: int | None = None
    section: str | None = None

    def __str__(self) -> str:
        if self.page is not None:
            return f"{self.document} s. {self.page}"
        return f"{self.document}, {self.section}" if self.section else self.document


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it, what to write in it, and what it must match.

    Type and whether a value is required come from the annotated field itself.
    `refers` names the table whose key the value must be; `measures` says that the value is counted
    in the unit of the row's indicator, and `unit` in which one it always is; `difference` says that
    it is the distance between two such values; a `quotation` holds printed words of the row's
    sources and nothing else (`policy.quotations`); `states` names the fields that the sources in this
    column state instead of the row's own (see `store.observing`); `width` is in characters of Excel.
    """

    heading: str
    help: str
    accepted: tuple[str, ...] = ()
    refers: str | None = None
    measures: bool = False
    unit: Unit | None = None
    difference: bool = False
    quotation: bool = False
    states: tuple[str, ...] = ()
    width: int = 16
