"""The site below a path of another: its doors are the same ones, and sign-in refuses to begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from streamlit import config

from signin.settings import SignInSettingsError
from tests.browser.server import running_app
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


def test_what_the_site_answers_is_below_the_path_too():
    with running_app(below="/handicap") as host:
        page = asked(f"{host}/handicap/")[2]
        (style,) = re.findall(r'<link rel="stylesheet" href="\./(stil[^"]*)"', page)
        answers = {
            f"/handicap/{style}": "text/css",
            "/handicap/nyt": "text/plain",
            "/handicap/data/policies.json": "application/json",
            "/handicap/data/aendringer.atom": "application/atom+xml",
            "/handicap/kalender/sof.ics": "text/calendar",
            "/handicap/sundhed/klar": "text/plain",
            "/sundhed/klar": "text/plain",
            "/robots.txt": "text/plain",
        }
        told = {path: asked(f"{host}{path}")[:2] for path in answers}
        assert told == {path: (200, kind) for path, kind in answers.items()}
        assert "Disallow: /handicap/_stcore/" in asked(f"{host}/robots.txt")[2]


def asked(address: str) -> tuple[int, str, str]:
    """The status, media type and text of an answer."""
    try:
        answer = urlopen(address, timeout=60)
    except HTTPError as refused:
        answer = refused
    with answer:
        return answer.status, answer.headers.get_content_type(), answer.read().decode()
