"""Coverage follows only the tests of the rooms that it measures."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import uncovered


@pytest.mark.parametrize(
    ("path", "mark", "followed"),
    [
        ("tests/loaders/guard/test_personal.py", None, True),
        ("loaders/reading/numbers.py", None, True),
        ("tests/loaders/reading/test_unread_parts.py", "large", False),
        ("tests/store/test_mutants.py", "uncovered", False),
        ("tests/pages/test_labels.py", None, False),
        ("tests/test_contrast.py", None, False),
    ],
)
def test_coverage_follows_the_tests_and_examples_of_measured_rooms(path, mark, followed):
    item = SimpleNamespace(path=uncovered.ROOT / path, get_closest_marker=lambda name: name == mark)
    assert Path(item.path).exists()
    assert uncovered.is_followed(item, ["loaders", "store"]) is followed


def test_all_modules_of_a_measured_room_are_imported_before_tests_are_collected():
    names = set(uncovered._modules(["policy", "store"]))
    assert {"policy", "policy.periods", "store.accepted"} <= names
    files = {*Path(uncovered.ROOT, "policy").rglob("*.py")}
    assert len([name for name in names if name.startswith("policy")]) == len(files)


def test_coverage_follows_no_test_of_an_unmeasured_room_nor_the_programs_it_starts():
    assert sys.gettrace() is None
    assert not [name for name in os.environ if name.startswith(("COV_", "COVERAGE_"))]
