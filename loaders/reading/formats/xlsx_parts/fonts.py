"""Interprets the fonts and fills of an .xlsx: whether text is struck out, raised or invisible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from loaders.guard.package import MAIN, is_true
from loaders.reading.seen import Mark

NO_FILL = "FFFFFFFF"
WHITE = frozenset({NO_FILL, "00FFFFFF", "theme 0", "indexed 1", "indexed 9"})
SMALLEST_READ = 3
"""Characters below this size in points look like a line or a speck."""
_POINTS = re.compile(r"\d{1,3}(?:\.\d{1,9})?")
_POSITIONS: Mapping[str | None, Mark] = {"superscript": Mark.RAISED, "subscript": Mark.LOWERED}


def mark_of(properties: Element | None) -> Mark | None:
    """The appearance of text with these properties, of a font or a run; None for normal text."""
    if properties is None:
        return None
    strike = properties.find(f"{MAIN}strike")
    if strike is not None and is_true(strike.get("val", "1")):
        return Mark.STRUCK
    position = properties.find(f"{MAIN}vertAlign")
    return None if position is None else _POSITIONS.get(position.get("val"))


def is_unseen(font: Element, background: str | None) -> bool:
    """Whether text with a font, of a cell or a run, is invisible on a background.

    It has the background's colour, or is too small to read.
    """
    return is_tiny(font) or vanishes(colour_of(font), background)


def vanishes(colour: str | None, background: str | None) -> bool:
    """Whether text has the colour of its background; two codes for white are the same."""
    return colour is not None and (colour == background or {colour, background} <= WHITE)


def is_tiny(font: Element) -> bool:
    """Whether a font is too small to read."""
    size = font.find(f"{MAIN}sz")
    written = "" if size is None else size.get("val", "")
    return _POINTS.fullmatch(written) is not None and float(written) < SMALLEST_READ


def colour_of(font: Element) -> str | None:
    """The colour of a font or a run; None for the default one."""
    return _colour(font.find(f"{MAIN}color"))


def background_of(fill: Element) -> str | None:
    """The colour of a fill, white if it fills nothing; None for one with several colours."""
    return _background(fill.find(f"{MAIN}patternFill"), fill)


def _colour(colour: Element | None) -> str | None:
    """A colour's code; None for one that is tinted or left to the program."""
    if colour is None or colour.get("tint", "0") not in {"0", "0.0"}:
        return None
    if code := colour.get("rgb"):
        return code.upper().rjust(8, "0")
    return next(
        (f"{kind} {colour.get(kind)}" for kind in ("theme", "indexed") if kind in colour.attrib),
        None,
    )


def _background(pattern: Element | None, fill: Element) -> str | None:
    if pattern is None:
        return None if len(fill) else NO_FILL
    match pattern.get("patternType", "none"):
        case "none":
            return NO_FILL
        case "solid":
            return _colour(pattern.find(f"{MAIN}fgColor"))
    return None
