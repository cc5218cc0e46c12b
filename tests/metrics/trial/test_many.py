"""The changes of many areas at once are those that plain loops find."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bench.trying import by_loops, invented
from metrics.trial.many import AreaTable
from policy.choices import Direction

SERIES = invented(areas=9, years=8)


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("months", [1, 12, 36, 84, 96])
def test_pandas_finds_what_loops_find(months, direction):
    found = AreaTable(SERIES).largest_changes(months, direction)
    assert [(each.area, each.largest) for each in found] == by_loops(SERIES, months, direction)


def test_a_policy_without_draft_targets_loads_neither_pandas_nor_scipy():
    loaded = (
        "import sys, metrics.assessment; "
        "print(sorted({'pandas', 'numpy', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
