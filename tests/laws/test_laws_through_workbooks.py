"""The laws of the method through the whole pipeline: records, workbooks, read records, status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from loaders.checking.rows import records as records_of
from loaders.checking.rows import sound
from loaders.reading.parse import deliver
from loaders.templates.workbooks import workbook
from metrics.assessment import assess
from metrics.status import IndicatorStatus
from policy.choices import Direction, Unit
from policy.findings import STOPPING
from policy.records import Indicator, Observation
from policy.tables import TABLES, Records
from tests.laws.policies import DEPARTMENTS, each_figure, generated, never_added_up
from tests.laws.test_laws import AS_OF, LATER, assert_same, better_by, verdicts
from tests.records import objectives_and_priorities, records, source

Rounds = Callable[[int, int], int]
AROUND = [*objectives_and_priorities(), source("STATUS", "2025-10-07"), *DEPARTMENTS]
KNOWN = records(*AROUND)


def read(*files: bytes) -> Records:
    """The records read from the files, none of whose rows may be refused."""
    deliveries = [deliver(f"{number}.xlsx", content) for number, content in enumerate(files)]
    rows, findings = sound(deliveries, KNOWN, AS_OF)
    found = [*findings, *(each for delivery in deliveries for each in delivery.findings)]
    assert not [each for each in found if each.severity in STOPPING]
    return records_of(rows, KNOWN)


def status_of(read_of: Records, as_of: Any = AS_OF, code: str = "tal") -> IndicatorStatus:
    found = assess(replace(read_of, departments=KNOWN.departments), as_of).indicators
    return next(each for each in found if each.indicator.id == code)


def one_file(rows: Sequence[Any]) -> bytes:
    return workbook([table for table in TABLES if _has(rows, table)], records(*rows))


def several_files(chance: Random, rows: Sequence[Any]) -> list[bytes]:
    """The rows in random order, in three files with their sheets in random order."""
    turned = chance.sample(rows, len(rows))
    files = []
    for dealt in (turned[::3], turned[1::3], turned[2::3]):
        tables = [table for table in TABLES if _has(dealt, table)]
        if tables:
            files.append(workbook(chance.sample(tables, len(tables)), records(*dealt)))
    return chance.sample(files, len(files))


def _has(rows: Sequence[Any], table: Any) -> bool:
    return any(type(row) is table.record for row in rows)


@pytest.mark.large
def test_the_order_of_rows_sheets_and_files_never_matters(rounds: Rounds) -> None:
    for seed in range(rounds(5, 1_000)):
        chance = Random(seed)
        rows = [*generated(chance), *generated(chance, "andet")]
        in_order, dealt = read(one_file(rows)), read(*several_files(chance, rows))
        for code in ("tal", "andet"):
            assert_same(status_of(dealt, code=code), status_of(in_order, code=code), seed)


@pytest.mark.large
def test_per_cent_in_one_workbook_are_judged_as_numbers_in_a_second(rounds: Rounds) -> None:
    for seed in range(rounds(4, 1_000)):
        rows = never_added_up(generated(Random(seed)))
        as_shares = each_figure(rows, lambda number: number / 1000)
        shares = [replace(r, unit=Unit.SHARE) if isinstance(r, Indicator) else r for r in as_shares]
        before, after = status_of(read(one_file(rows))), status_of(read(one_file(shares)))
        assert after.status is before.status, seed
        assert verdicts(after.points) == verdicts(before.points), seed


@pytest.mark.large
def test_other_figures_in_a_later_file_and_a_later_date_change_nothing(rounds: Rounds) -> None:
    for seed in range(rounds(4, 1_000)):
        chance = Random(seed)
        rows, others = generated(chance), generated(chance, "andet")
        alone, beside = read(one_file(rows)), read(one_file(others), one_file(rows))
        for day in (AS_OF, *LATER):
            assert status_of(beside, day) == status_of(alone, day), seed


@pytest.mark.large
def test_a_status_from_workbooks_equals_the_status_from_the_rows(rounds: Rounds) -> None:
    # Where this holds, the laws of test_laws.py hold for the whole pipeline, also for a better figure.
    for seed in range(rounds(4, 1_000)):
        chance = Random(seed)
        rows = generated(chance, direction=Direction.HIGHER)
        figures = [r for r in rows if isinstance(r, Observation) and r.value and r.value.value]
        better = better_by(chance, rows, chance.choice(figures)) if figures else rows
        assert_same(status_of(read(one_file(better))), status_of(records(*better)), seed)
