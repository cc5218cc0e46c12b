from __future__ import annotations

import csv
import json
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

from metrics.status import Status
from monitor import editions
from policy.licences import LICENCES
from policy.tables import REQUIRED, TABLES
from presentation.blocks import Selection
from reports.open_data.descriptions import DESCRIPTIONS
from reports.open_data.package import as_zip
from tests.records import assessed, departments, indicator, initiative, observation, policy


def shipped() -> Status:
    return editions.current().status(date(2025, 11, 13))


def opened(
    status: Status, selection: Selection | None = None
) -> tuple[dict, dict[str, list[dict]]]:
    """The package's metadata, and the rows of each of its tables."""
    packed = ZipFile(BytesIO(as_zip(status, selection or Selection())))
    package = json.loads(packed.read("datapackage.json"))
    tables = {
        resource["name"]: list(
            csv.DictReader(StringIO(packed.read(resource["path"]).decode(), newline=""))
        )
        for resource in package["resources"]
    }
    files = {"LAES-MIG.txt", *(each.file for each in DESCRIPTIONS)}
    files |= {f"{at}{name}.csv" for name in tables for at in ("", "excel/")}
    assert set(packed.namelist()) == files
    return package, tables


def test_every_table_of_the_policy_is_published():
    _, tables = opened(shipped())
    assert set(tables) == {table.name for table in TABLES} | {
        "figures",
        "reportings",
        "statuses",
        "reconciliations",
        "codes",
    }
    assert len(tables["priorities"]) == 20
    assert len(tables["remarks"]) == 18
    assert len({row["priority"] for row in tables["public_table_tips"]}) == 12


def test_public_tables_are_those_of_the_selected_objectives():
    _, tables = opened(shipped(), Selection(objectives=(4,)))
    assert {row["priority"] for row in tables["public_table_tips"]} == {"4a", "4b", "4c"}


def test_sources_and_date_are_named():
    package, _ = opened(shipped())
    assert any(source["title"].startswith("STATUS: ") for source in package["sources"])
    assert package["version"] == f"2025-11-13.{len(REQUIRED)}"


def test_a_licence_is_named_where_the_city_has_chosen_one():
    without, _ = opened(shipped())
    chosen, _ = opened(shipped(), Selection(licence=LICENCES["CC0-1.0"]))
    assert "licenses" not in without
    assert chosen["licenses"] == [
        {
            "name": "CC0-1.0",
            "title": "Creative Commons CC0 1.0 Universal",
            "path": "https://creativecommons.org/publicdomain/zero/1.0/",
        }
    ]


def test_a_figure_has_its_target_and_status():
    _, tables = opened(shipped())
    (row,) = (
        r
        for r in tables["figures"]
        if (r["indicator"], r["department"], r["period"]) == ("fleksjob", "BUF", "2024")
    )
    assert (row["value"], row["target"], row["status"]) == ("274", "376", "missed")
    assert float(row["attainment"]) == 274 / 376


def test_counts_of_few_persons_are_hidden():
    status = assessed(
        policy(),
        *departments("SOF", "BUF"),
        indicator("botilbud", few_persons=True),
        observation("botilbud", "SOF", 2024, 3, printed_as="3 borgere"),
        observation("botilbud", "BUF", 2024, 50),
    )
    package, tables = opened(status)
    assert "kolonnen hidden siger true" in package["description"]
    (hidden,) = (r for r in tables["figures"] if r["department"] == "SOF")
    assert (hidden["value"], hidden["low"], hidden["high"]) == ("", "1", "")
    assert (hidden["qualifier"], hidden["hidden"]) == ("hidden", "true")
    assert hidden["printed_as"] == ""


def test_text_that_looks_like_a_formula_stays_text():
    _, tables = opened(assessed(*departments(), initiative("I1", title='=HYPERLINK("x")')))
    assert tables["initiatives"][0]["title"] == '\'=HYPERLINK("x")'


def test_only_the_selected_objective_is_published():
    _, tables = opened(shipped(), Selection(objectives=(5,)))
    assert {row["objective"] for row in tables["initiatives"]} == {"5"}


def test_a_selection_is_described_as_one():
    whole, _ = opened(shipped())
    part, _ = opened(shipped(), Selection(objectives=(2,)))
    assert part["title"] == f"{whole['title']} (udvalg)"
    assert "Datapakken er afgrænset til målsætning 2. " in part["description"]
    assert "udvalg" not in whole["description"]


def test_the_same_status_gives_the_same_bytes():
    status = shipped()
    assert as_zip(status, Selection()) == as_zip(status, Selection())
