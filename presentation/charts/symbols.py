"""Marks of charts that are told apart by their shape, as SVG."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from policy.statuses import Shape
from presentation.charts.palette import LIGHT

_RING = Markup('<circle r="5" fill="none"/>')
SYMBOLS: Mapping[Shape, Markup] = {
    Shape.DISC: Markup('<circle r="6"/>'),
    Shape.DIAMOND: Markup('<path d="M0-6.5 6.5 0 0 6.5-6.5 0z"/>'),
    Shape.TRIANGLE: Markup('<path d="M0-6 6 6H-6z"/>'),
    Shape.TURNED: Markup('<path d="M0 6 6-6H-6z"/>'),
    Shape.UP: Markup('<path d="M0-6 5.5 0H2V6H-2V0H-5.5z" stroke="none"/>'),
    Shape.DOWN: Markup('<path d="M0 6 5.5 0H2V-6H-2V0H-5.5z" stroke="none"/>'),
    Shape.LEVEL: Markup('<path d="M-6 0H6"/>'),
    Shape.QUARTERS: _RING + Markup('<path d="M0-5A5 5 0 1 1-5 0H0z" stroke="none"/>'),
    Shape.DASHED: Markup('<circle r="5" fill="none" stroke-dasharray="2.4 1.5"/>'),
    Shape.HALF: _RING + Markup('<path d="M0-5A5 5 0 0 0 0 5z"/>'),
    Shape.CROSSED: _RING + Markup('<path d="M-3.5-3.5 3.5 3.5"/>'),
    Shape.DOTTED: _RING + Markup('<circle r="1.5"/>'),
    Shape.RING: _RING,
    Shape.SQUARE: Markup('<rect x="-5" y="-5" width="10" height="10" fill="none"/>'),
}
"""Each shape around its centre, as large as a letter; stroked and filled in one colour."""


def symbol(shape: Shape, centre: tuple[float, float], colour: str = LIGHT.ink) -> Markup:
    """A mark at a place."""
    x, y = centre
    return Markup(
        '<g transform="translate({} {})" fill="{}" stroke="{}" stroke-width="2">{}</g>'
    ).format(f"{x:g}", f"{y:g}", colour, colour, SYMBOLS[shape])
