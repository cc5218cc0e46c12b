"""The commands on submissions, run as programs and in this process. The figures are invented."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import pytest

from commands import ingest
from commands.exits import Exit
from monitor.settings import SHIPPED_DATA
from store.faults import StoreError
from tests.command_line import called, started
from tests.filled_templates import printed_table
from tests.loaders.public.examples import csv
from tests.tables import workbook


@pytest.fixture
def place(tmp_path, store_with_data) -> Path:
    """The folder of a test's stores: `store` has the shipped workbooks."""
    shutil.copytree(store_with_data, tmp_path / "store")
    return tmp_path


@pytest.fixture
def run(place):
    """Runs a command of `cli.py` in this process, on one of the test's stores."""
    return lambda *arguments, store="store", said=None: called(
        *arguments, store=place / store, said=said
    )


@pytest.fixture
def run_apart(place):
    """Runs a command of `cli.py` as a program, on one of the test's stores."""
    return lambda *arguments, store="store", said=None: started(
        *arguments, store=place / store, said=said
    )


@pytest.fixture
def figures(tmp_path) -> Path:
    path = tmp_path / "buf.xlsx"
    path.write_bytes(
        workbook(
            Målinger="""
            | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
            | fleksjob  | BUF         | '2025   | 300   | BUF       | STATUS s. 17 |
            """
        )
    )
    return path


def test_a_workbook_is_ingested_listed_in_history_backed_up_and_restored(
    run_apart, run, figures, tmp_path
):
    done = run_apart("ingest", figures, "--by", "Bo Buhl", "--note", "Prøve")
    assert done.returncode == Exit.FINE, done.stderr
    (file,) = json.loads(done.stdout)["files"]
    assert (file["accepted"], file["version"], file["new"], file["changed"]) == (True, 8, 1, 0)

    assert file["log"] == json.loads(run("log", "head").stdout)

    told = json.loads(run("history").stdout)["submissions"]
    assert [each["version"] for each in told] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert (told[0]["who"], told[0]["note"], told[0]["state"]) == ("Bo Buhl", "Prøve", "draft")

    before = run("status", "--as-of", "2026-02-01", "--version", "8").stdout
    assert run_apart("backup", tmp_path / "kopi.sqlite").returncode == Exit.FINE
    done = run_apart("restore", tmp_path / "kopi.sqlite", store="andet")
    restored = json.loads(done.stdout)
    assert (restored["version"], restored["kept"]) == (8, None)
    assert restored["log"]["now"]["lines"] == restored["log"]["came"]["lines"] + 1
    after = run("status", "--as-of", "2026-02-01", "--version", "8", store="andet").stdout
    assert json.loads(after) == json.loads(before)

    kept = json.loads(run_apart("restore", tmp_path / "kopi.sqlite", store="andet").stdout)["kept"]
    assert Path(kept).is_file()


def test_a_name_with_a_personal_number_is_refused(run, figures):
    done = run("ingest", figures, "--by", "Jens 010190-1234")
    assert (done.returncode, json.loads(done.stdout)) == (Exit.REFUSED, {"files": []})
    assert "CPR-nummer" in done.stderr
    assert len(json.loads(run("history").stdout)["submissions"]) == 7


def test_accepted_files_are_listed_even_where_a_later_file_stops_the_command(
    own_store, figures, capsys
):
    class Vanishing(type(figures)):
        def read_bytes(self) -> bytes:
            raise StoreError("Databasen svarer ikke.")

    options = argparse.Namespace(
        **dict.fromkeys(("note", "period", "stated_by", "source"), ""),
        paths=[figures, Vanishing(figures)],
        by="Bo",
        indicator=None,
        choose=[],
        area=None,
    )
    with pytest.raises(StoreError):
        ingest.run(options)
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert (told["accepted"], told["version"]) == (True, 8)


def test_a_printed_table_is_ingested_with_the_details_that_it_does_not_state(run, tmp_path):
    path = tmp_path / "fleksjob.xlsx"
    path.write_bytes(printed_table(("BUF", 300, 376), ("SOF", 270, 250)))
    assert run("ingest", path).returncode == Exit.FINDINGS
    said = ("--period", "2025", "--stated-by", "BIF", "--source", "STATUS s. 17")
    (file,) = json.loads(run("ingest", path, *said).stdout)["files"]
    assert (file["accepted"], file["new"]) == (True, 2 * 3)  # two departments and the whole city


def test_a_public_table_is_ingested_for_an_indicator_and_by_itself_the_next_time(run, tmp_path):
    path = tmp_path / "HAND01.csv"
    rows = ("101;BPA;2023;5", "101;Alle;2023;50", "000;BPA;2023;70")
    path.write_bytes(csv(*rows, header="OMRÅDE;YDELSE;TID;INDHOLD"))
    done = run("ingest", path)
    assert done.returncode == Exit.FINDINGS
    (file,) = json.loads(done.stdout)["files"]
    assert file["tables"][0]["proposal"]["fixed"] == ["YDELSE = Alle"]

    said = ("--indicator", "fleksjob", "--choose", "YDELSE = BPA")
    (file,) = json.loads(run("ingest", path, *said).stdout)["files"]
    assert (file["accepted"], file["new"]) == (True, 3)  # the extract, and a figure for each area

    path.write_bytes(path.read_bytes().replace(b"000;BPA;2023;70", b"000;BPA;2023;71"))
    (file,) = json.loads(run("ingest", path).stdout)["files"]
    assert (file["accepted"], file["new"], file["changed"], file["unchanged"]) == (True, 0, 1, 1)


