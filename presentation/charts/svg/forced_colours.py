"""The colours of a drawing for a reader whose own colours replace all others (forced colours).

Chromium asks an SVG image for them as it asks a page (seen in version 156); other programs skip the rule.
"""

from __future__ import annotations

from markupsafe import Markup

from presentation.charts.palette import Palette


def style(palette: Palette) -> Markup:
    """The rule: words, lines and marks in the reader's text colour, bars as outlines so that ticks show."""
    lines = _any("stroke", palette.ink, palette.bar, palette.failing, palette.quiet)
    marks = _any("fill", palette.ink, palette.bar, palette.failing, palette.quiet)
    bars = _any("fill", palette.bar, palette.failing, element="rect")
    return Markup(
        "<style>@media (forced-colors: active) {{ "
        "text, {marks} {{ fill: CanvasText }} {lines} {{ stroke: CanvasText }} "
        "{grid} {{ stroke: GrayText }} "
        "{paper} {{ fill: Canvas }} {edge} {{ stroke: Canvas }} "
        "{bars} {{ fill: Canvas; stroke: CanvasText; stroke-width: 2 }} }}</style>"
    ).format(
        marks=marks,
        lines=lines,
        grid=_any("stroke", palette.line),
        paper=_any("fill", palette.paper),
        edge=_any("stroke", palette.paper),
        bars=bars,
    )


def _any(name: str, *colours: str, element: str = "") -> Markup:
    """A selector for the elements that have one of the colours."""
    return Markup(", ").join(
        Markup("{}[{}='{}']").format(element, name, colour) for colour in dict.fromkeys(colours)
    )
