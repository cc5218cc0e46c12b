"""A running server whose store is moved, restored, read-only or gone: the pages report each case."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
from playwright.sync_api import expect

from monitor.settings import ROOT, STORE_VARIABLE
from presentation import pages
from store.accepted import Store
from store.backup import backup
from store.engine import FILE_NAME
from tests import uncovered
from tests.browser.server import running_app
from tests.store.deliveries import delivered, fleksjob
from tests.store.postgresql import running_server

NOT_NOW = "Oplysningerne kan ikke hentes lige nu"
WORKING = "/aendringer"


def health(address: str) -> int:
    try:
        with urllib.request.urlopen(f"{address}/sundhed", timeout=60) as answer:
            return answer.status
    except urllib.error.HTTPError as fault:
        return fault.code


def heading(page):
    return page.get_by_role("heading", level=1)


def test_a_moved_and_a_restored_store_are_noticed_at_the_next_page(
    open_page, store_with_data, tmp_path
):
    folder = tmp_path / "store"
    store = Store(str(folder))
    with running_app(store=folder) as address:
        expect(heading(open_page(address + WORKING))).to_contain_text("Syv udgaver")
        backup(store, tmp_path / "kopi.sqlite", tmp_path)
        delivered(store, fleksjob("BUF", 270, 2025))
        expect(heading(open_page(address + WORKING))).to_contain_text("Otte udgaver")

        (folder / FILE_NAME).replace(tmp_path / "flyttet.sqlite")
        page = open_page(address + WORKING, width=390)
        expect(heading(page)).to_have_text(NOT_NOW)
        expect(page.get_by_text("er ikke på sin plads")).to_be_visible()
        assert health(address) == 503
        assert not (folder / FILE_NAME).exists()

        (tmp_path / "flyttet.sqlite").replace(folder / FILE_NAME)
        expect(heading(open_page(address + WORKING))).to_contain_text("Otte udgaver")

        restored = subprocess.run(
            [sys.executable, "cli.py", "restore", str(tmp_path / "kopi.sqlite")],
            cwd=ROOT, env=uncovered.environment() | {STORE_VARIABLE: str(folder)},
            capture_output=True, check=True,
        )  # fmt: skip
        assert b'"version": 7' in restored.stdout
        expect(heading(open_page(address + WORKING))).to_contain_text("Syv udgaver")


def test_a_read_only_database_is_read_and_a_stopped_one_is_reported(open_page):
    with running_server() as server:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as owner:
            owner.execute("CREATE DATABASE handicap")
        with running_app(store=f"{server}/handicap") as address:
            assert health(address) == 200
            with psycopg.connect(f"{server}/postgres", autocommit=True) as owner:
                owner.execute("ALTER DATABASE handicap SET default_transaction_read_only = on")
                owner.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'handicap'"
                )
                pid = int(
                    Path(owner.execute("SHOW data_directory").fetchone()[0], "postmaster.pid")
                    .read_text()
                    .split()[0]
                )
            expect(heading(open_page(address + WORKING))).to_contain_text("Syv udgaver")

            os.kill(pid, signal.SIGQUIT)
            page = open_page(address)
            expect(heading(page)).to_have_text(NOT_NOW)
            expect(page.get_by_text("Databasen svarer ikke")).to_be_visible()
            assert health(address) == 503

            page = open_page(f"{address}/{pages.objective(5)}")
            expect(heading(page)).to_have_text(NOT_NOW)
            assert page.url.endswith(pages.objective(5))
            expect(page.get_by_role("dialog")).to_have_count(0)
