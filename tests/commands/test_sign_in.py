"""The command on sign-in: the settings against provider and policy, and who is signed in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commands.exits import Exit
from monitor.settings import SIGN_IN_VARIABLE
from policy.actors import Role
from signin import settings
from store.accepted import Store
from store.log import Log
from store.sessions import Sessions
from tests.command_line import Done, called
from tests.signin import misbehaving

NOW = datetime.now(UTC)


@pytest.fixture
def store(tmp_path: Path, store_with_data: Path) -> Path:
    return Path(shutil.copytree(store_with_data, tmp_path / "store"))


@pytest.fixture
def run(store: Path) -> Callable[..., Done]:
    return lambda *arguments: called("sign-in", *arguments, store=store)


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Writes the settings file, for a provider and with a department's code."""

    def write(issuer: str, department: str) -> None:
        file = tmp_path / "adgang.toml"
        file.write_text(
            f'adresse = "https://by.example"\nuden_login_kan_laese = true\n[udbyder]\nissuer = "{issuer}"\n'
            'client_id = "a"\nclient_secret = "hemmelig"\n[[rolle]]\nclaim = "groups"\nvaerdi = "g"\n'
            f'rolle = "forvaltning"\nforvaltninger = ["{department}"]\n',
            encoding="utf-8",
        )
        settings.read.cache_clear()
        monkeypatch.setenv(SIGN_IN_VARIABLE, str(file))

    return write


def test_settings_that_fit_the_provider_and_the_policy_are_told_without_the_secret(run, written):
    with misbehaving.serving() as provider:
        written(provider.issuer, "ØKF")
        done = run("check")
    assert (done.returncode, done.stderr) == (Exit.FINE, "")
    told = json.loads(done.stdout)
    assert told["redirect_uri"] == "https://by.example/log-ind/svar"
    assert told["roles"] == [
        {"claim": "groups", "values": ["g"], "role": "forvaltning", "departments": ["ØKF"]}
    ]
    assert "hemmelig" not in done.stdout


def test_a_department_that_is_not_in_the_policy_and_a_provider_that_is_down_are_told(run, written):
    written("http://127.0.0.1:9", "BUFF")
    done = run("check")
    assert done.returncode == Exit.FINDINGS
    assert done.stderr.splitlines() == json.loads(done.stdout)["faults"] == [
        "Forvaltningen »BUFF« er ikke i politikken. Mener du BUF?",
        "127.0.0.1:9 svarede ikke: der er ingen forbindelse.",
    ]  # fmt: skip


def test_a_fault_in_the_file_and_no_file_are_told(run, written, monkeypatch):
    written("http://login.example", "BUF")
    done = run("check")
    assert (done.returncode, done.stdout) == (Exit.FINDINGS, "")
    assert "linje 4: [udbyder] issuer" in done.stderr
    monkeypatch.delenv(SIGN_IN_VARIABLE)
    assert run("check").returncode == Exit.USAGE


def test_a_person_who_is_signed_in_is_listed_and_signed_out_everywhere_with_the_reason(run, store):
    sessions = Sessions(str(store))
    keys = [
        sessions.begin("u-1", "Åse Holm", {Role.AUDITOR}, (), NOW, NOW + timedelta(hours=1))
        for _ in range(2)
    ]
    listed = json.loads(run("list").stdout)["sessions"]
    assert [(each["account"], each["name"], each["roles"]) for each in listed] == [
        ("u-1", "Åse Holm", ["revisor"])
    ] * 2
    done = run("end", "u-1", "--why", "Fratrådt")
    assert json.loads(done.stdout) == {"account": "u-1", "ended": 2}
    assert [sessions.find(key, NOW) for key in keys] == [None, None]
    *_, line = Log(Store(str(store)).engine).lines()
    assert (line.act, line.account, line.why) == ("signed-out", "u-1", "Fratrådt")
    assert run("end", "u-1", "--why", "igen").returncode == Exit.USAGE
