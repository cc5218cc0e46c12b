from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import frictionless

from metrics.status import Status
from policy.open_data import EDITION, FORMAT
from presentation.blocks import Selection
from presentation.html.site import Site
from reports.open_data import data_package, package
from tests.records import assessed, policy


def test_frictionless_finds_nothing_in_the_files_keys_or_references(any_zip: Path):
    report = frictionless.Package(str(any_zip / data_package.FILE)).validate()
    assert report.flatten(["taskName", "rowNumber", "fieldName", "note"]) == []
    assert [report.warnings, *(task.warnings for task in report.tasks)] == [[]] * (
        len(report.tasks) + 1
    )
    assert len(report.tasks) > 30


def test_the_figures_read_by_frictionless_are_those_of_the_status(
    shipped_zip: Path, reads_as_the_status: Callable
):
    figures = frictionless.Package(str(shipped_zip / data_package.FILE)).get_resource("figures")
    reads_as_the_status([row.to_dict() for row in figures.read_rows()])


def test_a_file_is_named_with_its_size_and_checksum(shipped_zip: Path):
    described = json.loads((shipped_zip / data_package.FILE).read_text())
    for resource in described["resources"]:
        content = (shipped_zip / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_what_the_way_back_needs_to_know_first_has_one_place(shipped: Status):
    whole = data_package.described(package.published(shipped, Selection()))
    assert whole[EDITION] == {
        "format": FORMAT,
        "as_of": "2025-11-13",
        "policy": "2023-2026",
        "unpublished": False,
        "is_part": False,
    }
    chosen = Selection(departments=("BUF",), unpublished=True)
    part = data_package.described(package.published(shipped, chosen))
    assert part[EDITION] == whole[EDITION] | {"unpublished": True, "is_part": True}


def test_nothing_is_described_before_there_is_a_policy():
    described = data_package.described(package.published(assessed(), Selection()))
    assert described["title"] == "Status"
    assert described["contributors"] == []
    assert "policy" not in described[EDITION]


def test_a_version_is_the_date_and_the_edition():
    status = assessed(policy(), as_of=date(2024, 2, 29))
    described = data_package.described(package.published(status, Selection()))
    assert described["version"] == f"2024-02-29.{status.version}"
    assert described["created"] == "2024-02-29T00:00:00Z"


def test_the_city_is_the_publisher_and_the_site_leads_to_its_page():
    stated = Selection(contact="data@kommune.example")
    found = package.published(assessed(policy()), stated, Site("https://handicap.example.dk"))
    described = data_package.described(found)
    assert described["homepage"] == "https://handicap.example.dk/aabne-data"
    assert described["contributors"] == [
        {"title": "Københavns Kommune", "roles": ["publisher"], "email": "data@kommune.example"}
    ]
