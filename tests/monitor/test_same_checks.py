"""A page, the folder and a command report the same findings. The policy is invented."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commands import reading
from loaders.reading.parse import deliver
from loaders.templates.workbooks import workbook
from monitor import persons
from monitor.previewing import known_at
from monitor.review import reviewed
from monitor.settings import DATA_FOLDER_VARIABLE
from policy import clock
from policy.columns import Citation
from policy.findings import CATALOGUE, STOPPING
from policy.tables import WORKBOOKS
from store.accepted import Store
from store.data_folder import DataFolder
from tests.loaders import test_finding_catalogue as catalogue
from tests.read_once import workbooks_read_once

SOURCED = replace(
    catalogue.FILLED,
    observations=tuple(
        replace(each, sources=(Citation("STATUS", 17),)) for each in catalogue.FILLED.observations
    ),
)
FOUND_IN_READING = {
    found.code
    for code in catalogue.WITHIN_LIMITS
    for found in catalogue.delivered(catalogue.provoking(code)).findings
}
FOUND_IN_CHECKING = sorted(set(catalogue.WITHIN_LIMITS) - FOUND_IN_READING - {"reporter_unknown"})
"""Without the person's name, which a page and `ingest` ask for and `check` does not."""
NOT_ASKED_OF_THE_FOLDER = {
    "other_policy": "the folder says which policy it is",
    "two_departments": "the folder has the figures of all departments",
    "withdrawn_unknown": "a row that is marked to go is simply not among the folder's",
    "withdrawn_referred_to": "what refers to such a row refers to nothing, and is found as that",
    "period_closed": "who has the folder can open a closed period",
    "period_closed_before": "likewise",
    "figures_left_behind": "the folder brings the indicator with its figures, checked by the rules",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The workbooks of the policy."""
    made = tmp_path_factory.mktemp("data")
    for name, tables in WORKBOOKS.items():
        (made / f"{name}.xlsx").write_bytes(workbook(tables, SOURCED))
    with workbooks_read_once(made):
        yield made


@pytest.fixture(scope="module")
def store(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the policy."""
    opened = Store(str(tmp_path_factory.mktemp("store")))
    data = DataFolder(folder, opened, lambda: catalogue.TODAY)
    data.refresh()
    assert not data.problems
    yield opened
    opened.engine.dispose()


def test_checking_provokes_a_large_part_of_the_finding_catalogue() -> None:
    assert len(FOUND_IN_CHECKING) >= 45
    assert set(NOT_ASKED_OF_THE_FOLDER) <= set(FOUND_IN_CHECKING)


@pytest.mark.parametrize("code", FOUND_IN_CHECKING)
def test_a_command_reports_the_same_findings_as_the_page(
    code: str, folder: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = catalogue.provoking(code)
    monkeypatch.setenv(DATA_FOLDER_VARIABLE, str(folder))
    monkeypatch.setattr(clock, "today", lambda: catalogue.TODAY)
    known = known_at(store, store.marker(), catalogue.TODAY, persons.WITHOUT_SIGN_IN)
    page = reviewed(deliver(catalogue.FILE, content), known).findings
    file = tmp_path / catalogue.FILE
    file.write_bytes(content)
    (read,) = reading.read([file]).deliveries
    assert code in {found.code for found in page}
    assert [found.code for found in read.findings] == [found.code for found in page]


@pytest.mark.parametrize(
    "code",
    [
        code
        for code in FOUND_IN_CHECKING
        if CATALOGUE[code].severity in STOPPING and code not in NOT_ASKED_OF_THE_FOLDER
    ],
)
def test_the_folder_rejects_a_file_for_the_findings_that_reject_it_on_the_page(
    code: str, folder: Path, tmp_path: Path
) -> None:
    here = Path(shutil.copytree(folder, tmp_path / "data"))
    (here / catalogue.FILE).write_bytes(catalogue.provoking(code))
    store = Store(str(tmp_path / "store"))
    data = DataFolder(here, store, lambda: catalogue.TODAY)
    data.refresh()
    store.engine.dispose()
    found = {each.code for findings in data.problems.values() for each in findings}
    assert code in found
