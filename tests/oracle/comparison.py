"""Differences between the product and the second implementation of the method on a policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from metrics.assessment import assess
from metrics.status import IndicatorStatus
from policy.quantities import Quantity
from policy.statuses import StatusCode
from policy.tables import Records
from tests.oracle.method import Reading, priority_status


def differences(records: Records, as_of: date) -> list[tuple[str, Any, Any, Any]]:
    """The differing item, its indicator, and the results of the method and of the product."""
    status = assess(records, as_of)
    by_id = {i.indicator.id: i for i in status.indicators}
    found: list[tuple[str, Any, Any, Any]] = []
    readings, whole = [], True
    for row in records.indicators:
        product = by_id[row.id]
        reading = Reading(records, row, as_of)
        if row.few_persons:
            few = {
                p
                for p in reading.few
                if any((o.series, o.department, o.period) == p for o in reading.observations)
            }
            hidden = {(p.series, p.department, p.period) for p in product.points if p.hidden}
            if not few <= hidden:
                found.append(("few", row.id, few - hidden, hidden - few))
            if hidden != few or reading.baselines:
                whole = False
                continue
            reading = Reading(as_hidden(records, row.id, few), row, as_of)
        readings.append(reading)
        pairs = zip(
            of_method(reading, [p.period for p in product.reportings]),
            of_product(product),
            strict=True,
        )
        found += [
            (name, row.id, ours, theirs) for (name, ours), (_, theirs) in pairs if ours != theirs
        ]
    if whole:
        (priority,) = status.priorities
        words, measurable, missing = priority_status(readings, priority.priority)
        theirs = (set(priority.statuses), priority.measurable, {str(c) for c in priority.missing})
        if (words, measurable, missing) != theirs:
            found.append(("priority", "5d", (words, measurable, missing), theirs))
    return found


def as_hidden(records: Records, indicator: str, places: set[Any]) -> Records:
    def hide(row: Any) -> Any:
        if row.indicator != indicator or (row.series, row.department, row.period) not in places:
            return row
        return replace(row, value=Quantity.hidden(), printed_attainment=None, margin=None)

    return replace(records, observations=tuple(map(hide, records.observations)))


def rounded(share: Any) -> float | None:
    return None if share is None else round(float(share), 9)


def of_method(r: Reading, periods: list[Any]) -> Iterator[tuple[str, Any]]:
    yield (
        "rows",
        Counter(
            (p.department, str(p.period), p.is_sum, str(p.word), rounded(p.attainment))
            for p in r.shown
        ),
    )
    yield "status", str(r.word)
    yield (
        "total",
        (
            str(r.word if r.word is StatusCode.REACHED_NOT_EVERYWHERE else r.total.word),
            str(r.total.period),
        )
        if r.total
        else None,
    )
    yield "parts", Counter((p.department, str(p.period), str(p.word)) for p in r.parts)
    yield "failing", r.failing
    newest = r.awaited[-1] if r.awaited else None
    yield "expected", (str(newest), r.expected[newest] if newest else set())
    yield (
        "missing",
        {str(p): (r.expected[p] - r.reported(p), r.whole(p, r.expected[p])) for p in periods},
    )
    yield "deadlines", {str(p): r.first_deadline(p, r.expected[p]) for p in periods}
    yield "next", r.next_missing_from
    yield "differences", {(d, str(p), f, rounded(a), rounded(b)) for d, p, f, a, b in r.differences}


def of_product(i: IndicatorStatus) -> Iterator[tuple[str, Any]]:
    yield (
        "rows",
        Counter(
            (p.department, str(p.period), p.added_up, str(p.status), rounded(p.attainment))
            for p in i.points
        ),
    )
    yield "status", str(i.status)
    yield "total", (str(i.total.status), str(i.total.period)) if i.total else None
    yield (
        "parts",
        Counter(
            (p.department, str(p.period), str(p.status)) for p in i.current if p.department != "KK"
        ),
    )
    yield "failing", [p.department for p in i.failing]
    yield "expected", (str(i.reporting.period), set(i.reporting.expected))
    yield "missing", {str(r.period): (set(r.missing), r.whole) for r in i.reportings}
    yield "deadlines", {str(r.period): r.deadline for r in i.reportings}
    yield "next", set(i.next_missing_from)
    yield (
        "differences",
        {
            (r.department, str(r.period), str(r.field), rounded(r.printed), rounded(r.computed))
            for r in i.reconciliations
        },
    )
