"""What a person is told when a command cannot be done."""

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
def test_a_file_or_folder_that_is_not_there_is_named(command, path, tmp_path, capsys):
    asked = tmp_path / path
    assert program.run({"kommando": command}, ["kommando", str(asked)]) == Exit.USAGE
    missing = asked.parent if command is backup else asked
    assert capsys.readouterr().err == f"Filen eller mappen findes ikke: {missing}\n"


@pytest.mark.parametrize("fault", [ValueError("sort"), FileNotFoundError(2, "No such file", "x")])
def test_a_fault_of_ours_is_one_danish_line_that_points_to_its_trace(fault, capsys, tmp_path):
    assert ended(fault) == Exit.OWN_FAULT
    (line,) = capsys.readouterr().err.splitlines()
    assert "Det er en fejl i programmet, ikke i dine tal." in line
    assert "Traceback" not in line
    (trace,) = tmp_path.glob("handicapmonitor-*.txt")
    assert str(trace) in line
    assert type(fault).__name__ in trace.read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", [StoreError("En anden gemmer."), OutdatedError("Andre gemte.")])
def test_what_can_be_done_later_is_no_fault_of_the_program(fault, capsys, tmp_path):
    assert ended(fault) == Exit.NOT_NOW == 75
    assert capsys.readouterr().err == f"{fault}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_trace_that_cannot_be_kept_is_shown_instead(monkeypatch, capsys):
    def full(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(faults, "NamedTemporaryFile", full)
    ended(ValueError("sort"))
    assert "ValueError: sort" in capsys.readouterr().err
