"""What was known on a date: the records whose source was known by then."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from policy.columns import Citation
from policy.periods import Period
from policy.records import Closing, Judgement, Reply, Text
from policy.tables import TABLES, Records

CITING = frozenset(
    table.name for table in TABLES if any(field.type is Citation for field in table.fields)
)
"""Tables whose rows cite sources, and so become known with them."""


def own_day(row: Any) -> date:
    """Before which day a row was not known, whatever it cites: that a person wrote it, else always."""
    dated = row.dated if isinstance(row, Closing | Judgement | Reply | Text) else None
    if isinstance(dated, Period):
        return dated.last
    return dated or date.min


def known(records: Records, as_of: date) -> Records:
    """The records known on `as_of`: those that cite nothing, and those with a source known by then.

    What a person wrote is known from the day of writing, and a source from its own day; what a
    person wrote and gave a source, from the later of the two. A record keeps only the citations of sources known by then.
    """
    known_from = {source.id: source.known for source in records.sources}
    by_then = {id_ for id_, day in known_from.items() if day is not None and day <= as_of}
    seen: dict[str, tuple[Any, ...]] = {}
    for field in fields(records):
        rows = getattr(records, field.name)
        if field.name in CITING:
            rows = tuple(row for row in (_as_known(row, by_then) for row in rows) if row)
        seen[field.name] = tuple(row for row in rows if own_day(row) <= as_of)
    seen["sources"] = tuple(source for source in records.sources if source.id in by_then)
    return Records(**seen)


def _as_known(row: Any, by_then: set[str]) -> Any | None:
    if not row.sources:
        return row
    sources = tuple(citation for citation in row.sources if citation.document in by_then)
    if len(sources) == len(row.sources):
        return row
    return replace(row, sources=sources) if sources else None
