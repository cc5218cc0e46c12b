"""When a record was last compared with its source by a person, and whether that reading still holds."""

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
    """The key of a record among all tables: the table's name and the key there, as text."""

    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A person compared the record with these lines of its source on this day.

    `record` and `lines` are short hashes of what was read. The lines are of the text extracted from
    the source, and `places` names them.
    """

    read_on: date
    record: str
    places: str
    lines: str


def key_of(table: Table, record: object) -> RecordKey:
    parts = (str(part) for part in table.key_of(record) if part is not None)
    return RecordKey(table.name, " ".join(parts))


def record_mark(record: object) -> str:
    """A short hash of a record's values; an empty column counts as absent."""
    plain = json.dumps(as_plain(record), ensure_ascii=False, sort_keys=True)
    return short_hash(plain)


def short_hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def citations(table: Table, record: object) -> tuple[Citation, ...]:
    """All places that the record cites, also for its note."""
    columns = (getattr(record, field.name) for field in table.fields if field.type is Citation)
    return tuple(dict.fromkeys(chain.from_iterable(columns)))


def sourced(records: Records) -> Iterator[tuple[Table, Any]]:
    """The records that cite a source, and so can be compared with one."""
    for table in TABLES:
        for record in getattr(records, table.name):
            if citations(table, record):
                yield table, record


Readings: TypeAlias = Mapping[RecordKey, Reading]


@dataclass(frozen=True, slots=True)
class RowReading:
    """A record and its last reading; `holds` says that the record is unchanged since then."""

    table: Table
    key: str
    reading: Reading | None
    holds: bool


def row_readings(records: Records, kept: Readings) -> tuple[RowReading, ...]:
    """Each record that cites a source, with its last reading among `kept`."""
    found = []
    for table, record in sourced(records):
        key = key_of(table, record)
        reading = kept.get(key)
        held = reading is not None and reading.record == record_mark(record)
        found.append(RowReading(table, key.key, reading, held))
    return tuple(found)
