"""When a record was last read against its source, and whether that reading still holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from policy.columns import Citation
from policy.serial import as_plain
from policy.tables import TABLES, Records, Table


class RecordKey(NamedTuple):
    """A record among all: its table and what it is found by, as text."""

    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A person held the record against these lines of its source, on this day.

    `record` and `lines` are short hashes of what was read. The lines are those of the text that
    the source was taken out as, and `places` names them.
    """

    read_on: date
    record: str
    places: str
    lines: str


def key_of(table: Table, record: object) -> RecordKey:
    parts = (str(part) for part in table.key_of(record) if part is not None)
    return RecordKey(table.name, " ".join(parts))


def record_mark(record: object) -> str:
    """A short hash of all that a record says; a column that it leaves empty counts as none."""
    plain = json.dumps(as_plain(record), ensure_ascii=False, sort_keys=True)
    return short_hash(plain)


def short_hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def citations(table: Table, record: object) -> tuple[Citation, ...]:
    """All places that the record cites, those of its note too."""
    columns = (getattr(record, field.name) for field in table.fields if field.type is Citation)
    return tuple(dict.fromkeys(chain.from_iterable(columns)))


def sourced(records: Records) -> Iterator[tuple[Table, Any]]:
    """The records that name a source, and so can be read against one."""
    for table in TABLES:
        for record in getattr(records, table.name):
            if citations(table, record):
                yield table, record


Readings: TypeAlias = Mapping[RecordKey, Reading]


@dataclass(frozen=True, slots=True)
class RowReading:
    """A record and its last reading; `holds` says that the record still says what was read."""

    table: Table
    key: str
    reading: Reading | None
    holds: bool


def row_readings(records: Records, kept: Readings) -> tuple[RowReading, ...]:
    """How each record that names a source stands to what is kept of its last reading."""
    found = []
    for table, record in sourced(records):
        key = key_of(table, record)
        reading = kept.get(key)
        held = reading is not None and reading.record == record_mark(record)
        found.append(RowReading(table, key.key, reading, held))
    return tuple(found)
