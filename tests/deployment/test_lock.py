"""What is installed is what the lock files say, package by package, with hashes."""

from __future__ import annotations

import re
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.deployment.lock import LISTS, ROOT, entries, installed_here

BOTH = pytest.mark.parametrize(("listed", "lock"), LISTS.items())


@BOTH
def test_a_lock_holds_every_listed_package_at_its_version(listed, lock):
    lines = (ROOT / listed).read_text(encoding="utf-8").splitlines()
    wanted = {
        canonicalize_name(name): version
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", "\n".join(lines), re.MULTILINE)
    }
    assert wanted
    assert wanted.items() <= installed_here(lock).items(), "run make lock"


@BOTH
def test_every_line_of_a_lock_is_a_package_with_hashes_or_says_who_wants_it(listed, lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.findall(r"^(?![\s#])\S.*", text, re.MULTILINE)
    assert len(packages) == len(entries(lock)) > 0
    assert "://" not in text  # a lock is good with any package index


@BOTH
def test_a_lock_holds_what_its_packages_need_in_turn(listed, lock):
    locked = installed_here(lock)
    needed = {
        canonicalize_name(wanted.name)
        for name in locked
        for wanted in map(Requirement, distribution(name).requires or ())
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""})
    }
    assert needed - set(locked) == set()


@BOTH
def test_what_is_installed_here_is_what_the_lock_says(listed, lock):
    locked = installed_here(lock)
    assert {name: distribution(name).version for name in locked} == locked


def test_tests_run_on_the_packages_that_the_dashboard_runs_on():
    product, tests = (installed_here(lock) for lock in LISTS.values())
    assert product.items() <= tests.items()
