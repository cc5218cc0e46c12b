"""Judges a figure by its kind: one module per kind, named by the kind's code.

Each has a function `judged`, from a case to its verdict (docs/metode.md, chapter 3).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TypeAlias

from metrics.case import Case
from metrics.verdicts import Verdict
from policy.kinds import Kind

Judge: TypeAlias = Callable[[Case], Verdict]

JUDGES: Mapping[Kind, Judge] = {
    kind: import_module(f"{__name__}.{kind.value}").judged for kind in Kind
}
