from __future__ import annotations

import os
from pathlib import Path

import pytest

from monitor import settings
from policy.licences import LICENCES
from store.faults import StoreError
from store.patience import Patience


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in os.environ:
        if name.startswith(("HANDICAPMONITOR_", "DATABASE_URL")):
            monkeypatch.delenv(name)


def test_without_settings_the_store_is_beside_the_product():
    assert settings.store_place() == str(settings.ROOT / "var")


def test_a_database_can_be_configured_and_a_configured_store_takes_precedence(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://by/handicap")
    assert settings.store_place() == "postgresql://by/handicap"
    monkeypatch.setenv("HANDICAPMONITOR_STORE", "et/andet/sted")
    assert settings.store_place() == "et/andet/sted"


def test_the_address_of_a_database_can_be_in_a_file_of_its_own(monkeypatch, tmp_path):
    secret = tmp_path / "database"
    secret.write_text("postgresql://by:kode@db/handicap\n", encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL_FILE", str(secret))
    assert settings.store_place() == "postgresql://by:kode@db/handicap"
    monkeypatch.setenv("DATABASE_URL", "postgresql://andet/handicap")
    assert settings.store_place() == "postgresql://andet/handicap"


def test_a_file_without_the_address_of_a_database_is_reported_without_its_content(
    monkeypatch, tmp_path
):
    secret = tmp_path / "database"
    monkeypatch.setenv("DATABASE_URL_FILE", str(secret))
    with pytest.raises(StoreError, match="DATABASE_URL_FILE kan ikke læses"):
        settings.store_place()
    secret.write_text("kodeord", encoding="utf-8")
    with pytest.raises(StoreError, match="DATABASE_URL_FILE skal indeholde databasens") as told:
        settings.store_place()
    assert "kodeord" not in str(told.value)


def test_a_different_folder_of_workbooks_has_a_separate_store(monkeypatch, tmp_path):
    places = []
    for name in ("en", "to"):
        monkeypatch.setenv("HANDICAPMONITOR_DATA", str(tmp_path / name))
        places.append(settings.store_place())
    assert len({*places, str(settings.STORE)}) == 3


def test_backups_are_in_a_folder_also_where_a_database_is_used(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://by/handicap")
    assert settings.kept_copies() == settings.STORE
    monkeypatch.setenv("HANDICAPMONITOR_BACKUPS", "kopier")
    assert settings.kept_copies() == Path("kopier")


def test_the_timeouts_of_a_database_can_be_configured(monkeypatch):
    assert settings.patience() == Patience(connecting=5, answering=20, writing=60)
    monkeypatch.setenv("HANDICAPMONITOR_ANSWER_SECONDS", " 3 ")
    assert settings.patience() == Patience(connecting=5, answering=3, writing=60)


@pytest.mark.parametrize("written", ["0", "-1", "1,5", "ti", "3601", "٣", "9" * 50])
def test_an_invalid_time_is_reported_and_not_guessed(written, monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_WAIT_SECONDS", written)
    with pytest.raises(StoreError, match="HANDICAPMONITOR_WAIT_SECONDS skal være et helt antal"):
        settings.patience()


def test_no_site_may_show_a_picture_until_the_setting_names_one(monkeypatch):
    monkeypatch.delenv("HANDICAPMONITOR_EMBEDDED_BY", raising=False)
    assert settings.embedding_sites() == []


def test_a_site_is_by_https_unless_the_setting_says_otherwise(monkeypatch):
    written = "WWW.example.dk,*.example.org https://intra.example.dk/ http://localhost:8080"
    monkeypatch.setenv("HANDICAPMONITOR_EMBEDDED_BY", written)
    assert settings.embedding_sites() == [
        "https://www.example.dk", "https://*.example.org", "https://intra.example.dk", "http://localhost:8080",
    ]  # fmt: skip
    assert settings.embedding_hosts() == [
        "www.example.dk", "*.example.org", "intra.example.dk", "localhost:8080",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "written", ["*", "'self'", "https://*", "www.example.dk/side", "*.", "a;script-src", "ftp://a.dk", "a..dk", "æ.dk"]
)  # fmt: skip
def test_what_is_no_site_is_reported_with_how_to_write_one(written, monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_EMBEDDED_BY", f"www.example.dk {written}")
    with pytest.raises(StoreError) as told:
        settings.embedding_sites()
    assert "fx www.example.dk eller *.example.dk" in str(told.value)
    assert f"Der står »{written}«." in str(told.value)


def test_no_licence_is_given_until_the_setting_names_one(monkeypatch):
    monkeypatch.delenv("HANDICAPMONITOR_LICENCE", raising=False)
    assert settings.licence() is None
    monkeypatch.setenv("HANDICAPMONITOR_LICENCE", "CC-BY-4.0")
    assert settings.licence() == LICENCES["CC-BY-4.0"]


def test_an_unknown_licence_is_reported_with_those_that_there_are(monkeypatch):
    monkeypatch.setenv("HANDICAPMONITOR_LICENCE", "cc-by")
    with pytest.raises(
        StoreError, match=r"skal være CC-BY-4\.0 eller CC0-1\.0, eller tom\. Der står »cc-by«"
    ):
        settings.licence()
