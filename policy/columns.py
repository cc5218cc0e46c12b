"""The columns of workbooks, each declared once, beside its field of a record."""

from __future__ import annotations

from dataclasses import dataclass

from policy.choices import Unit

WITHDRAWN = "Udgår"
"""The heading of a template's column that withdraws an accepted row."""
AS_FETCHED = "Som hentet"
"""The heading of a template's hidden column, by which an unchanged row is recognised."""
LAST_KNOWN = "Sidst: "
TO_HELP = "Til hjælp: "
BESIDE = (LAST_KNOWN, TO_HELP)
"""Beginnings of the headings of columns that are for information only and are not read."""


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

    @property
    def whole(self) -> str:
        """The place with both page and section, from which it can be read back."""
        if self.section and self.page is not None:
            return f"{self.document}, {self.section}, s. {self.page}"
        return str(self)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the help text for it, and what its values must match.

    Type and whether a value is required come from the annotated field itself.
    `refers` names the table whose key the value must be; `measures` says that the value is in the unit
    of the row's indicator, and `unit` that it is always in this one; `difference` says that it is the
    distance between two such values; a `quotation` contains printed words of the row's sources and
    nothing else (`policy.quotations`); `states` names the fields whose sources are in this column
    and not among the row's own (see `store.observing`); a `verbatim` text keeps its spaces and line
    breaks, because somebody's words are not edited; `width` is in characters of Excel.
    """

    heading: str
    help: str
    accepted: tuple[str, ...] = ()
    refers: str | None = None
    measures: bool = False
    unit: Unit | None = None
    difference: bool = False
    quotation: bool = False
    verbatim: bool = False
    states: tuple[str, ...] = ()
    width: int = 16
