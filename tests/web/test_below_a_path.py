"""The site below a path of another: its doors are the same ones, and sign-in refuses to begin there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit import config

from signin.settings import SignInSettingsError
from tests.web.test_doors import SETTINGS
from web import doors, entrance, shell
from web.doors import Who


@pytest.fixture(autouse=True)
def below() -> Iterator[None]:
    config.set_option("server.baseUrlPath", "handicap")
    shell.base.cache_clear()
    yield
    config.set_option("server.baseUrlPath", "")
    shell.base.cache_clear()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/handicap/_stcore/metrics", "_stcore/metrics"),
        ("/handicap/", ""),
        ("/handicap", ""),
        ("/handicaphjaelp", "handicaphjaelp"),
        ("/_stcore/metrics", "_stcore/metrics"),
    ],
)
def test_a_path_is_taken_away_only_where_it_is_a_whole_segment(path, name):
    assert shell.name_in(path) == name


def test_streamlits_own_doors_are_closed_there_too():
    for path in ("/handicap/auth/login", "/handicap/_stcore/", "/auth/login"):
        assert doors.at(shell.within(path)).who is Who.NOBODY


def test_sign_in_refuses_to_begin_there(tmp_path, monkeypatch):
    file = tmp_path / "adgang.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setenv("HANDICAPMONITOR_SIGN_IN", str(file))
    with pytest.raises(SignInSettingsError, match="under stien /handicap: fjern"):
        entrance.of_installation()
