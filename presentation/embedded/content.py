"""A picture by itself, as it stands in a frame on another site."""

from __future__ import annotations

from markupsafe import Markup

from metrics.status import Status
from presentation import pages
from presentation.charts.palette import DARK, LIGHT
from presentation.charts.svg.shapes import NARROW
from presentation.embedded.registry import OnPage
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language import city
from presentation.pictures import on_page
from presentation.pictures.picture import Picture

PATH = "indlejr"
SVG = ".svg"
KEPT = addresses.OF_EDITION
"""The choices that a picture by itself keeps."""
ON_NARROW = "(max-width: 36rem)"
IN_DARK = "screen and (prefers-color-scheme: dark)"


def address(key: str, links: Links) -> str:
    """The address of a picture by itself, of the edition that the links lead to.

    >>> address("soejler-fleksjob", Links({"dato": "2025-11-13", "maalgruppe": "autisme"}))
    './indlejr/soejler-fleksjob?dato=2025-11-13'
    """
    return links.of_edition().page(f"{PATH}/{key}")


def content(status: Status, shown: OnPage, back: str) -> Markup:
    """Title, picture, what it shows, source, date, the way `back` to its page, and its points.

    The sentence is the picture's text alternative, so the same sentence under it is not heard again.
    """
    picture = shown.picture
    link = Markup('<a href="{}" target="_top">Se det på siden {}</a>').format(
        back, _page_name(status, shown.path)
    )
    return markup.joined(
        [
            Markup("<h1>{}</h1>").format(picture.title),
            _figure(picture),
            Markup('<p aria-hidden="true">{}</p>').format(picture.sentence),
            markup.paragraph(f"{picture.source} {picture.seen_from}.", "source"),
            markup.paragraph(link),
            on_page.table(picture),
        ]
    )


def _figure(picture: Picture) -> Markup:
    """The image for a wide and a narrow frame, in the colours that the reader prefers."""
    sources = [
        (f"{IN_DARK} and {ON_NARROW}", picture.svg(DARK, NARROW)),
        (IN_DARK, picture.svg(DARK)),
        (ON_NARROW, picture.svg(LIGHT, NARROW)),
    ]
    return Markup('<figure><picture>{}<img alt="{}" src="{}"></picture></figure>').format(
        markup.joined(
            Markup('<source media="{}" srcset="{}">').format(media, on_page.as_address(drawn))
            for media, drawn in sources
        ),
        picture.sentence,
        on_page.as_address(picture.svg(LIGHT)),
    )


def _page_name(status: Status, path: str) -> str | None:
    return city.council(status) if path == pages.COUNCIL else pages.name_of(path)
