"""An empty installation that is filled from open data shows the same status as the published one."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from commands.exits import Exit
from commands.status import document
from metrics.assessment import assess
from monitor import editions, policies, rebuilding
from monitor.settings import DATA_FOLDER_VARIABLE, DRAFTS_VARIABLE, STORE_VARIABLE
from policy import clock
from policy.choices import Outcome
from policy.open_data import EDITION
from policy.tables import Records
from presentation.blocks import Selection
from presentation.submissions import deliveries
from presentation.submissions.receipts import FILE_HASH, Made, conclusion, facts
from reports.open_data.package import as_zip
from store.faults import NotDoneError
from store.history import history
from store.log import Act, Log
from store.states import Origin, State
from tests import drafted_city, made_up_city, own_policy
from tests.command_line import Done, called
from tests.loaders.open_data import zips

DIFFERS = {"version"}
"""The fields of the status in which the rebuilt may differ: each installation counts its own versions."""

CELLS = {f"{of}_{part}" for of in ("value", "target") for part in ("file", "sheet", "cell")}
"""Where in its own files an installation has read a figure."""


@contextmanager
def installation(folder: Path, *, drafts: bool = False) -> Iterator[None]:
    """An installation with a folder of workbooks that is not there, and an empty store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_FOLDER_VARIABLE, str(folder / "tom"))
        patch.setenv(STORE_VARIABLE, str(folder / "store"))
        if drafts:
            patch.setenv(DRAFTS_VARIABLE, "egen")
        editions.opened.cache_clear()
        yield
    editions.opened.cache_clear()


@dataclass(frozen=True)
class Publication:
    """A zip, and the status that the installation showed when it was made."""

    file: Path
    status: dict[str, Any]


def publication(place: Path, *options: str) -> Publication:
    file = place / "aabne-data.zip"
    assert called("report", "data", "--out", file, *options).returncode == Exit.FINE
    return Publication(file, json.loads(called("status", *options).stdout))


def rebuilt(file: Path) -> tuple[Done, dict[str, Any]]:
    done = called("restore-open-data", file, "--by", "Drift")
    return done, json.loads(done.stdout) if done.stdout else {}


