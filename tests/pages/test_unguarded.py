"""Where people sign in, the pages show nothing without the guard of the web server."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitor import guarding
from monitor.settings import SIGN_IN_VARIABLE
from pages.shell.unguarded import MESSAGE
from tests.pages_run import ROOT, words


def test_started_without_the_server_the_pages_show_a_message_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SIGN_IN_VARIABLE, str(tmp_path / "adgang.toml"))
    monkeypatch.setattr(guarding, "_standing", False)
    app = AppTest.from_file(str(ROOT / "app.py")).run()
    assert MESSAGE in words(app)
    assert len(app.main) == 1
    assert len(app.sidebar) == 0
