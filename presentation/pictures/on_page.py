"""A picture as HTML: an image for a wide and for a narrow place, its source, and its points in a table."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from presentation import tables
from presentation.charts.palette import DARK, LIGHT, Palette
from presentation.charts.svg.shapes import NARROW, WIDTH
from presentation.html import markup
from presentation.pictures import points
from presentation.pictures.picture import Picture

KEPT = 256
"""So many images are kept, because a page draws its own at every choice of a reader."""


def figure(
    picture: Picture, *, dark: bool = False, widths: tuple[float, float] = (WIDTH, NARROW)
) -> Markup:
    """The picture with its sentence as text alternative; the one that fits the page is shown.

    `widths` are those for a wide and for a narrow page: the words of an image shrink with it.
    """
    return Markup('<div class="picture" id="{}">{}</div>').format(
        picture.anchor, markup.joined(_images(picture, dark=dark, widths=widths))
    )


def place(picture: Picture) -> Markup:
    """The place of a picture that the page draws by other means, for links to it."""
    return Markup('<span id="{}"></span>').format(picture.anchor)


def _images(picture: Picture, *, dark: bool, widths: tuple[float, float]) -> Iterator[Markup]:
    palette = DARK if dark else LIGHT
    for css, width in zip(("wide", "narrow"), widths, strict=True):
        yield _image(picture, css, palette, width)
    if dark:
        yield _image(picture, "paper", LIGHT, widths[0])


@lru_cache(maxsize=KEPT)
def _image(picture: Picture, css: str, palette: Palette, width: float) -> Markup:
    """An image that is shown on a wide page, a narrow one, or on paper alone."""
    drawn = picture.svg(palette, width)
    return Markup('<img class="{}" alt="{}" width="{}" src="{}">').format(
        css, picture.sentence, f"{width:g}", as_address(drawn)
    )


def as_address(drawn: str) -> str:
    """A drawing as the address of an image."""
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def table(picture: Picture) -> Markup:
    """The picture's points, folded under it."""
    name = Markup('Billedet som tabel <span class="unseen">{}</span>').format(picture.title)
    return markup.unfolded(name, tables.on_page(points.table(picture.chart), "stack"))
