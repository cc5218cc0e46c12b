"""Every page script runs on every kind of date and address, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages_run import opened

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [
    str(script.relative_to(ROOT / "pages").with_suffix(""))
    for script in sorted((ROOT / "pages").glob("*/*.py"))
    if script.parent.name != "parts"
]
ADDRESSES = {
    "without choices": {},
    "before anything was known": {"dato": "2014-01-01"},
    "when only the policy was known": {"dato": "2023-06-01"},
    "before the status": {"dato": "2025-09-01"},
    "after the policy": {"dato": "2027-06-30"},
    "with nonsense": {
        "dato": "i går", "maalgruppe": "alle og enhver", "forvaltning": "XYZ", "status": "fint",
        "maalsaetning": "9", "slags": "?", "svar": "?", "daekker": "?", "tema": "?", "let": "måske", "soeg": "ø" * 300,
        "maalsaetninger": "9,?", "fra-forvaltninger": "XYZ,", "siden": "i går",
    },
    "in easy words": {"let": "ja"},
    "in easy words before anything was known": {"let": "ja", "dato": "2014-01-01"},
    "in easy words of one target group": {"let": "ja", "maalgruppe": "autisme"},
    "of one target group": {"maalgruppe": "autisme"},
    "of a target group that hardly anything names": {"maalgruppe": "hørehandicap"},
}  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("query", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_every_page_runs_with_every_address(script, query):
    assert len(opened(script, **query).title) == 1