def differences(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def assert_published_again(first: Path, again: Path) -> None:
    """The zip of what was rebuilt has the same rows, but for versions and the kept files of figures."""
    one, other = (tables_of(each) for each in (first, again))
    assert list(one) == list(other)
    assert {name for name in one if one[name] != other[name]} == {"figures.csv", "snapshots.csv"}
    for name, own in (("figures.csv", CELLS), ("snapshots.csv", {"release"})):
        same = ([without(own, row) for row in table[name]] for table in (one, other))
        assert next(same) == next(same)


def tables_of(file: Path) -> dict[str, list[dict[str, str]]]:
    """The tables for programs, row by row."""
    return {
        path: list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
        for path, content in zips.files(file.read_bytes()).items()
        if path.endswith(".csv") and "/" not in path
    }


def without(own: set[str], row: dict[str, str]) -> dict[str, str]:
    assert own <= row.keys()
    return {name: cell for name, cell in row.items() if name not in own}


@pytest.mark.parametrize("day", ["2024-06-30", "2026-03-31"])
def test_the_shipped_policy_is_rebuilt_as_of_a_day(day, tmp_path):
    made = publication(tmp_path, "--as-of", day)
    with installation(tmp_path):
        done, told = rebuilt(made.file)
        assert (done.returncode, told["accepted"], told["snapshot"]) == (Exit.FINE, True, None)
        again = json.loads(called("status", "--as-of", day).stdout)
    assert made.status["indicators"]
    assert differences(made.status, again) <= DIFFERS
    assert any(f"--as-of {day}" in each for each in told["left_to_do"])


def test_a_snapshot_is_rebuilt_under_its_name_and_the_log_says_what_it_came_from(tmp_path):
    made = publication(tmp_path)
    with installation(tmp_path):
        _, told = rebuilt(made.file)
        assert differences(made.status, json.loads(called("status").stdout)) <= DIFFERS
        assert made.status["snapshot"] == told["snapshot"] == "Status oktober 2025"
        store = editions.current().store
        (submission,) = history(store)
        assert (submission.origin, submission.state) == (Origin.OPEN_DATA, State.PUBLIC)
        assert submission.who == "Drift"
        lines = Log(store.engine).lines()
        assert [line.act for line in lines] == [Act.REBUILT, Act.MADE_PUBLIC, Act.PUBLISHED]
        sha256 = hashlib.sha256(made.file.read_bytes()).hexdigest()
        assert json.loads(lines[0].facts)["sha256"] == submission.sha256 == sha256
        assert told["log"]["hash"] == lines[0].hash
        assert called("log", "verify").returncode == Exit.FINE
        edition = editions.current().edition(date(2026, 1, 1))
        assert not edition.problems
        receipt = Made(
            edition.status, editions.current().submissions().receipt(1), date(2026, 1, 1)
        )
        assert conclusion(receipt).startswith("Udgave 1 blev genskabt fra åbne data")
        assert (FILE_HASH, sha256) in list(facts(receipt))
        sent = deliveries.delivered(edition.status, history(store))
        assert "har indberettet her endnu" in deliveries.headline(sent)
        assert any("?politik=2023-2026" in each for each in told["left_to_do"])
        again = tmp_path / "igen"
        again.mkdir()
        assert_published_again(made.file, publication(again).file)
        traced = called("trace", "fleksjob", "--department", "BUF", "--period", "2024").stdout
        assert "aabne-data.zip, observations.csv, linje 4, kolonne value, »274«" in traced


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Path:
    return own_policy.taken_in(tmp_path_factory.mktemp("city"), made_up_city.WHOLE)


def test_another_city_is_rebuilt_and_its_hidden_counts_stay_hidden(city, tmp_path):
    with own_policy.copied(city, tmp_path / "by"):
        made = publication(tmp_path)
    with installation(tmp_path):
        _, told = rebuilt(made.file)
        again = json.loads(called("status").stdout)
        assert differences(made.status, again) <= DIFFERS
        hidden = [
            (each["id"], point["department"])
            for each in again["indicators"]
            for point in each["points"]
            if point["hidden"]
        ]
        assert hidden == [("faa-elever", "LÆR")]
        assert [(each["indicator"], each["department"]) for each in told["hidden"]] == hidden
        assert any("Skjulte tal" in each for each in told["left_to_do"])


def test_a_draft_policy_is_rebuilt_with_its_draft_but_for_what_was_dropped(tmp_path):
    day = drafted_city.DAY.isoformat()
    drafted = own_policy.taken_in(tmp_path / "udkast", drafted_city.CITY)
    with own_policy.copied(drafted, tmp_path / "by"):
        made = publication(tmp_path, "--as-of", day)
        before = editions.current().edition(clock.today(), drafted_city.DAY).status.draft
    with installation(tmp_path, drafts=True):
        rebuilt(made.file)
        assert (
            differences(made.status, json.loads(called("status", "--as-of", day).stdout)) <= DIFFERS
        )
        now = editions.current().edition(clock.today(), drafted_city.DAY).status.draft
    kept = [each for each in before.targets if each.target.outcome is not Outcome.REJECTED]
    assert [each.target for each in now.targets] == [each.target for each in kept]
    assert replace(now, targets=(), around=before.around) == replace(before, targets=())


def kept(place: Path, content: bytes) -> Path:
    file = place / zips.NAME
    file.write_bytes(content)
    return file


def test_what_was_not_public_comes_back_as_a_draft(tmp_path):
    def working(description):
        description[EDITION]["unpublished"] = True

    with installation(tmp_path):
        _, told = rebuilt(kept(tmp_path, zips.described(zips.published(), working)))
        (submission,) = history(editions.current().store)
        assert submission.state is State.DRAFT
        assert any("kladde" in each for each in told["left_to_do"])


def test_a_zip_with_an_error_leaves_nothing_behind(tmp_path):
    with installation(tmp_path):
        wrong = zips.with_row(zips.published(), "targets", "saerlige-vilkaar", "ukendt")
        done, told = rebuilt(kept(tmp_path, wrong))
        assert (done.returncode, told["accepted"]) == (Exit.FINDINGS, False)
        assert {each["code"] for each in told["findings"]} == {"unknown_indicator"}
        assert not (tmp_path / "store").exists()
        done, told = rebuilt(kept(tmp_path, b"navn;tal"))
        assert done.returncode == Exit.REFUSED


def test_open_data_from_before_there_was_a_policy_fill_nothing(tmp_path):
    with installation(tmp_path):
        before = as_zip(assess(Records(), zips.DAY), Selection())
        done, told = rebuilt(kept(tmp_path, before))
        assert (done.returncode, told) == (Exit.REFUSED, {})
        assert "Filen har ingen politik" in done.stderr
        assert not (tmp_path / "store").exists()


def test_what_goes_wrong_at_the_end_takes_everything_back(tmp_path):
    def named(description):
        description[EDITION].update(snapshot="arbejdsudgave")

    with installation(tmp_path):
        done, told = rebuilt(kept(tmp_path, zips.described(zips.published(), named)))
        assert (done.returncode, told) == (Exit.REFUSED, {})
        assert "øjebliksbillede" in done.stderr
        assert editions.current().store.newest() == 0
        assert Log(editions.current().store.engine).lines() == ()


def test_figures_that_do_not_add_up_are_warned_of_and_the_rows_decide(tmp_path):
    with installation(tmp_path):
        other = zips.with_row(zips.published(), "figures", ",near,", ",reached,")
        done, told = rebuilt(kept(tmp_path, other))
        assert (done.returncode, told["accepted"]) == (Exit.FINDINGS, True)
        (found,) = told["findings"]
        assert (found["code"], found["found"]) == ("open_data_disagrees", "reached")
        again = json.loads(called("status", "--as-of", zips.DAY.isoformat()).stdout)
        assert differences(again, document(zips.status())) <= DIFFERS


def test_a_policy_that_is_here_already_is_not_rebuilt_and_another_comes_beside_it(city, tmp_path):
    file = kept(tmp_path, zips.published())
    with own_policy.copied(city, tmp_path / "by"):
        done, _ = rebuilt(file)
        assert done.returncode == Exit.REFUSED
        assert "Her er allerede en politik med koden 2021-2028" in done.stderr
    code = made_up_city.WHOLE.policies[0].id
    other = zips.with_row(zips.published(), "policies", code, "2029-2032")
    other = zips.described(other, lambda each: each[EDITION].update(policy="2029-2032"))
    with own_policy.copied(city, tmp_path / "igen"):
        _, told = rebuilt(kept(tmp_path, other))
        assert told["place"] == "2029-2032"
        done, _ = rebuilt(kept(tmp_path, other))
        assert done.returncode == Exit.REFUSED


def test_what_was_delivered_meanwhile_is_not_built_on(city, tmp_path, monkeypatch):
    content = zips.published()
    looked = rebuilding.look(zips.NAME, content, clock.today())
    with own_policy.copied(city, tmp_path / "by"):
        monkeypatch.setattr(rebuilding, "_empty_place", lambda *_: policies.first())
        newest = editions.current().store.newest()
        with pytest.raises(NotDoneError, match="kan kun genskabe en tom installation"):
            rebuilding.rebuild(looked, content, "Drift", clock.today())
        assert editions.current().store.newest() == newest
