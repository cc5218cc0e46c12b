from __future__ import annotations

import os

import pytest

from monitor import settings
from store.faults import StoreError
from store.patience import Patience


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in os.environ:
        if name.startswith("HANDICAPMONITOR_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)


def test_without_any_setting_the_store_stands_beside_the_product():
    assert settings.store_place() == str(settings.ROOT / "var")


def test_a_database_can_be_named_and_a_named_store_goes_before_it(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://by/handicap")
    assert settings.store_place() == "postgresql://by/handicap"
    monkeypatch.setenv("HANDICAPMONITOR_STORE", "et/andet/sted")
    assert settings.store_place() == "et/andet/sted"


def test_another_folder_of_workbooks_has_a_store_of_its_own(monkeypatch, tmp_path):
    places = []
    for name in ("en", "to"):
        monkeypatch.setenv("HANDICAPMONITOR_DATA", str(tmp_path / name))
        places.append(settings.store_place())
    assert len({*places, str(settings.STORE)}) == 3


def test_copies_that_the_product_makes_stand_in_a_folder_also_beside_a_database(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://by/handicap")
    assert settings.kept_copies() == settings.STORE


def test_how_long_a_database_may_take_can_be_set(monkeypatch):
    assert settings.patience() == Patience(connecting=5, answering=20, writing=60)
    monkeypatch.setenv("HANDICAPMONITOR_ANSWER_SECONDS", " 3 ")
    assert settings.patience() == Patience(connecting=5, answering=3, writing=60)


@pytest.mark.parametrize("written", ["0", "-1", "1,5", "ti", "3601", "٣", "9" * 50])
def test_a_time_that_is_none_is_named_and_not_guessed(written, monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_WAIT_SECONDS", written)
    with pytest.raises(StoreError, match="HANDICAPMONITOR_WAIT_SECONDS skal være et helt antal"):
        settings.patience()
