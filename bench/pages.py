"""A rerun of each page on the server, compared with an empty Streamlit page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from bench.timing import compared
from presentation.pages import PAGES

ROOT = Path(__file__).resolve().parents[1]
AIM_MILLISECONDS = 30


def lines() -> Iterator[str]:
    """One line per page."""
    empty = AppTest.from_string("import streamlit as st\nst.write('tom')", default_timeout=60)
    for page in PAGES:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.run()
        app.switch_page(f"pages/{page.script}.py")
        result = compared(app.run, empty.run)
        yield (
            f"{page.script}: {result.milliseconds_more:+.0f} ms over an empty "
            f"page (aim: at most {AIM_MILLISECONDS}), {result.ratio:.1f} times it"
        )
