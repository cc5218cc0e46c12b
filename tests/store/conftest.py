"""Stores to test with: SQLite in a folder and a real PostgreSQL, both with the shipped `data/`."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import psycopg
import pytest

from monitor.settings import SHIPPED_DATA
from store.accepted import Store
from store.data_folder import DataFolder
from tests.store.postgresql import running_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DATABASES = ("sqlite", "postgresql")
NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of a PostgreSQL server that only the tests use."""
    with running_server() as address:
        yield address


@pytest.fixture
def new_database(postgresql: str) -> Callable[..., str]:
    """Makes an empty database, or a copy of one; returns its address."""

    def made(template: str | None = None) -> str:
        name = f"test_{next(NUMBERS)}"
        copied = f' TEMPLATE "{template.rpartition("/")[2]}"' if template else ""
        with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"{copied}')  # type: ignore[arg-type]
        return f"{postgresql}/{name}"

    return made


@pytest.fixture(params=DATABASES)
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a new store, on each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "empty")
    return str(request.getfixturevalue("new_database")())


@pytest.fixture(scope="session")
def shipped_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a SQLite store with the shipped data; copy it, do not write to it."""
    folder = tmp_path_factory.mktemp("shipped") / "store"
    store = Store(str(folder))
    DataFolder(SHIPPED_DATA, store).refresh()
    store.engine.dispose()
    return folder


@pytest.fixture(scope="session")
def shipped_database(postgresql: str) -> str:
    """The address of a database with the shipped data; copy it, do not write to it."""
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute('CREATE DATABASE "shipped"')
    store = Store(f"{postgresql}/shipped")
    DataFolder(SHIPPED_DATA, store).refresh()
    store.engine.dispose()
    return f"{postgresql}/shipped"


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The place of a store with the shipped data, on each kind of database."""
    if request.param == "sqlite":
        return str(shutil.copytree(request.getfixturevalue("shipped_folder"), tmp_path / "store"))
    made = request.getfixturevalue("new_database")
    return str(made(request.getfixturevalue("shipped_database")))


@pytest.fixture
def store(shipped_folder: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the shipped data."""
    opened = Store(str(shutil.copytree(shipped_folder, tmp_path / "store")))
    yield opened
    opened.engine.dispose()


@pytest.fixture
def either_store(place: str) -> Iterator[Store]:
    """A store with the shipped data, on each kind of database."""
    opened = Store(place)
    yield opened
    opened.engine.dispose()
