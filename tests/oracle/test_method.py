"""The product and a second implementation of docs/metode.md agree on random policies."""

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
def test_the_product_agrees_with_the_second_implementation_of_the_method(
    rounds: Callable[[int, int], int],
):
    disagreeing = {
        seed: found
        for seed in range(rounds(2_000, 100_000))
        if (found := differences(*made_policy(seed)))
    }
    assert disagreeing == {}


def test_the_second_implementation_imports_nothing_of_the_product_method():
    # import-linter does not check tests, so this is the contract.
    tree = ast.parse(Path(method.__file__).read_text(encoding="utf-8"))
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported - (sys.stdlib_module_names | {"__future__"}) == {"policy"}
