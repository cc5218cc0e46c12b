"""The colours of a drawing for a reader whose own colours replace all others (forced colours).

Chromium asks an SVG image for them as it asks a page (seen in version 156); other programs skip the rule.
"""

from __future__ import annotations

from markupsafe import Markup

from presentation.charts.palette import Palette


def style(palette: Palette) -> Markup:
    """The rule: words, lines and marks in the reader's text colour, bars as outlines so that ticks show."""
    return Markup(
        "<style>@media (forced-colors: active) {{ "
        "[fill] {{ fill: CanvasText }} [stroke] {{ stroke: CanvasText }} "
        "[fill='none'] {{ fill: none }} "
        "[stroke='{line}'] {{ stroke: GrayText }} "
        "[fill='{paper}'] {{ fill: Canvas }} [stroke='{paper}'] {{ stroke: Canvas }} "
        "rect[fill='{bar}'], rect[fill='{failing}'] "
        "{{ fill: Canvas; stroke: CanvasText; stroke-width: 2 }} }}</style>"
    ).format(line=palette.line, paper=palette.paper, bar=palette.bar, failing=palette.failing)
