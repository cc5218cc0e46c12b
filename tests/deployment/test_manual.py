"""docs/drift.md says what the code does: its commands, settings, files and messages are the real ones."""

from __future__ import annotations

import argparse
import ast
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from cli import COMMANDS
from monitor import limits, settings
from policy.actors import GIVEN, Role
from signin import settings as sign_in
from tests.deployment.lock import ROOT
from web import measures

PAGE = ROOT / "docs" / "drift.md"
TEXT = PAGE.read_text(encoding="utf-8")
PRODUCT = ("commands", "monitor", "pages", "policy", "signin", "store", "web")
SET = {value for name, value in vars(settings).items() if name.endswith("_VARIABLE")}
BY_THE_SYSTEM = {"process_resident_memory_bytes"}


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def table(heading: str) -> list[list[str]]:
    """The rows of the table in the chapter with that heading."""
    chapter = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in chapter.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def our_commands() -> list[str]:
    """The arguments of each `cli.py` in the blocks of commands."""
    return re.findall(r"cli\.py (.+)", "".join(blocks("sh")))


def test_every_setting_is_described_and_nothing_else_is():
    described = [
        name for row in table("4. Indstillinger") for name in re.findall("`(.+?)`", row[0])
    ]
    assert sorted(described) == sorted({*SET, *(limit.variable for limit in limits.LIMITS)})


def test_usual_values_are_the_ones_that_the_code_has():
    told = {row[0].split("`")[1]: row[2] for row in table("4. Indstillinger")}
    assert {limit.variable: str(limit.usual) for limit in limits.LIMITS}.items() <= told.items()
    patience = settings.patience()
    usual = (patience.connecting, patience.answering, patience.writing)
    names = (settings.CONNECT_VARIABLE, settings.ANSWER_VARIABLE, settings.WAIT_VARIABLE)
    assert tuple(int(told[name]) for name in names) == usual


@pytest.mark.parametrize("written", our_commands())
def test_a_command_is_one_that_the_program_takes(written):
    parser = argparse.ArgumentParser(exit_on_error=False)
    choices = parser.add_subparsers(required=True)
    for name, module in COMMANDS.items():
        module.arguments(choices.add_parser(name))
    parser.parse_args(shlex.split(written))  # exits where the program would


@pytest.mark.parametrize("block", blocks("sh"))
def test_a_block_of_commands_is_one_that_a_shell_can_read(block):
    read = subprocess.run(["sh", "-n"], input=block, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


def test_files_that_are_named_are_there():
    named = set(re.findall(r"(?<![\w-])(deploy/[\w@./-]+\w)", TEXT))
    made = {"deploy/secrets", "deploy/.env"}
    assert len(named) > 5
    missing = {name for name in named if not (ROOT / name).exists()}
    assert {name for name in missing if not name.startswith(tuple(made))} == set()


@pytest.mark.parametrize("written", blocks("toml"))
def test_an_example_of_the_file_with_sign_in_is_one_that_can_be_used(written, tmp_path):
    file = tmp_path / "adgang.toml"
    file.write_text(written, encoding="utf-8")
    read = sign_in.read(file)
    assert len(read.role_rules) == len(tomllib.loads(written)["rolle"])
    assert Role.COORDINATOR in {rule.role for rule in read.role_rules}


def test_every_role_is_described():
    described = [row[0].strip("`") for row in table("3. Login og roller")]
    assert described == list(GIVEN)


def test_every_measure_that_is_watched_is_told_and_every_one_told_is_watched():
    families = {family.name: family.type for family in measures.REGISTRY.collect()}
    told = {f"{name}_total" if kind == "counter" else name for name, kind in families.items()}
    told |= {
        "handicapmonitor_sessions_open",
        "handicapmonitor_backup_seconds",
    }  # where they are set
    watched = set(re.findall(r"`((?:handicapmonitor|process)_\w+)`", TEXT))
    assert watched - BY_THE_SYSTEM == {name for name in told if name.startswith("handicapmonitor")}
    assert watched - told <= BY_THE_SYSTEM


def test_messages_that_are_explained_are_ones_that_the_program_has():
    said = " ".join(
        node.value
        for room in PRODUCT
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    explained = [re.findall("»(.+?)«", row[0]) for row in table("9. Når der står en fejl")]
    assert [
        text for (text, *_) in filter(None, explained) if text not in said and text != "forbinder"
    ] == []


def test_units_and_settings_of_the_example_are_known():
    set_there = re.findall(
        r"^(\w+)=", (ROOT / "deploy/settings.env").read_text("utf-8"), re.MULTILINE
    )
    units = [path.read_text("utf-8") for path in Path(ROOT / "deploy/systemd").iterdir()]
    set_there += [
        name
        for text in units
        for name in re.findall(r"\b(HANDICAPMONITOR_\w+|DATABASE_\w+)=", text)
    ]
    assert set(set_there) <= SET
