"""One zip of open data for all tests that read it with other people's programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from metrics.status import Status
from monitor import editions
from presentation.blocks import Selection
from reports.open_data.package import as_zip
from tests.drafted_city import drafted
from tests.hard_records import hard_status


def unpacked(status: Status, folder: Path) -> Path:
    ZipFile(BytesIO(as_zip(status, Selection()))).extractall(folder)
    return folder


@pytest.fixture(scope="session")
def shipped() -> Status:
    return editions.current().status(date(2025, 11, 13))


@pytest.fixture(scope="session")
def shipped_zip(shipped: Status, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the zip of the shipped policy is unpacked in."""
    return unpacked(shipped, tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def hard_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the zip of texts that are difficult to write."""
    return unpacked(hard_status(), tmp_path_factory.mktemp("hard"))


@pytest.fixture(scope="session")
def full_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the zip of a city that has rows in nearly every table."""
    return unpacked(drafted(), tmp_path_factory.mktemp("full"))


@pytest.fixture(params=["shipped_zip", "hard_zip", "full_zip"])
def any_zip(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


Rows = list[dict]


@pytest.fixture
def reads_as_the_status(shipped: Status) -> Callable[[Rows], None]:
    """Whether rows that a program has read from figures.csv are the figures of the status."""

    def check(rows: Rows) -> None:
        points = [(i.indicator.id, point) for i in shipped.indicators for point in i.points]
        assert len(rows) == len(points) > 40
        for row, (indicator, point) in zip(rows, points, strict=True):
            assert (row["indicator"], row["department"]) == (indicator, point.department)
            assert row["period"] == (str(point.period) if point.period else None)
            assert _number(row["value"]) == (point.value.value if point.value else None)
            assert _number(row["attainment"]) == point.attainment
            assert row["status"] == point.status.value
            assert row["hidden"] is point.hidden
            assert list(row["sources"]) == [str(each) for each in point.sources]

    return check


def _number(read: object) -> float | None:
    return None if read is None else float(str(read))
