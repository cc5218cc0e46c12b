"""How a status looks where it is text: a sign that is told apart without colour, and its tone's colour."""

from __future__ import annotations

from policy.choices import StatusCode
from presentation.language.words import MARKS, Shape, Tone

SIGNS = {
    Shape.DISC: "●",
    Shape.HALF: "◐",
    Shape.QUARTERS: "◕",
    Shape.TRIANGLE: "▲",
    Shape.TURNED: "▼",
    Shape.DIAMOND: "◆",
    Shape.UP: "↗",
    Shape.DOWN: "↘",
    Shape.LEVEL: "→",
    Shape.DOTTED: "◌",
    Shape.RING: "○",
    Shape.DASHED: "◌",
    Shape.CROSSED: "⊗",
    Shape.SQUARE: "□",
}

TONES = {
    Tone.REACHED: "1c5d43",
    Tone.PARTLY: "6a5200",
    Tone.FAILING: "9b2c1f",
    Tone.UNKNOWN: "595f57",
}
"""Colours as six hexadecimal digits; each is readable on white."""

INK, MUTED, LINE, PANEL, HEAD = "16191d", "595f57", "d9dbd5", "eef2ee", "2f6f8f"
BLANK_FILL = "fff4ce"
"""Behind what a person has yet to write, which also says so in words."""


def sign(code: StatusCode) -> str:
    return SIGNS[MARKS[code].shape]


def tone(code: StatusCode) -> str:
    return TONES[MARKS[code].tone]
