"""A review as text between the process that reads a workbook and the one that asked for it.

The first line has all but the changes; each other line is a change, which nobody reads before it is
looked at.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from loaders.delivery import About, Counts
from loaders.sandbox.transfer import finding_from, plain_finding
from metrics.comparison import PeriodReported, StatusChange, Subject
from metrics.status import Reporting
from monitor.review import Review
from policy import serial
from policy.choices import StatusCode
from policy.tables import BY_NAME
from store.packed import from_runs, runs
from store.redated import Redated

PERIOD = BY_NAME["observations"].field("period")


def as_text(review: Review) -> bytes:
    """The review as lines; `from_text` gives an equal one."""
    told = {
        "file": review.file_name,
        "refused": review.refused,
        "findings": list(map(plain_finding, review.findings)),
        "counts": asdict(review.counts),
        "about": asdict(review.about),
        "changes": runs(review.changes),
        "unchanged": review.unchanged,
        "superseded": review.outdone_places,
        "later": review.later_places,
        "later_until": serial.plain_value(review.later_until),
        "redated": list(map(_redated, review.redated)),
        "statuses": [[c.kind, c.id, c.name, c.before, c.after] for c in review.statuses],
        "reported": [[each.name, _reporting(each.reporting)] for each in review.reported],
        "scopes": sorted(review.scopes),
        "few_persons": review.few_persons,
        "meaning": review.meaning,
    }
    return b"\n".join([json.dumps(told).encode(), *review.changes.lines])


def from_text(text: bytes) -> Review:
    """The review that `as_text` wrote.

    Raises `ValueError`, `LookupError` or `TypeError` for anything else.
    """
    first, *lines = text.split(b"\n")
    told = json.loads(first)
    until = told["later_until"]
    return Review(
        file_name=told["file"],
        refused=told["refused"],
        findings=tuple(map(finding_from, told["findings"])),
        counts=Counts(**told["counts"]),
        about=About(**told["about"]),
        changes=from_runs(lines, told["changes"]),
        unchanged=told["unchanged"],
        outdone_places=tuple(told["superseded"]),
        later_places=tuple(told["later"]),
        later_until=date.fromisoformat(until) if until else None,
        redated=tuple(map(_redated_from, told["redated"])),
        statuses=tuple(
            StatusChange(Subject(kind), id_, name, _code(before), _code(after))
            for kind, id_, name, before, after in told["statuses"]
        ),
        reported=tuple(
            PeriodReported(name, _reporting_from(plain)) for name, plain in told["reported"]
        ),
        scopes=frozenset(told["scopes"]),
        few_persons=told["few_persons"],
        meaning=told["meaning"],
    )


def _code(text: str | None) -> StatusCode | None:
    return None if text is None else _CODES[text]


_CODES = {code.value: code for code in StatusCode}
_ROWS = ("appearing", "vanishing", "turning")


def _redated(each: Redated) -> dict[str, Any]:
    rows = {
        name: [[table, serial.as_plain(record)] for table, record in getattr(each, name)]
        for name in _ROWS
    }
    source, before = serial.as_plain(each.source), serial.plain_value(each.before)
    return {"source": source, "before": before, "rows": each.rows, **rows}


def _redated_from(plain: dict[str, Any]) -> Redated:
    rows = {
        name: tuple((table, serial.from_plain(table, record)) for table, record in plain[name])
        for name in _ROWS
    }
    before = plain["before"]
    return Redated(
        source=serial.from_plain("sources", plain["source"]),
        before=date.fromisoformat(before) if before else None,
        rows=plain["rows"],
        **rows,
    )


def _reporting(each: Reporting) -> dict[str, Any]:
    fields = {name: getattr(each, name) for name in Reporting.__dataclass_fields__}
    closing = None if each.closing is None else serial.as_plain(each.closing)
    return fields | {
        "period": serial.plain_value(each.period),
        "deadline": serial.plain_value(each.deadline),
        "closing": closing,
    }


def _reporting_from(plain: dict[str, Any]) -> Reporting:
    deadline, closing = plain["deadline"], plain["closing"]
    return Reporting(
        **plain
        | {
            "period": serial.field_value(PERIOD, plain["period"]),
            "expected": tuple(plain["expected"]),
            "received": tuple(plain["received"]),
            "deadline": date.fromisoformat(deadline) if deadline else None,
            "closing": None if closing is None else serial.from_plain("closings", closing),
        }
    )
