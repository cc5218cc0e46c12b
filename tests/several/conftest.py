"""Two servers on one PostgreSQL, for the tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from monitor.settings import SHIPPED_DATA
from store.accepted import Store
from store.data_folder import DataFolder
from tests.several.servers import AppServer, two_servers
from tests.store.postgresql import Restartable, restartable_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="package")
def database() -> Iterator[Restartable]:
    with restartable_server() as server:
        with psycopg.connect(f"{server.address}/postgres", autocommit=True) as connection:
            connection.execute('CREATE DATABASE "byen"')
        yield server


@pytest.fixture(scope="package")
def place(database: Restartable) -> str:
    """The address of a database with the shipped data."""
    address = f"{database.address}/byen"
    store = Store(address)
    DataFolder(SHIPPED_DATA, store).refresh()
    store.engine.dispose()
    return address


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("several")


@pytest.fixture(scope="package")
def servers(place: str, folder: Path) -> Iterator[tuple[AppServer, AppServer]]:
    with two_servers(place, folder) as started:
        yield started
