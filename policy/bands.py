"""The limits between verdicts (docs/metode.md, R3); a policy can set its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bands:
    """As shares of the target (`near`) or of the planned pace; each field's default is the usual band."""

    near: float = 0.9
    on_track: float = 0.95
    too_slow: float = 0.6
