"""Pages opened and dropped by the thousand: the front page's time and the server's memory stay as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.served import Server, running
from presentation import pages

ROOT = Path(__file__).resolve().parents[1]
PAGES = pages.every_path([5])
KEPT_BY_STREAMLIT = 128
"""The number of closed pages that Streamlit keeps, for readers who come back."""
SESSIONS = 2_000
ROUNDS = 9
RERUNS = 10
AIM = 1.2


def lines() -> Iterator[str]:
    with running(ROOT / "server.py") as server, running(ROOT / "server.py") as fresh:
        for each in (server, fresh):
            _visit(each, KEPT_BY_STREAMLIT)
        before = server.megabytes()
        _visit(server, SESSIONS)
        after = server.megabytes()
        rounds = [(_front_page(server), _front_page(fresh)) for _ in range(ROUNDS)]
        used, floor = (median(each) for each in zip(*rounds, strict=True))
        yield (
            f"after {SESSIONS} pages opened and dropped: the front page takes {used:.0f} ms of a "
            f"processor, {used / floor:.2f} times the {floor:.0f} ms on a fresh server; the server has "
            f"{after:.0f} MB, {after / before:.2f} times the {before:.0f} MB before (aim: both at most "
            f"{AIM})"
        )


def _visit(server: Server, count: int) -> None:
    for number in range(count):
        with server.session(PAGES[number % len(PAGES)]):
            pass


def _front_page(server: Server) -> float:
    """The milliseconds of a processor that a rerun of the front page takes."""
    with server.session() as session:
        before = server.processor_seconds()
        for _ in range(RERUNS):
            session.run()
        return (server.processor_seconds() - before) / RERUNS * 1000
