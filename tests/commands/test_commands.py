"""The command line: each command is run once as a program, and otherwise called in this process."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli import COMMANDS
from commands.exits import Exit
from monitor.settings import SHIPPED_DATA
from tests.command_line import called, started
from tests.few_persons import delivered_file
from tests.tables import workbook

ROOT = Path(__file__).resolve().parents[2]

KEYS_OF_A_FINDING = {
    "code", "severity", "sheet", "cell", "column", "found", "expected", "fix",
}  # fmt: skip


def document(*arguments: str | Path, exits: Exit = Exit.FINE) -> dict:
    done = called(*arguments)
    assert done.returncode == exits, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def status() -> dict:
    return document("status", "--json")


@pytest.fixture
def figures(tmp_path) -> Path:
    """A department's workbook with one mistake. Invented figures."""
    path = tmp_path / "maalinger.xlsx"
    path.write_bytes(
        workbook(
            Målinger="""
            | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
            | fleksjob  | BUF         | '2025   | 300   | BUF       | STATUS s. 17 |
            | fleksjobs | SOF         | '2025   | 210   | SOF       | STATUS s. 17 |
            """
        )
    )
    return path


def test_check_of_the_shipped_workbooks_succeeds_and_counts_their_cells():
    files = document("check", "--json")["files"]
    assert files[0]["file"] == "1-katalog.xlsx"
    for file in files:
        assert file["refused"] is False
        assert set(file["counts"]) == {"read", "not_read", "skipped"}


@pytest.mark.parametrize("command", [("check", "--json"), ("dump", "--json"), ("status", "--json")])
def test_a_command_writes_the_same_as_a_program_and_in_this_process(command):
    assert called(*command) == started(*command)


def test_check_reports_a_mistake_with_its_cell_and_exits_with_findings(figures):
    (file,) = document("check", figures, "--json", exits=Exit.FINDINGS)["files"]
    (finding,) = [f for f in file["findings"] if f["severity"] == "error"]
    assert set(finding) == KEYS_OF_A_FINDING
    assert (finding["code"], finding["sheet"], finding["cell"]) == (
        "unknown_indicator", "Målinger", "A3",
    )  # fmt: skip
    assert "fleksjob" in finding["fix"]


def test_check_without_json_writes_danish_for_people(figures):
    done = called("check", figures)
    assert done.returncode == Exit.FINDINGS
    assert "fejl Målinger A3" in done.stdout


def test_a_folder_is_checked_as_a_separate_policy(tmp_path):
    shutil.copy(SHIPPED_DATA / "2-tal.xlsx", tmp_path)
    (file,) = document("check", tmp_path, "--json", exits=Exit.FINDINGS)["files"]
    assert "unknown_indicator" in {f["code"] for f in file["findings"]}


def test_a_file_that_is_not_a_workbook_is_refused(tmp_path):
    path = tmp_path / "brev.xlsx"
    path.write_text("ikke et regneark", encoding="utf-8")
    (file,) = document("check", path, "--json", exits=Exit.REFUSED)["files"]
    assert file["refused"] is True
    assert file["findings"][0]["severity"] == "refusal"


@pytest.mark.parametrize(
    ("content", "code", "exits"),
    [
        ("OMRÅDE;TID;INDHOLD\n101;2024;5\n", "public_slice_not_chosen", Exit.FINDINGS),
        ("Forkert nøgle eller nøglen er udløbet.", "public_is_message", Exit.REFUSED),
    ],
)
def test_a_file_of_public_statistics_is_checked_as_such(tmp_path, content, code, exits):
    path = tmp_path / "HAND01.csv"
    path.write_text(content, encoding="utf-8")
    (file,) = document("check", path, "--json", exits=exits)["files"]
    assert [found["code"] for found in file["findings"]] == [code]


def test_a_missing_path_is_wrong_usage(tmp_path):
    done = called("check", tmp_path / "findes-ikke.xlsx")
    assert done.returncode == Exit.USAGE
    assert "findes ikke" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [[], ["fortryl"], ["status", "--as-of", "i går"]])
