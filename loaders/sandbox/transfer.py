"""A delivery as text between the process that reads a workbook and the one that asked for it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from loaders.delivery import About, BrokenRow, Counts, Delivery, Key, Row, Withdrawal, Written
from policy import serial
from policy.findings import Finding, Severity
from policy.tables import BY_NAME


def as_text(delivery: Delivery) -> str:
    """The delivery as JSON; `from_text` gives an equal one."""
    return json.dumps(
        {
            "file": delivery.file,
            "rows": [_row(row) for row in delivery.rows],
            "broken": [[row.table, _key(row.key)] for row in delivery.broken],
            "findings": [plain_finding(found) for found in delivery.findings],
            "counts": asdict(delivery.counts),
            "refused": delivery.refused,
            "withdrawn": [[w.table, _key(w.key), w.cell] for w in delivery.withdrawn],
            "about": asdict(delivery.about),
        }
    )


def from_text(text: str | bytes) -> Delivery:
    """The delivery that `as_text` wrote. Raises `ValueError` or `LookupError` for anything else."""
    plain = json.loads(text)
    return Delivery(
        file=plain["file"],
        rows=tuple(map(_row_from, plain["rows"])),
        broken=tuple(BrokenRow(table, _key_from(table, key)) for table, key in plain["broken"]),
        findings=tuple(finding_from(found) for found in plain["findings"]),
        counts=Counts(**plain["counts"]),
        refused=plain["refused"],
        withdrawn=tuple(
            Withdrawal(table, _key_from(table, key), cell)
            for table, key, cell in plain["withdrawn"]
        ),
        about=About(**plain["about"]),
    )


def plain_finding(found: Finding) -> list[str | None]:
    """The finding's fields in their order, as JSON knows them."""
    return [getattr(found, name) for name in Finding.__dataclass_fields__]


def finding_from(plain: list[Any]) -> Finding:
    """The finding that `plain_finding` wrote."""
    code, severity, *others = plain
    return Finding(code, _SEVERITIES[severity], *others)


def _row(row: Row) -> list[Any]:
    return [
        row.table,
        serial.as_plain(row.record),
        row.file,
        row.sheet,
        row.number,
        dict(row.cells),
        {name: written.value for name, written in row.written.items()},
    ]


def _row_from(plain: list[Any]) -> Row:
    table, record, file, sheet, number, cells, written = plain
    units = {name: Written(unit) for name, unit in written.items()}
    return Row(table, serial.from_plain(table, record), file, sheet, number, cells, units)


def _key(key: Key) -> list[Any]:
    return [serial.plain_value(part) for part in key]


def _key_from(table: str, plain: list[Any]) -> Key:
    names = BY_NAME[table].key
    return tuple(
        serial.field_value(BY_NAME[table].field(name), part)
        for name, part in zip(names, plain, strict=True)
    )


_SEVERITIES = {severity.value: severity for severity in Severity}
