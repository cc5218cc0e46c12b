"""Fifty readers on one server and on two, on the same PostgreSQL: what a reader waits for a page.

On two cores, which the readers' own program and PostgreSQL share too, so the processor time of the
servers is said beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.served import Server, running
from monitor.settings import STORE_VARIABLE
from tests.store.postgresql import running_server

ROOT = Path(__file__).resolve().parents[1]
READERS = 50
VISITS = 4
"""How many times each reader asks for the front page, one after another."""
ROUNDS = 3
AIM = 0.6


def lines() -> Iterator[str]:
    with ExitStack() as stack:
        store = {STORE_VARIABLE: f"{stack.enter_context(running_server())}/postgres"}
        first, second = (
            stack.enter_context(running(ROOT / "server.py", environment=store)) for _ in range(2)
        )
        rounds = [(_waited([first]), _waited([first, second])) for _ in range(ROUNDS)]
        one, two = (median(each) for each in zip(*rounds, strict=True))
        yield (
            f"{READERS} readers at once wait {two:.2f} s for a page on two servers, {two / one:.2f} "
            f"times the {one:.2f} s on one (aim: at most {AIM})"
        )
        yield from _processor_time(first, second)


def _waited(servers: Sequence[Server]) -> float:
    """The median time that a reader waits for the front page, with the readers shared out."""
    with ThreadPoolExecutor(READERS) as readers:
        times = readers.map(_reads, islice(cycle(servers), READERS))
        return median(time for each in times for time in each)


def _reads(server: Server) -> list[float]:
    times = []
    with server.session() as session:
        for _ in range(VISITS):
            start = perf_counter()
            session.run()
            times.append(perf_counter() - start)
    return times


def _processor_time(first: Server, second: Server) -> Iterator[str]:
    before = [server.processor_seconds() for server in (first, second)]
    _waited([first, second])
    after = [server.processor_seconds() for server in (first, second)]
    used = [end - start for start, end in zip(before, after, strict=True)]
    yield (
        f"shared out, the busier of the two servers uses {max(used) / sum(used):.2f} of their "
        f"processor time (aim: at most {AIM})"
    )
