"""What holds for every test: none writes in the repository's own store."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor import editions
from monitor.settings import SHIPPED_DATA, STORE_VARIABLE
from store.accepted import Store
from store.folder import DataFolder

STORES: list[tempfile.TemporaryDirectory[str]] = []


def pytest_configure(config: pytest.Config) -> None:
    """Give each process of tests a store of its own, and with it every program that it starts."""
    folder = tempfile.TemporaryDirectory(prefix="handicapmonitor-")
    STORES.append(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ["HANDICAPMONITOR_STORE"] = str(Path(folder.name) / "store")


def pytest_unconfigure(config: pytest.Config) -> None:
    for folder in STORES:
        folder.cleanup()


@pytest.fixture(scope="session")
def store_with_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that has taken in the shipped workbooks."""
    folder = tmp_path_factory.mktemp("with-data") / "store"
    store = Store(str(folder))
    DataFolder(SHIPPED_DATA, store).refresh()
    store.engine.dispose()
    return folder


@pytest.fixture
def own_store(
    store_with_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """The process's store, for this test alone, with the shipped workbooks in it."""
    folder = shutil.copytree(store_with_data, tmp_path / "own")
    monkeypatch.setenv(STORE_VARIABLE, str(folder))
    editions.current.cache_clear()
    yield editions.current().store
    editions.current.cache_clear()