def test_wrong_usage_has_its_own_exit_code_and_a_message_on_stderr(arguments):
    done = called(*arguments)
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert "usage" in done.stderr


def test_dump_has_every_table_with_figures_flattened():
    tables = document("dump", "--json")
    assert len(tables["remarks"]) == 18
    (mentors,) = [o for o in tables["observations"] if o["indicator"] == "peer-mentorer"]
    assert (mentors["value"], mentors["low"], mentors["high"], mentors["qualifier"]) == (
        110, None, None, "about",
    )  # fmt: skip
    assert mentors["period"] == "2025"
    assert mentors["sources"] == [{"document": "STATUS", "page": 16}]


def test_a_closed_pipe_is_not_a_fault():
    command = [sys.executable, "cli.py", "dump"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == Exit.FINE


def test_dump_of_one_workbook_has_its_rows(figures):
    tables = document("dump", figures, exits=Exit.FINDINGS)
    assert [o["department"] for o in tables["observations"]] == ["BUF"]


def test_dump_hides_counts_of_few_persons_unless_asked_to_show_them(tmp_path):
    path = tmp_path / "anbragte.xlsx"
    path.write_bytes(delivered_file())
    hidden = {o["department"]: o["value"] for o in document("dump", path)["observations"]}
    assert hidden == {"SOF": None, "BUF": None, "BIF": 20011, "KK": 27027}
    every = document("dump", path, "--with-hidden")["observations"]
    assert {o["department"]: o["value"] for o in every}["SOF"] == 3


def test_status_has_the_keys_that_other_programs_rely_on(status):
    assert set(status) == {
        "policy", "as_of", "version", "newest_figure", "objectives", "priorities", "indicators",
        "remarks", "reconciliations", "snapshot", "public_series", "follow_up",
    }  # fmt: skip
    assert set(status["follow_up"][0]) == {
        "subject", "id", "dated", "council_term", "answered", "answered_in_part", "result", "led_to",
    }  # fmt: skip
    assert set(status["objectives"][0]) == {
        "number", "title", "priorities", "measurable", "status_counts",
    }  # fmt: skip
    assert {
        "id", "objective", "title", "departments", "measurable", "missing", "status", "initiatives",
    } <= set(status["priorities"][0])  # fmt: skip
    assert {
        "department", "period", "value", "low", "high", "target", "attainment", "status",
        "qualifier", "stated_by", "sources",
    } <= set(status["indicators"][0]["points"][0])  # fmt: skip
    assert set(status["reconciliations"][0]) == {
        "indicator", "department", "period", "field", "printed", "computed",
    }  # fmt: skip


def test_status_defaults_to_the_shipped_snapshot(status):
    assert (status["policy"], status["as_of"], status["version"]) == ("2023-2026", "2025-11-13", 7)


def test_status_names_the_department_that_the_total_hides(status):
    (fleksjob,) = [i for i in status["indicators"] if i["id"] == "fleksjob"]
    assert (fleksjob["status"], fleksjob["failing"]) == ("reached_not_everywhere", ["BUF"])


def test_status_as_of_an_earlier_day_uses_only_rows_known_then():
    early = document("status", "--json", "--as-of", "2025-08-31")
    assert {r["sources"][0]["document"] for r in early["remarks"]} == {"HØRINGSSVAR"}
    (fleksjob,) = [i for i in early["indicators"] if i["id"] == "fleksjob"]
    assert {point["period"] for point in fleksjob["points"]} == {"2022", "2023"}


@pytest.mark.parametrize("arguments", [["--version", "99"], ["--policy", "1999-2002"]])
def test_a_version_or_policy_that_does_not_exist_is_wrong_usage(arguments):
    done = called("status", *arguments)
    assert done.returncode == Exit.USAGE
    assert "findes ikke" in done.stderr


def test_every_command_is_in_the_readme_and_has_help():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"cli.py {name}" in readme
        assert called(name, "--help").stdout
