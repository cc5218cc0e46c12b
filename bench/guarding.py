"""Guarding, reading and checking a large workbook, compared with two plain openpyxl loads of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import openpyxl

from bench.timing import compared
from loaders.checking.belonging import misplaced
from loaders.checking.rows import check
from loaders.reading import workbook as reading
from loaders.sandbox.process import delivered
from loaders.templates.workbooks import workbook
from policy.choices import Population, Unit
from policy.columns import Citation
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department, Indicator, Observation, Source
from policy.tables import BY_NAME, Records

ROWS = 10_000
INDICATORS = 500
ROUNDS = 3
AIM = 1.5
TODAY = date(2046, 1, 1)
FILE = "maalinger.xlsx"

KNOWN = Records(
    departments=(Department(code="SOF", name="Socialforvaltningen"),),
    sources=(
        Source(
            id="STATUS",
            title="Status",
            short_title="Status",
            publisher="SOF",
            dated=Period.year(2024),
        ),
    ),
    indicators=tuple(
        Indicator(
            id=f"indikator-{number}",
            name=f"Indikator {number}",
            unit=Unit.COUNT,
            kind=Kind.CONTEXT,
            population=Population.WIDER,
        )
        for number in range(INDICATORS)
    ),
)


def lines() -> Iterator[str]:
    content = workbook((BY_NAME["observations"],), replace(KNOWN, observations=_observations()))
    guarded = compared(lambda: reading.refusals(FILE, content), lambda: _bare(content), ROUNDS)
    yield f"guarding {ROWS} rows: {guarded.ours:.2f} s, {guarded.ratio:.2f} times openpyxl's two loads"
    taken = compared(lambda: _taken(content), lambda: _bare(content), ROUNDS)
    yield (
        f"guarding, reading in a child and checking {ROWS} rows: {taken.ratio:.2f} times openpyxl's "
        f"two loads (aim, with accepting: at most {AIM})"
    )


def _taken(content: bytes) -> None:
    delivery = delivered(FILE, content)
    check(delivery.rows, KNOWN, TODAY)
    misplaced(delivery, "2023-2026", one_department=True)


def _observations() -> tuple[Observation, ...]:
    """Invented figures: the same indicators over many years."""
    return tuple(
        Observation(
            indicator=f"indikator-{number % INDICATORS}",
            department="SOF",
            period=Period.year(2000 + number // INDICATORS),
            value=Quantity.exact(number),
            stated_by="SOF",
            printed_as=f"{number} borgere",
            note="Opfundet tal til måling af hastighed.",
            sources=(Citation("STATUS", 17),),
        )
        for number in range(ROWS)
    )


def _bare(content: bytes) -> None:
    for values_only in (True, False):
        openpyxl.load_workbook(io.BytesIO(content), data_only=values_only)
