"""A municipality's ten years in one store: what it takes to open, read, assess and show them.

Ten yearly deliveries of 4,000 figures each, on top of the shipped policy; beside it the shipped policy alone.
`docs/scale.md` multiplies it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from sqlalchemy import text

from bench.served import Server, running
from metrics.assessment import assess
from monitor.editions import Monitor
from monitor.settings import STORE_VARIABLE, data_folder
from policy.choices import Direction, Population, Unit
from policy.columns import Citation
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Indicator, Observation
from presentation import pages
from store.accepted import Store
from store.differences import entry, of_delivery
from store.states import Origin, State
from store.writer import Incoming
from tests.store.postgresql import running_server

ROOT = Path(__file__).resolve().parents[1]
INDICATORS = 100
DEPARTMENTS = ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF", "KK")
SERIES = 5
YEARS = range(2016, 2026)
TODAY = date(2026, 2, 1)
RERUNS = 10
SHOWN = (pages.OVERVIEW, pages.objective(5), pages.FIGURES, pages.SEARCH)
SOURCE = (Citation("STATUS", 17),)


def lines() -> Iterator[str]:
    with ExitStack() as stack:
        places = {
            "shipped policy in a file": stack.enter_context(TemporaryDirectory()),
            "ten years in a file": stack.enter_context(TemporaryDirectory()),
            "ten years in PostgreSQL": f"{stack.enter_context(running_server())}/postgres",
        }
        for name, place in places.items():
            store = Store(place)
            Monitor(data_folder(), store).refresh()
            if name.startswith("ten"):
                yield f"{name}: {_deliveries(store)}"
            yield f"{name}: {_read(store)}"
            yield f"{name}: {_size(store, place)}"
            store.engine.dispose()
            yield from (f"{name}: {line}" for line in _shown(place))


def _deliveries(store: Store) -> str:
    with _taken() as taken:
        for year in YEARS:
            with store.writing() as writer:
                rows = [entry("observations", row) for row in _figures(year)]
                rows += [entry("indicators", each) for each in _indicators()]
                changes = of_delivery(writer.standing, rows, (), None)
                scopes = frozenset(change.scope for change in changes)
                incoming = Incoming(Origin.DELIVERY, f"{year}.xlsx", b"", "bench", "", scopes, 1)
                version = writer.add(incoming, changes)
                writer.log_state(version, State.PUBLIC, "bench")
    return f"{len(YEARS)} deliveries are written in {taken():.1f} s of a processor"


def _indicators() -> list[Indicator]:
    return [
        Indicator(
            id=f"opfundet-{number}",
            name=f"Opfundet tal {number}",
            objective=number % 6 + 1,
            unit=Unit.COUNT,
            kind=Kind.LEVEL,
            population=Population.TARGET_GROUP,
            direction=Direction.HIGHER,
        )
        for number in range(INDICATORS)
    ]


def _figures(year: int) -> Iterator[Observation]:
    for number in range(INDICATORS):
        for department in DEPARTMENTS:
            for series in range(SERIES):
                yield Observation(
                    indicator=f"opfundet-{number}",
                    department=department,
                    period=Period.year(year),
                    value=Quantity.exact(100 + number + series),
                    stated_by=department,
                    series=f"serie {series}",
                    sources=SOURCE,
                )


def _read(store: Store) -> str:
    with _taken() as reading:
        records = store.observe(TODAY)
    with _taken() as assessing:
        assess(records, TODAY)
    return (
        f"{len(records.observations)} figures are read in {reading():.2f} s and assessed in "
        f"{assessing():.2f} s of a processor"
    )


def _size(store: Store, place: str) -> str:
    if "://" in place:
        with store.engine.connect() as connection:
            size = connection.execute(
                text("select pg_database_size(current_database())")
            ).scalar_one()
    else:
        size = sum(file.stat().st_size for file in Path(place).rglob("*") if file.is_file())
    return f"the database has {size / 1024 / 1024:.0f} MB"


def _shown(place: str) -> Iterator[str]:
    with running(ROOT / "server.py", environment={STORE_VARIABLE: place}) as server:
        with server.session():
            yield (
                f"the first page after a start takes {server.processor_seconds():.1f} s of a "
                f"processor, the server {server.megabytes():.0f} MB"
            )
        for page in SHOWN:
            yield f"/{page} takes {_rerun(server, page):.0f} ms of a processor"


def _rerun(server: Server, page: str) -> float:
    with server.session(page) as session:
        before = server.processor_seconds()
        for _ in range(RERUNS):
            session.run()
        return (server.processor_seconds() - before) / RERUNS * 1000


@contextmanager
def _taken() -> Iterator[Callable[[], float]]:
    """The processor time that has been used since."""
    start = process_time()
    yield lambda: process_time() - start
