"""Accepting a large workbook, and the first page after a start on a long history."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from bench.reading import observations
from bench.timing import compared
from loaders.templates import workbook
from monitor.editions import Monitor
from monitor.settings import data_folder
from monitor.submitting import accept, preview
from policy.choices import Kind, Population, Unit
from policy.columns import Citation
from policy.quantities import Quantity
from policy.records import Indicator, Observation
from policy.tables import BY_NAME, Records
from store.accepted import Store
from store.books import Incoming, Origin
from store.differences import entry, of_delivery

LARGE = 10_000
DAY = date(2026, 2, 1)
AIM_OF_ACCEPTING = 1.5
AIM_OF_STARTING = 1.2
HISTORIES = (1_000, 100_000)
"""Stored changes, all of the same rows: a thousand current records either way."""
CURRENT = 1_000


def lines() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        yield _accepting(Path(folder))
    with TemporaryDirectory() as folder:
        yield _starting(Path(folder))


def _accepting(folder: Path) -> str:
    """Guard, read, check and accept a large workbook, against openpyxl's two bare loads of it.

    Processor time is compared, that of the reading process too: it is one run of each.
    """
    store = Store(str(folder))
    Monitor(data_folder(), store).refresh()
    counted = [i.id for i in store.observe(None).indicators if i.unit is Unit.COUNT]
    content = workbook((BY_NAME["observations"],), Records(observations=_large(counted)))
    floor = _processor_seconds(lambda: _bare(content))
    ours = _processor_seconds(lambda: _accepted(store, content))
    return (
        f"guard, read, check and accept {LARGE} rows: {ours / floor:.2f} times openpyxl's two loads"
        f" (aim: at most {AIM_OF_ACCEPTING})"
    )


def _processor_seconds(run: Callable[[], object]) -> float:
    start = os.times()
    run()
    end = os.times()
    return sum(end[:4]) - sum(start[:4])  # this process and its children, in user and system


def _accepted(store: Store, content: bytes) -> None:
    seen = preview("maalinger.xlsx", content, DAY, store=store)
    assert seen.acceptable, seen.findings[:3]  # noqa: S101 - a measurement of nothing is no measurement
    accept(seen, content, "SOF", store=store)


def _large(indicators: Sequence[str]) -> tuple[Observation, ...]:
    """Invented figures for indicators and a source that are shipped."""
    return tuple(
        replace(
            row,
            indicator=indicators[number % len(indicators)],
            series=f"serie {number}",
            sources=(Citation("STATUS", 17),),
        )
        for number, row in enumerate(observations(LARGE))
    )


def _starting(folder: Path) -> str:
    """The first status of a process, with a short history and with a long one."""
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
    with store.writing() as books:
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
            changes = of_delivery(books.standing, entries, (), None)
            scopes = frozenset(change.scope for change in changes)
            incoming = Incoming(Origin.DELIVERY, "maaling.xlsx", b"", "bench", "", scopes, 1)
            books.accept(incoming, changes)
    store.engine.dispose()


def _bare(content: bytes) -> None:
    for values_only in (True, False):
        openpyxl.load_workbook(io.BytesIO(content), data_only=values_only)
