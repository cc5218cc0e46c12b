"""The command `table`."""

from __future__ import annotations

import json
from pathlib import Path

from commands.exits import Exit
from tests.command_line import called
from tests.loaders.public.examples import EXPORTS, px
from tests.loaders.public.test_findings import COLUMNS, HEAD, ROWS, sheet


def test_a_table_is_described_for_people() -> None:
    done = called("table", EXPORTS / "px-dst-HAND01-made.px")
    assert done.returncode == Exit.FINE
    for line in (
        "Kilde: Danmarks Statistik",
        "Inddelinger: område (3), ydelsestype (2), tid (3)",
        "Perioder: 2024K3 til 2025K1",
        "Celler: 18, heraf tal: 13",
        "Tegn »..« (foreligger ikke): 3",
    ):
        assert f"  {line}\n" in done.stdout


def test_a_table_is_described_for_programs() -> None:
    done = called("table", EXPORTS / "px-dst-HAND01-made.px", "--json")
    (file,) = json.loads(done.stdout)["files"]
    (table,) = file["tables"]
    assert (table["observations"], table["numbers"], table["time"]) == (18, 13, "tid")
    assert {"mark": "-", "cause": "none", "means": None, "count": 1} in table["marks"]
    assert table["first_cells"][0] == {
        "values": ["Hele landet", "Borgerstyret personlig assistance (SEL § 96)", "2024K3"],
        "number": "1499",
    }


def test_a_refused_file_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    cut = tmp_path / "skåret.px"
    cut.write_bytes(px("1 2 3"))
    done = called("table", cut, EXPORTS / "px-dst-HAND01-made.px")
    assert done.returncode == Exit.REFUSED
    assert "Filen har færre tal" in done.stdout
    assert "Netop 4 tal." in done.stdout
    assert "Kilde: Danmarks Statistik" in done.stdout
    document = json.loads(called("table", cut, "--json").stdout)
    assert document["files"][0]["findings"][0]["code"] == "public_truncated"


def test_the_cells_of_a_workbook_have_their_addresses(tmp_path: Path) -> None:
    workbook = EXPORTS / "dst-web-HAND01-made.xlsx"
    assert ": 1480 (HAND01!C4)\n" in called("table", workbook).stdout
    document = json.loads(called("table", workbook, "--json").stdout)
    assert document["files"][0]["tables"][0]["first_cells"][1]["place"] == "HAND01!D4"


def test_a_refusal_names_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "tal.xlsx"
    path.write_bytes(sheet(HEAD, COLUMNS, ROWS.replace("| 4 |", "| fire tal |")))
    assert " HAND01!D5. Fundet: fire tal." in called("table", path).stdout


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    assert called("table", tmp_path / "ingen.px").returncode == Exit.USAGE
