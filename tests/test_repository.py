"""Rules that hold for the repository itself."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Folders at the root of a person's or a build machine, never in a repository.
MACHINE_PATH = re.compile(rb"(?<![\w.~/$}-])/(?:home|root|work|Users|tmp|mnt)/[\w.-]+")

REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9-]+)==(?P<version>[0-9][\w.]*)\s+# (?P<purpose>\S.+)")


def repository_files() -> list[Path]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = (ROOT / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name)
    return [path for path in paths if path.is_file()]


def contents(path: Path) -> list[bytes]:
    """The content of a file; for a workbook, each of its parts."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return [archive.read(name) for name in archive.namelist()]
    return [path.read_bytes()]


def make_targets() -> list[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, flags=re.MULTILINE)


def importlinter_settings() -> dict:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["tool"]["importlinter"]


def rooms() -> set[str]:
    """The packages of the product: folders with Python files."""
    aside = {"tests", "bench", "docs", "data", "var"}
    folders = {
        path.relative_to(ROOT).parts[0]
        for path in repository_files()
        if path.suffix == ".py" and path.parent != ROOT
    }
    return {name for name in folders - aside if not name.startswith(".")}


def test_no_script_is_directly_in_pages():
    # Streamlit would serve it without app.py, and therefore without the login.
    assert list((ROOT / "pages").glob("*.py")) == []


def test_no_file_names_a_path_of_a_developers_machine():
    found = {
        f"{path.relative_to(ROOT)}: {match.decode()}"
        for path in repository_files()
        for content in contents(path)
        for match in MACHINE_PATH.findall(content)
    }
    assert found == set()


def test_no_file_has_the_marks_of_a_merge_that_nobody_decided():
    mark = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)
    found = [
        path.relative_to(ROOT)
        for path in repository_files()
        if path.suffix in (".md", ".py", ".txt", ".toml", ".lock", ".yaml", ".css", ".js")
        and mark.search(path.read_bytes())
    ]
    assert found == []


def test_every_requirement_is_pinned_listed_once_and_has_its_purpose():
    lines = [
        line
        for file in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
    ]
    requirements = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert requirements
    assert [line for line in requirements if not REQUIREMENT.fullmatch(line)] == []
    names = [line.partition("==")[0] for line in requirements]
    assert [name for name in names if names.count(name) > 1] == []


def test_make_help_lists_every_target():
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    shown = subprocess.run(
        ["make", "help"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    described = re.findall(r"^make (\S+) +\S", shown, flags=re.MULTILINE)
    assert described == make_targets()


def test_make_without_a_target_lists_the_targets():
    assert ".DEFAULT_GOAL := help" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_acceptance_run_is_executable():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_room_has_its_place_among_the_layers():
    settings = importlinter_settings()
    assert set(settings["root_packages"]) == rooms()

    (layers,) = (
        contract
        for contract in settings["contracts"]
        if contract["type"] == "layers" and "containers" not in contract
    )
    placed = {room.strip(" ()") for layer in layers["layers"] for room in layer.split("|")}
    assert rooms() <= placed


@pytest.mark.parametrize(
    ("contract", "allowed"),
    [
        ("Only pages and web know Streamlit", {"pages", "web"}),
        ("Only loaders and reports know office formats", {"loaders", "reports"}),
    ],
)
def test_every_rule_on_the_libraries_of_a_room_is_checked(contract, allowed):
    (rule,) = (c for c in importlinter_settings()["contracts"] if c["name"] == contract)
    assert set(rule["source_modules"]) == rooms() - allowed


def test_every_decision_has_a_unique_number():
    decisions = (path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    numbers = sorted(int(name.partition("-")[0]) for name in decisions)
    assert numbers == list(range(1, len(numbers) + 1))
