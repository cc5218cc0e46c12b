"""The colours of charts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart, measured against their background (tests measure them)."""

    ink: str
    text: str
    bar: str
    failing: str
    line: str


LIGHT = Palette(ink="#16191d", text="#16191d", bar="#2f6f8f", failing="#9b2c1f", line="#d9dbd5")
DARK = Palette(ink="#e9ece8", text="#e9ece8", bar="#4f8fae", failing="#d9705f", line="#3a4146")
