"""Fixtures and hooks for every test: no test writes to the repository's own store."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from monitor import editions
from monitor.settings import SHIPPED_DATA, STORE_VARIABLE
from store.accepted import Store
from store.data_folder import DataFolder
from tests import order, uncovered
from tests.read_once import workbooks_read_once

LARGE = "--large"
"""The option for the larger number of `rounds`: `make test-large`."""
BUDGET_SECONDS = 90
"""Processor time for all random cases of a normal run; --large tries many more."""
TAKEN = "processor seconds of random cases"
STORES: list[tempfile.TemporaryDirectory[str]] = []


# The same examples in every run, without a time limit, so that a busy machine changes no result.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(LARGE, action="store_true", help="many more rounds of the tests marked large")


@pytest.fixture(scope="session")
def rounds(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How many random cases a test tries: the first number, or the second under --large.

    A test that uses it is marked `large`, so that `make test-large` finds it, and its time counts
    towards `BUDGET_SECONDS`.
    """
    large: bool = request.config.getoption(LARGE)
    return lambda usual, many: many if large else usual


def pytest_configure(config: pytest.Config) -> None:
    """Give each process of tests, and every program that it starts, a separate store."""
    folder = tempfile.TemporaryDirectory(prefix="handicapmonitor-")
    STORES.append(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ["HANDICAPMONITOR_STORE"] = str(Path(folder.name) / "store")


def pytest_unconfigure(config: pytest.Config) -> None:
    for folder in STORES:
        folder.cleanup()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: order.turn(item.path))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    with uncovered.while_collecting():
        return (yield)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among the thousands of tests themselves: it takes a tenth of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    with uncovered.unless_followed(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    before = time.process_time()
    try:
        return (yield)
    finally:
        if item.get_closest_marker("large"):
            item.user_properties.append((TAKEN, time.process_time() - before))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Report the processor time of the random cases, in red where it exceeds the budget."""
    ended = (
        report for each in ("passed", "failed") for report in terminalreporter.getreports(each)
    )
    properties = (
        pair for report in ended if report.when == "call" for pair in report.user_properties
    )
    seconds = sum(value for name, value in properties if name == TAKEN)
    if seconds and not config.getoption(LARGE):
        terminalreporter.write_line(
            f"Random cases: {seconds:.0f} s of the processor, of {BUDGET_SECONDS} s.",
            red=seconds > BUDGET_SECONDS,
        )


@pytest.fixture(scope="session", autouse=True)
def shipped_workbooks_read_once() -> Iterator[None]:
    """Read the shipped workbooks only once, whichever folder they are ingested from."""
    with workbooks_read_once(SHIPPED_DATA):
        yield


@pytest.fixture(scope="session")
def store_with_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the shipped workbooks."""
    folder = tmp_path_factory.mktemp("with-data") / "store"
    store = Store(str(folder))
    DataFolder(SHIPPED_DATA, store).refresh()
    store.engine.dispose()
    return folder


@pytest.fixture
def own_store(
    store_with_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """The process's store, for this test only, with the shipped workbooks."""
    folder = shutil.copytree(store_with_data, tmp_path / "own")
    monkeypatch.setenv(STORE_VARIABLE, str(folder))
    editions.opened.cache_clear()
    yield editions.current().store
    editions.opened.cache_clear()
