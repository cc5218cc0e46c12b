"""The log on the command line: listed, exported and verified against what people have kept."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest
from sqlalchemy import update

from commands.exits import Exit
from store.accepted import Store
from store.engine import writing
from store.schema import LOG
from tests.command_line import called
from tests.store.deliveries import delivered, fleksjob


@pytest.fixture
def store(tmp_path, store_with_data):
    opened = Store(str(shutil.copytree(store_with_data, tmp_path / "store")))
    delivered(opened, fleksjob("BUF", 270, 2025), by="=Anna")
    yield opened
    opened.engine.dispose()


@pytest.fixture
def run(store, tmp_path):
    return lambda *arguments: called("log", *arguments, store=tmp_path / "store")


def test_a_log_verifies_against_its_own_head(run):
    head = json.loads(run("head").stdout)
    done = run("verify", "--head", head["short"])
    assert (done.returncode, done.stderr) == (Exit.FINE, "")
    assert json.loads(done.stdout) == {"verified": True, "head": head, "flaws": []}


def test_a_changed_line_and_a_receipt_that_does_not_fit_are_told_in_danish(run, store):
    with writing(store.engine) as connection:
        connection.execute(update(LOG).where(LOG.c.id == 3).values(roles="koordinator"))
    done = run("verify", "--head", "99:3f2a91c07be4d815")
    assert done.returncode == Exit.FINDINGS
    told = json.loads(done.stdout)
    assert not told["verified"]
    assert [flaw["line"] for flaw in told["flaws"]] == [3, None]
    assert "Linje 3 (lagt i mappen data) er ændret, efter at den blev skrevet" in done.stderr
    assert "loggen har kun 9 linjer" in done.stderr


def test_what_is_no_head_is_wrong_usage(run):
    done = run("verify", "--head", "forkert")
    assert done.returncode == Exit.USAGE
    assert "»forkert« er intet loghoved" in done.stderr


def test_the_log_is_listed_as_json_without_the_salts_and_from_a_day(run):
    lines = json.loads(run("list").stdout)["lines"]
    assert [line["id"] for line in lines] == list(range(1, 10))
    assert (lines[-1]["label"], lines[-1]["who"], lines[-1]["version"]) == ("modtaget", "=Anna", 8)
    assert lines[-1]["facts"]["state"] == "draft"
    assert "salts" not in lines[-1]
    assert json.loads(run("list", "--since", "2099-01-01").stdout) == {"lines": []}


def test_the_log_as_csv_has_no_formulas(run):
    rows = list(
        csv.reader(io.StringIO(run("list", "--csv").stdout.lstrip("\ufeff")), delimiter=";")
    )
    assert rows[0][:4] == ["id", "at", "who", "account"]
    assert len(rows) == 1 + 9
    assert rows[-1][2] == "'=Anna"
