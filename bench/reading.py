"""Reading a workbook to records and findings, compared with two plain openpyxl loads of it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl

from bench.timing import compared
from loaders.reading.parse import deliver
from loaders.templates.workbooks import workbook
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Observation
from policy.tables import BY_NAME, Records

ROWS = 500
AIM = 1.5


def lines() -> Iterator[str]:
    content = workbook((BY_NAME["observations"],), Records(observations=observations(ROWS)))
    result = compared(lambda: deliver("maalinger.xlsx", content), lambda: _bare(content), rounds=9)
    yield f"reading {ROWS} rows: {result.ratio:.2f} times openpyxl's two loads (aim: at most {AIM})"


def observations(count: int) -> tuple[Observation, ...]:
    """Invented figures, as many as a large department's workbook holds."""
    return tuple(
        Observation(
            indicator=f"indikator-{number}",
            department="SOF",
            period=Period.year(2024),
            value=Quantity.exact(number),
            counted_on=Period.month(2024, 12),
            stated_by="SOF",
            printed_as=f"{number} borgere",
            note="Opfundet tal til måling af hastighed.",
        )
        for number in range(1, count + 1)
    )


def _bare(content: bytes) -> None:
    for values_only in (True, False):
        openpyxl.load_workbook(io.BytesIO(content), data_only=values_only)
