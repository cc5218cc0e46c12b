from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from csvw import CSVW

from metrics.status import Status
from policy.licences import LICENCES
from presentation.blocks import Selection
from reports.open_data import csvw, package
from tests.records import assessed, policy


def read(folder: Path) -> CSVW:
    return CSVW(str(folder / csvw.FILE), validate=True, strict=True)


def test_csvw_finds_nothing_in_the_files_keys_or_references(any_zip: Path):
    group = read(any_zip)
    assert group.is_valid, [str(each.message) for each in group.warnings]
    assert len(group.tables) > 30
    assert len(group.tablegroup.validate_schema(strict=True)) >= 15


def test_the_figures_read_by_csvw_are_those_of_the_status(
    shipped_zip: Path, reads_as_the_status: Callable
):
    table = read(shipped_zip).tablegroup.tabledict["figures.csv"]
    reads_as_the_status(list(table.iterdicts(strict=True)))


def test_each_citation_of_a_cell_is_a_value_of_its_own(shipped: Status, shipped_zip: Path):
    table = read(shipped_zip).tablegroup.tabledict["policies.csv"]
    (row,) = table.iterdicts(strict=True)
    assert shipped.policy
    assert row["sources"] == [str(each) for each in shipped.policy.sources]
    assert len(row["sources"]) == 6


def test_a_column_has_the_name_of_the_header_and_titles_in_two_languages(shipped_zip: Path):
    described = json.loads((shipped_zip / csvw.FILE).read_text())
    for table in described["tables"]:
        header = (shipped_zip / table["url"]).read_text().partition("\n")[0].split(",")
        columns = table["tableSchema"]["columns"]
        assert [column["name"] for column in columns] == header
        assert [column["titles"]["und"] for column in columns] == header
        assert all(column["titles"]["da"] and column["titles"]["en"] for column in columns)


def test_a_code_outside_its_closed_list_is_no_code(shipped_zip: Path):
    (table,) = (t for t in read(shipped_zip).tables if str(t.url) == "figures.csv")
    status = table.get_column("status")
    assert status.datatype.read("reached") == "reached"
    assert "reached" in status.datatype.format.split("|")
    assert "nearly" not in status.datatype.format.split("|")


def test_a_licence_is_named_where_the_city_has_chosen_one():
    chosen = Selection(licence=LICENCES["CC-BY-4.0"])
    without, licensed = (
        csvw.described(package.published(assessed(policy()), each))
        for each in (Selection(), chosen)
    )
    assert "dc:license" not in without
    assert licensed["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
