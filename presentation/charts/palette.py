"""The colours of charts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart; tests check their contrast with the page, and of target ink with a bar."""

    ink: str
    text: str
    bar: str
    failing: str
    line: str
    quiet: str
    paper: str


LIGHT = Palette(
    ink="#16191d",
    text="#16191d",
    bar="#2f6f8f",
    failing="#b94334",
    line="#d9dbd5",
    quiet="#7d858a",
    paper="#ffffff",
)
DARK = Palette(
    ink="#e9ece8",
    text="#e9ece8",
    bar="#4f8fae",
    failing="#cf6353",
    line="#3a4146",
    quiet="#8a9398",
    paper="#15191d",
)
