"""The product and a second reading of docs/metode.md agree on policies that nobody has seen."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.oracle import method
from tests.oracle.comparison import differences
from tests.oracle.policies import made_policy


@pytest.mark.large
def test_the_product_computes_what_the_method_says(rounds: Callable[[int, int], int]):
    disagreeing = {
        seed: found
        for seed in range(rounds(2_000, 100_000))
        if (found := differences(*made_policy(seed)))
    }
    assert disagreeing == {}


def test_the_second_reading_knows_nothing_of_the_first():
    # import-linter sees no tests, so this is its contract.
    tree = ast.parse(Path(method.__file__).read_text(encoding="utf-8"))
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported - (sys.stdlib_module_names | {"__future__"}) == {"policy"}
