"""Pages opened and dropped by the thousand: the front page's time and the server's memory stay as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.served import Server, running
from presentation import pages

ROOT = Path(__file__).resolve().parents[1]
PAGES = pages.every_path([5])
KEPT_BY_STREAMLIT = 128
"""The number of closed pages that Streamlit keeps, for readers who come back."""
SESSIONS = 2_000
RERUNS = 20
AIM = 1.2


def lines() -> Iterator[str]:
    with running(ROOT / "server.py") as server:
        _visit(server, KEPT_BY_STREAMLIT)
        times, megabytes = _front_page(server), server.megabytes()
        _visit(server, SESSIONS)
        later, more_megabytes = _front_page(server), server.megabytes()
        yield (
            f"after {SESSIONS} pages opened and dropped: the front page takes {later:.0f} ms of a "
            f"processor, {later / times:.2f} times the {times:.0f} ms before; the server has "
            f"{more_megabytes:.0f} MB, {more_megabytes / megabytes:.2f} times the {megabytes:.0f} MB "
            f"before (aim: both at most {AIM})"
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
