"""Accepting a large workbook, and the first page after a start with a long history."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import openpyxl

from bench.reading import observations
from bench.timing import compared
from loaders.templates.workbooks import workbook
from monitor import asking
from monitor.editions import Monitor
from monitor.intake import Intake
from monitor.previewing import preview
from monitor.settings import data_folder
from policy.actors import Actor
from policy.choices import Population, Unit
from policy.columns import Citation
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.records import Indicator, Observation
from policy.tables import BY_NAME, Records
from store.accepted import Store
from store.differences import entry, of_delivery
from store.states import Origin
from store.writer import Incoming

AIMS_OF_ACCEPTING = {500: 2.0, 10_000: 1.2}
"""By number of rows, the most that guarding, reading, checking and accepting may cost: so many times
two plain openpyxl loads."""
ROUNDS_OF_ACCEPTING = {500: 7, 10_000: 1}
DAY = date(2026, 2, 1)
LARGEST = 42_000
"""Rows of seven cells: close to the limit on cells, and each row a change."""
AIM_OF_SERVER = 0.15
"""The most that previewing them may cost the server, as a share of the reading process's cost."""
AIM_OF_STARTING = 1.2
HISTORIES = (1_000, 100_000)
"""Stored changes, all of the same rows: a thousand current records either way."""
CURRENT = 1_000


def lines() -> Iterator[str]:
    for count in AIMS_OF_ACCEPTING:
        with TemporaryDirectory() as folder:
            yield _accepting(Path(folder), count)
    with TemporaryDirectory() as folder:
        yield _looking(Path(folder))
    with TemporaryDirectory() as folder:
        yield _starting(Path(folder))


def _accepting(folder: Path, count: int) -> str:
    """Guard, read, check and accept a workbook, compared with two plain openpyxl loads of it.

    Compares processor time, including the reading process, in turn and with a new store each time.
    The smallest workbook comes first, with one extra round to warm up.
    """
    ratios = []
    cold = 1 if count == min(AIMS_OF_ACCEPTING) else 0
    for number in range(ROUNDS_OF_ACCEPTING[count] + cold):
        store, counted = _shipped(folder / str(number))
        content = workbook((BY_NAME["observations"],), Records(observations=_large(counted, count)))
        floor = _used(partial(_bare, content))
        ours = _used(partial(_accepted, store, content))
        if number >= cold:
            ratios.append(ours.all / floor.all)
        store.engine.dispose()
    return (
        f"guard, read, check and accept {count} rows: {median(ratios):.2f} times openpyxl's two loads"
        f" (aim: at most {AIMS_OF_ACCEPTING[count]})"
    )


def _looking(folder: Path) -> str:
    """The server's cost of previewing the largest workbook allowed."""
    store, counted = _shipped(folder)
    content = _largest(counted)
    used = _used(partial(_previewed, store, content, LARGEST))
    store.engine.dispose()
    return (
        f"previewing {LARGEST} rows costs the server {used.here / used.there:.3f} of what it costs the"
        f" reader (aim: at most {AIM_OF_SERVER})"
    )


def _shipped(place: Path) -> tuple[Store, list[str]]:
    """A store with the shipped data, and those of its indicators that are counts."""
    store = Store(str(place))
    Monitor(data_folder(), store).refresh()
    return store, [i.id for i in store.observe(None).indicators if i.unit is Unit.COUNT]


class Used(NamedTuple):
    """Processor seconds of this process, and of the processes that read for it."""

    here: float
    there: float

    @property
    def all(self) -> float:
        return self.here + self.there


def _used(run: Callable[[], object]) -> Used:
    start, copies = os.times(), asking.WAITING.processor_seconds
    run()
    end = os.times()
    there = end.children_user + end.children_system - start.children_user - start.children_system
    there += asking.WAITING.processor_seconds - copies
    return Used(end.user + end.system - start.user - start.system, there)


def _previewed(store: Store, content: bytes, count: int) -> None:
    seen = preview(store, "maalinger.xlsx", content, DAY)
    assert len(seen.changes) == count, seen.findings[:3]  # noqa: S101 - else nothing is measured


def _accepted(store: Store, content: bytes) -> None:
    seen = preview(store, "maalinger.xlsx", content, DAY)
    assert seen.acceptable, seen.findings[:3]  # noqa: S101 - else nothing is measured
    Intake(store, Actor("SOF")).accept(seen, content)


def _largest(indicators: Sequence[str]) -> bytes:
    """A workbook of as many rows as the limits allow, with the columns that a figure needs."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Målinger")
    sheet.append(["Indikator", "Forvaltning", "Periode", "Værdi", "Oplyst af", "Serie", "Kilde"])
    for number in range(LARGEST):
        indicator, series = indicators[number % len(indicators)], f"serie {number}"
        sheet.append([indicator, "SOF", "2024", number, "SOF", series, "STATUS s. 17"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _large(indicators: Sequence[str], count: int) -> tuple[Observation, ...]:
    """Invented figures for shipped indicators and a shipped source."""
    return tuple(
        replace(
            row,
            indicator=indicators[number % len(indicators)],
            series=f"serie {number}",
            sources=(Citation("STATUS", 17),),
        )
        for number, row in enumerate(observations(count))
    )


def _starting(folder: Path) -> str:
    """The first status of a process, with a short history compared with a long one."""
    for length in HISTORIES:
        _fill(folder / str(length), length)
    short, long = (lambda n=n: _first_page(folder / str(n)) for n in HISTORIES)
    result = compared(long, short, rounds=25)
    return (
        f"the first page after a start, {HISTORIES[1]} stored changes: {result.ratio:.2f} times that "
        f"of {HISTORIES[0]} (aim: at most {AIM_OF_STARTING})"
    )


def _first_page(place: Path) -> None:
    store = Store(str(place))
    Monitor(place / "ingen-data", store).status(DAY)
    store.engine.dispose()


def _fill(place: Path, length: int) -> None:
    store = Store(str(place))
    indicators = tuple(
        Indicator(
            id=f"indikator-{number}",
            name=f"Indikator {number}",
            unit=Unit.COUNT,
            kind=Kind.LEVEL,
            population=Population.TARGET_GROUP,
        )
        for number in range(CURRENT // 10)
    )
    with store.writing() as writer:
        for turn in range(length // CURRENT):
            rows = [
                replace(
                    row,
                    indicator=f"indikator-{number % (CURRENT // 10)}",
                    value=Quantity.exact(turn),
                )
                for number, row in enumerate(observations(CURRENT))
            ]
            rows = [replace(row, series=str(number)) for number, row in enumerate(rows)]
            entries = [entry("indicators", each) for each in indicators]
            entries += [entry("observations", each) for each in rows]
            changes = of_delivery(writer.standing, entries, (), None)
            scopes = frozenset(change.scope for change in changes)
            incoming = Incoming(Origin.DELIVERY, "maaling.xlsx", b"", "bench", "", scopes, 1)
            writer.add(incoming, changes)
    store.engine.dispose()


def _bare(content: bytes) -> None:
    for values_only in (True, False):
        openpyxl.load_workbook(io.BytesIO(content), data_only=values_only)
