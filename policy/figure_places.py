"""What tells one figure of a status from all others."""

from __future__ import annotations

from typing import TypeAlias

from policy.periods import Period

FigurePlace: TypeAlias = tuple[
    str, str | None, Period | None, str | None, str | None, Period | None
]
"""A figure's indicator, department, period, series, who states it, and its target's deadline."""
