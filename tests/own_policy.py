"""A folder with a policy's workbooks and a store that has taken them in, and copies of it for tests that change it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor import editions
from monitor.settings import DATA_FOLDER_VARIABLE, DRAFTS_VARIABLE, STORE_VARIABLE
from policy.tables import Records
from tests import made_up_city


def taken_in(folder: Path, records: Records) -> Path:
    """The folder, with workbooks of the records and a store that has taken them in."""
    made_up_city.workbooks(folder / "data", records)
    with _shown(folder):
        editions.current().refresh()
    return folder


@contextmanager
def copied(folder: Path, place: Path) -> Iterator[None]:
    """Show a copy of such a folder, on an installation where drafts are written."""
    shutil.copytree(folder, place)
    with _shown(place):
        yield


@contextmanager
def _shown(folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_FOLDER_VARIABLE, str(folder / "data"))
        patch.setenv(STORE_VARIABLE, str(folder / "store"))
        patch.setenv(DRAFTS_VARIABLE, "egen")
        editions.opened.cache_clear()
        yield
        editions.opened.cache_clear()
