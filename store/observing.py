"""Selects the records known on a date, by the sources known then.

A row is known from the first of its sources on. A field can have separate sources
(`Column.states`): it is known from the last of these on, and empty until then.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any

from policy.drafting import HearingAnswer, NotInNumbers, Objection
from policy.periods import Period
from policy.public_statistics import PublicFigure
from policy.records import Closing, Judgement, Remark, Reply, Text
from policy.tables import TABLES, Field, Records, Table

SOURCES = "sources"
CITING = frozenset(
    table.name for table in TABLES if any(field.name == SOURCES for field in table.fields)
)
"""Tables whose rows cite sources, and become known with them."""
STATING: Mapping[str, tuple[Field, ...]] = {
    table.name: tuple(field for field in table.fields if field.column.states) for table in TABLES
}
"""By table, the columns with the sources of single fields."""


DATED_BY_ITS_WRITER = (
    Closing,
    HearingAnswer,
    Judgement,
    NotInNumbers,
    Objection,
    Reply,
    Text,
)
"""What a person writes, which nobody knew before its date; a remark without a source is the same."""


def own_day(row: Any) -> date:
    """The earliest day a row can be known, whatever it cites: the day it was written or fetched, else any."""
    if isinstance(row, PublicFigure):
        return row.fetched
    is_dated = isinstance(row, DATED_BY_ITS_WRITER) or (isinstance(row, Remark) and not row.sources)
    dated = row.dated if is_dated else None
    if isinstance(dated, Period):
        return dated.last
    return dated or date.min


def known(records: Records, as_of: date) -> Records:
    """The records known on `as_of`: those that cite nothing, and those with a source known by then.

    A text by a person is known from the day of writing, or from the day of its source if that is
    later; a source is known from its own day. A record keeps only the citations of sources known by
    then, and the fields stated by these; the sources of such fields are added to the row's own.
    """
    known_from = {source.id: source.known for source in records.sources}
    by_then = {id_ for id_, day in known_from.items() if day is not None and day <= as_of}
    seen: dict[str, tuple[Any, ...]] = {}
    for table in TABLES:
        rows = getattr(records, table.name)
        if table.name in CITING:
            rows = tuple(row for row in (_as_known(row, by_then) for row in rows) if row)
        if STATING[table.name]:
            rows = tuple(_with_known_fields(row, table, by_then) for row in rows)
        seen[table.name] = tuple(row for row in rows if own_day(row) <= as_of)
    seen[SOURCES] = tuple(source for source in seen[SOURCES] if source.id in by_then)
    return Records(**seen)


def _as_known(row: Any, by_then: AbstractSet[str]) -> Any | None:
    if not row.sources:
        return row
    sources = tuple(citation for citation in row.sources if citation.document in by_then)
    if len(sources) == len(row.sources):
        return row
    return replace(row, sources=sources) if sources else None


def _with_known_fields(row: Any, table: Table, by_then: AbstractSet[str]) -> Any:
    changes: dict[str, Any] = {}
    cited = dict.fromkeys(getattr(row, SOURCES, ()))
    for field in STATING[table.name]:
        own = getattr(row, field.name)
        if all(citation.document in by_then for citation in own):
            cited |= dict.fromkeys(own)
        else:
            changes |= {name: table.field(name).default for name in field.column.states}
            changes[field.name] = ()
    if table.name in CITING and len(cited) > len(row.sources):
        changes[SOURCES] = tuple(cited)
    return replace(row, **changes) if changes else row
