"""Policies side by side: found by looking, each with its own folder, store and monitor."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from monitor import editions, policies, settings
from store.accepted import Store
from store.faults import StoreError


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installation: the shipped policy, and no store yet."""
    monkeypatch.setenv(settings.STORE_VARIABLE, str(tmp_path / "var"))
    return tmp_path


def begun(code: str) -> Path:
    """A policy with a store alone."""
    place = policies.named(code)
    Store(place.store).engine.dispose()
    return Path(place.store)


def test_a_policy_with_a_store_alone_is_found_beside_the_first(installation: Path) -> None:
    assert list(policies.every()) == ["2023-2026"]
    assert begun("2027-2030") == installation / "var" / "politikker" / "2027-2030"
    assert list(policies.every()) == ["2023-2026", "2027-2030"]
    assert policies.every()["2027-2030"] == policies.named("2027-2030")


def test_a_folder_of_workbooks_is_a_policy_and_other_folders_are_not(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATA", installation / "data")
    for folder in ("2027-2030", "et navn", "areas"):
        (installation / "data" / folder).mkdir(parents=True)
    for folder in ("2027-2030", "et navn"):
        (installation / "data" / folder / "1-katalog.xlsx").touch()
    assert list(policies.every()) == ["2023-2026", "2027-2030"]


def test_a_named_folder_of_workbooks_replaces_the_shipped_ones_and_keeps_what_is_begun_beside_it(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.DATA_FOLDER_VARIABLE, str(installation / "vores"))
    begun("2027-2030")
    assert list(policies.every()) == ["vores", "2027-2030"]


@pytest.mark.parametrize("code", ["", "..", "../var", "a/b", "æ", "x" * 31, "-x", "a b"])
def test_a_code_that_is_no_name_of_a_folder_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is no code of a policy"):
        policies.named(code)


def test_the_setting_names_the_policy_that_the_site_opens_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun("2027-2030")
    monkeypatch.setenv(settings.POLICY_VARIABLE, "2027-2030")
    assert policies.chosen() == policies.default() == policies.named("2027-2030")
    monkeypatch.setenv(settings.POLICY_VARIABLE, "2031-2034")
    with pytest.raises(StoreError, match="2031-2034, som ikke findes"):
        policies.default()


def test_each_policy_has_one_monitor_and_its_own_rows() -> None:
    begun("2027-2030")
    further = policies.named("2027-2030")
    first = editions.current()
    assert first.refresh()
    with policies.about(further):
        assert editions.current() is editions.opened(further)
        assert not editions.current().refresh()
    assert editions.current() is first


def test_what_another_thread_does_later_is_about_the_policy_that_it_was_offered_in() -> None:
    with policies.about(policies.named("2027-2030")):
        bound = policies.of_this_run(policies.chosen)
        named = policies.file_name("status.xlsx")
    with ThreadPoolExecutor() as threads:
        codes = [each.result().code for each in [threads.submit(bound) for _ in range(8)]]
        assert codes == ["2027-2030"] * 8
        assert threads.submit(policies.chosen).result().code == "2023-2026"
    assert named == "2027-2030-status.xlsx"
    assert policies.file_name("status.xlsx") == "status.xlsx"
