"""The image of the dashboard: what is in it, and that it serves where nothing can be written.

No container engine is needed: the same files, user rights and programs are tried as a process.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import uncovered
from tests.deployment import image
from tests.deployment.lock import ROOT
from tests.ports import on_free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = 10001
PORT = "8501"
PATIENCE_SECONDS = 60


def test_the_dockerfile_has_no_known_mistake():
    hadolint = Path(sys.executable).with_name("hadolint")
    told = subprocess.run(
        [hadolint, "--no-color", ROOT / "deploy" / "Dockerfile"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stdout) == (0, "")


def test_it_runs_as_a_numbered_user_without_rights_on_locked_packages():
    assert image.instruction("USER") == [f"{USER}:{USER}"]
    (installed,) = (
        line for line in image.instruction("RUN") if " install " in line and "pip" in line
    )
    assert "--require-hashes" in installed
    assert "requirements.lock" in installed


def test_it_holds_the_program_and_neither_tests_nor_secrets_nor_what_was_accepted():
    for inside in (
        *("app.py", "server.py", "cli.py", "requirements.lock", ".streamlit/config.toml"),
        *("data/2023-2026/2-tal.xlsx", "web/guard.py", "pages/shell/frame.py"),
    ):
        assert image.is_in_image(inside), inside
    for outside in (
        *("tests/conftest.py", "deploy/secrets/database", "deploy/.env", ".git/config", ".env"),
        *("var/handicapmonitor.sqlite", ".streamlit/secrets.toml", "README.md", "docs/drift.md"),
        *(".venv/bin/python", "web/__pycache__/guard.cpython-311.pyc"),
    ):
        assert not image.is_in_image(outside), outside


@pytest.fixture(scope="module")
def tree(tmp_path_factory, store_with_data) -> Iterator[Path]:
    """The image's files, with a store in the only folder that can be written to."""
    folder = image.unpacked(tmp_path_factory.mktemp("image"))
    shutil.copytree(store_with_data, folder / "var", dirs_exist_ok=True)
    yield folder
    for path in [folder, *folder.rglob("*")]:  # else it cannot be removed
        path.chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="the image is one of Linux")
def test_where_only_var_and_tmp_can_be_written_it_serves_its_pages_and_says_it_lives(
    tree, tmp_path
):
    before = written(tree)
    with on_free_port(partial(served, tree, tmp_path)) as address:
        assert healthy(tree, tmp_path, address)
        with urllib.request.urlopen(f"{address}/sundhed") as answer:
            assert (answer.status, answer.read()) == (200, b"i orden")
        with urllib.request.urlopen(f"{address}/") as answer:
            assert b'lang="da"' in answer.read()
    assert written(tree) == before


def written(tree: Path) -> set[str]:
    """Every file outside the folder of what is accepted."""
    paths = (path.relative_to(tree) for path in tree.rglob("*"))
    return {path.as_posix() for path in paths if path.parts[0] != "var"}


def healthy(tree: Path, home: Path, address: str) -> bool:
    """Whether the image's own health check finds the server alive before the patience ends."""
    port = address.rpartition(":")[2]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if started(image.program("HEALTHCHECK"), tree, home, port).wait() == 0:
            return True
        time.sleep(0.3)
    return False


@contextmanager
def served(tree: Path, home: Path, port: int) -> Iterator[str]:
    server = started(image.program("CMD"), tree, home, str(port))
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def started(program: list[str], tree: Path, home: Path, port: str) -> subprocess.Popen[bytes]:
    """A program of the image on another port, on this machine only, by a user without any rights."""
    python, *arguments = (
        part.replace(PORT, port).replace("0.0.0.0", "127.0.0.1") for part in program
    )
    assert python == "python"
    # Root would write where nobody may; in a space of its own it is somebody else.
    apart = ["unshare", "--user", f"--map-user={USER}", f"--map-group={USER}"]
    return subprocess.Popen(
        [*(apart if os.geteuid() == 0 else ()), sys.executable, *arguments],
        cwd=tree,
        env=uncovered.environment() | settings(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def settings(home: Path) -> dict[str, str]:
    """The variables of the image, but for the place of packages and the folder that is its /tmp."""
    told = dict(re.findall(r"(\w+)=(\S+)", image.instruction("ENV")[-1]))
    assert told.pop("HOME") == "/tmp"
    assert told.pop("PATH").startswith("/opt/packages/bin:")
    return {
        **told,
        "HOME": str(home),
        "TMPDIR": str(home),
        "HANDICAPMONITOR_STORE": "",
        "USER": "x",
    }
