"""Messages to a person when a command fails."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from commands import backup, check, faults, ingest, program, restore
from commands.exits import Exit
from monitor.intake import OutdatedError
from store.faults import StoreError


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def failing(fault: Exception) -> SimpleNamespace:
    """A command that ends with a fault."""

    def run(_: object) -> Exit:
        raise fault

    return SimpleNamespace(HELP="Fejl", arguments=lambda _: None, run=run)


def ended(fault: Exception) -> int:
    return program.run({"fejl": failing(fault)}, ["fejl"])


@pytest.mark.parametrize(
    ("command", "path"),
    [(check, "a.xlsx"), (ingest, "a.xlsx"), (restore, "a.sqlite"), (backup, "mappe/a.sqlite")],
)
def test_a_missing_file_or_folder_is_named(command, path, tmp_path, capsys):
    asked = tmp_path / path
    assert program.run({"kommando": command}, ["kommando", str(asked)]) == Exit.USAGE
    missing = asked.parent if command is backup else asked
    assert capsys.readouterr().err == f"Filen eller mappen findes ikke: {missing}\n"


@pytest.mark.parametrize("fault", [ValueError("sort"), FileNotFoundError(2, "No such file", "x")])
def test_a_bug_of_ours_gives_one_danish_line_that_points_to_its_traceback(fault, capsys, tmp_path):
    assert ended(fault) == Exit.OWN_FAULT
    (line,) = capsys.readouterr().err.splitlines()
    assert "Det er en fejl i programmet, ikke i dine tal." in line
    assert "Traceback" not in line
    (trace,) = tmp_path.glob("handicapmonitor-*.txt")
    assert str(trace) in line
    assert type(fault).__name__ in trace.read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", [StoreError("En anden gemmer."), OutdatedError("Andre gemte.")])
def test_a_temporary_failure_is_not_reported_as_a_bug(fault, capsys, tmp_path):
    assert ended(fault) == Exit.NOT_NOW == 75
    assert capsys.readouterr().err == f"{fault}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_traceback_that_cannot_be_kept_is_printed_instead(monkeypatch, capsys):
    def full(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(faults, "NamedTemporaryFile", full)
    ended(ValueError("sort"))
    assert "ValueError: sort" in capsys.readouterr().err
