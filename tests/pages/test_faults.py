from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitor import editions

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store_that_is_no_database(tmp_path, monkeypatch):
    broken = tmp_path / "store"
    broken.mkdir()
    for name in ("handicapmonitor.sqlite", "handicapmonitor.sqlite-wal"):
        (broken / name).write_bytes(b"dette er ikke en database" * 200)
    monkeypatch.setenv("HANDICAPMONITOR_STORE", str(broken))
    editions.opened.cache_clear()
    yield
    editions.opened.cache_clear()


def test_an_unreadable_store_is_reported_in_danish_with_the_remedy(store_that_is_no_database):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not app.exception
    assert app.title[0].value == "Oplysningerne kan ikke hentes lige nu"
