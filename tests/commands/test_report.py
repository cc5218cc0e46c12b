"""Documents by the door for programs."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest

from commands import program, report
from commands.exits import Exit
from policy.tables import WORKBOOKS
from reports import formats
from reports.formats import FORMATS, Format


def run(*arguments: str) -> int:
    return program.run({"report": report}, ["report", *arguments])


def broken(status, wish):
    raise ValueError("skrifttypen mangler")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_where_it_was_asked_for(name, tmp_path, capsys):
    path = tmp_path / f"status.{FORMATS[name].ending}"
    assert run(name, "--out", str(path), "--as-of", "2025-11-13") == Exit.FINE
    assert path.stat().st_size > 1000
    told = json.loads(capsys.readouterr().out)
    assert told == {"as_of": "2025-11-13", "version": len(WORKBOOKS), "files": {name: str(path)}}


def test_only_the_objective_asked_for_is_in_it(tmp_path):
    path = tmp_path / "data.zip"
    run("data", "--out", str(path), "--objective", "5", "--as-of", "2025-11-13")
    with ZipFile(path) as packed:
        assert packed.read("objectives.csv").decode().count("\n") == 2


def test_a_failing_format_is_told_and_the_others_still_come(tmp_path, capsys, monkeypatch):
    failing = Format("Statusdokument som PDF", "x", "pdf", "application/pdf", broken)
    monkeypatch.setitem(formats.FORMATS, "pdf", failing)
    assert run("all", "--out", str(tmp_path)) == Exit.OWN_FAULT
    told = capsys.readouterr()
    assert set(json.loads(told.out)["files"]) == set(FORMATS) - {"pdf"}
    assert "Statusdokument som PDF blev ikke lavet: " in told.err
    assert "skrifttypen mangler" in told.err


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (("--objective", "9"), "Målsætning 9 findes ikke"),
        (("--department", "XYZ"), "Forvaltningen XYZ findes ikke"),
        (("--since", "2099-01-01"), "ligger efter den dag"),
    ],
)
def test_a_choice_that_does_not_exist_is_wrong_usage(choice, told, tmp_path, capsys):
    path = tmp_path / "status.pdf"
    assert run("pdf", "--out", str(path), *choice) == Exit.USAGE
    assert told in capsys.readouterr().err
    assert not path.exists()
