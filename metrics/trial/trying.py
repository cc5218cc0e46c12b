"""Tries a draft target: every check that says something about it (docs/metode.md, chapter 19).

There is one module per check, named by its code. Each has a function `checks` of what is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TypeAlias

from metrics.trial.checks import Check, CheckCode
from metrics.trial.tried import Tried

Checking: TypeAlias = Callable[[Tried], Iterator[Check]]

CHECKS: Mapping[CheckCode, Checking] = {
    code: import_module(f"metrics.trial.{code.value}").checks for code in CheckCode
}


def trial(tried: Tried) -> tuple[Check, ...]:
    """The checks of a target, in the order of `CheckCode`."""
    return tuple(check for checks in CHECKS.values() for check in checks(tried))
