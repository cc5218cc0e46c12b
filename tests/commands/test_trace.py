"""The command `trace`."""

from __future__ import annotations

import json

from commands.exits import Exit
from tests.command_line import called


def test_a_figure_is_traced_to_its_cell_for_people() -> None:
    done = called("trace", "fleksjob", "--department", "BUF", "--period", "2024")
    assert done.returncode == Exit.FINE
    first, target, *_ = done.stdout.splitlines()
    assert first.startswith(
        "274 (Ansatte i fleksjob i kommunen, BUF, 2024) ← 2-tal.xlsx, ark Målinger, celle D4, »274« (sha256 "
    )
    assert first.endswith(" ← Status, oktober 2025, side 17")
    assert target.startswith("Måltal 376 (")


def test_a_figure_is_traced_to_its_cell_for_programs() -> None:
    done = called("trace", "fleksjob", "--department", "BUF", "--period", "2024", "--json")
    value, *_, attainment = json.loads(done.stdout)["traces"]
    assert (value["value"], value["cell"]["sheet"], value["cell"]["cell"]) == (
        274,
        "Målinger",
        "D4",
    )
    assert value["sources"] == [{"document": "STATUS", "page": 17}]
    assert len(value["cell"]["sha256"]) == 64
    assert [part["value"] for part in attainment["parts"]] == [274, 376]


def test_what_is_not_there_is_told() -> None:
    unknown = called("trace", "fleksjo")
    assert (unknown.returncode, unknown.stdout) == (Exit.USAGE, "")
    assert "Mener du fleksjob?" in unknown.stderr
    nothing = called("trace", "fleksjob", "--period", "1999")
    assert nothing.returncode == Exit.USAGE
    assert "har ingen tal, der passer" in nothing.stderr
    assert called("trace", "fleksjob", "--period", "hvornår").returncode == Exit.USAGE
