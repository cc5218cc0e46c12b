"""Reruns over a real websocket, compared with an empty page at Streamlit's default settings.

Both are servers in separate processes, called in turn; processor time is compared. Streamlit's
`AppTest` cannot measure this: it leaves out Streamlit's work after the script. Left out here are what
the browser does with the answer, the first run of a page, and several readers at once.

Streamlit's own settings look for garbage after each run and ours do not, so memory is measured too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.served import Server, Session, running
from presentation import pages

ROOT = Path(__file__).resolve().parents[1]
PAGES = pages.every_path([5])
ROUNDS = 5
RERUNS = 10
AIM = 0.8
WARM = 30
MANY = 300
MOST_GROWTH = 1.05


def lines() -> Iterator[str]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        (folder / "empty.py").write_text("import streamlit as st\nst.write('tom')\n")
        empty = stack.enter_context(running(folder / "empty.py"))
        ours = stack.enter_context(running(ROOT / "server.py"))
        yield from _reruns(ours, empty)
        yield _memory(ours)


def _reruns(ours: Server, empty: Server) -> Iterator[str]:
    ratios = {}
    with empty.session() as floor:
        for page in PAGES:
            with ours.session(page) as session:
                taken = [(_taken(ours, session), _taken(empty, floor)) for _ in range(ROUNDS)]
            mine, bare = (median(each) for each in zip(*taken, strict=True))
            ratios[page] = mine / bare
            yield (
                f"rerun of /{page}: {mine * 1000:.0f} ms of a processor, {ratios[page]:.2f} times an "
                f"empty page at Streamlit's own settings ({bare * 1000:.0f} ms)"
            )
    worst = max(ratios, key=lambda page: ratios[page])
    yield (
        f"reruns: median {median(ratios.values()):.2f} times an empty page (aim: at most {AIM}), "
        f"worst {ratios[worst]:.2f} (/{worst})"
    )


def _memory(server: Server) -> str:
    with server.session(pages.objective(5)) as session:
        for _ in range(WARM):
            session.run()
        before = server.megabytes()
        for _ in range(MANY):
            session.run()
    after = server.megabytes()
    return (
        f"{MANY} reruns of /{pages.objective(5)}: the server has {after:.0f} MB, {after / before:.2f} times "
        f"the {before:.0f} MB before (aim: at most {MOST_GROWTH})"
    )


def _taken(server: Server, session: Session) -> float:
    """The processor time of one rerun."""
    before = server.processor_seconds()
    for _ in range(RERUNS):
        session.run()
    return (server.processor_seconds() - before) / RERUNS
