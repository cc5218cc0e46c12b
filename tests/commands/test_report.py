"""Documents from the command line."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from commands import program, report
from commands.exits import Exit
from policy.tables import REQUIRED
from reports import formats
from reports.formats import FORMATS, Format
from tests.store.deliveries import delivered, fleksjob


def run(*arguments: str) -> int:
    return program.run({"report": report}, ["report", *arguments])


def named_file(line: str) -> str:
    """The file that a message asks to send on."""
    (name,) = (word for word in line.split() if word.endswith(".txt"))
    return name


def broken(status, selection):
    raise ValueError("skrifttypen mangler")


OF_EVERY_POLICY = [name for name, kind in FORMATS.items() if not kind.of_draft]


@pytest.mark.parametrize("name", OF_EVERY_POLICY)
def test_every_format_is_written_to_the_given_place(name, tmp_path, capsys):
    path = tmp_path / f"status.{FORMATS[name].ending}"
    assert run(name, "--out", str(path), "--as-of", "2025-11-13") == Exit.FINE
    assert path.stat().st_size > 1000
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "as_of": "2025-11-13",
        "version": len(REQUIRED),
        "snapshot": "Status oktober 2025",
        "files": {name: str(path)},
    }


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in OF_EVERY_POLICY])
def test_a_format_of_a_draft_is_wrong_usage_for_a_policy_without_one(name, tmp_path, capsys):
    path = tmp_path / "udkast"
    assert run(name, "--out", str(path)) == Exit.USAGE
    sentence = f"»{FORMATS[name].label}« kan ikke laves: politikken har intet udkast her.\n"
    assert capsys.readouterr().err == sentence
    assert not path.exists()


def test_the_document_has_only_the_chosen_objective(tmp_path):
    path = tmp_path / "data.zip"
    run("data", "--out", str(path), "--objective", "5", "--as-of", "2025-11-13")
    with ZipFile(path) as packed:
        assert packed.read("objectives.csv").decode().count("\n") == 2


def test_notes_to_two_committees_are_separate_files_in_one_folder(tmp_path):
    for code in ("SOF", "ØKF"):
        run("note", "--out", str(tmp_path), "--department", code, "--as-of", "2025-11-13")
    version = len(REQUIRED)
    assert {path.name for path in tmp_path.iterdir()} == {
        f"notat-SOF-2025-11-13-udgave-{version}.docx",
        f"notat-OEKF-2025-11-13-udgave-{version}.docx",
    }


def test_the_working_edition_of_today_is_marked_in_the_file_name(tmp_path, own_store):
    delivered(own_store, fleksjob("BUF", 270, 2025), by="BUF")
    today = datetime.now(ZoneInfo("Europe/Copenhagen")).date().isoformat()
    run("data", "--out", str(tmp_path), "--as-of", today)
    run("data", "--out", str(tmp_path))
    assert sorted(path.name.rpartition("-")[2] for path in tmp_path.glob("*.zip")) == [
        f"{len(REQUIRED)}.zip",
        "arbejdsudgave.zip",
    ]


def test_a_failing_format_is_reported_in_danish_and_the_others_are_still_written(
    tmp_path, capsys, caplog, monkeypatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    failing = Format("Statusdokument som PDF", "x", "pdf", "application/pdf", broken, "Alt.")
    monkeypatch.setitem(formats.FORMATS, "pdf", failing)
    assert run("all", "--out", str(tmp_path)) == Exit.OWN_FAULT
    told = capsys.readouterr()
    assert set(json.loads(told.out)["files"]) == set(OF_EVERY_POLICY) - {"pdf", "missing"}
    (line,) = told.err.splitlines()
    sentence = (
        "Statusdokument som PDF blev ikke lavet. Det er en fejl i programmet, ikke i dine tal. "
    )
    assert line.startswith(sentence)
    assert "ValueError: skrifttypen mangler" in Path(named_file(line)).read_text(encoding="utf-8")
    assert not caplog.records


def test_a_format_that_cannot_be_written_is_reported_with_its_path(tmp_path, capsys):
    folder = tmp_path / "fil"
    folder.write_text("ingen mappe")
    assert run("data", "--out", str(folder / "data.zip")) == Exit.OWN_FAULT
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"Åbne data som CSV kunne ikke gemmes i {folder / 'data.zip'}. ")


@pytest.mark.parametrize("option", ["--as-of", "--since"])
def test_an_invalid_date_is_reported_in_danish(option, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        run("pdf", "--out", str(tmp_path), option, "2025-13-01")
    assert ended.value.code == Exit.USAGE
    told = capsys.readouterr().err
    assert "Datoen »2025-13-01« findes ikke. Skriv år-måned-dag, fx 2025-12-31." in told


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (("--objective", "9"), "Målsætning 9 findes ikke"),
        (("--department", "XYZ"), "Forvaltningen XYZ findes ikke"),
        (("--department", "KK"), "Forvaltningen KK findes ikke"),
        (("--since", "2099-01-01"), "ligger efter den dag"),
        (("--as-of", "2025-01-01", "--since", "Status oktober 2025"), "ligger efter den dag"),
    ],
)
def test_a_choice_that_does_not_exist_is_wrong_usage(choice, told, tmp_path, capsys):
    path = tmp_path / "status.pdf"
    assert run("pdf", "--out", str(path), *choice) == Exit.USAGE
    assert told in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--step", "raadet"), "Trinnet raadet findes ikke. Kendte: committee, finance, city_council.\n"),
        (("--recommend", "penge"), "Det kan ikke indstilles: penge. Kendte: noted, discussed, targets, answers, hearing.\n"),
        (("--recommend", "hearing"), "»hearing« kan ikke indstilles her. Mulige: noted, discussed, targets, answers.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_recommended_is_wrong_usage(option, message, tmp_path, capsys):
    assert run("proposal", "--out", str(tmp_path), "--as-of", "2025-11-13", *option) == Exit.USAGE
    assert capsys.readouterr().err == message


def test_a_proposal_to_each_body_is_a_file_of_its_own(tmp_path):
    for code in ("finance", "city_council"):
        run("proposal", "--out", str(tmp_path), "--as-of", "2025-11-13", "--step", code)
    start = f"indstilling-2025-11-13-udgave-{len(REQUIRED)}"
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{start}-til-oekonomiudvalget.docx",
        f"{start}-til-kommunalbestyrelsen.docx",
    }
