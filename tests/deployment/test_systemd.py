"""The units of systemd, as systemd itself reads them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deployment.lock import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())
PYTHON = "/opt/handicapmonitor/.venv/bin/python"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd")
def test_systemd_finds_no_mistake_in_the_units(tmp_path):
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(PYTHON, "/usr/bin/env")
        (tmp_path / unit.name.replace("@.", "@8501.")).write_text(text, encoding="utf-8")
    told = subprocess.run(
        ["systemd-analyze", "verify", *sorted(tmp_path.iterdir())],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"])
def test_a_service_runs_without_rights_and_can_write_nowhere_by_itself(unit: Path):
    lines = unit.read_text(encoding="utf-8").splitlines()
    for needed in (
        *("User=handicapmonitor", "NoNewPrivileges=yes", "CapabilityBoundingSet="),
        *("ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "UMask=0077"),
    ):
        assert needed in lines
    assert not [
        line for line in lines if line.startswith(("Environment=DATABASE_URL=", "Group=root"))
    ]