def test_a_public_table_without_areas_is_of_the_area_that_is_named(run, tmp_path):
    path = tmp_path / "HAND01.csv"
    path.write_bytes(csv("BPA;2023;5", header="YDELSE;TID;INDHOLD"))
    said = ("--indicator", "fleksjob")
    (file,) = json.loads(run("ingest", path, *said).stdout)["files"]
    assert "public_place_not_chosen" in [found["code"] for found in file["findings"]]
    (file,) = json.loads(run("ingest", path, *said, "--area", "000").stdout)["files"]
    assert (file["accepted"], file["new"]) == (True, 2)  # the extract and a figure


def test_a_workbook_with_a_mistake_is_not_accepted_and_exits_with_findings(run, tmp_path):
    path = tmp_path / "fejl.xlsx"
    path.write_bytes(
        workbook(
            Målinger="""
            | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
            | fleksjobs | BUF         | '2025   | 300   | BUF       | STATUS s. 17 |
            """
        )
    )
    done = run("ingest", path)
    assert done.returncode == Exit.FINDINGS
    (file,) = json.loads(done.stdout)["files"]
    assert (file["accepted"], file["findings"][0]["cell"]) == (False, "A2")
    assert len(json.loads(run("history").stdout)["submissions"]) == 7


def test_a_file_that_is_not_a_workbook_is_refused(run, tmp_path):
    path = tmp_path / "brev.xlsx"
    path.write_text("ikke et regneark", encoding="utf-8")
    assert run("ingest", path).returncode == Exit.REFUSED


def test_a_workbook_of_data_is_ingested_with_its_folder(run):
    done = run("ingest", SHIPPED_DATA / "2-tal.xlsx")
    assert done.returncode == Exit.FINE
    (file,) = json.loads(done.stdout)["files"]
    assert (file["accepted"], file["version"]) == (True, 7)


@pytest.mark.parametrize("command", ["ingest", "restore"])
def test_a_missing_path_is_wrong_usage(run, command, tmp_path):
    done = run(command, tmp_path / "findes-ikke")
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert "findes ikke" in done.stderr


def test_a_file_that_is_not_a_backup_is_refused_in_danish(run, tmp_path):
    path = tmp_path / "kopi.sqlite"
    path.write_bytes(b"ikke en kopi")
    done = run("restore", path)
    assert (done.returncode, done.stdout) == (Exit.REFUSED, "")
    assert done.stderr.startswith("Filen er ikke en sikkerhedskopi")


def test_a_damaged_store_is_restored_and_its_remains_are_kept(run, figures, tmp_path):
    run("ingest", figures)
    run("backup", tmp_path / "kopi.sqlite")
    run("restore", tmp_path / "kopi.sqlite", store="andet")
    (file,) = (tmp_path / "andet").glob("*.sqlite")
    left = b"SQLite format 3\0" + bytes(3000)
    file.write_bytes(left)
    done = run("history", store="andet")
    assert done.returncode == Exit.NOT_NOW
    assert "Genskab den fra en sikkerhedskopi" in done.stderr
    (tmp_path / "ingen.sqlite").write_bytes(b"ikke en kopi")
    assert run("restore", tmp_path / "ingen.sqlite", store="andet").returncode == Exit.REFUSED

    done = run("restore", tmp_path / "kopi.sqlite", store="andet")
    assert done.returncode == Exit.FINE, done.stderr
    told = json.loads(done.stdout)
    assert told["version"] == 8
    assert Path(told["kept"]).read_bytes() == left
    assert len(json.loads(run("history", store="andet").stdout)["submissions"]) == 8


def test_a_redacted_text_that_is_still_in_the_data_folder_is_reported(run, figures):
    run("ingest", figures)
    done = run(
        "redact", "3", "--why", "Prøve", "--text-from-stdin",
        said="Ny organisation i Socialforvaltningen",
    )  # fmt: skip
    assert done.returncode == Exit.FINE
    assert "står stadig i" in done.stderr
    assert "3-indsatser.xlsx" in done.stderr


def test_a_text_is_redacted_and_the_history_shows_it(run, run_apart, figures):
    secret = "Fru Hansens sag"
    run("ingest", figures, "--note", f"Efter {secret}")
    done = run_apart(
        "redact", "8", "--why", "Et navn i noten", "--by", "Bo", "--text-from-stdin", said=secret
    )
    assert done.returncode == Exit.FINE, done.stderr
    assert json.loads(done.stdout)["files"] == [8]
    told = run("history").stdout
    assert secret not in told
    assert "Et navn i noten" in told
    again = run("redact", "8", "--why", "Igen")
    assert (again.returncode, again.stderr) == (
        Exit.REFUSED,
        "Der er intet at fjerne. Filen er fjernet før.\n",
    )
    assert run("redact", "99", "--why", "Findes den?").returncode == Exit.USAGE
