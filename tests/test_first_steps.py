"""Messages to a newcomer when the first command fails."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from commands.exits import Exit

ROOT = Path(__file__).resolve().parents[1]
HERE = (f"VENV_PYTHON={sys.executable}", f"PYTHON={sys.executable}")


def made(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `make` with the Python of these tests, as if everything were installed."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def served_on(port: object) -> subprocess.CompletedProcess[str]:
    return made("-o", "install", "run", *HERE, f"PORT={port}")


def test_a_taken_port_is_reported_with_a_free_one_to_choose():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        told = served_on(taken)
    assert told.returncode != 0
    named, rest = told.stderr.split("\n", 1)
    assert named.startswith(f"Port {taken} is taken by another program. Choose another: make run P")
    assert "Traceback" not in rest


@pytest.mark.parametrize("port", ["abc", "0", "99999"])
def test_an_invalid_port_is_reported(port):
    told = served_on(port)
    assert told.returncode != 0
    assert told.stderr.startswith("A port is a number from 1 to 65535")


def test_a_missing_package_index_is_reported_in_one_sentence(tmp_path):
    told = made("install", *HERE[1:], f"VENV={tmp_path}/venv", PIP_NO_INDEX="1")
    assert told.returncode != 0
    first, *rest = told.stderr.splitlines()
    assert first.startswith("The packages cannot be fetched: no package index answers.")
    assert all(line.startswith("make") for line in rest)


def test_a_command_without_its_packages_explains_how_to_install_them():
    # -S leaves out the folder that packages are installed in.
    told = subprocess.run(
        [sys.executable, "-S", "cli.py", "status"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout) == (Exit.NOT_NOW, "")
    assert "Kør »make install«" in told.stderr
    assert "Traceback" not in told.stderr
